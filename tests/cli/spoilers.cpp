#include "spoilers.hpp"

#include <algorithm>

namespace spoilers {
namespace {

using second::Value;

// Members of lists that get their own rows for each list that has them.
std::function<bool(Value&)> dropped(const std::string& list) {
    return [list](Value& result) {
        auto& items = result.at(list).items;
        return !items.empty() && (items.erase(items.begin()), true);
    };
}

std::function<bool(Value&)> doubled(const std::string& list) {
    return [list](Value& result) {
        auto& items = result.at(list).items;
        return !items.empty() && (items.insert(items.begin(), Value(items.front())), true);
    };
}

std::function<bool(Value&)> reordered(const std::string& list) {
    return [list](Value& result) {
        auto& items = result.at(list).items;
        return items.size() > 1 && (std::swap(items[0], items[1]), true);
    };
}

std::function<bool(Value&)> reversed(const std::string& list) {
    return [list](Value& result) {
        auto& items = result.at(list).items;
        return !items.empty() && (std::swap(items[0].at("a"), items[0].at("b")), true);
    };
}

std::function<bool(Value&)> added(const std::string& list, const std::string& a,
                                  const std::string& b) {
    return [=](Value& result) {
        auto& member = result.at(list);
        return !member.is_null() && (member.items.push_back(second::pair(a, b)), true);
    };
}

// The first two who are in no pair, as a pair of that list.
std::function<bool(Value&)> unmatched_into(const std::string& list) {
    return [list](Value& result) {
        auto& left = result.at("unmatched").items;
        return left.size() > 1 && !result.at(list).is_null() &&
               added(list, left[0].text, left[1].text)(result);
    };
}

// A whole number or a score moved by so many units of its last digit.
std::function<bool(Value&)> moved(const std::string& key, long by) {
    return [=](Value& result) {
        std::string& text = result.at(key).text;
        if (result.at(key).is_null()) {
            return false;
        }
        const std::size_t point = text.find('.');
        const bool score = point != std::string::npos;
        const long moved_to =
            std::stol(score ? text.substr(0, point) + text.substr(point + 1) : text) + by;
        text = score ? std::to_string(moved_to / 10) + "." + std::to_string(moved_to % 10)
                     : std::to_string(moved_to);
        return moved_to >= 0;
    };
}

std::function<bool(Value&)> said(const std::string& key, const std::string& before,
                                 const std::string& after) {
    return [=](Value& result) {
        Value& member = result.at(key);
        const bool fits = !member.is_null() && member.text == before;
        member.text = fits ? after : member.text;
        return fits;
    };
}

bool partners_swapped(Value& result) {
    auto& pairs = result.at("pairs").items;
    return pairs.size() > 1 && pairs[0].at("b").text != pairs[1].at("b").text &&
           (std::swap(pairs[0].at("b"), pairs[1].at("b")), true);
}

bool same_side(Value& result) {
    auto& pairs = result.at("pairs").items;
    return pairs.size() > 1 && result.at("pool").text == "two-sided" &&
           (pairs[0].at("b") = pairs[1].at("a"), true);
}

bool with_oneself(Value& result) {
    auto& pairs = result.at("pairs").items;
    return !pairs.empty() && (pairs[0].at("b") = pairs[0].at("a"), true);
}

// All that the file itself says about the pairs fits together.
bool dropped_consistently(Value& result) {
    auto& pairs = result.at("pairs").items;
    if (pairs.size() != 1) {
        return false;
    }
    auto& left = result.at("unmatched").items;
    left.insert(left.begin(), {pairs[0].at("a"), pairs[0].at("b")});
    std::sort(left.begin(), left.end(), [](auto& a, auto& b) { return a.text < b.text; });
    pairs.clear();
    result.at("score_sum").text = "0.0";
    return moved("size", -1)(result);
}

bool upgraded(Value& result, const std::string& figure, const std::string& claim) {
    return said(figure + "_proof", "none", claim)(result);
}

}  // namespace

std::vector<Spoiler> of_pairs() {
    const char* const pairs = "pair";
    return {
        {"a pair dropped", dropped("pairs"), "\"size\" is not|locked pair|mutual pair"},
        {"a pair dropped and everything beside adapted", dropped_consistently,
         "\"(stable|blocking_pairs)\""},
        {"a pair doubled", doubled("pairs"), "one stands twice"},
        {"pairs out of order", reordered("pairs"), "promised order"},
        {"a pair turned round", reversed("pairs"), "promised order"},
        {"partners swapped", partners_swapped, "pair|stable"},
        {"two of one side", same_side, "promised order|twice|acceptable"},
        {"a pair with oneself", with_oneself, "promised order"},
        {"two who did not both accept", unmatched_into("pairs"), "acceptable"},
        {"a foreign person", added("pairs", "w99", "m99"), "\"pairs\" names w99"},
        {"somebody unmatched left out", dropped("unmatched"), "\"unmatched\""},
        {"somebody unmatched twice", doubled("unmatched"), "\"unmatched\""},
        {"unmatched out of order", reordered("unmatched"), "\"unmatched\""},
        {"somebody matched called unmatched",
         [](Value& result) {
             auto& items = result.at("pairs").items;
             return !items.empty() &&
                    (result.at("unmatched").items.push_back(items[0].at("a")), true);
         },
         "\"unmatched\""},
        {"a blocking pair invented", unmatched_into("blocking_pairs"), "\"blocking_pairs\""},
        {"a blocking pair that is a pair",
         [](Value& result) {
             auto& blocking = result.at("blocking_pairs");
             auto& items = result.at("pairs").items;
             return !blocking.is_null() && !items.empty() &&
                    (blocking.items.push_back(items[0]), true);
         },
         "\"blocking_pairs\""},
        {"a blocking pair concealed", dropped("blocking_pairs"), "\"blocking_pairs\""},
        {"a blocking pair doubled", doubled("blocking_pairs"), "\"blocking_pairs\""},
        {"a blocking pair turned round", reversed("blocking_pairs"), "\"blocking_pairs\""},
        {"a foreign blocking pair", added("blocking_pairs", "w99", "m99"), "names w99"},
        {"nobody paired at all",
         [](Value& result) {
             const bool any = !result.at("pairs").items.empty();
             result.at("pairs").items.clear();
             return any;
         },
         pairs},
    };
}

std::vector<Spoiler> of_figures() {
    std::vector<Spoiler> all = {
        {"stability denied", said("stable", "true", "false"), "\"stable\""},
        {"stability claimed", said("stable", "false", "true"), "\"stable\""},
        {"a size above", moved("size", 1), "\"size\""},
        {"a size below", moved("size", -1), "\"size\""},
        {"a size bound above", moved("size_bound", 1), "\"size_proof\"|another bound"},
        {"a size bound below", moved("size_bound", -1), "\"size_bound\"|another bound"},
        {"a size bound as large as can be", moved("size_bound", 9007199254740980),
         "\"size_proof\"|another bound"},
        {"a size bound beyond", moved("size_bound", 9007199254740992),
         "size_bound: is out of range"},
        {"a score sum above", moved("score_sum", 1), "\"score_sum\""},
        {"a score sum below", moved("score_sum", -5), "\"score_sum\""},
        {"a score bound above", moved("score_bound", 1), "\"score_proof\"|another bound"},
        {"a score bound below", moved("score_bound", -1), "\"score_bound\"|another bound"},
        {"a blocking bound above", moved("blocking_bound", 1), "\"blocking_bound\""},
        {"a blocking bound below", moved("blocking_bound", -1), "\"blocking_proof\""},
        {"an unknown proof", said("size_proof", "certificate", "lemma"), "size_proof: has the"},
        {"a blocking bound that nothing shows", said("blocking_proof", "search", "certificate"),
         "\"blocking_(bound|proof)\""},
        {"stability called unproven", said("blocking_proof", "certificate", "none"),
         "\"blocking_proof\""},
        {"stability said to rest on search", said("blocking_proof", "certificate", "search"),
         "\"blocking_proof\""},
    };
    for (const std::string figure : {"size", "score"}) {
        const char* const proof_of_it = figure == "size" ? "\"size_proof\"" : "\"score_proof\"";
        for (const std::string claim : {"search", "certificate"}) {
            all.push_back({figure + "_proof raised from none to " + claim,
                           [=](Value& result) { return upgraded(result, figure, claim); },
                           proof_of_it});
        }
        all.push_back({figure + "_proof raised from search to certificate",
                       said(figure + "_proof", "search", "certificate"), "certificate is claimed"});
        for (const std::string claim : {"search", "none"}) {
            all.push_back({figure + "_proof lowered to " + claim,
                           said(figure + "_proof", "certificate", claim), proof_of_it});
        }
        all.push_back({figure + "_proof raised with a bound to fit",
                       [=](Value& result) {
                           result.at(figure + "_bound") =
                               result.at(figure == "size" ? "size" : "score_sum");
                           return upgraded(result, figure, "search");
                       },
                       proof_of_it});
    }
    return all;
}

std::vector<Spoiler> of_inputs() {
    const auto member_is = [](const char* key, const char* before, const char* after) {
        return said(key, before, after);
    };
    const char* const hash = "\"input_sha256\"";
    return {
        {"another hash", [](Value& r) { return (r.at("input_sha256").text[5] ^= 1, true); }, hash},
        {"half a hash", [](Value& r) { return (r.at("input_sha256").text.resize(32), true); },
         hash},
        {"no hash", [](Value& r) { return (r.at("input_sha256").text.clear(), true); }, hash},
        {"another seed", [](Value& r) { return (r.at("seed").text += "x", true); }, hash},
        {"a seed of two lines", [](Value& r) { return (r.at("seed").text += "\x7F", true); },
         "\"seed\"", true},
        {"rule most instead of pairs", member_is("rule", "pairs", "most"), hash},
        {"rule pairs instead of most", member_is("rule", "most", "pairs"), hash},
        {"rule mutual instead of pairs", member_is("rule", "pairs", "mutual"), "must be null",
         true},
        {"rule pairs instead of mutual", member_is("rule", "mutual", "pairs"), "stable: expected",
         true},
        {"an unknown rule", member_is("rule", "pairs", "best"), "rule: has the unknown value"},
        {"one pool instead of two sides", member_is("pool", "two-sided", "one"), "\"pool\""},
        {"two sides instead of one pool", member_is("pool", "one", "two-sided"), "\"pool\""},
        {"an unknown pool", member_is("pool", "one", "two"), "pool: has the unknown value"},
        {"a lock added", unmatched_into("locks"), "input_sha256|kept apart"},
        {"a lock added and ignored", unmatched_into("locks"), "locked pair is not|lock .*: ", true},
        {"a lock not listed", dropped("locks"), hash},
        {"a lock not listed and honoured", dropped("locks"), "acceptable", true},
        {"a lock doubled", doubled("locks"), "\"locks\"", true},
        {"a lock turned round", reversed("locks"), "\"locks\"", true},
        {"a foreign lock", added("locks", "w99", "m99"), "unknown id w99", true},
        {"a lock of one person", added("locks", "ann", "ann"), "oneself|unknown id", true},
        {"a forbid not listed", dropped("forbids"), hash},
        {"a forbid not listed and honoured", dropped("forbids"), "\"stable\"", true},
        {"a forbid added and ignored",
         [](Value& r) {
             const auto& pairs = r.at("pairs").items;
             return !pairs.empty() && r.at("locks").items.empty() &&
                    (r.at("forbids").items.push_back(pairs[0]), true);
         },
         "forbid", true},
        {"a lock that is forbidden",
         [](Value& r) {
             const auto& locks = r.at("locks").items;
             return !locks.empty() && (r.at("forbids").items.push_back(locks[0]), true);
         },
         "the same pair is forbidden", true},
        {"a forbid doubled", doubled("forbids"), "\"forbids\"", true},
        {"a forbid turned round", reversed("forbids"), "\"forbids\"", true},
        {"a foreign forbid", added("forbids", "w99", "m99"), "unknown id w99", true},
    };
}

}  // namespace spoilers
