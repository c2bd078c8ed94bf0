#include "live/gate/feasibility.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "instance/eligibility.hpp"

namespace live::gate {

namespace {

instance::People people_of(const room::Room& room) {
    instance::People people;
    people.two_sided = !room.settings.pool;
    people.side_labels = room.settings.side_names;
    for (const auto& person : room.people) {
        instance::Person row;
        row.id = person.entry.roster_id;
        row.side =
            room.settings.pool ? std::uint8_t{0} : static_cast<std::uint8_t>(person.entry.side);
        row.group = person.entry.group;
        row.manager = person.entry.manager;
        row.attends = is_expected(person);
        people.persons.push_back(std::move(row));
    }
    return people;
}

// Who may meet somebody at all, by the rules that are on. O(people) where most may meet most.
std::vector<bool> somebody_possible(const room::Room& room) {
    const auto people = people_of(room);
    const instance::Eligibility eligibility(people, room.rules);
    std::vector<bool> possible(people.persons.size(), false);
    for (std::size_t a = 0; a < possible.size(); ++a) {
        for (std::size_t b = 0; b < possible.size() && !possible[a]; ++b) {
            possible[a] = a != b && eligibility.eligible(a, b);
        }
    }
    return possible;
}

}  // namespace

Unmatched count_unmatched(const Cast& cast, const room::Proposal& proposal) {
    std::set<room::ParticipantId> paired;
    for (const auto& [a, b] : proposal.pairs) {
        paired.insert(a);
        paired.insert(b);
    }
    const auto possible = somebody_possible(cast.room);
    Unmatched count;
    for (const auto& person : cast.room.people) {
        if (!is_expected(person) || paired.contains(person.id)) {
            continue;
        }
        ++count.all;
        if (!person.may_be_paired || person.presence == room::Presence::left) {
            ++count.left;
        } else if (!possible[person.id.value - 1]) {
            ++count.by_rules;
        } else if (cast.met(person.id).size() * 2 < cast.most_met()) {
            ++count.few_talks;
        } else {
            ++count.by_ratings;
        }
    }
    return count;
}

std::vector<protocol::Warning> warnings_of(const Cast& cast, const Extras& extras) {
    const auto& room = cast.room;
    std::vector<protocol::Warning> warnings;
    const auto phase = room.stage.phase;
    const bool before =
        phase == room::Phase::draft || phase == room::Phase::open || phase == room::Phase::lobby;
    if (before && !room.people.empty()) {
        constexpr std::size_t named = 5;
        const auto possible = somebody_possible(room);
        for (const auto& person : room.people) {
            if (is_expected(person) && !possible[person.id.value - 1] && warnings.size() < named) {
                warnings.push_back({"nobody_possible", {person.display_name}});
            }
        }
        std::array<std::size_t, 2> places{};
        for (const auto& person : room.people) {
            if (is_expected(person)) {
                places.at(static_cast<std::size_t>(person.entry.side)) += person.entry.capacity;
            }
        }
        if (!room.settings.pool && places[0] != places[1]) {
            warnings.push_back({"places_differ",
                                {std::to_string(places[0]), std::to_string(places[1]),
                                 std::to_string(std::max(places[0], places[1]) -
                                                std::min(places[0], places[1]))}});
        }
    }
    const bool running = phase != room::Phase::draft && phase != room::Phase::purged &&
                         phase != room::Phase::cancelled;
    if (running && extras.organizers < 2) {
        warnings.push_back({"one_organizer_device", {}});
    }
    return warnings;
}

}  // namespace live::gate
