#include "room/seat_changes.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "base/core/ensure.hpp"
#include "checking/seating.hpp"
#include "room/decide.hpp"
#include "room/programme.hpp"
#include "room/seating_problem.hpp"
#include "room/tables.hpp"
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

// Tables for pairs: those of people who sit nowhere else as the engine seats them; another pair of
// somebody who sits already, or was just seated, is at the same table.
class Reseating {
public:
    Reseating(const Room& room, const Ids& given_up)
        : room_(room), rest_(without(room, given_up)), change_(of_this_round(room)) {
        change_.dropped = given_up;
    }

    SeatsChanged seat(const Pairs& pairs) {
        std::vector<seating::Pair> alone;
        Pairs joining;
        std::set<ParticipantId> placed;
        for (const auto& pair : pairs) {
            const auto [a, b] = in_order(room_, pair.first, pair.second);
            const bool joins = sits(a) || sits(b) || placed.contains(a) || placed.contains(b);
            if (joins) {
                joining.emplace_back(a, b);
            } else {
                alone.push_back({index_of(a), index_of(b)});
            }
            placed.insert({a, b});
        }
        put(change_, room_, seating::seat(problem(), alone));
        for (const auto& [a, b] : joining)
            join(a, b);
        return std::move(change_);
    }

private:
    bool sits(ParticipantId who) const { return seat_of(rest_, who) != nullptr; }

    // Where one of them sat, when that is possible.
    seating::Problem problem() const {
        seating::Problem problem = lone_problem(rest_);
        for (const EncounterId id : change_.dropped) {
            const Encounter& each = *find_encounter(room_, id);
            problem.people[index_of(each.a)].before = each.table.value;
            problem.people[index_of(each.b)].before = each.table.value;
        }
        return problem;
    }

    std::optional<TableNumber> table_of(ParticipantId who) const {
        if (const Encounter* seat = seat_of(rest_, who)) return seat->table;
        for (const SeatedPair& each : change_.tables) {
            if (each.a == who || each.b == who) return each.table;
        }
        return std::nullopt;
    }

    void join(ParticipantId a, ParticipantId b) {
        const auto of_a = table_of(a);
        const auto table = of_a ? of_a : table_of(b);
        if (!table) return;
        const auto number = room_.encounters.size() + change_.tables.size() + 1;
        change_.tables.push_back({EncounterId{static_cast<std::uint32_t>(number)}, *table, a, b});
    }

    const Room& room_;
    Room rest_;  // without what is given up
    SeatsChanged change_;
};

Ids given_up_by(const Room& room, ParticipantId one, ParticipantId other) {
    Ids ids;
    for (const ParticipantId who : {one, other}) {
        for (const Encounter* seat : talks_now(room, who)) {
            if (!has(ids, seat->id)) ids.push_back(seat->id);
        }
    }
    return ids;
}

std::vector<ParticipantId> partners_of(const Room& room, ParticipantId who) {
    std::vector<ParticipantId> partners;
    for (const Encounter* seat : talks_now(room, who))
        partners.push_back(partner_in(*seat, who));
    return partners;
}

bool share_a_table(const Room& room, ParticipantId one, ParticipantId other) {
    const Encounter* seat = seat_of(room, one);
    const Encounter* theirs = seat_of(room, other);
    return seat != nullptr && theirs != nullptr && seat->table == theirs->table;
}

// Whom the two left behind, and who sits with nobody else.
std::vector<ParticipantId> left_over(const Room& room, ParticipantId one, ParticipantId other,
                                     const Ids& given_up) {
    std::set<ParticipantId> lone;
    for (const EncounterId id : given_up) {
        for (const ParticipantId who : {find_encounter(room, id)->a, find_encounter(room, id)->b}) {
            const auto talks = talks_now(room, who);
            const bool all = std::all_of(talks.begin(), talks.end(),
                                         [&](const auto* each) { return has(given_up, each->id); });
            if (all && who != one && who != other) lone.insert(who);
        }
    }
    return {lone.begin(), lone.end()};
}

bool is_known(const Room& room, ParticipantId one, ParticipantId other) {
    return find_person(room, one) != nullptr && find_person(room, other) != nullptr && one != other;
}

// A chair that cannot be left: whoever owns it would come to others' table, or go where others
// stay.
bool moves_a_chair(const Room& room, const Ids& given_up, const Pairs& pairs) {
    const Room rest = without(room, given_up);
    const auto moves = [&](ParticipantId who, ParticipantId partner) {
        const Participant& person = *find_person(room, who);
        if (!person.entry.stays_seated) return false;
        const Encounter* was = seat_of(room, who);
        const Encounter* host = seat_of(rest, partner);
        const bool stays_behind = was != nullptr && !people_at(rest, was->table).empty();
        return stays_behind || (host != nullptr && person.home != host->table);
    };
    return std::any_of(pairs.begin(), pairs.end(), [&](const auto& pair) {
        return moves(pair.first, pair.second) || moves(pair.second, pair.first);
    });
}

