// Who sits where, by an organizer's hand: a swap, a pair, a table less, a round more. What runs is
// changed while people still walk; after that the wish is for the next round.

#include <algorithm>
#include <utility>

#include "limits.hpp"
#include "room/decide/parts.hpp"
#include "room/seat_changes.hpp"
#include "room/seating.hpp"
#include "room/seating_problem.hpp"
#include "room/tables.hpp"

namespace room::deciding {
namespace {

using Badges = std::vector<ParticipantId>;

SeatingBefore seating_before(const Room& room) {
    SeatingBefore before{std::nullopt, room.pins, {}, room.helper_talks};
    before.closed.assign(room.closed_tables.begin(), room.closed_tables.end());
    if (room.stage.phase == Phase::move) before.seats = seats_now(room);
    return before;
}

// With the way back and the record: how every change of seats by hand ends. A helper corrects by
// the opposite wish.
Decision seated(Events events, const Case& it, const char* action, const Badges& whom) {
    if (it.actor.kind == ActorKind::organizer) {
        undo_of_seats_offered_for(events, it, UndoAction::seating, action);
    }
    noted(events, it, action, whom);
    return events;
}

Decision changed_now(const Case& it, base::Result<SeatsChanged, Refusal> change, const char* action,
                     const Badges& whom) {
    if (!change) return change.error();
    if (changes_nothing(*change)) return Events{};
    change->undoable = true;
    return seated(Events{std::move(*change)}, it, action, whom);
}

Decision pinned(const Case& it, const SeatTogether& wish) {
    const auto [one, other] = std::minmax(wish.one, wish.other);
    const Pin pin{RoundNumber{last_round(it.room) + 1}, one, other};
    const std::vector<Pin> pins = next_pins(it.room);
    if ((std::find(pins.begin(), pins.end(), pin) != pins.end()) == wish.together) return Events{};
    if (!wish.together) {
        return seated(Events{PairPinned{pin, false}}, it, "seat_apart", {one, other});
    }
    if (rounds_left(it.room) == 0) return Refusal::wrong_phase;
    if (const auto objection = objection_to_pair(it.room, one, other)) return *objection;
    const bool taken = std::any_of(pins.begin(), pins.end(), [&](const Pin& each) {
        return each.one == one || each.other == one || each.one == other || each.other == other;
    });
    if (taken) return Refusal::pinned_already;
    return seated(Events{PairPinned{pin, true}}, it, "seat_together", {one, other});
}

}  // namespace

void undo_of_seats_offered_for(Events& events, const Case& it, UndoAction action,
                               const char* label) {
    undo_offered_for(events, it, action, label);
    std::get<UndoOffered>(events.back()).point.seating = seating_before(it.room);
}

Events promises(const Room& room, const SeatingDrawn* first) {
    Events events;
    for (const auto& [person, talks] : talks_to_promise(room, first))
        events.emplace_back(TalksPromised{person, talks});
    return events;
}

Decision on(const Case& it, const AddRound&) {
    if (it.room.stage.ending) return Refusal::wrong_phase;
    if (it.room.settings.rounds >= limits::rounds_max) return Refusal::too_many;
    SettingsChanged fact{it.room.settings};
    ++fact.settings.rounds;
    Events events{std::move(fact)};
    undo_offered_for(events, it, UndoAction::rounds, "add_round");
    std::get<UndoOffered>(events.back()).point.rounds = it.room.settings.rounds;
    return done(std::move(events), it, "add_round");
}

Decision on(const Case& it, const SwapSeats& wish) {
    return changed_now(it, swap_seats(it.room, wish.one, wish.other), "swap",
                       {wish.one, wish.other});
}

Decision on(const Case& it, const SeatTogether& wish) {
    if (it.room.stage.phase != Phase::move) return pinned(it, wish);
    if (!wish.together) return Events{};
    return changed_now(it, seat_together(it.room, wish.one, wish.other), "seat_together",
                       {wish.one, wish.other});
}

Decision on(const Case& it, const UseTable& wish) {
    const bool closed = it.room.closed_tables.contains(wish.table);
    const std::vector<seating::Table> tables = tables_of(it.room);
    const bool known =
        closed || std::find(tables.begin(), tables.end(), wish.table.value) != tables.end();
    if (!known) return Refusal::no_such_table;
    if (closed != wish.in_use) return Events{};
    Events events{TableUsed{wish.table, wish.in_use}};
    Room after = it.room;
    evolve(after, Happened{it.now, events.back()});
    SeatsChanged change = clear_table(after, wish.table);
    const bool sits = after.stage.phase == Phase::move || after.stage.phase == Phase::talk;
    if (!wish.in_use && sits && !changes_nothing(change)) {
        change.undoable = true;
        events.emplace_back(change);
        evolve(after, Happened{it.now, events.back()});
        append(events, offer_seats(after, it.now));
    }
    for (const HelperTalk& each : it.room.helper_talks) {
        const bool here = each.table == wish.table && helper_talk_of(after, each.who) != nullptr;
        if (here) events.emplace_back(HelperTalkSet{helper_talk(after, each.who), true, true});
    }
    const char* action = wish.in_use ? "open_table" : "close_table";
    undo_of_seats_offered_for(events, it, UndoAction::seating, action);
    control_done(events, it, action);
    std::get<ControlDone>(events.back()).arguments = {std::to_string(wish.table.value)};
    return events;
}

Decision on(const Case& it, const JoinTable& wish) {
    return changed_now(it, join_table(it.room, wish.who, wish.table), "join_table", {wish.who});
}

Decision on(const Case& it, const TalkWithHelper& wish) {
    const Participant* person = find_person(it.room, wish.who);
    if (person == nullptr) return Refusal::no_such_person;
    const HelperTalk* talk = helper_talk_of(it.room, wish.who);
    if ((talk != nullptr) == wish.together) return Events{};
    const bool undoable = it.actor.kind == ActorKind::organizer;
    if (talk != nullptr) {
        return seated(Events{HelperTalkSet{*talk, false, undoable}}, it, "rest_again", {wish.who});
    }
    if (!is_here(*person)) return Refusal::not_here;
    if (seat_of(it.room, wish.who) != nullptr) return Refusal::seated_already;
    return seated(Events{HelperTalkSet{helper_talk(it.room, wish.who), true, undoable}}, it,
                  "talk_with_helper", {wish.who});
}

}  // namespace room::deciding
