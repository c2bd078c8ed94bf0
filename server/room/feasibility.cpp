#include "room/feasibility.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "instance/eligibility.hpp"
#include "limits.hpp"
#include "room/matching_input.hpp"
#include "room/seating_problem.hpp"
#include "seating/next_round.hpp"
#include "seating/plan.hpp"

namespace room {
namespace {

std::uint32_t rounds_to_come(const Room& room) {
    switch (room.stage.phase) {
        case Phase::review:
        case Phase::closed:
        case Phase::preview:
        case Phase::published:
        case Phase::purged:
        case Phase::cancelled:
            return 0;
        default: {
            const std::uint32_t planned = room.settings.rounds;
            return room.stage.ending ? 0 : planned - std::min(planned, last_round(room));
        }
    }
}

// One for each of the smaller side and each of the other who cannot walk; in a pool one for two.
void add_tables(Feasibility& found, const Room& room, const Hall& hall) {
    const std::size_t first = hall.side(0).size();
    const std::size_t second = hall.side(1).size();
    const auto& moving = hall.side(second < first ? 0 : 1);
    const auto seated = std::count_if(moving.begin(), moving.end(), [&room](ParticipantId who) {
        return room.people[who.value - 1].entry.stays_seated;
    });
    const auto owned = static_cast<std::size_t>(seated);
    found.tables_needed = static_cast<std::uint32_t>(
        room.settings.pool ? std::max((first + 1) / 2, owned) : std::min(first, second) + owned);
    const auto usable = static_cast<std::uint32_t>(tables_of(room).size());
    found.tables =
        room.settings.tables == 0 ? found.tables_needed : std::min(usable, found.tables_needed);
}

std::vector<std::uint32_t> talks_had(const Room& room) {
    std::vector<std::uint32_t> talks(room.people.size(), 0);
    for (const Encounter& each : room.encounters) {
        if (each.dropped) continue;
        ++talks[each.a.value - 1];
        ++talks[each.b.value - 1];
    }
    return talks;
}

void add_people(Feasibility& found, const Room& room, const Hall& hall, Depth depth) {
    const std::size_t enough = depth == Depth::whole ? Hall::everybody : std::size_t{found.rounds};
    const auto talks = talks_had(room);
    std::uint32_t most = 0;
    std::uint64_t pairs = 0;
    for (const Participant& each : room.people) {
        if (!is_counted(room, each)) continue;
        Outlook outlook = hall.outlook(each, enough);
        outlook.talks = talks[each.id.value - 1];
        most = std::max(most, outlook.possible);
        pairs += outlook.possible;
        if (depth == Depth::whole || outlook.possible < found.rounds)
            found.people.push_back(std::move(outlook));
    }
    pairs /= 2;
    if (found.tables == 0) return;
    // Pairs are split into as many rounds as the busiest person has partners (König), in a pool
    // perhaps one more (Vizing), and no round has more of them than tables.
    const std::uint64_t busiest = most + (room.settings.pool && most > 0 ? 1U : 0U);
    const std::uint64_t full_rounds = (pairs + found.tables - 1) / found.tables;
    found.rounds_enough = static_cast<std::uint32_t>(
        std::min<std::uint64_t>(found.rounds, std::max(busiest, full_rounds)));
}

// --- talks ---------------------------------------------------------------------------------------

// The room as its organizer may know it: who counts is there, and nothing of what people entered
// for themselves, nor of promises, which were made knowing it.
Room as_told(const Room& room) {
    Room told(room.id);
    told.seating_seed = room.seating_seed;
    told.settings = room.settings;
    told.rules = room.rules;
    told.people = room.people;
    told.stage = room.stage;
    told.encounters = room.encounters;
    told.pins = room.pins;
    told.closed_tables = room.closed_tables;
    for (Participant& each : told.people) {
        if (is_counted(room, each)) {
            each.presence = Presence::here;
        } else if (!has_started(room)) {
            each.presence = Presence::removed;
        }
    }
    return told;
}

// Draws the rounds to come as the room would, with nobody coming or going.
seating::Problem drawn_to_the_end(seating::Problem problem, const Room& room,
                                  std::uint32_t rounds) {
    for (std::uint32_t left = rounds; left > 0; --left) {
        ask_for_round(problem, room, room.settings.rounds - left + 1);
        const seating::NextRound next = seating::next_round(problem);
        if (next.tables.empty()) break;
        problem = seating::after(problem, next);
    }
    return problem;
}

SideOutlook& side_of(Feasibility& found, const Room& room, ParticipantId who) {
    const int side = room.people[who.value - 1].entry.side;
    return found.sides.at(room.settings.pool ? 0 : static_cast<std::size_t>(side));
}

// Whom one can meet in a round, and how many pairs a table makes.
std::uint32_t most_met_in_a_round(const Room& room) {
    return room.settings.trios ? 2 : 1;
}
std::uint64_t most_pairs_at_a_table(const Room& room) {
    if (!room.settings.trios) return 1;
    return room.settings.pool ? 3 : 2;
}

// What no evening exceeds with so many tables: everybody meets so many in a round, and each whom
// they may meet once.
std::uint64_t most_talks(const Feasibility& found, const Room& room, std::uint32_t tables) {
    std::array<std::uint64_t, 2> sums{};
    for (const Outlook& each : found.people) {
        const int side = room.settings.pool ? 0 : room.people[each.who.value - 1].entry.side;
        sums.at(static_cast<std::size_t>(side)) +=
            std::min(each.possible, found.rounds * most_met_in_a_round(room));
    }
    const std::uint64_t pairs = room.settings.pool ? sums[0] / 2 : std::min(sums[0], sums[1]);
    return std::min(pairs, std::uint64_t{found.rounds} * tables * most_pairs_at_a_table(room));
}

// All that is allowed costs some 60 ms, on two sides as in a pool in which somebody must rest.
bool can_be_drawn(const Feasibility& found, const Room& room) {
    std::uint64_t candidates = 0;
    for (const Outlook& each : found.people)
        candidates += each.possible;
    candidates /= 2;
    const std::uint64_t searches = room.settings.pool ? found.people.size() / 4 + 1 : 1;
    return candidates <= limits::inline_seating_edges &&
           candidates * found.rounds * searches <= limits::feasibility_work;
}

// Nobody has more talks than this.
void bound_talks(Feasibility& found, const Room& room) {
    for (const Outlook& each : found.people) {
        SideOutlook& side = side_of(found, room, each.who);
        const std::uint32_t still =
            std::min(each.possible, found.rounds * most_met_in_a_round(room));
        side.most = std::max(side.most, each.talks + still);
    }
}

void draw_talks(Feasibility& found, const Room& room) {
    const auto end = drawn_to_the_end(seating_problem(as_told(room)), room, found.rounds);
    for (Outlook& each : found.people) {
        const std::uint32_t talks = end.people[each.who.value - 1].talks;
        each.expected = talks;
        SideOutlook& side = side_of(found, room, each.who);
        side.fewest = std::min(side.fewest.value_or(talks), talks);
        side.most = std::max(side.most, talks);
    }
}

void add_talks(Feasibility& found, const Room& room) {
    if (found.tables < found.tables_needed) {
        found.talks_lost = static_cast<std::uint32_t>(most_talks(found, room, found.tables_needed) -
                                                      most_talks(found, room, found.tables));
    }
    found.drawn = can_be_drawn(found, room);
    if (found.drawn) {
        draw_talks(found, room);
    } else {
        bound_talks(found, room);
    }
}

// --- places, time -----------------------------------------------------------------------

void add_places(Feasibility& found, const Room& room, const Hall& hall) {
    bool several = false;
    for (std::size_t number = 0; number < found.sides.size(); ++number) {
        SideOutlook& side = found.sides.at(number);
        side.people = static_cast<std::uint32_t>(hall.side(number).size());
        for (const ParticipantId who : hall.side(number)) {
            side.places += room.people[who.value - 1].entry.capacity;
            several = several || room.people[who.value - 1].entry.capacity > 1;
        }
    }
    if (room.settings.rule == MatchRule::mutual) return;  // everybody has places for all
    const auto& [first, second] = found.sides;
    if (room.settings.pool) {
        const bool odd_one = first.people % 2 == 1 && (!several || first.people == 1);
        found.without_partner = odd_one ? 1 : 0;
        return;
    }
    found.without_partner = first.people - std::min(first.people, second.places) + second.people -
                            std::min(second.people, first.places);
}

// Where trios are wished, as many of those who would rest as there are pairs join one, and each
// such round lasts longer; rules may allow fewer.
void add_resting(Feasibility& found, const Room& room) {
    const std::uint32_t first = found.sides[0].people;
    const std::uint32_t second = found.sides[1].people;
    const std::uint32_t pairs = room.settings.pool ? first / 2 : std::min(first, second);
    const std::uint32_t seated = std::min(pairs, found.tables);
    found.resting = first + second - 2 * seated;
    if (!room.settings.trios || found.resting == 0 || seated == 0) return;
    found.resting -= std::min(found.resting, seated);
    found.length += room.settings.durations.trio * static_cast<std::int64_t>(found.rounds);
}

base::Duration length_of(const Room& room, std::uint32_t rounds) {
    const Settings& settings = room.settings;
    const Durations& each = settings.durations;
    const auto breaks = std::count_if(
        settings.breaks_after.begin(), settings.breaks_after.end(), [&](std::uint32_t round) {
            return round < settings.rounds && round >= settings.rounds - rounds && round > 0;
        });
    return (each.move + each.talk + each.rate) * static_cast<std::int64_t>(rounds) +
           each.rest * static_cast<std::int64_t>(breaks) + each.review;
}

// --- contradictions ---------------------------------------------------------------------------

void add_both_seated(Feasibility& found, const Room& room, const Hall& hall) {
    std::vector<ParticipantId> seated;
    for (const auto* side : {&hall.side(0), &hall.side(1)}) {
        std::copy_if(
            side->begin(), side->end(), std::back_inserter(seated),
            [&room](ParticipantId who) { return room.people[who.value - 1].entry.stays_seated; });
    }
    for (std::size_t a = 0; a < seated.size(); ++a) {
        const Participant& one = room.people[seated[a].value - 1];
        for (std::size_t b = a + 1; b < seated.size(); ++b) {
            const Participant& other = room.people[seated[b].value - 1];
            const bool across = room.settings.pool || one.entry.side != other.entry.side;
            if (across && hall.between(one, other) == Obstacle::both_seated)
                found.both_seated.emplace_back(one.id, other.id);
        }
    }
}

void add_programme(Feasibility& found, const Room& room) {
    for (const ProgrammePair& each : programme_of(room)) {
        if (each.hindrance != Hindrance::none) found.hindered.push_back(each);
    }
}

void add_unknown(Feasibility& found, const Room& room) {
    std::set<std::string> ids;
    for (const Participant& each : room.people)
        ids.insert(each.entry.roster_id);
    const bool groups_decide = room.rules.same_group || !room.rules.groups_allowed.empty();
    const bool managers_decide = room.rules.reporting_line != instance::ReportingLine::off;
    for (const Participant& each : room.people) {
        if (!is_counted(room, each)) continue;
        const RosterEntry& entry = each.entry;
        if (groups_decide && entry.group.empty()) found.groupless.push_back(each.id);
        if (managers_decide && !entry.manager.empty() && !ids.contains(entry.manager))
            found.managers_unknown.push_back(each.id);
    }
    for (const auto* pairs : {&room.rules.never, &room.rules.met_before}) {
        found.rules_unknown += static_cast<std::uint32_t>(
            std::count_if(pairs->begin(), pairs->end(), [&ids](const auto& pair) {
                return !ids.contains(pair.first) || !ids.contains(pair.second);
            }));
    }
}

// --- tags ----------------------------------------------------------------------------------------

void add_tags(Feasibility& found, const Room& room, const Hall& hall) {
    std::map<std::pair<int, std::string>, TagBalance> balances;
    const auto at = [&balances](int side, const std::string& tag) -> TagBalance& {
        return balances.try_emplace({side, tag}, TagBalance{tag, side, 0, 0}).first->second;
    };
    for (int number = 0; number < 2; ++number) {
        for (const ParticipantId who : hall.side(static_cast<std::size_t>(number))) {
            const RosterEntry& entry = room.people[who.value - 1].entry;
            for (const auto& tag : std::set(entry.wants.begin(), entry.wants.end()))
                ++at(number, tag).wanted;
            for (const auto& tag : std::set(entry.offers.begin(), entry.offers.end()))
                ++at(room.settings.pool ? 0 : 1 - number, tag).offered;
        }
    }
    for (auto& [place, balance] : balances)
        found.tags.push_back(std::move(balance));
    const auto order = [](const TagBalance& each) {
        const int kind = each.wanted == 0 ? 2 : each.offered == 0 ? 0 : 1;
        return std::tuple(kind, -std::int64_t{each.wanted}, std::int64_t{each.offered});
    };
    std::stable_sort(found.tags.begin(), found.tags.end(),
                     [&order](const auto& x, const auto& y) { return order(x) < order(y); });
}

}  // namespace

Feasibility feasibility(const Room& room, Depth depth) {
    const Hall hall(room);
    Feasibility found;
    found.started = has_started(room);
    found.rounds = rounds_to_come(room);
    found.length = length_of(room, found.rounds);
    add_places(found, room, hall);
    add_tables(found, room, hall);
    add_people(found, room, hall, depth);
    if (depth == Depth::whole) {
        add_talks(found, room);
        add_tags(found, room, hall);
    }
    add_resting(found, room);
    add_both_seated(found, room, hall);
    add_programme(found, room);
    add_unknown(found, room);
    return found;
}

std::vector<bool> somebody_possible(const Room& room) {
    instance::People people = people_of(room);
    for (const Participant& each : room.people)
        people.persons[each.id.value - 1].attends = is_expected(each);
    const instance::Eligibility eligibility(people, room.rules);
    std::vector<bool> possible(people.persons.size(), false);
    for (std::size_t a = 0; a < possible.size(); ++a) {
        for (std::size_t b = 0; b < possible.size() && !possible[a]; ++b)
            possible[a] = eligibility.eligible(a, b);
    }
    return possible;
}

}  // namespace room
