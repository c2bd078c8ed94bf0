#include "protocol/gate.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>

#include "protocol/text.hpp"

namespace protocol {

namespace {

using Fault = std::optional<DecodeError>;

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Most bytes of a text: nothing that the scan has to look at twice. Padding is made of them.
constexpr bool is_plain(char c) {
    return c >= ' ' && c != '"' && c != '\\' && static_cast<unsigned char>(c) < 0x80;
}

// Looks at the bytes before the JSON library does, for all that the library lets pass or reports in
// a way that cannot be told apart: broken UTF-8, lone surrogates, NUL, a byte order mark, numbers
// that are not plain integers. Leaves the grammar to the library.
class ByteScan {
public:
    explicit ByteScan(std::string_view text) : text_(text) {}

    Fault run() {
        Fault fault;
        while (!fault && at_ < text_.size()) {
            const char c = text_[at_];
            if (c == '"') {
                fault = string();
            } else if (is_digit(c) || c == '-') {
                fault = number();
            } else if (c == '\0') {
                fault = DecodeError::not_json;
            } else if (static_cast<unsigned char>(c) >= 0x80) {
                const bool valid = utf8_sequence(text_.substr(at_)) > 0;
                fault = valid ? DecodeError::not_json : DecodeError::not_utf8;
            } else {
                ++at_;
            }
        }
        return fault;
    }

private:
    Fault string() {
        ++at_;
        while (at_ < text_.size() && text_[at_] != '"') {
            if (is_plain(text_[at_])) {
                ++at_;
                continue;
            }
            if (text_[at_] == '\\') {
                if (!escape()) return DecodeError::not_utf8;
                continue;
            }
            if (text_[at_] == '\0') return DecodeError::not_json;
            const std::size_t length = utf8_sequence(text_.substr(at_));
            if (length == 0) return DecodeError::not_utf8;
            at_ += length;
        }
        ++at_;
        return std::nullopt;
    }

    // False for an escaped NUL and for half a surrogate pair.
    bool escape() {
        const auto unit = unit_at(at_);
        if (!unit) {
            at_ += 2;
            return true;
        }
        at_ += 6;
        if (*unit == 0 || (*unit >= 0xDC00 && *unit <= 0xDFFF)) return false;
        if (*unit < 0xD800 || *unit > 0xDBFF) return true;
        const auto second = unit_at(at_);
        at_ += 6;
        return second && *second >= 0xDC00 && *second <= 0xDFFF;
    }

    // The UTF-16 unit of a \uXXXX escape at `at`; nothing when there is none.
    std::optional<unsigned> unit_at(std::size_t at) const {
        if (text_.substr(std::min(at, text_.size()), 2) != "\\u") return std::nullopt;
        const std::string_view digits = text_.substr(at + 2, 4);
        if (digits.size() < 4) return std::nullopt;
        unsigned unit = 0;
        const auto [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), unit, 16);
        if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
        return unit;
    }

