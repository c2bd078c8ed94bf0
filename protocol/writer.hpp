#pragma once
// Writes structs as JSON text by append, driven by the same field lists as the reader; no document
// tree (PERFORMANCE 1.3). Inside protocol/ only; any thread.

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "protocol/enum_names.hpp"
#include "protocol/fields.hpp"
#include "protocol/text.hpp"

namespace protocol {

template <class T>
void write(std::string& out, const T& value);
template <class T>
void write(std::string& out, const std::optional<T>& value);
template <class T>
void write(std::string& out, const std::vector<T>& values);
template <class... Ts>
void write(std::string& out, const std::variant<Ts...>& value);

// One object, from its opening brace to its closing one.
class ObjectWriter {
public:
    explicit ObjectWriter(std::string& out) : out_(out) { out_ += '{'; }

    template <class T, class... Rules>
    void operator()(std::string_view name, const T& value, const Rules&...) {
        out_ += first_ ? "\"" : ",\"";
        first_ = false;
        out_ += name;
        out_ += "\":";
        write(out_, value);
    }

    template <class T, class... Rules>
    void maybe(std::string_view name, const T& value, const Rules&... rules) {
        (*this)(name, value, rules...);
    }

    void finish() { out_ += '}'; }

private:
    std::string& out_;
    bool first_ = true;
};

// An object with the `type` of its message, if it is one.
template <class T>
void write_object(std::string& out, const T& value) {
    ObjectWriter object(out);
    if constexpr (!type_name<T>.empty()) object("type", type_name<T>);
    fields(object, value);
    object.finish();
}

template <class T>
void write(std::string& out, const std::optional<T>& value) {
    if (value) {
        write(out, *value);
    } else {
        out += "null";
    }
}

template <class T>
void write(std::string& out, const std::vector<T>& values) {
    char before = '[';
    for (const T& value : values) {
        out += before;
        write(out, value);
        before = ',';
    }
    out += values.empty() ? "[]" : "]";
}

template <class... Ts>
void write(std::string& out, const std::variant<Ts...>& value) {
    std::visit([&out](const auto& held) { write(out, held); }, value);
}

template <class T>
void write(std::string& out, const T& value) {
    if constexpr (std::is_same_v<T, bool>) {
        out += value ? "true" : "false";
    } else if constexpr (std::is_integral_v<T>) {
        append_json_number(out, static_cast<std::int64_t>(value));
    } else if constexpr (std::is_enum_v<T>) {
        append_json_text(out, enum_name(value));
    } else if constexpr (std::convertible_to<const T&, std::string_view>) {
        append_json_text(out, value);
    } else {
        write_object(out, value);
    }
}

}  // namespace protocol
