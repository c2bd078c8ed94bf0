#include "room/seating_problem.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>

#include "base/core/rng.hpp"
#include "instance/eligibility.hpp"
#include "limits.hpp"
#include "room/matching_input.hpp"
#include "seating/next_round.hpp"

namespace room {
namespace {

std::size_t count_on_side(const Room& room, int side) {
    return static_cast<std::size_t>(std::count_if(
        room.people.begin(), room.people.end(),
        [&](const Participant& each) { return is_here(each) && each.entry.side == side; }));
}

// Once tables are owned, their side stays for the evening; before, it is the smaller one.
std::uint8_t staying_side_of(const Room& room) {
    for (const Participant& each : room.people) {
        if (each.home && !each.entry.stays_seated) {
            return static_cast<std::uint8_t>(each.entry.side);
        }
    }
    return seating::staying_side(count_on_side(room, 0), count_on_side(room, 1));
}

// One for each of the staying side and each seated mover; in a pool one for two people.
std::size_t tables_needed(const Room& room, std::uint8_t staying_side) {
    std::size_t expected = 0;
    std::size_t owners = 0;
    std::size_t highest = 0;
    for (const Participant& each : room.people) {
        if (!is_expected(each)) continue;
        ++expected;
        const bool stays = !room.settings.pool && each.entry.side == staying_side;
        owners += stays || each.entry.stays_seated ? 1U : 0U;
        if (each.home) highest = std::max<std::size_t>(highest, each.home->value);
    }
    const std::size_t halves = room.settings.pool ? (expected + 1) / 2 : 0;
    return std::max({owners, halves, highest});
}

// Numbers from 1 without those taken away; a table less is one more where none are counted.
std::vector<seating::Table> tables_in(const Room& room, std::uint8_t staying_side) {
    const std::size_t gone = room.closed_tables.size();
    const std::size_t wanted =
        room.settings.tables > 0 ? room.settings.tables : tables_needed(room, staying_side) + gone;
    std::vector<seating::Table> tables(std::min(wanted, limits::tables_max));
    std::iota(tables.begin(), tables.end(), seating::Table{1});
    const auto is_closed = [&](seating::Table table) {
        return room.closed_tables.contains(TableNumber{table});
    };
    tables.erase(std::remove_if(tables.begin(), tables.end(), is_closed), tables.end());
    return tables;
}

std::uint32_t common(const std::vector<std::string>& offers,
                     const std::vector<std::string>& wants) {
    return static_cast<std::uint32_t>(
        std::count_if(offers.begin(), offers.end(), [&](const std::string& tag) {
            return std::find(wants.begin(), wants.end(), tag) != wants.end();
        }));
}

std::uint32_t affinity(const RosterEntry& one, const RosterEntry& other) {
    return common(one.offers, other.wants) + common(other.offers, one.wants);
}

bool meet_in_order(const Room& room, const Participant& a, const Participant& b) {
    return room.settings.pool ? a.id < b.id : a.entry.side == 0 && b.entry.side == 1;
}

void add_candidates(seating::Problem& problem, const Room& room, Personal personal) {
    instance::People people = people_of(room);
    for (const Participant& each : room.people) {
        // Talking needs no consent, unlike being paired.
        people.persons[index_of(each.id)].attends = is_here(each);
    }
    const instance::Eligibility eligibility(people, room.rules);
    const bool counted = personal == Personal::counted;
    for (const Participant& a : room.people) {
        if (!is_here(a)) continue;
        for (const Participant& b : room.people) {
            const bool may_meet = is_here(b) && meet_in_order(room, a, b) &&
                                  eligibility.eligible(index_of(a.id), index_of(b.id)) &&
                                  !(counted && blocked_between(room, a.id, b.id));
            if (!may_meet) continue;
            problem.candidates.push_back(
                {index_of(a.id), index_of(b.id), affinity(a.entry, b.entry)});
        }
    }
}

// Talks that were, and of the round that is seated those that will be (R19).
std::vector<const Encounter*> talks_of(const Room& room, Personal personal) {
    const RoundNumber last{last_round(room)};
    const std::vector<EncounterId> standing = standing_talks(room, last, personal);
    std::vector<const Encounter*> talks;
    for (const Encounter& each : room.encounters) {
        const bool stands = each.round == last
                                ? std::binary_search(standing.begin(), standing.end(), each.id)
                                : each.began && !each.dropped;
        if (stands) talks.push_back(&each);
    }
    return talks;
}

// `before` is where one sat in round `last`; a walk is a change of table from one round to the
// next.
void add_history(seating::Problem& problem, const Room& room, Personal personal,
                 std::uint32_t last) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> sat(problem.people.size());
    for (const Encounter* each : talks_of(room, personal)) {
        problem.met.push_back({index_of(each->a), index_of(each->b)});
        for (const seating::Index index : {index_of(each->a), index_of(each->b)}) {
            seating::Person& person = problem.people[index];
            const auto [round, table] = sat[index];
            person.walks += round + 1 == each->round.value && table != each->table.value ? 1U : 0U;
            ++person.talks;
            if (each->round.value == last) person.before = each->table.value;
            sat[index] = {each->round.value, each->table.value};
        }
    }
}

void add_people(seating::Problem& problem, const Room& room) {
    for (const Participant& each : room.people) {
        seating::Person person;
        person.side = static_cast<std::uint8_t>(each.entry.side);
        person.present = is_here(each);
        person.stays_seated = each.entry.stays_seated;
        if (each.home) person.home = each.home->value;
        problem.people.push_back(person);
    }
}

void add_owed(seating::Problem& problem, const Room& room) {
    for (const Participant& each : room.people) {
        seating::Person& person = problem.people[index_of(each.id)];
        person.owed = each.talks_promised - std::min(each.talks_promised, person.talks);
    }
}

// Three at a table are all near one another, whatever their sides.
void add_trios(seating::Problem& problem, const Room& room, Personal personal) {
    problem.trios = room.settings.trios;
    if (!problem.trios || personal == Personal::left_out) return;
    for (const auto& [who, whom] : room.blocks)
        problem.apart.push_back({index_of(who), index_of(whom)});
}

bool have_met(const seating::Problem& problem, const Pin& pin) {
    return std::any_of(problem.met.begin(), problem.met.end(), [&](const seating::Pair& pair) {
        const auto [low, high] = std::minmax(pair.a, pair.b);
        return low == index_of(pin.one) && high == index_of(pin.other);
    });
}

// Those that can still be: who was late and found a place, or sat elsewhere, may have met since.
void add_pins(seating::Problem& problem, const Room& room, Personal personal) {
    for (const Pin& pin : next_pins(room)) {
        seating::Person& a = problem.people[index_of(pin.one)];
        seating::Person& b = problem.people[index_of(pin.other)];
        if (!a.present || !b.present || have_met(problem, pin)) continue;
        if (personal == Personal::counted && blocked_between(room, pin.one, pin.other)) {
            a.present = false;
            b.present = false;
            continue;
        }
        problem.pinned.push_back({index_of(pin.one), index_of(pin.other)});
    }
}

seating::Problem empty_problem(const Room& room) {
    seating::Problem problem;
    problem.two_sided = !room.settings.pool;
    problem.staying_side = staying_side_of(room);
    add_people(problem, room);
    return problem;
}

// Tables where somebody talks with a helper are used when there are no others, or their owner is.
void leave_helpers_alone(seating::Problem& problem, const Room& room) {
    const auto lone = static_cast<std::size_t>(
        std::count_if(problem.people.begin(), problem.people.end(),
                      [](const seating::Person& person) { return person.present; }));
    for (const HelperTalk& each : room.helper_talks) {
        if (!each.table || problem.tables.size() <= lone / 2) continue;
        const auto owns = [&](const seating::Person& person) {
            return person.present && person.home == each.table->value;
        };
        if (std::any_of(problem.people.begin(), problem.people.end(), owns)) continue;
        auto& tables = problem.tables;
        tables.erase(std::remove(tables.begin(), tables.end(), each.table->value), tables.end());
    }
}

bool rounds_are_on(const Room& room) {
    switch (room.stage.phase) {
        case Phase::lobby:
        case Phase::move:
        case Phase::talk:
        case Phase::rate:
        case Phase::rest:
        case Phase::waiting:
            return !room.stage.ending;
        default:
            return false;
    }
}

}  // namespace

