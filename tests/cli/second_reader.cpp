#include "second_reader.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace second {
namespace {

using Kind = Value::Kind;

[[noreturn]] void refuse(const std::string& why) {
    throw std::runtime_error("second reader: " + why);
}

class Parser {
public:
    explicit Parser(const std::string& text) : text_(text) {}

    Value whole() {
        Value value = next();
        space();
        if (at_ != text_.size()) {
            refuse("text behind the value");
        }
        return value;
    }

private:
    char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    void space() {
        while (peek() == ' ' || peek() == '\n') {
            ++at_;
        }
    }
    bool taken(char letter) {
        space();
        const bool there = peek() == letter;
        at_ += there ? 1U : 0U;
        return there;
    }
    void expect(char letter) {
        if (!taken(letter)) {
            refuse(std::string("expected ") + letter + " at byte " + std::to_string(at_));
        }
    }

    Value next() {
        space();
        switch (peek()) {
            case '{':
                return object();
            case '[':
                return array();
            case '"':
                return word(string());
            default:
                return plain();
        }
    }

    Value plain() {
        const std::size_t end = std::min(text_.find_first_of(",]} \n", at_), text_.size());
        const std::string token = text_.substr(at_, end - at_);
        at_ = end;
        if (token == "null") {
            return {};
        }
        if (token == "true" || token == "false") {
            return {Kind::boolean, token, {}, {}};
        }
        if (token.empty() || token.find_first_not_of("0123456789.") != std::string::npos) {
            refuse("unexpected " + token);
        }
        return number(token);
    }

    std::string string() {
        expect('"');
        std::string found;
        while (peek() != '"') {
            if (at_ >= text_.size()) {
                refuse("a string without an end");
            }
            found += peek() == '\\' ? escaped() : text_[at_];
            ++at_;
        }
        ++at_;
        return found;
    }
    char escaped() {
        ++at_;
        if (peek() != '"' && peek() != '\\') {
            refuse("an escape that no result needs");
        }
        return peek();
    }

    Value array() {
        Value value = list({});
        expect('[');
        while (!taken(']')) {
            if (!value.items.empty()) {
                expect(',');
            }
            value.items.push_back(next());
        }
        return value;
    }

    Value object() {
        Value value{Kind::object, "", {}, {}};
        expect('{');
        while (!taken('}')) {
            if (!value.items.empty()) {
                expect(',');
            }
            space();
            const std::string key = string();
            expect(':');
            value.put(key, next());
        }
        return value;
    }

