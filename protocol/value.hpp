#pragma once
// A JSON text after the strict gate: a tree without floating point, so that no reader can convert a
// number silently. Made by gate.cpp, read by reader.hpp; used by nothing outside protocol/. Plain
// data; any thread.

#include <cstdint>
#include <string>
#include <vector>

namespace protocol {

struct Value {
    enum class Kind : std::uint8_t { null, boolean, integer, text, list, object };

    Kind kind = Kind::null;
    bool boolean = false;
    std::int64_t integer = 0;
    std::string text;
    std::vector<std::string> names;  // of an object: names[i] belongs to items[i]
    std::vector<Value> items;        // of a list or an object
};

}  // namespace protocol
