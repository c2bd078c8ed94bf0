#include "files/text.hpp"

namespace files {
namespace {

constexpr std::size_t shown_code_points_max = 40;

// Length of a sequence by its first byte, or 0.
std::size_t sequence_length(unsigned char first) {
    if (first < 0x80) {
        return 1;
    }
    if (first >= 0xC2 && first < 0xE0) {
        return 2;
    }
    if (first >= 0xE0 && first < 0xF0) {
        return 3;
    }
    return first >= 0xF0 && first < 0xF5 ? 4 : 0;
}

bool within(char32_t code, std::size_t length) {
    static constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    return code >= least[length] && code <= 0x10FFFF && !surrogate;
}

bool forbidden(char32_t code) {
    const bool control = code < 0x20 || (code >= 0x7F && code <= 0x9F);
    const bool separator = code == 0x2028 || code == 0x2029;
    const bool direction = code == 0x061C || code == 0x200E || code == 0x200F ||
                           (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
    return control || separator || direction || code == 0xFEFF;
}

}  // namespace

std::optional<char32_t> next_code_point(std::string_view text, std::size_t& at) {
    const auto first = static_cast<unsigned char>(text[at]);
    const std::size_t length = sequence_length(first);
    if (length == 0 || at + length > text.size()) {
        return std::nullopt;
    }
    char32_t code = length == 1 ? first : first & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        const auto next = static_cast<unsigned char>(text[at + i]);
        if ((next & 0xC0U) != 0x80U) {
            return std::nullopt;
        }
        code = (code << 6) | (next & 0x3FU);
    }
    if (!within(code, length)) {
        return std::nullopt;
    }
    at += length;
    return code;
}

bool is_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (!next_code_point(text, at)) {
            return false;
        }
    }
    return true;
}

std::optional<char32_t> forbidden_character(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto code = next_code_point(text, at);
        if (!code || forbidden(*code)) {
            return code.value_or(0xFFFD);
        }
    }
    return std::nullopt;
}

std::string code_point_name(char32_t code) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string name;
    for (auto rest = static_cast<std::uint32_t>(code); rest != 0 || name.size() < 4; rest >>= 4) {
        name.insert(name.begin(), digits[rest & 15U]);
    }
    return "U+" + name;
}

std::string shown(std::string_view text) {
    std::string result;
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) {
        if (count == shown_code_points_max) {
            return result + "…";
        }
        const std::size_t start = at;
        const auto code = next_code_point(text, at);
        if (!code) {
            result += "?";
            ++at;
        } else if (forbidden(*code)) {
            result += code_point_name(*code);
        } else {
            result += text.substr(start, at - start);
        }
    }
    return result;
}

}  // namespace files
