#include "room/seating.hpp"

#include <algorithm>
#include <numeric>

#include "base/core/ensure.hpp"
#include "base/core/rng.hpp"
#include "checking/seating.hpp"
#include "instance/eligibility.hpp"
#include "limits.hpp"
#include "room/matching_input.hpp"
#include "seating/next_round.hpp"

namespace room {
namespace {

seating::Index index_of(ParticipantId id) {
    return id.value - 1;
}
ParticipantId person_at(seating::Index index) {
    return ParticipantId{index + 1};
}

bool is_here(const Participant& person) {
    return person.presence == Presence::here && person.entry.attends;
}

// Who may still come to a table this evening.
bool is_expected(const Participant& person) {
    return person.entry.attends && person.presence != Presence::removed;
}

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

std::vector<seating::Table> tables_of(const Room& room, std::uint8_t staying_side) {
    const std::size_t wanted =
        room.settings.tables > 0 ? room.settings.tables : tables_needed(room, staying_side);
    std::vector<seating::Table> tables(std::min(wanted, limits::tables_max));
    std::iota(tables.begin(), tables.end(), seating::Table{1});
    return tables;
}

// When everyone can meet everyone in the rounds there are, whoever has most left goes first.
seating::Need need_of(const Room& room) {
    const std::size_t first = count_on_side(room, 0);
    const std::size_t second = count_on_side(room, 1);
    const std::size_t rounds = room.settings.rounds;
    const std::size_t enough =
        room.settings.pool ? (first % 2 == 0 ? first - std::min<std::size_t>(first, 1) : first)
                           : std::max(first, second);
    return rounds >= enough ? seating::Need::remaining_partners : seating::Need::fewest_talks;
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

void add_candidates(seating::Problem& problem, const Room& room) {
    instance::People people = people_of(room);
    for (const Participant& each : room.people) {
        // Talking needs no consent, unlike being paired.
        people.persons[index_of(each.id)].attends = is_here(each);
    }
    const instance::Eligibility eligibility(people, room.rules);
    for (const Participant& a : room.people) {
        if (!is_here(a)) continue;
        for (const Participant& b : room.people) {
            const bool may_meet = is_here(b) && meet_in_order(room, a, b) &&
                                  eligibility.eligible(index_of(a.id), index_of(b.id)) &&
                                  !blocked_between(room, a.id, b.id);
            if (!may_meet) continue;
            problem.candidates.push_back(
                {index_of(a.id), index_of(b.id), affinity(a.entry, b.entry)});
        }
    }
}

void add_history(seating::Problem& problem, const Room& room) {
    const std::uint32_t last = last_round(room);
    for (const Encounter& each : room.encounters) {
        if (each.dropped) continue;
        const seating::Index a = index_of(each.a);
        const seating::Index b = index_of(each.b);
        problem.met.push_back({a, b});
        ++problem.people[a].talks;
        ++problem.people[b].talks;
        if (each.round.value != last) continue;
        problem.people[a].before = each.table.value;
        problem.people[b].before = each.table.value;
    }
}

// Moves the problem on by one round, as if everybody stayed.
void play(seating::Problem& problem, const seating::NextRound& round) {
    for (auto& person : problem.people)
        person.before.reset();
    for (const seating::SeatedPair& pair : round.tables) {
        problem.met.push_back({pair.a, pair.b});
        for (const seating::Index each : {pair.a, pair.b}) {
            ++problem.people[each].talks;
            problem.people[each].before = pair.table;
        }
    }
    for (const seating::Home& home : round.homes)
        problem.people[home.person].home = home.table;
}

void seed_for(seating::Problem& problem, std::uint64_t seed, std::uint32_t round) {
    problem.seed = base::Rng(seed + round).next();
}

}  // namespace

seating::Problem seating_problem(const Room& room) {
    seating::Problem problem;
    problem.two_sided = !room.settings.pool;
    problem.staying_side = staying_side_of(room);
    problem.need = need_of(room);
    seed_for(problem, room.seating_seed, last_round(room) + 1);
    for (const Participant& each : room.people) {
        seating::Person person;
        person.side = static_cast<std::uint8_t>(each.entry.side);
        person.present = is_here(each);
        person.stays_seated = each.entry.stays_seated;
        if (each.home) person.home = each.home->value;
        problem.people.push_back(person);
    }
    add_candidates(problem, room);
    add_history(problem, room);
    problem.tables = tables_of(room, problem.staying_side);
    return problem;
}

SeatingDrawn draw_round(const Room& room) {
    const seating::Problem problem = seating_problem(room);
    const seating::NextRound next = seating::next_round(problem);
    base::ensure(checking::check_round(problem, next).empty(), "a drawn seating passes its check");
    SeatingDrawn drawn{RoundNumber{last_round(room) + 1}, problem.seed, {}, {}, {}};
    auto encounter = static_cast<std::uint32_t>(room.encounters.size());
    for (const seating::SeatedPair& pair : next.tables) {
        drawn.tables.push_back({EncounterId{++encounter}, TableNumber{pair.table},
                                person_at(pair.a), person_at(pair.b)});
    }
    std::transform(next.byes.begin(), next.byes.end(), std::back_inserter(drawn.resting),
                   person_at);
    for (const seating::Home& home : next.homes) {
        drawn.homes.emplace_back(person_at(home.person), TableNumber{home.table});
    }
    return drawn;
}

std::vector<std::pair<ParticipantId, std::uint32_t>> talks_to_promise(const Room& room) {
    seating::Problem problem = seating_problem(room);
    if (problem.candidates.size() > limits::inline_seating_edges) return {};
    for (std::uint32_t round = last_round(room) + 1; round <= room.settings.rounds; ++round) {
        seed_for(problem, room.seating_seed, round);
        const seating::NextRound next = seating::next_round(problem);
        if (next.tables.empty()) break;
        play(problem, next);
    }
    std::vector<std::pair<ParticipantId, std::uint32_t>> promised;
    for (const Participant& each : room.people) {
        const std::uint32_t talks = problem.people[index_of(each.id)].talks;
        if (is_here(each) && talks > 0) promised.emplace_back(each.id, talks);
    }
    return promised;
}

}  // namespace room
