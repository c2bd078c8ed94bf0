// Spoilers of certificates, keys and the text itself.
#include <algorithm>
#include <array>

#include "spoilers.hpp"

namespace spoilers {
namespace {

using second::Value;

Value* certificate(Value& result, const std::string& figure) {
    Value& both = result.at("certificate");
    Value* found = both.is_null() ? nullptr : both.find(figure);
    return found == nullptr || found->is_null() ? nullptr : found;
}

using Spoil = std::function<bool(Value& certificate)>;

// Lifts a spoiler of one certificate.
std::function<bool(Value&)> in(const std::string& figure, const Spoil& spoil) {
    return [=](Value& result) {
        Value* found = certificate(result, figure);
        return found != nullptr && spoil(*found);
    };
}

Spoil scale_is(const std::string& digits) {
    return [digits](Value& c) { return (c.at("scale") = second::number(digits), true); };
}

// The last number of the last entry of a list of duals.
Spoil dual_is(const std::string& list, const Value& value) {
    return [=](Value& c) {
        Value* found = c.find(list);
        if (found == nullptr || found->items.empty()) {
            return false;
        }
        found->items.back().items.back() = value;
        return true;
    };
}

Spoil dual_moved(const std::string& list, bool up) {
    return [=](Value& c) {
        Value* found = c.find(list);
        if (found == nullptr || found->items.empty()) {
            return false;
        }
        const long scale = std::stol(c.at("scale").text);
        std::string& text = found->items.back().items.back().text;
        text = std::to_string(std::stol(text) + (up ? scale : -scale));
        return text[0] != '-';
    };
}

Spoil added(const std::string& list, const Value& dual) {
    return [=](Value& c) {
        Value* found = c.find(list);
        return found != nullptr && (found->items.push_back(dual), true);
    };
}

Spoil doubled(const std::string& list) {
    return [=](Value& c) {
        Value* found = c.find(list);
        return found != nullptr && !found->items.empty() &&
               (found->items.push_back(Value(found->items.back())), true);
    };
}

Spoil reordered(const std::string& list) {
    return [=](Value& c) {
        Value* found = c.find(list);
        return found != nullptr && found->items.size() > 1 &&
               (std::swap(found->items[0], found->items[1]), true);
    };
}

Spoil emptied(const std::string& list) {
    return [=](Value& c) {
        Value* found = c.find(list);
        return found != nullptr && !found->items.empty() && (found->items.clear(), true);
    };
}

Value dual(const std::string& a, const std::string& b, const char* value) {
    return second::list({second::word(a), second::word(b), second::number(value)});
}

struct Odd {
    const char* what;
    Value value;
    const char* says;
};

const char* const malformed = "out of range, out of order";
const char* const no_whole = "whole number";

std::vector<Odd> odd_values() {
    return {{"0", second::number("0"), malformed},
            {"negative", second::number("-1"), malformed},
            {"2^53", second::number("9007199254740992"), malformed},
            {"2^63 - 1", second::number("9223372036854775807"), malformed},
            {"2^63", second::number("9223372036854775808"), "a number is too large"},
            {"2^64 + 1", second::number("18446744073709551617"), no_whole},
            {"1e30", second::number("1e30"), no_whole},
            {"1e400", second::number("1e400"), "not valid JSON"},
            {"a half", second::number("0.5"), no_whole},
            {"1.0", second::number("1.0"), no_whole},
            {"a string", second::word("1"), no_whole},
            {"null", Value{}, no_whole}};
}

void add_certificate_spoilers(const std::string& figure, std::vector<Spoiler>& all) {
    const auto row = [&](const std::string& what, const Spoil& spoil, const char* says) {
        all.push_back({figure + ": " + what, in(figure, spoil), says});
    };
    for (const std::string list : {"people", "pairs", "caps"}) {
        for (const Odd& odd : odd_values()) {
            row("a dual of " + list + " that is " + odd.what, dual_is(list, odd.value), odd.says);
        }
        row("one of " + list + " lowered", dual_moved(list, false), "certificate");
        row("one of " + list + " raised", dual_moved(list, true), "certificate");
        row("one of " + list + " doubled", doubled(list), malformed);
        if (figure == "size" || list != "pairs") {  // no shape has two lambdas for the score
            row(list + " out of order", reordered(list), malformed);
        }
        row(list + " emptied", emptied(list), "certificate");
    }
    row(
        "scale doubled alone",
        [](Value& c) {
            return (c.at("scale").text = std::to_string(2 * std::stol(c.at("scale").text)), true);
        },
        "certificate");
    for (const char* digits : {"0", "1048577", "9007199254740991"}) {
        row(std::string("scale ") + digits, scale_is(digits), malformed);
    }
    row("scale -1", scale_is("-1"), "scale: is out of range");
    row("scale 1e30", scale_is("1e30"), no_whole);
    row("scale 1.5", scale_is("1.5"), no_whole);
    row("a dual of nobody",
        added("people", second::list({second::word("w99"), second::number("1")})), "names w99");
    row("a dual of three", added("people", dual("ann", "bob", "1")), "expected lists");
    row("a pair's dual of two",
        added("pairs", second::list({second::word("a"), second::number("1")})), "expected lists");
    row("lambda of nobody", added("pairs", dual("w99", "m99", "1")), "names w99");
    row("lambda of one side", added("pairs", dual("w01", "w02", "1")), "out of|names w0");
    row("z of nobody", added("caps", dual("w99", "m99", "1")), "names w99");
    row(
        "caps that do not apply",
        [](Value& c) {
            return c.find("caps") == nullptr && (c.put("caps", second::list({})), true);
        },
        "form that does not apply");
    row(
        "caps left out",
        [](Value& c) { return c.find("caps") != nullptr && (c.remove("caps"), true); },
        "form that does not apply");
    row(
        "an unknown key", [](Value& c) { return (c.put("note", second::word("x")), true); },
        "note: unknown key");
    for (const std::string key : {"scale", "people", "pairs"}) {
        row(
            key + " missing", [key](Value& c) { return (c.remove(key), true); }, "is missing");
    }
}

// A pair of two who did not accept one another, for a lambda.
bool lambda_of_strangers(Value& result) {
    Value* found = certificate(result, "size");
    const auto& left = result.at("unmatched").items;
    return found != nullptr && left.size() > 1 &&
           added("pairs", dual(left[0].text, left[1].text, "1"))(*found);
}

// Lambda stands for stability of one-to-one pairs; elsewhere it proves nothing.
bool lambda_elsewhere(Value& result) {
    Value* found = certificate(result, "size");
    const auto& pairs = result.at("pairs").items;
    const bool applies = found != nullptr && !pairs.empty() &&
                         (found->find("caps") != nullptr || result.at("rule").text == "most");
    return applies &&
           added("pairs", dual(pairs[0].at("a").text, pairs[0].at("b").text, "1"))(*found);
}

bool multiplier(Value& result, long by) {
    Value* found = certificate(result, "score");
    if (found == nullptr) {
        return false;
    }
    std::string& text = found->at("size_multiplier").text;
    text = std::to_string(std::stol(text) + by);
    return true;
}

bool claim_without_certificate(Value& result, const std::string& figure) {
    const bool claimed = result.at(figure + "_proof").text == "certificate";
    if (claimed) {
        result.at("certificate").at(figure) = Value{};
    }
    return claimed;
}

}  // namespace

std::vector<Spoiler> of_certificates() {
    std::vector<Spoiler> all = {
        {"lambda of two who did not both accept", lambda_of_strangers, malformed},
        {"lambda where it proves nothing", lambda_elsewhere, malformed},
        {"a size multiplier above", [](Value& r) { return multiplier(r, 1); }, "certificate"},
        {"a size multiplier below", [](Value& r) { return multiplier(r, -1); },
         "certificate|out of range"},
        {"a size multiplier of 2^53",
         in("score",
            [](Value& c) { return (c.at("size_multiplier").text = "9007199254740992", true); }),
         "size_multiplier: is out of range"},
        {"a size multiplier missing",
         in("score", [](Value& c) { return (c.remove("size_multiplier"), true); }),
         "size_multiplier: is missing"},
        {"a size multiplier for the size",
         in("size", [](Value& c) { return (c.put("size_multiplier", second::number("0")), true); }),
         "size_multiplier: unknown key"},
        {"the size's certificate cut",
         [](Value& r) { return claim_without_certificate(r, "size"); }, "certificate is claimed"},
        {"the score's certificate cut",
         [](Value& r) { return claim_without_certificate(r, "score"); }, "certificate is claimed"},
        {"both certificates swapped",
         [](Value& r) {
             return certificate(r, "size") != nullptr && certificate(r, "score") != nullptr &&
                    (std::swap(*certificate(r, "size"), *certificate(r, "score")), true);
         },
         "size_multiplier"},
        {"a certificate that is a list",
         [](Value& r) {
             return certificate(r, "size") != nullptr &&
                    (*certificate(r, "size") = second::list({}), true);
         },
         "expected an object or null"},
    };
    add_certificate_spoilers("size", all);
    add_certificate_spoilers("score", all);
    return all;
}

std::vector<Spoiler> of_keys() {
    constexpr std::array keys = {
        "format",         "rule",      "pool",           "seed",           "input_sha256",
        "locks",          "forbids",   "pairs",          "unmatched",      "stable",
        "blocking_pairs", "size",      "blocking_bound", "blocking_proof", "size_bound",
        "size_proof",     "score_sum", "score_bound",    "score_proof",    "certificate"};
    std::vector<Spoiler> all = {
        {"another format",
         [](Value& r) { return (r.at("format").text = "quadrille-result/2", true); },
         "format: has the unknown value"},
        {"an unknown key", [](Value& r) { return (r.put("comment", second::word("ok")), true); },
         "comment: unknown key"},
        {"a pair with a third key",
         [](Value& r) {
             auto& items = r.at("pairs").items;
             return !items.empty() && (items[0].put("c", second::word("x")), true);
         },
         "pairs: expected objects with the strings a and b"},
        {"a score without a digit", [](Value& r) { return (r.at("score_sum").text = "8", true); },
         "score_sum: expected a number with one digit"},
        {"a score of two digits", [](Value& r) { return (r.at("score_sum").text += "0", true); },
         "score_sum: expected a number with one digit"},
    };
    for (const std::string key : keys) {
        all.push_back({key + " missing", [key](Value& r) { return (r.remove(key), true); },
                       "is missing|unknown value"});
        all.push_back({key + " twice",
                       [key](Value& r) { return (r.put(key, Value(r.at(key))), true); },
                       "stands twice"});
        all.push_back(
            {key + " null",
             [key](Value& r) { return !r.at(key).is_null() && (r.at(key) = Value{}, true); },
             "expected|unknown value"});
        all.push_back({key + " an object",
                       [key](Value& r) {
                           Value object = second::pair("a", "b");
                           return (r.at(key) = object, true);
                       },
                       "expected|unknown value|must be null|is missing"});
    }
    return all;
}

std::vector<TextSpoiler> of_text() {
    const char* const json = "not valid JSON";
    std::vector<TextSpoiler> all = {
        {"nothing", [](const std::string&) { return std::string(); }, json},
        {"rubbish behind it", [](const std::string& text) { return text + "x"; }, json},
        {"a second result behind it", [](const std::string& text) { return text + text; }, json},
        {"a zero byte behind it", [](const std::string& text) { return text + '\0'; }, json},
        {"a comment before it", [](const std::string& text) { return "// ok\n" + text; }, json},
        {"a list around it", [](const std::string& text) { return "[" + text + "]"; },
         "expected an object, found a list"},
        {"a bad byte in it",
         [](const std::string& text) {
             std::string spoilt = text;
             spoilt.insert(spoilt.find("\"seed\": \"") + 9, "\xFF");
             return spoilt;
         },
         json},
        {"a trailing comma",
         [](const std::string& text) {
             return text.substr(0, text.rfind('\n', text.size() - 3)) + ",}\n";
         },
         json},
        {"endless nesting", [](const std::string&) { return std::string(100000, '['); },
         "nested too deeply"},
    };
    for (std::size_t part = 1; part < 10; ++part) {
        all.push_back(
            {"cut off after " + std::to_string(part) + " tenths",
             [part](const std::string& text) { return text.substr(0, text.size() * part / 10); },
             json});
    }
    return all;
}

}  // namespace spoilers
