#pragma once
// A second reader of result.json, written from the promise of its format alone: nothing here is
// shared with server/, so a mistake there is not made here too. Throws std::runtime_error on
// anything that is not as promised.

#include <cstdint>
#include <string>
#include <vector>

namespace second {

// JSON with members in the order of the file and numbers as they are spelled.
struct Value {
    enum class Kind : std::uint8_t { null, boolean, number, text, list, object };
    Kind kind = Kind::null;
    std::string text;               // of a boolean, a number or a text
    std::vector<Value> items;       // of a list or an object
    std::vector<std::string> keys;  // of an object, one per item

    Value* find(const std::string& key);  // nullptr: no such member
    Value& at(const std::string& key);
    const Value& at(const std::string& key) const;
    void put(const std::string& key, Value value);  // behind the others
    void remove(const std::string& key);
    bool is_null() const { return kind == Kind::null; }
};

Value number(const std::string& digits);
Value word(const std::string& text);
Value list(std::vector<Value> items);
Value pair(const std::string& a, const std::string& b);  // { "a": …, "b": … }

Value read_json(const std::string& text);

// What was read, in the promised bytes: every key in its place, two spaces of indent, scores with
// one digit, LF at the end.
std::string result_text(const Value& result);

// Any value on one line, members in their order, repeated ones included.
std::string one_line(const Value& value);

}  // namespace second
