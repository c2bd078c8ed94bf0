// What the course of the evening does to a room: phases, seatings, the log, and the way back.

#include <algorithm>

#include "base/core/ensure.hpp"
#include "limits.hpp"
#include "room/evolve/folds.hpp"

namespace room::folding {
namespace {

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
    const bool again = fact.round == room.stage.round;
    next.ending = same_round && room.stage.ending;
    next.resting = same_round && room.stage.resting;
    room.stage = next;
    room.closing_until.reset();
    if (fact.phase == Phase::move) {
        forget_points(room, [](const auto& p) {
            return p.action == UndoAction::presence || p.action == UndoAction::seating ||
                   p.action == UndoAction::rounds;
        });
    }
    end_questions(room, fact.phase, again);
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
        const bool same_round = fact.stage->round == room.stage.round;
        room.stage = *fact.stage;
        room.closing_until.reset();
        end_questions(room, room.stage.phase, same_round);
    }
    drop_seats(room, fact.dropped);
    for (const auto& [id, presence] : fact.people) {
        fold(room, at, PresenceChanged{id, presence, true});
    }
    if (fact.seating) restore_seating(room, *fact.seating);
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
