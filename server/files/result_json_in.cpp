#include <algorithm>
#include <array>
#include <set>

#include "files/json.hpp"
#include "files/people_csv.hpp"
#include "files/result_json.hpp"
#include "files/text.hpp"

namespace files {
namespace {

constexpr std::int64_t safe_integer_max = (std::int64_t{1} << 53) - 1;

// Typed access to one object: every getter says what is wrong and gives an empty value instead.
class ObjectReader {
public:
    ObjectReader(const JsonObject& object, std::string path, Problems& problems)
        : object_(object), path_(std::move(path)), problems_(problems) {}

    template <std::size_t N>
    void only(const std::array<const char*, N>& keys) {
        for (const auto& [key, value] : object_) {
            if (std::none_of(keys.begin(), keys.end(),
                             [&key = key](const char* each) { return key == each; })) {
                problem(key, "unknown key");
            }
        }
    }

    bool has(const char* key) const { return object_.contains(key); }

    const Json& at(const char* key) {
        static const Json nothing{nullptr};
        const auto found = object_.find(key);
        if (found == object_.end()) {
            problem(key, "is missing");
            return nothing;
        }
        return found->second;
    }

    std::string text(const char* key) { return typed<std::string>(key, "a string"); }
    bool flag(const char* key) { return typed<bool>(key, "true or false"); }

    std::int64_t number(const char* key) {
        const std::int64_t value = typed<std::int64_t>(key, "a whole number");
        if (value < 0 || value > safe_integer_max) {
            problem(key, "is out of range");
            return 0;
        }
        return value;
    }

    // A score: a number with exactly one digit after the point, in tenths.
    std::int64_t tenths(const char* key) {
        const auto* decimal = at(key).as<JsonDecimal>();
        const std::string digits = decimal == nullptr ? "" : decimal->digits;
        const std::size_t point = digits.find('.');
        const bool fits = point != std::string::npos && point >= 1 && point <= 15 &&
                          point + 2 == digits.size() &&
                          digits.find_first_not_of("0123456789.") == std::string::npos;
        if (!fits) {
            problem(key, "expected a number with one digit after the point");
            return 0;
        }
        return std::stoll(digits.substr(0, point)) * 10 + (digits.back() - '0');
    }

    const JsonArray& list(const char* key) {
        static const JsonArray nothing;
        const Json& value = at(key);
        const auto* found = value.as<JsonArray>();
        if (found == nullptr) {
            wrong_type(key, "a list", value);
            return nothing;
        }
        return *found;
    }

    std::string one_of(const char* key, const std::set<std::string>& words) {
        const std::string word = text(key);
        if (!words.contains(word)) {
            problem(key, "has the unknown value \"" + shown(word) + "\"");
        }
        return word;
    }

    void problem(const std::string& key, const std::string& what) {
        problems_.error(0, 0, path_ + shown(key) + ": " + what);
    }
    void wrong_type(const std::string& key, const char* expected, const Json& found) {
        if (!has(key.c_str())) {
            return;  // said as missing
        }
        problem(key, std::string("expected ") + expected + ", found " + kind_of(found));
    }

private:
    template <class T>
    T typed(const char* key, const char* expected) {
        const Json& value = at(key);
        const T* found = value.as<T>();
        if (found == nullptr) {
            wrong_type(key, expected, value);
            return T{};
        }
        return *found;
    }

