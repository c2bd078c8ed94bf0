#pragma once
// UTF-8 and JSON text by hand: validation, escaping by append, padding. Pure; any thread.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace protocol {

// Bytes of the well-formed UTF-8 sequence (RFC 3629: no overlong form, no surrogate, nothing above
// U+10FFFF) at the start of `text`; 0 when there is none.
std::size_t utf8_sequence(std::string_view text);

bool is_utf8(std::string_view text);

// Code points of a valid UTF-8 text.
std::size_t code_points(std::string_view text);

// Appends `text` as a JSON string with its quotes. Bytes that are not UTF-8 become U+FFFD, so that
// what is sent is always valid: a browser ends the connection otherwise.
void append_json_text(std::string& out, std::string_view text);

void append_json_number(std::string& out, std::int64_t number);

// Makes the JSON object `text` exactly `bytes` long with a last member `pad`, or with spaces before
// its closing brace when that member does not fit. Does nothing to a text that is longer.
void pad_object(std::string& text, std::size_t bytes);

// Pads to the smallest multiple of `step` that holds the text.
void pad_object_in_steps(std::string& text, std::size_t step);

}  // namespace protocol
