#include "cli/match_input.hpp"

#include <algorithm>
#include <ostream>
#include <utility>

#include "files/csv_in.hpp"
#include "files/people_csv.hpp"
#include "files/ratings_csv.hpp"
#include "files/rules_json.hpp"
#include "files/text.hpp"

namespace cli {
namespace {

// Reads one file with `reader(text, problems)` and says what is wrong with it.
template <class Reader>
auto read_one(const std::string& path, std::ostream& err, const Reader& reader) {
    files::Problems problems(path);
    const auto text = files::read_file(path, problems);
    decltype(reader(std::string_view{}, problems)) result;
    if (text) {
        result = reader(std::string_view(*text), problems);
    }
    err << problems.report();
    return result;
}

instance::People to_people(const files::PeopleFile& file) {
    instance::People people;
    people.two_sided = file.two_sided;
    people.side_labels = file.sides;
    people.persons.reserve(file.rows.size());
    for (const files::PersonRow& row : file.rows) {
        const bool second = file.two_sided && row.side == file.sides[1];
        people.persons.push_back({.id = row.id,
                                  .side = static_cast<std::uint8_t>(second ? 1 : 0),
                                  .capacity = row.capacity,
                                  .group = row.group,
                                  .manager = row.manager,
                                  .wants = row.wants,
                                  .offers = row.offers,
                                  .stays_seated = row.stays_seated,
                                  .attends = row.attends});
    }
    return people;
}

instance::Rules to_rules(const files::RulesFile& file) {
    instance::Rules rules;
    rules.reporting_line = file.reporting_line == "chain"    ? instance::ReportingLine::chain
                           : file.reporting_line == "direct" ? instance::ReportingLine::direct
                                                             : instance::ReportingLine::off;
    rules.same_group = file.same_group;
    rules.groups_allowed = file.groups_allowed;
    rules.never = file.never;
    rules.met_before = file.met_before;
    return rules;
}

}  // namespace

std::optional<LoadedInput> load_input(const InputPaths& paths, std::ostream& err) {
    auto people = read_one(paths.people, err, [](std::string_view text, files::Problems& problems) {
        return files::read_people(text, problems);
    });
    if (!people) {
        return std::nullopt;
    }
    LoadedInput loaded{std::move(*people), {}};
    loaded.input.people = to_people(loaded.people);
    bool good = true;
    if (!paths.ratings.empty()) {
        const auto ratings = read_one(paths.ratings, err,
                                      [&loaded](std::string_view text, files::Problems& problems) {
                                          return files::read_ratings(text, loaded.people, problems);
                                      });
        good = ratings.has_value();
        for (const files::RatingRow& row : ratings.value_or(std::vector<files::RatingRow>{})) {
            loaded.input.ratings.push_back(
                {row.rater, row.rated, {row.accepts, row.score_tenths, row.favourite}});
        }
    }
    if (!paths.rules.empty()) {
        const auto rules =
            read_one(paths.rules, err, [&loaded](std::string_view text, files::Problems& problems) {
                return files::read_rules(text, loaded.people, problems);
            });
        good = good && rules.has_value();
        loaded.input.rules = to_rules(rules.value_or(files::RulesFile{}));
    }
    if (!good) {
        return std::nullopt;
    }
    return loaded;
}

FoundPair find_pair(const files::PeopleFile& people, const files::IdPair& ids) {
    const auto position = [&people](const std::string& id) {
        return static_cast<std::size_t>(
            std::find_if(people.rows.begin(), people.rows.end(),
                         [&id](const files::PersonRow& row) { return row.id == id; }) -
            people.rows.begin());
    };
    const std::size_t a = position(ids.first);
    const std::size_t b = position(ids.second);
    if (std::max(a, b) >= people.rows.size()) {
        return {{}, "unknown id " + files::shown(a >= people.rows.size() ? ids.first : ids.second)};
    }
    if (a == b) {
        return {{}, files::shown(ids.first) + " stands beside oneself"};
    }
    return {{a, b}, ""};
}

bool read_pairs_option(const std::string& option, const std::vector<std::string>& values,
                       const files::PeopleFile& people, std::vector<instance::PersonPair>& into,
                       std::ostream& err) {
    bool good = true;
    for (const std::string& value : values) {
        const std::size_t comma = value.find(',');
        FoundPair found{{}, "expected two ids with a comma between them"};
        if (comma != std::string::npos) {
            found = find_pair(people, {value.substr(0, comma), value.substr(comma + 1)});
        }
        if (!found.fault.empty()) {
            err << option << ' ' << files::shown(value) << ": " << found.fault << '\n';
            good = false;
        } else {
            into.push_back(found.pair);
        }
    }
    return good;
}

std::optional<matching::Rule> rule_named(const std::string& name) {
    for (const auto rule : {matching::Rule::mutual, matching::Rule::pairs, matching::Rule::most}) {
        if (name == name_of(rule)) {
            return rule;
        }
    }
    return std::nullopt;
}

const char* name_of(matching::Rule rule) {
    switch (rule) {
        case matching::Rule::mutual:
            return "mutual";
        case matching::Rule::pairs:
            return "pairs";
        case matching::Rule::most:
            return "most";
    }
    return "";
}

std::string in_words(const instance::Contradiction& contradiction,
                     const files::PeopleFile& people) {
    const std::string lock = "lock " + people.rows[contradiction.lock.a].id + ',' +
                             people.rows[contradiction.lock.b].id + ": ";
    using Kind = instance::Contradiction::Kind;
    switch (contradiction.kind) {
        case Kind::locked_and_forbidden:
            return lock + "the same pair is forbidden";
        case Kind::above_capacity:
            return lock + people.rows[contradiction.person].id +
                   " is locked more often than its "
                   "capacity of " +
                   std::to_string(people.rows[contradiction.person].capacity) + " allows";
        case Kind::against_rule:
            return lock + "is kept apart by " + instance::in_words(contradiction.barrier);
    }
    return lock;
}

bool is_seed(const std::string& text) {
    return files::is_utf8(text) && !files::forbidden_character(text);
}

}  // namespace cli
