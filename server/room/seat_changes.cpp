#include "room/seat_changes.hpp"

#include <algorithm>
#include <iterator>

#include "base/core/ensure.hpp"
#include "checking/seating.hpp"
#include "room/programme.hpp"
#include "room/seating_problem.hpp"
#include "seating/next_round.hpp"
#include "seating/tables.hpp"

namespace room {
namespace {

using Ids = std::vector<EncounterId>;
using Pairs = std::vector<std::pair<ParticipantId, ParticipantId>>;

bool has(const Ids& ids, EncounterId id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

// A copy of the room in which these have no seat.
Room without(const Room& room, const Ids& dropped) {
    Room rest = room;
    for (const EncounterId id : dropped)
        rest.encounters[id.value - 1].dropped = true;
    return rest;
}

void put(SeatsChanged& change, const Room& room, const seating::NextRound& next) {
    auto number = static_cast<std::uint32_t>(room.encounters.size() + change.tables.size());
    for (const seating::SeatedPair& pair : next.tables) {
        change.tables.push_back(
            {EncounterId{++number}, TableNumber{pair.table}, person_at(pair.a), person_at(pair.b)});
    }
    for (const seating::Home& home : next.homes) {
        if (find_person(room, person_at(home.person))->home != TableNumber{home.table}) {
            change.homes.emplace_back(person_at(home.person), TableNumber{home.table});
        }
    }
}

SeatsChanged of_this_round(const Room& room) {
    SeatsChanged change{RoundNumber{room.stage.round}, {}, {}, {}, {}, false, false};
    change.began = room.stage.phase == Phase::talk;
    return change;
}

// These encounters given up, these pairs seated at the tables that are free then: where one of them
// sat, when that is possible.
SeatsChanged reseat(const Room& room, const Ids& given_up, const Pairs& pairs) {
    SeatsChanged change = of_this_round(room);
    change.dropped = given_up;
    seating::Problem problem = lone_problem(without(room, given_up));
    for (const EncounterId id : given_up) {
        const Encounter& each = *find_encounter(room, id);
        problem.people[index_of(each.a)].before = each.table.value;
        problem.people[index_of(each.b)].before = each.table.value;
    }
    std::vector<seating::Pair> seated;
    std::transform(pairs.begin(), pairs.end(), std::back_inserter(seated), [&](const auto& pair) {
        const auto [a, b] = in_order(room, pair.first, pair.second);
        return seating::Pair{index_of(a), index_of(b)};
    });
    put(change, room, seating::seat(problem, seated));
    return change;
}

// Nobody who sits there leaves it; where none is free, nothing.
std::optional<TableNumber> free_table(const Room& room, TableNumber near) {
    const seating::Problem problem = lone_problem(room);
    std::optional<TableNumber> nearest;
    const auto way = [&](TableNumber table) {
        return table > near ? table.value - near.value : near.value - table.value;
    };
    for (const seating::Table number : problem.tables) {
        const TableNumber table{number};
        if (table != near && (!nearest || way(table) < way(*nearest))) nearest = table;
    }
    return nearest;
}

Ids given_up_by(const Room& room, ParticipantId one, ParticipantId other) {
    Ids ids;
    for (const ParticipantId who : {one, other}) {
        const Encounter* seat = seat_of(room, who);
        if (seat != nullptr && !has(ids, seat->id)) ids.push_back(seat->id);
    }
    return ids;
}

std::optional<ParticipantId> partner_of(const Room& room, ParticipantId who) {
    const Encounter* seat = seat_of(room, who);
    if (seat == nullptr) return std::nullopt;
    return partner_in(*seat, who);
}

bool is_known(const Room& room, ParticipantId one, ParticipantId other) {
    return find_person(room, one) != nullptr && find_person(room, other) != nullptr && one != other;
}

}  // namespace

bool have_met(const Room& room, ParticipantId one, ParticipantId other, const Ids& given_up) {
    return std::any_of(room.encounters.begin(), room.encounters.end(), [&](const auto& each) {
        const bool those_two =
            (each.a == one && each.b == other) || (each.a == other && each.b == one);
        return those_two && !each.dropped && !has(given_up, each.id);
    });
}

std::pair<ParticipantId, ParticipantId> in_order(const Room& room, ParticipantId one,
                                                 ParticipantId other) {
    const auto [low, high] = std::minmax(one, other);
    const bool turned = !room.settings.pool && find_person(room, low)->entry.side == 1;
    return turned ? std::pair(high, low) : std::pair(low, high);
}

std::optional<Refusal> objection_to_pair(const Room& room, ParticipantId one, ParticipantId other,
                                         const std::vector<EncounterId>& given_up) {
    if (!is_known(room, one, other)) return Refusal::no_such_person;
    const Participant& a = *find_person(room, one);
    const Participant& b = *find_person(room, other);
    if (!is_here(a) || !is_here(b)) return Refusal::not_here;
    const Hindrance rule = rule_between(room, one, other);
    if (rule != Hindrance::none) return refusal_for(rule);
    if (have_met(room, one, other, given_up)) return Refusal::met_already;
    if (a.entry.stays_seated && b.entry.stays_seated) return Refusal::both_stay_seated;
    return std::nullopt;
}

base::Result<SeatsChanged, Refusal> swap_seats(const Room& room, ParticipantId one,
                                               ParticipantId other) {
    if (!is_known(room, one, other)) return Refusal::no_such_person;
    const auto with_one = partner_of(room, one);
    const auto with_other = partner_of(room, other);
    if (with_one == other) return Refusal::already_there;
    if (!with_one && !with_other) return Refusal::no_such_encounter;
    const Ids given_up = given_up_by(room, one, other);
    Pairs pairs;
    if (with_one) pairs.emplace_back(other, *with_one);
    if (with_other) pairs.emplace_back(one, *with_other);
    for (const auto& [who, partner] : pairs) {
        if (const auto objection = objection_to_pair(room, who, partner, given_up)) {
            return *objection;
        }
    }
    return reseat(room, given_up, pairs);
}

base::Result<SeatsChanged, Refusal> seat_together(const Room& room, ParticipantId one,
                                                  ParticipantId other) {
    if (!is_known(room, one, other)) return Refusal::no_such_person;
    const auto with_one = partner_of(room, one);
    const auto with_other = partner_of(room, other);
    if (with_one == other) return of_this_round(room);
    const Ids given_up = given_up_by(room, one, other);
    if (const auto objection = objection_to_pair(room, one, other, given_up)) return *objection;
    Pairs pairs{{one, other}};
    if (with_one && with_other && !objection_to_pair(room, *with_one, *with_other, given_up)) {
        pairs.emplace_back(*with_one, *with_other);
    }
    SeatsChanged change = reseat(room, given_up, pairs);
    if (change.tables.empty()) return Refusal::no_such_table;
    return change;
}

SeatsChanged after_coming_and_going(const Room& room, const std::vector<ParticipantId>& newcomers) {
    SeatsChanged change = of_this_round(room);
    for (const auto& [id, table] : seats_now(room)) {
        const Encounter& each = *find_encounter(room, id);
        const bool both =
            is_here(*find_person(room, each.a)) && is_here(*find_person(room, each.b));
        if (!each.began && !both) change.dropped.push_back(id);
    }
    if (newcomers.empty()) return change;
    const seating::Problem problem = lone_problem(without(room, change.dropped));
    const seating::NextRound next = seating::next_round(problem);
    base::ensure(checking::check_round(problem, next).empty(), "a drawn seating passes its check");
    seating::NextRound late;
    const auto is_new = [&](seating::Index index) {
        return std::find(newcomers.begin(), newcomers.end(), person_at(index)) != newcomers.end();
    };
    std::copy_if(next.tables.begin(), next.tables.end(), std::back_inserter(late.tables),
                 [&](const auto& pair) { return is_new(pair.a) || is_new(pair.b); });
    std::copy_if(next.homes.begin(), next.homes.end(), std::back_inserter(late.homes),
                 [&](const auto& home) { return is_new(home.person); });
    put(change, room, late);
    return change;
}

SeatsChanged clear_table(const Room& room, TableNumber table) {
    SeatsChanged change = of_this_round(room);
    for (const auto& [id, place] : seats_now(room)) {
        if (place != table) continue;
        const auto other = free_table(room, table);
        if (other) {
            change.moved.emplace_back(id, *other);
        } else if (!find_encounter(room, id)->began) {
            change.dropped.push_back(id);
        }
    }
    return change;
}

std::vector<std::pair<ParticipantId, ParticipantId>> lone_pairs(const Room& room) {
    Pairs pairs;
    for (const seating::SeatedPair& pair : seating::next_round(lone_problem(room)).tables) {
        pairs.emplace_back(std::minmax(person_at(pair.a), person_at(pair.b)));
    }
    return pairs;
}

SeatsChanged seat_lone(const Room& room, ParticipantId one, ParticipantId other) {
    return reseat(room, {}, {{one, other}});
}

std::vector<std::pair<EncounterId, TableNumber>> seats_now(const Room& room) {
    std::vector<std::pair<EncounterId, TableNumber>> seats;
    for (const Encounter& each : room.encounters) {
        const bool now = each.round.value == room.stage.round && !each.dropped;
        if (now) seats.emplace_back(each.id, each.table);
    }
    return seats;
}

}  // namespace room
