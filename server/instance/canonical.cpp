#include "instance/canonical.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "base/core/hash.hpp"

namespace instance {
namespace {

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

const char* name_of(ReportingLine line) {
    switch (line) {
        case ReportingLine::off:
            return "off";
        case ReportingLine::direct:
            return "direct";
        case ReportingLine::chain:
            return "chain";
    }
    return "";
}

std::string joined(const std::vector<std::string>& tags) {
    std::vector<std::string> sorted = tags;
    std::sort(sorted.begin(), sorted.end());
    std::string text;
    for (const std::string& tag : sorted) {
        text += (text.empty() ? "" : ";") + tag;
    }
    return text;
}

void add_people(std::string& text, const People& people) {
    std::set<std::pair<std::string, std::string>> lines;  // by id
    for (const Person& person : people.persons) {
        const std::string& side = people.side_labels[people.two_sided ? person.side : 0];
        lines.emplace(person.id, "p," + person.id + ',' + side + ',' +
                                     std::to_string(person.capacity) + ',' + person.group + ',' +
                                     person.manager + ',' + joined(person.wants) + ',' +
                                     joined(person.offers) + ',' + (person.attends ? '1' : '0'));
    }
    for (const auto& [id, line] : lines) {
        text += line + '\n';
    }
}

void add_ratings(std::string& text, const Input& input) {
    const auto& persons = input.people.persons;
    std::vector<const RatingRow*> rows;
    rows.reserve(input.ratings.size());
    for (const RatingRow& row : input.ratings) {
        rows.push_back(&row);
    }
    std::sort(rows.begin(), rows.end(), [&persons](const RatingRow* a, const RatingRow* b) {
        return std::tie(persons[a->rater].id, persons[a->rated].id) <
               std::tie(persons[b->rater].id, persons[b->rated].id);
    });
    for (const RatingRow* row : rows) {
        const Rating& rating = row->rating;
        text += "r," + persons[row->rater].id + ',' + persons[row->rated].id + ',' +
                (rating.accepts ? '1' : '0') + ',' +
                (rating.score_tenths ? std::to_string(*rating.score_tenths) : "") + ',' +
                (rating.favourite != 0 ? std::to_string(rating.favourite) : "") + '\n';
    }
}

void add_names(std::string& text, const char* kind,
               const std::vector<std::pair<std::string, std::string>>& pairs) {
    std::set<std::pair<std::string, std::string>> sorted;
    for (const auto& pair : pairs) {
        sorted.insert(std::minmax(pair.first, pair.second));
    }
    for (const auto& [one, other] : sorted) {
        text += std::string(kind) + ',' + one + ',' + other + '\n';
    }
}

void add_persons(std::string& text, const char* kind, const std::vector<PersonPair>& pairs,
                 const People& people) {
    std::vector<std::pair<std::string, std::string>> names;
    names.reserve(pairs.size());
    for (const PersonPair& pair : pairs) {
        names.emplace_back(people.persons[pair.a].id, people.persons[pair.b].id);
    }
    add_names(text, kind, names);
}

}  // namespace

std::string canonical_text(const Input& input) {
    std::string text = std::string("rule,") + name_of(input.rule) + '\n';
    add_people(text, input.people);
    add_ratings(text, input);
    text += std::string("reporting_line,") + name_of(input.rules.reporting_line) + '\n';
    text += std::string("same_group,") + (input.rules.same_group ? "1\n" : "0\n");
    add_names(text, "groups_allowed", input.rules.groups_allowed);
    add_names(text, "never", input.rules.never);
    add_names(text, "met_before", input.rules.met_before);
    add_persons(text, "lock", input.locks, input.people);
    add_persons(text, "forbid", input.forbids, input.people);
    text += "seed," + input.seed + '\n';
    return text;
}

std::string input_sha256(const Input& input) {
    return base::sha256_hex(canonical_text(input));
}

}  // namespace instance
