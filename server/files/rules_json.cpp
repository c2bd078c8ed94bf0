#include "files/rules_json.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "files/json.hpp"
#include "files/text.hpp"

namespace files {
namespace {

class RulesReader {
public:
    RulesReader(const PeopleFile& people, Problems& problems) : problems_(problems) {
        for (const PersonRow& row : people.rows) {
            ids_.insert(row.id);
        }
    }

    RulesFile read(const JsonObject& object) {
        RulesFile rules;
        for (const auto& [key, value] : object) {
            if (key == "reporting_line") {
                rules.reporting_line = reporting_line(value);
            } else if (key == "same_group") {
                rules.same_group = same_group(value);
            } else if (key == "groups_allowed") {
                rules.groups_allowed = pairs(key, value, false);
            } else if (key == "never") {
                rules.never = pairs(key, value, true);
            } else if (key == "met_before") {
                rules.met_before = pairs(key, value, true);
            } else {
                problem("unknown key " + shown(key));
            }
        }
        return rules;
    }

private:
    void problem(std::string what) { problems_.error(0, 0, std::move(what)); }
    void wrong_type(const std::string& key, const char* expected, const Json& found) {
        problem(key + ": expected " + expected + ", found " + kind_of(found));
    }

    std::string reporting_line(const Json& value) {
        if (const bool* flag = value.as<bool>()) {
            return *flag ? "chain" : "off";
        }
        const auto* text = value.as<std::string>();
        if (text == nullptr) {
            wrong_type("reporting_line", "\"off\", \"direct\" or \"chain\"", value);
            return "off";
        }
        if (*text != "off" && *text != "direct" && *text != "chain") {
            problem("reporting_line: expected \"off\", \"direct\" or \"chain\", found \"" +
                    shown(*text) + "\"");
        }
        return *text;
    }

    bool same_group(const Json& value) {
        const bool* flag = value.as<bool>();
        if (flag == nullptr) {
            wrong_type("same_group", "true or false", value);
        }
        return flag != nullptr && *flag;
    }

    std::vector<IdPair> pairs(const std::string& key, const Json& value, bool of_ids) {
        const auto* list = value.as<JsonArray>();
        if (list == nullptr) {
            wrong_type(key, "a list of pairs", value);
            return {};
        }
        std::vector<IdPair> result;
        for (std::size_t i = 0; i < list->size(); ++i) {
            const std::string place = key + "[" + std::to_string(i) + "]";
            if (const auto found = pair(place, (*list)[i])) {
                check(place, *found, of_ids);
                result.push_back(*found);
            }
        }
        return result;
    }

    std::optional<IdPair> pair(const std::string& place, const Json& value) {
        const auto* two = value.as<JsonArray>();
        const bool fits = two != nullptr && two->size() == 2 &&
                          (*two)[0].as<std::string>() != nullptr &&
                          (*two)[1].as<std::string>() != nullptr;
        if (!fits) {
            problem(place + ": expected a list of two strings");
            return std::nullopt;
        }
        return IdPair{*(*two)[0].as<std::string>(), *(*two)[1].as<std::string>()};
    }

    void check(const std::string& place, const IdPair& pair, bool of_ids) {
        for (const std::string& name : {pair.first, pair.second}) {
            if (const auto found = forbidden_character(name)) {
                problem(place + ": contains a control character (" + code_point_name(*found) + ")");
            } else if (of_ids && !ids_.contains(name)) {
                problems_.warning(0, 0, place + ": unknown id " + shown(name));
            }
        }
        if (of_ids && pair.first == pair.second) {
            problem(place + ": " + shown(pair.first) + " stands beside oneself");
        }
    }

    Problems& problems_;
    std::unordered_set<std::string> ids_;
};

}  // namespace

std::optional<RulesFile> read_rules(std::string_view text, const PeopleFile& people,
                                    Problems& problems) {
    const auto json = read_json(text, problems);
    if (!json) {
        return std::nullopt;
    }
    const auto* object = json->as<JsonObject>();
    if (object == nullptr) {
        problems.error(0, 0, std::string("expected an object, found ") + kind_of(*json));
        return std::nullopt;
    }
    RulesFile rules = RulesReader(people, problems).read(*object);
    if (!problems.ok()) {
        return std::nullopt;
    }
    return rules;
}

}  // namespace files
