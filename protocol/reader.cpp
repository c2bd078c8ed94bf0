#include "protocol/reader.hpp"

#include <algorithm>

#include "protocol/text.hpp"

namespace protocol {

namespace {

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}
constexpr bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

constexpr bool belongs(char c, Alphabet alphabet) {
    switch (alphabet) {
        case Alphabet::any:
            return true;
        case Alphabet::token:
            return is_digit(c) || is_lower(c) || is_upper(c) || c == '_' || c == '-';
        case Alphabet::hex:
            return is_digit(c) || (c >= 'a' && c <= 'f');
        case Alphabet::digits:
            return is_digit(c);
        case Alphabet::code:
            return is_digit(c) || is_lower(c) || c == '_';
    }
    return false;
}

bool keeps(const std::string& text, const TextRule& rule) {
    if (text.size() < rule.bytes_min || text.size() > rule.bytes_max) return false;
    if (rule.code_points_max < text.size() && code_points(text) > rule.code_points_max) {
        return false;
    }
    return std::all_of(text.begin(), text.end(),
                       [&rule](char c) { return belongs(c, rule.alphabet); });
}

}  // namespace

void read_text(const Value& value, std::string& out, Trouble& trouble, const TextRule& rule) {
    if (value.kind != Value::Kind::text) return trouble.report(DecodeError::wrong_kind);
    if (!keeps(value.text, rule)) return trouble.report(DecodeError::out_of_range);
    out = value.text;
}

std::int64_t read_number(const Value& value, Trouble& trouble, const NumberRule& rule) {
    if (value.kind != Value::Kind::integer) {
        trouble.report(DecodeError::wrong_kind);
        return rule.least;
    }
    if (value.integer < rule.least || value.integer > rule.most) {
        trouble.report(DecodeError::out_of_range);
        return rule.least;
    }
    return value.integer;
}

bool read_boolean(const Value& value, Trouble& trouble) {
    if (value.kind != Value::Kind::boolean) trouble.report(DecodeError::wrong_kind);
    return value.boolean;
}

void blame_item(Trouble& trouble, std::size_t index) {
    std::string place = "[" + std::to_string(index) + "]";
    if (!trouble.member.empty() && trouble.member.front() != '[') place += '.';
    trouble.member.insert(0, place);
}

std::size_t read_name(const Value& value, Trouble& trouble,
                      std::span<const std::string_view> names) {
    if (value.kind != Value::Kind::text) {
        trouble.report(DecodeError::wrong_kind);
        return 0;
    }
    const auto found = std::find(names.begin(), names.end(), value.text);
    if (found == names.end()) {
        trouble.report(DecodeError::unknown_name);
        return 0;
    }
    return static_cast<std::size_t>(found - names.begin());
}

ObjectReader::ObjectReader(const Value& value, Trouble& trouble)
    : value_(value), trouble_(trouble) {
    if (value.kind != Value::Kind::object) trouble.report(DecodeError::wrong_kind);
}

const Value* ObjectReader::find(std::string_view name) const {
    const auto found = std::find(value_.names.begin(), value_.names.end(), name);
    if (found == value_.names.end()) return nullptr;
    return &value_.items[static_cast<std::size_t>(found - value_.names.begin())];
}

const Value* ObjectReader::take(std::string_view name) {
    const Value* const value = find(name);
    if (value == nullptr) {
        trouble_.report(DecodeError::missing_field);
        return nullptr;
    }
    used_ |= std::uint64_t{1} << (value - value_.items.data());
    return value;
}

void ObjectReader::blame(std::string_view name) {
    std::string path(name);
    if (!trouble_.member.empty() && trouble_.member.front() != '[') path += '.';
    trouble_.member.insert(0, path);
}

void ObjectReader::skip_pad() {
    if (trouble_.error || find("pad") == nullptr) return;
    const Value* const pad = take("pad");
    if (pad->kind == Value::Kind::text) return;
    trouble_.report(DecodeError::wrong_kind);
    blame("pad");
}

void ObjectReader::finish() {
    if (trouble_.error) return;
    for (std::size_t i = 0; i < value_.names.size(); ++i) {
        if ((used_ >> i & 1) != 0) continue;
        trouble_.report(DecodeError::unknown_field);
        return blame(value_.names[i]);
    }
}

}  // namespace protocol
