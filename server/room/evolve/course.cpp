// What the course of the evening does to a room: phases, seatings, the log, and the way back.

#include <algorithm>

#include "base/core/ensure.hpp"
#include "limits.hpp"
#include "room/evolve/folds.hpp"

namespace room::folding {
namespace {

void drop(Room& room, EncounterId id) {
    const bool known = id.value >= 1 && id.value <= room.encounters.size();
    base::ensure(known || room.erased, "a fact speaks of an encounter that was seated");
    if (known) room.encounters[id.value - 1].dropped = true;
}

template <class Ring>
void keep_last(Ring& ring, std::size_t most) {
    while (ring.size() > most)
        ring.pop_front();
}

template <class Matches>
void forget_points(Room& room, Matches matches) {
    auto& ring = room.undo;
    ring.erase(std::remove_if(ring.begin(), ring.end(), matches), ring.end());
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

// "End" and "break" are wishes for the end of this round; they outlive its phases only.
bool stays_in_round(const Stage& before, const PhaseStarted& fact) {
    const bool at_tables =
        fact.phase == Phase::move || fact.phase == Phase::talk || fact.phase == Phase::rate;
    return at_tables && fact.round == before.round;
}

}  // namespace

void fold(Room& room, base::Instant at, const PhaseStarted& fact) {
    Stage next;
    next.phase = fact.phase;
    next.round = fact.round;
    next.ends_at = fact.ends_at;
    next.length = fact.length;
    next.since = at;
    const bool same_round = stays_in_round(room.stage, fact);
    next.ending = same_round && room.stage.ending;
    next.resting = same_round && room.stage.resting;
    room.stage = next;
    room.closing_until.reset();
    if (fact.phase == Phase::move) {
        forget_points(room, [](const auto& p) { return p.action == UndoAction::presence; });
    }
}

void fold(Room& room, base::Instant, const PhaseExtended& fact) {
    room.stage.ends_at = fact.ends_at;
    room.stage.left = fact.left;
    room.stage.length = fact.length;
}

void fold(Room& room, base::Instant, const PhasePaused& fact) {
    room.stage.ends_at.reset();
    room.stage.left = fact.left;
}

void fold(Room& room, base::Instant, const PhaseResumed& fact) {
    room.stage.ends_at = fact.ends_at;
    room.stage.left.reset();
    room.down_from.reset();
}

void fold(Room& room, base::Instant, const EndingDecided&) {
    room.stage.ending = true;
}

void fold(Room& room, base::Instant, const BreakDecided&) {
    room.stage.resting = true;
}

void fold(Room& room, base::Instant, const SeatingDrawn& fact) {
    for (const SeatedPair& pair : fact.tables) {
        base::ensure(pair.encounter.value == room.encounters.size() + 1 || room.erased,
                     "encounters are numbered in turn");
        room.encounters.push_back(
            {pair.encounter, fact.round, pair.table, pair.a, pair.b, false, false});
        room.opinions.resize(2 * room.encounters.size());
        sit(room, pair.a, pair.table);
        sit(room, pair.b, pair.table);
    }
    for (const auto& [id, table] : fact.homes) {
        if (Participant* person = person_of(room, id)) person->home = table;
    }
}

void fold(Room& room, base::Instant, const TalksBegan& fact) {
    for (Encounter& each : room.encounters) {
        if (each.round != fact.round || each.dropped) continue;
        const auto& standing = fact.encounters;
        each.began = std::find(standing.begin(), standing.end(), each.id) != standing.end();
        each.dropped = !each.began;
    }
}

void fold(Room& room, base::Instant, const Announced& fact) {
    room.announcement = fact.announcement;
    forget_points(room, [](const auto& p) { return p.action == UndoAction::announcement; });
}

void fold(Room& room, base::Instant, const AnnouncementWithdrawn&) {
    if (room.announcement) room.announcement->withdrawn = true;
}

void fold(Room& room, base::Instant at, const ControlDone& fact) {
    base::ensure(fact.step >= room.step, "steps only rise");
    room.step = fact.step;
    room.log.push_back({at, fact.who, fact.action, fact.arguments});
    keep_last(room.log, limits::log_lines_kept);
    if (fact.command_id.empty()) return;
    room.control_ids.push_back(fact.command_id);
    keep_last(room.control_ids, limits::control_ids_kept);
}

void fold(Room& room, base::Instant, const UndoOffered& fact) {
    room.undo.push_back(fact.point);
    keep_last(room.undo, limits::undo_points_kept);
}

void fold(Room& room, base::Instant at, const ActionUndone& fact) {
    if (fact.stage) {
        room.stage = *fact.stage;
        room.closing_until.reset();
    }
    for (const EncounterId id : fact.dropped)
        drop(room, id);
    if (!fact.dropped.empty()) recall_tables(room);
    for (const auto& [id, presence] : fact.people) {
        fold(room, at, PresenceChanged{id, presence, true});
    }
    // The point is used up, and those of its kind that came after it with it.
    forget_points(room, [&](const UndoPoint& point) {
        return point.step == fact.step || (point.action == fact.action && point.step > fact.step);
    });
}

void fold(Room& room, base::Instant, const RoomRevived& fact) {
    room.down_from = fact.alive_at;
}

void fold(Room& room, base::Instant at, const RoomCancelled&) {
    room.stage = Stage{};
    room.stage.phase = Phase::cancelled;
    room.stage.since = at;
    room.closing_until.reset();
    room.publish_bar.reset();
    room.matching_pending = false;
    drop_open_what_if(room);
    drop_open_suggestions(room);
    room.undo.clear();
}

}  // namespace room::folding
