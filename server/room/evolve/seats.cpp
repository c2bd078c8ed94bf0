// What facts about seats do to a room: who sits where, who rests, who is looked for.

#include <algorithm>
#include <iterator>

#include "base/core/ensure.hpp"
#include "room/evolve/folds.hpp"

namespace room::folding {
namespace {

// nullptr only when erased.
Encounter* encounter_of(Room& room, EncounterId id) {
    const bool known = id.value >= 1 && id.value <= room.encounters.size();
    base::ensure(known || room.erased, "a fact speaks of an encounter that was seated");
    return known ? &room.encounters[id.value - 1] : nullptr;
}

void sit(Room& room, ParticipantId id, TableNumber table) {
    if (Participant* person = person_of(room, id)) person->last_table = table;
}

// The last table somebody still has a seat or a talk at, after seatings were dropped.
void recall_tables(Room& room) {
    for (Participant& each : room.people)
        each.last_table.reset();
    for (const Encounter& each : room.encounters) {
        if (each.dropped) continue;
        sit(room, each.a, each.table);
        sit(room, each.b, each.table);
    }
}

void put_pair(Room& room, RoundNumber round, const SeatedPair& pair, bool began) {
    base::ensure(pair.encounter.value == room.encounters.size() + 1 || room.erased,
                 "encounters are numbered in turn");
    room.encounters.push_back({pair.encounter, round, pair.table, pair.a, pair.b, began, false});
    room.opinions.resize(2 * room.encounters.size());
    sit(room, pair.a, pair.table);
    sit(room, pair.b, pair.table);
}

void own_tables(Room& room, const std::vector<std::pair<ParticipantId, TableNumber>>& homes) {
    for (const auto& [id, table] : homes) {
        if (Participant* person = person_of(room, id)) person->home = table;
    }
}

// A talk that was none: what was thought of it goes, and nothing is asked about it any more.
void unmake(Room& room, EncounterId id) {
    Encounter* encounter = encounter_of(room, id);
    if (encounter == nullptr) return;
    encounter->began = false;
    encounter->dropped = true;
    const std::size_t first = 2 * (std::size_t{id.value} - 1);
    for (const std::size_t place : {first, first + 1}) {
        Opinion& opinion = room.opinions[place];
        if (opinion.rating) ++opinion.revision;
        opinion.rating.reset();
    }
    for (const ParticipantId who : {encounter->a, encounter->b}) {
        auto& order = room.favourites[who.value - 1];
        order.erase(std::remove(order.begin(), order.end(), id), order.end());
    }
}

template <class Ends>
void end_helper_talks(Room& room, Ends ends) {
    auto& talks = room.helper_talks;
    talks.erase(std::remove_if(talks.begin(), talks.end(), ends), talks.end());
}

bool is_used(const Room& room, TableNumber table) {
    return std::any_of(room.encounters.begin(), room.encounters.end(), [&](const Encounter& each) {
        return each.round.value == room.stage.round && !each.dropped && each.table == table;
    });
}

bool between_rounds(Phase phase) {
    return phase != Phase::move && phase != Phase::talk && phase != Phase::rate;
}

// Nobody is looked for at a table that was given up, and nobody who has a seat is offered another.
void end_what_is_settled(Room& room) {
    for (Missing& each : room.missing) {
        const Encounter* talk = find_encounter(room, each.encounter);
        each.open = each.open && talk != nullptr && !talk->dropped;
    }
    for (Offer& each : room.offers) {
        if (!each.open) continue;
        each.open = seat_of(room, each.one) == nullptr && seat_of(room, each.other) == nullptr;
    }
    end_helper_talks(room, [&](const HelperTalk& each) {
        const Participant* person = find_person(room, each.who);
        const bool here = person != nullptr && person->presence == Presence::here;
        return !here || seat_of(room, each.who) != nullptr || between_rounds(room.stage.phase);
    });
    for (HelperTalk& each : room.helper_talks) {
        const bool taken =
            each.table && (room.closed_tables.contains(*each.table) || is_used(room, *each.table));
        if (taken) each.table.reset();
    }
}

// What a change of seats leaves of the ways back that others offered.
void forget_seats(Room& room) {
    for (UndoPoint& point : room.undo) {
        if (point.seating) point.seating->seats.reset();
    }
    const std::vector<TableNumber> closed(room.closed_tables.begin(), room.closed_tables.end());
    const auto is_empty = [&](const UndoPoint& point) {
        return point.action == UndoAction::seating && !point.seating->seats &&
               point.seating->pins == room.pins && point.seating->closed == closed &&
               point.seating->helper_talks == room.helper_talks;
    };
    auto& ring = room.undo;
    ring.erase(std::remove_if(ring.begin(), ring.end(), is_empty), ring.end());
}

template <class Between>
Between* open_one(std::vector<Between>& all, std::uint32_t number, bool erased) {
    const bool known = number >= 1 && number <= all.size();
    base::ensure(known || erased, "a fact speaks of what was asked");
    return known ? &all[number - 1] : nullptr;
}

template <class Between>
void answer(Between* asked, ParticipantId who, bool says) {
    if (asked != nullptr) (asked->one == who ? asked->one_says : asked->other_says) = says;
}

}  // namespace

void fold(Room& room, base::Instant, const SeatingDrawn& fact) {
    for (const SeatedPair& pair : fact.tables)
        put_pair(room, fact.round, pair, false);
    own_tables(room, fact.homes);
}

void fold(Room& room, base::Instant, const TalksBegan& fact) {
    for (Encounter& each : room.encounters) {
        if (each.round != fact.round || each.dropped) continue;
        const auto& standing = fact.encounters;
        each.began = std::find(standing.begin(), standing.end(), each.id) != standing.end();
        each.dropped = !each.began;
    }
    auto& pins = room.pins;
    pins.erase(std::remove_if(pins.begin(), pins.end(),
                              [&](const Pin& each) { return each.round <= fact.round; }),
               pins.end());
    forget_seats(room);
    end_what_is_settled(room);
}

void fold(Room& room, base::Instant, const ByesAnnounced& fact) {
    Byes next{fact.round, fact.resting, {}};
    if (room.byes && room.byes->round == fact.round) {
        std::vector<ParticipantId> told;
        std::set_union(room.byes->resting.begin(), room.byes->resting.end(),
                       room.byes->lifted.begin(), room.byes->lifted.end(),
                       std::back_inserter(told));
        std::set_difference(told.begin(), told.end(), fact.resting.begin(), fact.resting.end(),
                            std::back_inserter(next.lifted));
    }
    room.byes = std::move(next);
}

void fold(Room& room, base::Instant, const SeatsChanged& fact) {
    if (!fact.undoable) forget_seats(room);
    for (const EncounterId id : fact.dropped)
        unmake(room, id);
    for (const auto& [id, table] : fact.moved) {
        if (Encounter* encounter = encounter_of(room, id)) encounter->table = table;
    }
    for (const SeatedPair& pair : fact.tables)
        put_pair(room, fact.round, pair, fact.began);
    own_tables(room, fact.homes);
    recall_tables(room);
    end_what_is_settled(room);
}

void fold(Room& room, base::Instant, const PairPinned& fact) {
    auto& pins = room.pins;
    pins.erase(std::remove(pins.begin(), pins.end(), fact.pin), pins.end());
    if (fact.pinned) pins.insert(std::upper_bound(pins.begin(), pins.end(), fact.pin), fact.pin);
}

void fold(Room& room, base::Instant, const TableUsed& fact) {
    if (fact.in_use) {
        room.closed_tables.erase(fact.table);
    } else {
        room.closed_tables.insert(fact.table);
    }
}

void fold(Room& room, base::Instant, const HelperTalkSet& fact) {
    const auto put = [&fact](std::vector<HelperTalk>& talks) {
        const auto same = [&](const HelperTalk& each) { return each.who == fact.talk.who; };
        talks.erase(std::remove_if(talks.begin(), talks.end(), same), talks.end());
        if (fact.stands) talks.push_back(fact.talk);
    };
    put(room.helper_talks);
    if (fact.undoable) return;
    for (UndoPoint& point : room.undo) {
        if (point.seating) put(point.seating->helper_talks);
    }
}

void fold(Room& room, base::Instant, const MissingReported& fact) {
    for (Missing& each : room.missing) {
        if (each.encounter != fact.encounter || each.who != fact.who) continue;
        each.until = fact.until;
        return;
    }
    room.missing.push_back({fact.encounter, fact.who, fact.until, fact.open});
}

void fold(Room& room, base::Instant, const MissingEnded& fact) {
    for (Missing& each : room.missing) {
        if (each.encounter == fact.encounter && each.who == fact.who) each.open = false;
    }
}

void fold(Room& room, base::Instant, const SeatOffered& fact) {
    base::ensure(fact.number == room.offers.size() + 1 || room.erased,
                 "offers are numbered in turn");
    room.offers.push_back({fact.number, fact.one, fact.other, fact.until, {}, {}, true});
}

void fold(Room& room, base::Instant, const OfferAnswered& fact) {
    answer(open_one(room.offers, fact.number, room.erased), fact.who, fact.accepts);
}

void fold(Room& room, base::Instant, const OfferEnded& fact) {
    if (Offer* offer = open_one(room.offers, fact.number, room.erased)) offer->open = false;
}

void fold(Room& room, base::Instant, const PartnerClaimed& fact) {
    base::ensure(fact.number == room.claims.size() + 1 || room.erased,
                 "claims are numbered in turn");
    Claim claim{fact.number, fact.round, fact.one, fact.other, {}, {}, true};
    if (fact.by_one) claim.one_says = true;
    room.claims.push_back(claim);
}

void fold(Room& room, base::Instant, const ClaimAnswered& fact) {
    answer(open_one(room.claims, fact.number, room.erased), fact.who, fact.confirms);
}

void fold(Room& room, base::Instant, const ClaimEnded& fact) {
    if (Claim* claim = open_one(room.claims, fact.number, room.erased)) claim->open = false;
}

void end_questions(Room& room, Phase begins, bool same_round) {
    const bool round_over = begins != Phase::talk && begins != Phase::rate;
    if (begins != Phase::talk) {
        for (Offer& each : room.offers)
            each.open = false;
    }
    if (!round_over) return;
    room.missing.clear();
    if (begins != Phase::move || !same_round) room.helper_talks.clear();
    for (Claim& each : room.claims)
        each.open = false;
}

void end_questions_of(Room& room, ParticipantId who) {
    for (Offer& each : room.offers) {
        if (each.one == who || each.other == who) each.open = false;
    }
    for (Missing& each : room.missing) {
        if (each.who == who) each.open = false;
    }
    end_helper_talks(room, [who](const HelperTalk& each) { return each.who == who; });
}

void restore_seating(Room& room, const SeatingBefore& before) {
    room.pins = before.pins;
    room.closed_tables = {before.closed.begin(), before.closed.end()};
    room.helper_talks = before.helper_talks;
    if (!before.seats) return end_what_is_settled(room);
    for (Encounter& each : room.encounters) {
        if (each.round.value != room.stage.round || each.began) continue;
        const auto seat = std::find_if(before.seats->begin(), before.seats->end(),
                                       [&](const auto& s) { return s.first == each.id; });
        each.dropped = seat == before.seats->end();
        if (!each.dropped) each.table = seat->second;
    }
    recall_tables(room);
    end_what_is_settled(room);
}

void drop_seats(Room& room, const std::vector<EncounterId>& dropped) {
    for (const EncounterId id : dropped) {
        if (Encounter* encounter = encounter_of(room, id)) encounter->dropped = true;
    }
    if (dropped.empty()) return;
    recall_tables(room);
    end_what_is_settled(room);
}

}  // namespace room::folding
