#include "room/text.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "limits.hpp"

namespace room {
namespace {

struct CodePoint {
    std::uint32_t value = 0;
    std::size_t bytes = 0;  // 0: not well-formed
};

// The first code point of `text`, which is not empty.
CodePoint first_of(std::string_view text) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const std::uint32_t lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return {};
    std::uint32_t value = lead & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) return {};
        value = (value << 6) | (byte(i) & 0x3FU);
    }
    const std::uint32_t least = length == 4 ? 0x10000U : length == 3 ? 0x800U : 0x80U;
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    return value < least || value > 0x10FFFF || surrogate ? CodePoint{} : CodePoint{value, length};
}

bool is_control(std::uint32_t value) {
    return value < 0x20 || (value >= 0x7F && value < 0xA0) || value == 0x2028 || value == 0x2029;
}

bool is_bidi_control(std::uint32_t value) {
    return value == 0x061C || value == 0x200E || value == 0x200F ||
           (value >= 0x202A && value <= 0x202E) || (value >= 0x2066 && value <= 0x2069);
}

struct Measure {
    bool plain = true;
    std::size_t code_points = 0;
};

Measure measure(std::string_view text, bool lines) {
    Measure measured;
    while (!text.empty() && measured.plain) {
        const CodePoint next = first_of(text);
        const bool line_end = lines && next.value == '\n';
        measured.plain =
            next.bytes > 0 && !is_bidi_control(next.value) && (line_end || !is_control(next.value));
        ++measured.code_points;
        text.remove_prefix(std::max<std::size_t>(next.bytes, 1));
    }
    return measured;
}

bool is_alphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

}  // namespace

bool is_plain(const std::string& text) {
    return measure(text, false).plain;
}

bool is_plain_lines(const std::string& text) {
    return measure(text, true).plain;
}

bool is_name(const std::string& name) {
    if (name.empty() || name.size() > limits::name_bytes_max) return false;
    const Measure measured = measure(name, false);
    return measured.plain && measured.code_points <= limits::name_code_points_max;
}

bool is_roster_id(const std::string& id) {
    return !id.empty() && id.size() <= 40 && is_alphanumeric(id.front()) &&
           std::all_of(id.begin(), id.end(), [](char c) {
               return is_alphanumeric(c) || c == '.' || c == '_' || c == '-';
           });
}

bool are_tags(const std::vector<std::string>& tags) {
    return tags.size() <= limits::tags_max &&
           std::all_of(tags.begin(), tags.end(), [](const std::string& tag) {
               return !tag.empty() && tag.size() <= limits::tag_bytes_max && is_plain(tag);
           });
}

}  // namespace room
