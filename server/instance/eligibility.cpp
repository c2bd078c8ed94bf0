#include "instance/eligibility.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace instance {
namespace {

constexpr std::uint64_t key(std::size_t one, std::size_t other) {
    const auto [low, high] = std::minmax(one, other);
    return (static_cast<std::uint64_t>(low) << 32) | static_cast<std::uint64_t>(high);
}

using Positions = std::unordered_map<std::string, std::size_t>;

// The positions of pairs of ids; pairs with an id that nobody has are left out.
std::unordered_set<std::uint64_t> keys_of(
    const std::vector<std::pair<std::string, std::string>>& pairs, const Positions& positions) {
    std::unordered_set<std::uint64_t> keys;
    for (const auto& [one, other] : pairs) {
        const auto first = positions.find(one);
        const auto second = positions.find(other);
        if (first != positions.end() && second != positions.end()) {
            keys.insert(key(first->second, second->second));
        }
    }
    return keys;
}

// Everyone above a person by the given depth, sorted; stops where the line closes on itself.
std::vector<std::size_t> bosses_of(std::size_t person, const People& people,
                                   const Positions& positions, ReportingLine line) {
    std::vector<std::size_t> bosses;
    std::size_t current = person;
    while (line != ReportingLine::off) {
        const auto boss = positions.find(people.persons[current].manager);
        if (boss == positions.end() || boss->second == person ||
            std::find(bosses.begin(), bosses.end(), boss->second) != bosses.end()) {
            break;
        }
        current = boss->second;
        bosses.push_back(current);
        if (line == ReportingLine::direct) {
            break;
        }
    }
    std::sort(bosses.begin(), bosses.end());
    return bosses;
}

}  // namespace

const char* in_words(Barrier barrier) {
    switch (barrier) {
        case Barrier::none:
            return "nothing";
        case Barrier::oneself:
            return "being one and the same person";
        case Barrier::does_not_attend:
            return "one of them not attending";
        case Barrier::same_side:
            return "both being of one side";
        case Barrier::never:
            return "the rule never";
        case Barrier::met_before:
            return "the rule met_before";
        case Barrier::reporting_line:
            return "the rule reporting_line";
        case Barrier::same_group:
            return "the rule same_group";
        case Barrier::group_not_allowed:
            return "the rule groups_allowed";
    }
    return "a rule";
}

Eligibility::Eligibility(const People& people, const Rules& rules)
    : two_sided_(people.two_sided),
      same_group_(rules.same_group),
      groups_restricted_(!rules.groups_allowed.empty()) {
    Positions positions;
    for (std::size_t i = 0; i < people.persons.size(); ++i) {
        positions.emplace(people.persons[i].id, i);
    }
    Positions groups{{"", 0}};
    const auto group_number = [&groups](const std::string& name) {
        return groups.emplace(name, groups.size()).first->second;
    };
    seats_.reserve(people.persons.size());
    for (std::size_t i = 0; i < people.persons.size(); ++i) {
        const Person& person = people.persons[i];
        seats_.push_back({person.side, person.attends,
                          static_cast<std::uint32_t>(group_number(person.group)),
                          bosses_of(i, people, positions, rules.reporting_line)});
    }
    for (const auto& [one, other] : rules.groups_allowed) {
        groups_allowed_.insert(key(group_number(one), group_number(other)));
    }
    never_ = keys_of(rules.never, positions);
    met_before_ = keys_of(rules.met_before, positions);
}

bool Eligibility::above(std::size_t upper, std::size_t lower) const {
    const auto& bosses = seats_[lower].bosses;
    return std::binary_search(bosses.begin(), bosses.end(), upper);
}

Barrier Eligibility::barrier(std::size_t a, std::size_t b) const {
    if (a == b) {
        return Barrier::oneself;
    }
    const Seat& one = seats_.at(a);
    const Seat& other = seats_.at(b);
    if (!one.attends || !other.attends) {
        return Barrier::does_not_attend;
    }
    if (two_sided_ && one.side == other.side) {
        return Barrier::same_side;
    }
    if (never_.contains(key(a, b))) {
        return Barrier::never;
    }
    if (met_before_.contains(key(a, b))) {
        return Barrier::met_before;
    }
    if (above(a, b) || above(b, a)) {
        return Barrier::reporting_line;
    }
    if (same_group_ && one.group != 0 && one.group == other.group) {
        return Barrier::same_group;
    }
    if (groups_restricted_ && !groups_allowed_.contains(key(one.group, other.group))) {
        return Barrier::group_not_allowed;
    }
    return Barrier::none;
}

}  // namespace instance
