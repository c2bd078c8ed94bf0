#include "cli/rehearsal_verdict.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/core/hash.hpp"
#include "cli/rehearsal_room.hpp"
#include "files/json.hpp"
#include "files/text.hpp"

namespace cli {
namespace {

using files::JsonObject;

// PRODUCT 4 names them; scores, blocking pairs and certificates never leave a server. Rehearsals
// run under the policy that shows the pairs.
constexpr std::array members = {
    "format", "rule",      "pool",   "seed", "seed_commitment", "input_commitment",
    "pairs",  "unmatched", "stable", "size", "size_bound",      "size_proof"};

bool is_member(const std::string& name) {
    return std::find(members.begin(), members.end(), name) != members.end();
}

JsonObject object_in(const std::string& text, const std::string& what) {
    files::Problems problems(what);
    const auto json = files::read_json(text, problems);
    const auto* object = json ? json->as<JsonObject>() : nullptr;
    if (object == nullptr) {
        throw RehearsalError(what + " is not a JSON object");
    }
    return *object;
}

std::string text_at(const JsonObject& object, const std::string& key) {
    const auto found = object.find(key);
    const auto* text = found == object.end() ? nullptr : found->second.as<std::string>();
    return text == nullptr ? std::string() : *text;
}

std::set<files::IdPair> unordered(const std::vector<files::IdPair>& pairs) {
    std::set<files::IdPair> ordered;
    for (const auto& [a, b] : pairs) {
        ordered.insert({std::min(a, b), std::max(a, b)});
    }
    return ordered;
}

std::set<files::IdPair> pairs_in(const JsonObject& release) {
    std::vector<files::IdPair> pairs;
    const auto found = release.find("pairs");
    const auto* items = found == release.end() ? nullptr : found->second.as<files::JsonArray>();
    for (const files::Json& item : items == nullptr ? files::JsonArray{} : *items) {
        const auto* pair = item.as<JsonObject>();
        if (pair != nullptr) {
            pairs.emplace_back(text_at(*pair, "a"), text_at(*pair, "b"));
        }
    }
    return unordered(pairs);
}

// Two accounts, by name, for a line about them.
struct Sides {
    const char* one;
    const char* other;
};

void compare_pairs(const std::set<files::IdPair>& one, const std::set<files::IdPair>& other,
                   const Sides& sides, std::vector<std::string>& lines) {
    std::vector<files::IdPair> different;
    std::set_symmetric_difference(one.begin(), one.end(), other.begin(), other.end(),
                                  std::back_inserter(different));
    for (const auto& pair : different) {
        lines.push_back("pair " + files::shown(pair.first) + ',' + files::shown(pair.second) +
                        ": " + (one.contains(pair) ? sides.one : sides.other) + " only, not " +
                        (one.contains(pair) ? sides.other : sides.one));
    }
}

void compare_members(const JsonObject& release, const JsonObject& matched,
                     std::vector<std::string>& lines) {
    for (const auto& [name, value] : release) {
        const auto twin = matched.find(name);
        if (name != "format" && twin != matched.end() && !(twin->second == value)) {
            lines.push_back(name + ": " + files::one_line(value) + " from the server, " +
                            files::one_line(twin->second) + " from match");
        }
    }
}

void judge_form(const JsonObject& release, std::vector<std::string>& lines) {
    for (const char* name : members) {
        if (!release.contains(name)) {
            lines.push_back(std::string(name) + ": not in the released result");
        }
    }
    for (const auto& [name, value] : release) {
        if (!is_member(name)) {
            lines.push_back(files::shown(name) + ": must not be in the released result");
        }
    }
    if (text_at(release, "format") != "quadrille-release/1") {
        lines.emplace_back("format: the released result is not a quadrille-release/1");
    }
    const std::string input = text_at(release, "input_commitment");
    constexpr std::size_t hash_digits = 64;
    if (input.size() != hash_digits ||
        input.find_first_not_of("0123456789abcdef") != std::string::npos) {
        lines.emplace_back("input_commitment: is no SHA-256 in lower-case hex");
    }
}

void judge_seed(const JsonObject& release, const std::set<std::string>& commitments,
                std::vector<std::string>& lines) {
    using namespace std::string_literals;
    const std::string commitment = text_at(release, "seed_commitment");
    if (commitment != base::sha256_hex("quadrille-lottery\0"s + text_at(release, "seed"))) {
        lines.emplace_back("seed_commitment: does not fit the released seed");
    }
    if (commitments != std::set{commitment}) {
        lines.emplace_back("seed_commitment: is not what the phones were shown");
    }
}

}  // namespace

std::string seed_of(const std::string& released) {
    const JsonObject release = object_in(released, "the released result");
    const auto found = release.find("seed");
    if (found == release.end() || found->second.as<std::string>() == nullptr) {
        throw RehearsalError("the released result has no seed");
    }
    return text_at(release, "seed");
}

std::vector<std::string> differences(const Accounts& accounts) {
    const JsonObject release = object_in(accounts.released, "the released result");
    const JsonObject matched = object_in(files::write_result(accounts.matched), "match's result");
    const auto pairs = unordered(accounts.matched.pairs);
    std::vector<std::string> lines;
    judge_form(release, lines);
    judge_seed(release, accounts.commitments, lines);
    compare_pairs(unordered({accounts.shown.begin(), accounts.shown.end()}), pairs,
                  {"phones", "match"}, lines);
    compare_pairs(pairs_in(release), pairs, {"server", "match"}, lines);
    compare_members(release, matched, lines);
    return lines;
}

}  // namespace cli