    Fault number() {
        const bool negative = text_[at_] == '-';
        at_ += negative ? 1 : 0;
        const std::size_t first = at_;
        while (at_ < text_.size() && is_digit(text_[at_]))
            ++at_;
        const std::string_view digits = text_.substr(first, at_ - first);
        const char next = at_ < text_.size() ? text_[at_] : ' ';
        if (next == '.' || next == 'e' || next == 'E') return DecodeError::not_an_integer;
        if (negative && digits == "0") return DecodeError::not_an_integer;
        if (digits.size() > 19) return DecodeError::out_of_range;
        return std::nullopt;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

// Receives the library's events, builds the tree, and stops at the first thing beyond the bounds.
class TreeBuilder {
public:
    explicit TreeBuilder(GateBounds bounds) : bounds_(bounds) {}

    Fault fault() const { return fault_; }
    Value take_root() { return std::move(root_); }

    bool null() { return place(Value{}) != nullptr; }
    bool boolean(bool value) {
        Value leaf;
        leaf.kind = Value::Kind::boolean;
        leaf.boolean = value;
        return place(std::move(leaf)) != nullptr;
    }
    bool number_integer(std::int64_t value) {
        Value leaf;
        leaf.kind = Value::Kind::integer;
        leaf.integer = value;
        return place(std::move(leaf)) != nullptr;
    }
    bool number_unsigned(std::uint64_t value) {
        if (value > static_cast<std::uint64_t>(INT64_MAX)) return stop(DecodeError::out_of_range);
        return number_integer(static_cast<std::int64_t>(value));
    }
    // The byte scan lets only integers through: this one is below the least of 64 bits.
    bool number_float(double, const std::string&) { return stop(DecodeError::out_of_range); }
    bool string(std::string& value) {
        Value leaf;
        leaf.kind = Value::Kind::text;
        leaf.text = std::move(value);
        return place(std::move(leaf)) != nullptr;
    }
    bool binary(std::vector<std::uint8_t>&) { return stop(DecodeError::not_json); }
    bool start_object(std::size_t) { return open(Value::Kind::object); }
    bool end_object() { return close(); }
    bool start_array(std::size_t) { return open(Value::Kind::list); }
    bool end_array() { return close(); }

    bool key(std::string& name) {
        if (!count_token()) return false;
        auto& names = stack_[depth_ - 1]->names;
        if (std::find(names.begin(), names.end(), name) != names.end()) {
            return stop(DecodeError::duplicate_key);
        }
        if (names.size() == members_max) return stop(DecodeError::too_many_tokens);
        names.push_back(std::move(name));
        return true;
    }

    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) {
        return stop(DecodeError::not_json);
    }

private:
    static constexpr std::size_t stack_max = 16;

    bool stop(DecodeError error) {
        if (!fault_) fault_ = error;
        return false;
    }

    bool count_token() { return ++tokens_ <= bounds_.tokens || stop(DecodeError::too_many_tokens); }

    // Puts a value where it belongs; a pointer stays valid while its container is open, because
    // only the innermost open container grows.
    Value* place(Value value) {
        if (!count_token()) return nullptr;
        if (depth_ == 0) {
            const bool list = value.kind == Value::Kind::list && bounds_.list_at_root;
            if (value.kind != Value::Kind::object && !list) {
                stop(DecodeError::not_an_object);
                return nullptr;
            }
            root_ = std::move(value);
            return &root_;
        }
        auto& items = stack_[depth_ - 1]->items;
        items.push_back(std::move(value));
        return &items.back();
    }

    bool open(Value::Kind kind) {
        if (depth_ == std::min(bounds_.depth, stack_max)) return stop(DecodeError::too_deep);
        Value container;
        container.kind = kind;
        Value* const placed = place(std::move(container));
        if (placed == nullptr) return false;
        stack_[depth_++] = placed;
        return true;
    }

    bool close() {
        --depth_;
        return true;
    }

    GateBounds bounds_;
    Fault fault_;
    Value root_;
    std::array<Value*, stack_max> stack_{};
    std::size_t depth_ = 0;
    std::size_t tokens_ = 0;
};

}  // namespace

GateBounds bounds_for(Sender sender) {
    if (sender == Sender::phone) {
        return {limits::message_in_bytes_max, limits::json_tokens_max, limits::json_depth_max};
    }
    return {limits::organizer_message_in_bytes_max, limits::organizer_json_tokens_max,
            limits::json_depth_max};
}

base::Result<Value, DecodeError> pass_gate(std::string_view text, GateBounds bounds) {
    if (text.size() > bounds.bytes) return DecodeError::too_large;
    if (const Fault fault = ByteScan(text).run()) return *fault;
    TreeBuilder builder(bounds);
    const bool complete = nlohmann::json::sax_parse(
        text.begin(), text.end(), &builder, nlohmann::json::input_format_t::json, /*strict=*/true);
    if (builder.fault()) return *builder.fault();
    if (!complete) return DecodeError::not_json;
    return builder.take_root();
}

}  // namespace protocol