    const JsonObject& object_;
    std::string path_;
    Problems& problems_;
};

std::vector<IdPair> read_pairs(ObjectReader& reader, const char* key) {
    std::vector<IdPair> pairs;
    for (const Json& each : reader.list(key)) {
        const auto* object = each.as<JsonObject>();
        const bool fits = object != nullptr && object->size() == 2 && object->contains("a") &&
                          object->contains("b") && object->at("a").as<std::string>() != nullptr &&
                          object->at("b").as<std::string>() != nullptr;
        if (!fits) {
            reader.problem(key, "expected objects with the strings a and b");
            return {};
        }
        pairs.emplace_back(*object->at("a").as<std::string>(), *object->at("b").as<std::string>());
    }
    return pairs;
}

std::vector<CertificateFile::PairDual> read_duals(ObjectReader& reader, const char* key) {
    std::vector<CertificateFile::PairDual> duals;
    for (const Json& each : reader.list(key)) {
        const auto* three = each.as<JsonArray>();
        const bool fits =
            three != nullptr && three->size() == 3 && (*three)[0].as<std::string>() != nullptr &&
            (*three)[1].as<std::string>() != nullptr && (*three)[2].as<std::int64_t>() != nullptr;
        if (!fits) {
            reader.problem(key, "expected lists of two ids and a whole number");
            return {};
        }
        duals.push_back({*(*three)[0].as<std::string>(), *(*three)[1].as<std::string>(),
                         *(*three)[2].as<std::int64_t>()});
    }
    return duals;
}

std::vector<std::pair<std::string, std::int64_t>> read_people_duals(ObjectReader& reader) {
    std::vector<std::pair<std::string, std::int64_t>> people;
    for (const Json& each : reader.list("people")) {
        const auto* two = each.as<JsonArray>();
        const bool fits = two != nullptr && two->size() == 2 &&
                          (*two)[0].as<std::string>() != nullptr &&
                          (*two)[1].as<std::int64_t>() != nullptr;
        if (!fits) {
            reader.problem("people", "expected lists of an id and a whole number");
            return {};
        }
        people.emplace_back(*(*two)[0].as<std::string>(), *(*two)[1].as<std::int64_t>());
    }
    return people;
}

std::optional<CertificateFile> read_certificate(ObjectReader& outer, const char* key,
                                                Problems& problems) {
    const Json& value = outer.at(key);
    if (value.is_null()) {
        return std::nullopt;
    }
    const auto* object = value.as<JsonObject>();
    if (object == nullptr) {
        outer.wrong_type(key, "an object or null", value);
        return std::nullopt;
    }
    ObjectReader reader(*object, std::string("certificate.") + key + ".", problems);
    reader.only(std::array{"scale", "people", "pairs", "caps", "size_multiplier"});
    CertificateFile certificate;
    certificate.scale = reader.number("scale");
    certificate.people = read_people_duals(reader);
    certificate.pairs = read_duals(reader, "pairs");
    if (reader.has("caps")) {
        certificate.caps = read_duals(reader, "caps");
    }
    if (std::string(key) == "score") {
        certificate.size_multiplier = reader.number("size_multiplier");
    } else if (reader.has("size_multiplier")) {
        reader.problem("size_multiplier", "unknown key");
    }
    return certificate;
}

constexpr std::array proven_keys = {"stable",         "blocking_pairs", "blocking_bound",
                                    "blocking_proof", "size_bound",     "size_proof",
                                    "score_bound",    "score_proof",    "certificate"};

std::optional<ResultFile::Proven> read_proven(ObjectReader& reader, bool mutual,
                                              Problems& problems) {
    if (mutual) {
        for (const char* key : proven_keys) {
            if (!reader.at(key).is_null()) {
                reader.problem(key, "must be null under rule mutual");
            }
        }
        return std::nullopt;
    }
    static const std::set<std::string> proofs = {"certificate", "search", "none"};
    ResultFile::Proven proven;
    proven.stable = reader.flag("stable");
    proven.blocking_pairs = read_pairs(reader, "blocking_pairs");
    proven.blocking_bound = reader.number("blocking_bound");
    proven.blocking_proof = reader.one_of("blocking_proof", proofs);
    proven.size_bound = reader.number("size_bound");
    proven.size_proof = reader.one_of("size_proof", proofs);
    proven.score_bound_tenths = reader.tenths("score_bound");
    proven.score_proof = reader.one_of("score_proof", proofs);
    const Json& value = reader.at("certificate");
    const auto* object = value.as<JsonObject>();
    if (object == nullptr) {
        reader.wrong_type("certificate", "an object", value);
        return proven;
    }
    ObjectReader inner(*object, "certificate.", problems);
    inner.only(std::array{"size", "score"});
    proven.size_certificate = read_certificate(inner, "size", problems);
    proven.score_certificate = read_certificate(inner, "score", problems);
    return proven;
}

std::vector<std::string> read_ids(ObjectReader& reader, const char* key) {
    std::vector<std::string> ids;
    for (const Json& each : reader.list(key)) {
        const auto* id = each.as<std::string>();
        if (id == nullptr) {
            reader.problem(key, "expected strings");
            return {};
        }
        ids.push_back(*id);
    }
    return ids;
}

}  // namespace

std::optional<ResultFile> read_result(std::string_view text, Problems& problems) {
    const auto json = read_json(text, problems);
    if (!json) {
        return std::nullopt;
    }
    const auto* object = json->as<JsonObject>();
    if (object == nullptr) {
        problems.error(0, 0, std::string("expected an object, found ") + kind_of(*json));
        return std::nullopt;
    }
    ObjectReader reader(*object, "", problems);
    reader.only(std::array{"format",         "rule",        "pool",           "seed",
                           "input_sha256",   "locks",       "forbids",        "pairs",
                           "unmatched",      "stable",      "blocking_pairs", "blocking_bound",
                           "blocking_proof", "size",        "size_bound",     "size_proof",
                           "score_sum",      "score_bound", "score_proof",    "certificate"});
    reader.one_of("format", {"quadrille-result/1"});
    ResultFile result;
    result.rule = reader.one_of("rule", {"mutual", "pairs", "most"});
    result.pool = reader.one_of("pool", {"two-sided", "one"});
    result.seed = reader.text("seed");
    result.input_sha256 = reader.text("input_sha256");
    result.locks = read_pairs(reader, "locks");
    result.forbids = read_pairs(reader, "forbids");
    result.pairs = read_pairs(reader, "pairs");
    result.unmatched = read_ids(reader, "unmatched");
    result.size = reader.number("size");
    result.score_tenths = reader.tenths("score_sum");
    result.proven = read_proven(reader, result.rule == "mutual", problems);
    if (!problems.ok()) {
        return std::nullopt;
    }
    return result;
}

}  // namespace files