    const std::string& text_;
    std::size_t at_ = 0;
};

std::string quoted(const std::string& text) {
    std::string result = "\"";
    for (const char letter : text) {
        result +=
            letter == '"' || letter == '\\' ? std::string("\\") + letter : std::string(1, letter);
    }
    return result + '"';
}

const Value& as(const Value& value, Kind kind, const std::string& what) {
    if (value.kind != kind) {
        refuse(what + " is of another kind");
    }
    return value;
}

std::string whole_number(const Value& value) {
    return std::to_string(std::stoll(as(value, Kind::number, "a whole number").text));
}

// Read into tenths and written from them.
std::string score(const Value& value) {
    const std::string& text = as(value, Kind::number, "a score").text;
    const std::size_t point = text.find('.');
    if (point == std::string::npos || point + 2 != text.size()) {
        refuse("a score without exactly one digit");
    }
    const long long tenths = std::stoll(text.substr(0, point)) * 10 + (text.back() - '0');
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

std::string pairs(const Value& value) {
    std::string text;
    for (const Value& each : as(value, Kind::list, "pairs").items) {
        if (each.keys != std::vector<std::string>{"a", "b"}) {
            refuse("a pair that is not a and b");
        }
        text += std::string(text.empty() ? "" : ",") +
                "\n    { \"a\": " + quoted(each.at("a").text) +
                ", \"b\": " + quoted(each.at("b").text) + " }";
    }
    return text.empty() ? "[]" : "[" + text + "\n  ]";
}

std::string ids(const Value& value) {
    std::string text;
    for (const Value& each : as(value, Kind::list, "ids").items) {
        text += (text.empty() ? "" : ", ") + quoted(as(each, Kind::text, "an id").text);
    }
    return "[" + text + "]";
}

// ["id",1] or ["a","b",1], packed.
std::string duals(const Value& value, std::size_t width) {
    std::string text;
    for (const Value& each : as(value, Kind::list, "duals").items) {
        if (each.items.size() != width) {
            refuse("a dual of another width");
        }
        text += text.empty() ? "[" : ",[";
        for (std::size_t i = 0; i + 1 < width; ++i) {
            text += quoted(as(each.items[i], Kind::text, "an id").text) + ",";
        }
        text += whole_number(each.items.back()) + "]";
    }
    return "[" + text + "]";
}

std::string certificate(const Value& value, bool of_score) {
    if (value.is_null()) {
        return "null";
    }
    as(value, Kind::object, "a certificate");
    std::vector<std::string> expected = {"scale", "people", "pairs"};
    std::string text = "{ \"scale\": " + whole_number(value.at("scale")) +
                       ", \"people\": " + duals(value.at("people"), 2) +
                       ", \"pairs\": " + duals(value.at("pairs"), 3);
    if (std::count(value.keys.begin(), value.keys.end(), "caps") == 1) {
        expected.emplace_back("caps");
        text += ", \"caps\": " + duals(value.at("caps"), 3);
    }
    if (of_score) {
        expected.emplace_back("size_multiplier");
        text += ", \"size_multiplier\": " + whole_number(value.at("size_multiplier"));
    }
    if (value.keys != expected) {
        refuse("other keys of a certificate");
    }
    return text + " }";
}

enum class Shape : std::uint8_t { text, flag, number, score, pairs, ids, certificates };

struct Member {
    const char* key;
    Shape shape;
    bool null_under_mutual;
};

constexpr std::array members = {
    Member{"format", Shape::text, false},         Member{"rule", Shape::text, false},
    Member{"pool", Shape::text, false},           Member{"seed", Shape::text, false},
    Member{"input_sha256", Shape::text, false},   Member{"locks", Shape::pairs, false},
    Member{"forbids", Shape::pairs, false},       Member{"pairs", Shape::pairs, false},
    Member{"unmatched", Shape::ids, false},       Member{"stable", Shape::flag, true},
    Member{"blocking_pairs", Shape::pairs, true}, Member{"blocking_bound", Shape::number, true},
    Member{"blocking_proof", Shape::text, true},  Member{"size", Shape::number, false},
    Member{"size_bound", Shape::number, true},    Member{"size_proof", Shape::text, true},
    Member{"score_sum", Shape::score, false},     Member{"score_bound", Shape::score, true},
    Member{"score_proof", Shape::text, true},     Member{"certificate", Shape::certificates, true}};

std::string member_text(const Value& value, Shape shape) {
    switch (shape) {
        case Shape::text:
            return quoted(as(value, Kind::text, "a text").text);
        case Shape::flag:
            return as(value, Kind::boolean, "a flag").text;
        case Shape::number:
            return whole_number(value);
        case Shape::score:
            return score(value);
        case Shape::pairs:
            return pairs(value);
        case Shape::ids:
            return ids(value);
        case Shape::certificates:
            break;
    }
    return "{ \"size\": " + certificate(value.at("size"), false) +
           ", \"score\": " + certificate(value.at("score"), true) + " }";
}

}  // namespace

Value* Value::find(const std::string& key) {
    const auto found = std::find(keys.begin(), keys.end(), key);
    return found == keys.end() ? nullptr : &items[static_cast<std::size_t>(found - keys.begin())];
}

Value& Value::at(const std::string& key) {
    Value* found = find(key);
    if (found == nullptr) {
        refuse(key + " is missing");
    }
    return *found;
}

const Value& Value::at(const std::string& key) const {
    return const_cast<Value*>(this)->at(key);
}

void Value::put(const std::string& key, Value value) {
    keys.push_back(key);
    items.push_back(std::move(value));
}

void Value::remove(const std::string& key) {
    const auto place = std::find(keys.begin(), keys.end(), key) - keys.begin();
    keys.erase(keys.begin() + place);
    items.erase(items.begin() + place);
}

Value number(const std::string& digits) {
    return {Kind::number, digits, {}, {}};
}

Value word(const std::string& text) {
    return {Kind::text, text, {}, {}};
}

Value list(std::vector<Value> items) {
    return {Kind::list, "", std::move(items), {}};
}

Value pair(const std::string& a, const std::string& b) {
    return {Kind::object, "", {word(a), word(b)}, {"a", "b"}};
}

Value read_json(const std::string& text) {
    return Parser(text).whole();
}

std::string result_text(const Value& result) {
    as(result, Kind::object, "a result");
    if (result.keys.size() != members.size()) {
        refuse("a member too many or too few");
    }
    const bool mutual = result.at("rule").text == "mutual";
    std::string text;
    for (std::size_t i = 0; i < members.size(); ++i) {
        const Member& member = members[i];
        if (result.keys[i] != member.key) {
            refuse(result.keys[i] + " out of its place");
        }
        if (result.items[i].is_null() != (mutual && member.null_under_mutual)) {
            refuse(result.keys[i] + " is null, or should be");
        }
        text += std::string(text.empty() ? "" : ",\n") + "  \"" + member.key + "\": " +
                (result.items[i].is_null() ? "null" : member_text(result.items[i], member.shape));
    }
    return "{\n" + text + "\n}\n";
}

std::string one_line(const Value& value) {
    if (value.kind == Kind::text) {
        return quoted(value.text);
    }
    if (value.kind != Kind::list && value.kind != Kind::object) {
        return value.is_null() ? "null" : value.text;
    }
    std::string text;
    for (std::size_t i = 0; i < value.items.size(); ++i) {
        text += (i == 0 ? "" : ",") +
                (value.kind == Kind::object ? quoted(value.keys[i]) + ":" : std::string()) +
                one_line(value.items[i]);
    }
    return value.kind == Kind::object ? "{" + text + "}" : "[" + text + "]";
}

}  // namespace second
