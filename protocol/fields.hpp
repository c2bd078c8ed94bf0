#pragma once
// What the field lists of fields_client.hpp, fields_server.hpp and http_fields.hpp are written in:
// each message names its members once, with their bounds, and that one list is walked by the reader
// and by the writer, so the two cannot disagree. Inside protocol/ only; any thread.

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <type_traits>

#include "limits.hpp"

namespace protocol {

// `M` is T or const T: a field list serves reading and writing.
template <class M, class T>
concept Of = std::same_as<std::remove_const_t<M>, T>;

// The `type` of a message; empty for what is only a part of one.
template <class T>
inline constexpr std::string_view type_name{};

enum class Alphabet {
    any,
    token,   // A–Z a–z 0–9 _ -
    hex,     // 0–9 a–f
    digits,  // 0–9
    code,    // a–z 0–9 _
};

// Bounds of a text; beyond them: out_of_range.
struct TextRule {
    std::size_t bytes_min = 0;
    std::size_t bytes_max = std::numeric_limits<std::size_t>::max();
    Alphabet alphabet = Alphabet::any;
    std::size_t code_points_max = std::numeric_limits<std::size_t>::max();
};

// Both ends included.
struct NumberRule {
    std::int64_t least = 0;
    std::int64_t most = 0;
};

// How many entries a list has, both ends included.
struct CountRule {
    std::size_t least = 0;
    std::size_t most = std::numeric_limits<std::size_t>::max();
};

namespace rules {

inline constexpr TextRule command_id{1, 32, Alphabet::token};
inline constexpr TextRule secret{1, 64, Alphabet::token};
inline constexpr TextRule ticket{32, 32, Alphabet::hex};
inline constexpr TextRule sha256{64, 64, Alphabet::hex};
inline constexpr TextRule digest{1, 64, Alphabet::hex};
inline constexpr TextRule reason{1, 64, Alphabet::code};
inline constexpr TextRule receipt{0, 64};
inline constexpr TextRule pin{1, 12, Alphabet::digits};
inline constexpr TextRule name{1, limits::name_bytes_max, Alphabet::any,
                               limits::name_code_points_max};
inline constexpr TextRule filter{0, limits::name_bytes_max};
inline constexpr TextRule text{0, limits::text_bytes_max};
inline constexpr TextRule said_text{1, limits::text_bytes_max};
inline constexpr TextRule any_text{};
inline constexpr TextRule tag{1, limits::tag_bytes_max};
inline constexpr CountRule scale_choices{0, 10};
inline constexpr NumberRule protocol_number{1, 65535};
inline constexpr NumberRule side{0, 1};
inline constexpr NumberRule score_tenths{0, 100};
inline constexpr NumberRule days{0, 36500};
inline constexpr NumberRule walk{-std::int64_t{limits::tables_max},
                                 std::int64_t{limits::tables_max}};

}  // namespace rules

// What a whole number may be when its field names no rule: a 32-bit number entirely; a 64-bit one
// only as far as a double (every number of a browser) holds it exactly.
template <class T>
constexpr NumberRule whole_range() {
    if constexpr (sizeof(T) == 8) return {-9'007'199'254'740'991, 9'007'199'254'740'991};
    return {static_cast<std::int64_t>(std::numeric_limits<T>::min()),
            static_cast<std::int64_t>(std::numeric_limits<T>::max())};
}

}  // namespace protocol