bool is_expected(const Participant& person) {
    return person.entry.attends && person.presence != Presence::removed;
}

bool is_here(const Participant& person) {
    return person.presence == Presence::here && person.entry.attends;
}

std::vector<seating::Table> tables_of(const Room& room) {
    return tables_in(room, staying_side_of(room));
}

std::uint32_t rounds_left(const Room& room) {
    if (!rounds_are_on(room)) return 0;
    return room.settings.rounds - std::min(room.settings.rounds, last_round(room));
}

void ask_for_round(seating::Problem& problem, const Room& room, std::uint32_t round) {
    const std::uint32_t rounds = std::max(room.settings.rounds, round);
    problem.rounds_left = rounds - round + 1;
    problem.seed = base::Rng(room.seating_seed + round).next();
    problem.need = seating::need_for(problem);
}

seating::Problem seating_problem(const Room& room, Personal personal) {
    seating::Problem problem = empty_problem(room);
    add_candidates(problem, room, personal);
    const std::uint32_t last = last_round(room);
    add_history(problem, room, personal, last);
    add_owed(problem, room);
    add_pins(problem, room, personal);
    add_trios(problem, room, personal);
    problem.tables = tables_in(room, problem.staying_side);
    ask_for_round(problem, room, last + 1);
    return problem;
}

seating::Problem lone_problem(const Room& room, Personal personal) {
    seating::Problem problem = empty_problem(room);
    const std::uint32_t round = room.stage.round;
    add_candidates(problem, room, personal);
    add_history(problem, room, personal, round - 1);
    add_owed(problem, room);
    problem.tables = tables_in(room, problem.staying_side);
    const auto take = [&tables = problem.tables](TableNumber table) {
        tables.erase(std::remove(tables.begin(), tables.end(), table.value), tables.end());
    };
    for (const Encounter& each : room.encounters) {
        if (each.dropped || each.round.value != round) continue;
        problem.people[index_of(each.a)].present = false;
        problem.people[index_of(each.b)].present = false;
        take(each.table);
    }
    leave_helpers_alone(problem, room);
    ask_for_round(problem, room, round);
    return problem;
}

}  // namespace room