// How a third comes to a table by themselves: to the nearest one where all three fit.
std::vector<SeatedPair> nearest_place(const Room& room, ParticipantId who) {
    const auto at = find_person(room, who)->last_table.value_or(TableNumber{1}).value;
    const auto way = [at](TableNumber table) {
        return std::max(table.value, at) - std::min(table.value, at);
    };
    std::set<std::pair<std::uint32_t, TableNumber>> tables;
    for (const auto& [id, table] : seats_now(room))
        tables.emplace(way(table), table);
    for (const auto& [distance, table] : tables) {
        const auto rows = joining(room, who, table);
        if (!rows) continue;
        const auto people = people_at(room, table);
        const bool apart = std::any_of(people.begin(), people.end(), [&](ParticipantId other) {
            return blocked_between(room, who, other);
        });
        if (!apart) return *rows;
    }
    return {};
}

// Those who came and found nobody without a partner, as thirds.
void join_anybody(const Room& room, const std::vector<ParticipantId>& newcomers,
                  SeatsChanged& change) {
    Room later = room;
    evolve(later, Happened{room.last_at, change});
    for (const ParticipantId who : newcomers) {
        if (seat_of(later, who) != nullptr) continue;
        SeatsChanged one = of_this_round(later);
        one.tables = nearest_place(later, who);
        change.tables.insert(change.tables.end(), one.tables.begin(), one.tables.end());
        evolve(later, Happened{room.last_at, std::move(one)});
    }
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
    if (share_a_table(room, one, other)) return Refusal::already_there;
    const Ids given_up = given_up_by(room, one, other);
    if (given_up.empty()) return Refusal::no_such_encounter;
    Pairs pairs;
    for (const ParticipantId partner : partners_of(room, one))
        pairs.emplace_back(other, partner);
    for (const ParticipantId partner : partners_of(room, other))
        pairs.emplace_back(one, partner);
    for (const auto& [who, partner] : pairs) {
        if (const auto objection = objection_to_pair(room, who, partner, given_up)) {
            return *objection;
        }
    }
    if (moves_a_chair(room, given_up, pairs)) return Refusal::stays_seated;
    return Reseating(room, given_up).seat(pairs);
}

base::Result<SeatsChanged, Refusal> seat_together(const Room& room, ParticipantId one,
                                                  ParticipantId other) {
    if (!is_known(room, one, other)) return Refusal::no_such_person;
    const std::vector<ParticipantId> with_one = partners_of(room, one);
    if (std::find(with_one.begin(), with_one.end(), other) != with_one.end()) {
        return of_this_round(room);
    }
    const Ids given_up = given_up_by(room, one, other);
    if (const auto objection = objection_to_pair(room, one, other, given_up)) return *objection;
    Pairs pairs{{one, other}};
    const std::vector<ParticipantId> lone = left_over(room, one, other, given_up);
    for (std::size_t i = 0; i < lone.size() && pairs.size() == 1; ++i) {
        for (std::size_t k = i + 1; k < lone.size() && pairs.size() == 1; ++k) {
            const bool may_meet = !objection_to_pair(room, lone[i], lone[k], given_up);
            if (may_meet) pairs.emplace_back(lone[i], lone[k]);
        }
    }
    if (moves_a_chair(room, given_up, pairs)) return Refusal::stays_seated;
    SeatsChanged change = Reseating(room, given_up).seat(pairs);
    if (change.tables.empty()) return Refusal::no_such_table;
    return change;
}

base::Result<SeatsChanged, Refusal> join_table(const Room& room, ParticipantId who,
                                               TableNumber table) {
    auto rows = joining(room, who, table);
    if (!rows) return rows.error();
    SeatsChanged change = of_this_round(room);
    change.tables = std::move(*rows);
    return change;
}

HelperTalk helper_talk(const Room& room, ParticipantId who) {
    const Participant& person = *find_person(room, who);
    return {who,
            nearest_free_table(
                room, person.home ? *person.home : person.last_table.value_or(TableNumber{1}))};
}

std::optional<TableNumber> nearest_free_table(const Room& room, TableNumber near) {
    const auto is_taken = [&](TableNumber table) {
        const auto helped = [table](const HelperTalk& each) { return each.table == table; };
        return !people_at(room, table).empty() ||
               std::any_of(room.helper_talks.begin(), room.helper_talks.end(), helped);
    };
    std::optional<TableNumber> nearest;
    const auto way = [&](TableNumber table) {
        return std::max(table, near).value - std::min(table, near).value;
    };
    for (const seating::Table number : tables_of(room)) {
        const TableNumber table{number};
        if ((!nearest || way(table) < way(*nearest)) && !is_taken(table)) nearest = table;
    }
    return nearest;
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
    if (room.settings.trios && room.stage.phase == Phase::move) {
        join_anybody(room, newcomers, change);
    }
    return change;
}

SeatsChanged clear_table(const Room& room, TableNumber table) {
    SeatsChanged change = of_this_round(room);
    const auto other = nearest_free_table(room, table);
    for (const auto& [id, place] : seats_now(room)) {
        if (place != table) continue;
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
    return Reseating(room, {}).seat({{one, other}});
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
