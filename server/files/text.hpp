#pragma once
// Text from outside: is it UTF-8, does it hold characters that could deceive or break a line.
// Pure; any thread.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace files {

// Reads one code point at `at` and moves `at` behind it; nothing when the bytes are no UTF-8
// (overlong forms, surrogates and values above U+10FFFF included).
std::optional<char32_t> next_code_point(std::string_view text, std::size_t& at);

bool is_utf8(std::string_view text);

// The first character that no name or text may hold: controls (newlines and tabs among them), line
// separators, and the marks that change the direction of writing. `text` must be UTF-8.
std::optional<char32_t> forbidden_character(std::string_view text);

// As "U+202E".
std::string code_point_name(char32_t code);

// `text` for a message: at most 40 code points, then "…"; controls shown as U+….
std::string shown(std::string_view text);

}  // namespace files
