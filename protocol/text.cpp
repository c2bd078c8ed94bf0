#include "protocol/text.hpp"

#include <array>
#include <charconv>

namespace protocol {

namespace {

constexpr unsigned byte_at(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]);
}

struct LeadByte {
    std::size_t length = 0;
    unsigned second_least = 0x80;
    unsigned second_most = 0xBF;
};

// Table 3-7 of the Unicode Standard: well-formed UTF-8 byte sequences.
constexpr LeadByte lead(unsigned first) {
    if (first < 0x80) return {1};
    if (first >= 0xC2 && first <= 0xDF) return {2};
    if (first == 0xE0) return {3, 0xA0, 0xBF};
    if (first == 0xED) return {3, 0x80, 0x9F};
    if (first >= 0xE1 && first <= 0xEF) return {3};
    if (first == 0xF0) return {4, 0x90, 0xBF};
    if (first >= 0xF1 && first <= 0xF3) return {4};
    if (first == 0xF4) return {4, 0x80, 0x8F};
    return {0};
}

constexpr bool is_plain(unsigned byte) {
    return byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\';
}

void append_escaped(std::string& out, unsigned byte) {
    constexpr std::string_view hex = "0123456789abcdef";
    switch (byte) {
        case '"':
            out += "\\\"";
            return;
        case '\\':
            out += "\\\\";
            return;
        case '\n':
            out += "\\n";
            return;
        case '\r':
            out += "\\r";
            return;
        case '\t':
            out += "\\t";
            return;
        default:
            out += "\\u00";
            out += hex[byte >> 4];
            out += hex[byte & 0xF];
    }
}

}  // namespace

std::size_t utf8_sequence(std::string_view text) {
    if (text.empty()) return 0;
    const LeadByte expected = lead(byte_at(text, 0));
    if (expected.length <= 1) return expected.length;
    if (text.size() < expected.length) return 0;
    const unsigned second = byte_at(text, 1);
    if (second < expected.second_least || second > expected.second_most) return 0;
    for (std::size_t i = 2; i < expected.length; ++i) {
        if ((byte_at(text, i) & 0xC0) != 0x80) return 0;
    }
    return expected.length;
}

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        const std::size_t length = utf8_sequence(text);
        if (length == 0) return false;
        text.remove_prefix(length);
    }
    return true;
}

std::size_t code_points(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text) {
        count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
    }
    return count;
}

void append_json_text(std::string& out, std::string_view text) {
    out += '"';
    while (!text.empty()) {
        std::size_t plain = 0;
        while (plain < text.size() && is_plain(byte_at(text, plain)))
            ++plain;
        out.append(text.substr(0, plain));
        text.remove_prefix(plain);
        if (text.empty()) break;
        std::size_t length = utf8_sequence(text);
        if (length == 0) {
            out += "\xEF\xBF\xBD";
            length = 1;
        } else if (length == 1) {
            append_escaped(out, byte_at(text, 0));
        } else {
            out.append(text.substr(0, length));
        }
        text.remove_prefix(length);
    }
    out += '"';
}

void append_json_number(std::string& out, std::int64_t number) {
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), end);
}

void pad_object(std::string& text, std::size_t bytes) {
    constexpr std::string_view opening = ",\"pad\":\"";
    if (text.size() >= bytes) return;
    const std::size_t missing = bytes - text.size();
    text.pop_back();
    if (missing > opening.size()) {
        text += opening;
        text.append(missing - opening.size() - 1, '.');
        text += '"';
    } else {
        text.append(missing, ' ');
    }
    text += '}';
}

void pad_object_in_steps(std::string& text, std::size_t step) {
    pad_object(text, (text.size() + step - 1) / step * step);
}

}  // namespace protocol
