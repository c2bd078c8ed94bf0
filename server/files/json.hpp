#pragma once
// JSON from outside as a small tree, read strictly: no duplicate keys, no comments, bounded depth,
// no binary numbers with a fraction (decimals keep their digits). The JSON library is known to
// json.cpp alone. Any thread.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "files/problems.hpp"

namespace files {

struct Json;
using JsonArray = std::vector<Json>;
using JsonObject = std::map<std::string, Json>;
struct JsonDecimal {
    std::string digits;  // as written, e.g. 14.5
    bool operator==(const JsonDecimal&) const = default;
};

struct Json {
    std::variant<std::nullptr_t, bool, std::int64_t, JsonDecimal, std::string, JsonArray,
                 JsonObject>
        value;

    template <class T>
    const T* as() const {
        return std::get_if<T>(&value);
    }
    bool is_null() const { return as<std::nullptr_t>() != nullptr; }
    // The same kinds and values, decimals digit by digit.
    bool operator==(const Json& other) const;
};

// "an object", "a number", … for messages.
const char* kind_of(const Json& json);

// Nothing when the text is not exactly one JSON value; the place is said in `problems`.
std::optional<Json> read_json(std::string_view text, Problems& problems);

// On one line; keys in byte order.
std::string one_line(const Json& json);

// `text` in quotes, escaped; not ASCII stays as it is.
std::string json_string(std::string_view text);

}  // namespace files
