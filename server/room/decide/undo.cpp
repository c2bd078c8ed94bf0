// The way back. History is never rewritten: an undo is a new fact that restores what was.

#include <algorithm>

#include "base/core/ensure.hpp"
#include "limits.hpp"
#include "room/decide/parts.hpp"

namespace room::deciding {
namespace {

// As it stood, with the time that was left then, at least limits::undo_time_min.
Stage restored(const UndoPoint& point, base::Instant now) {
    Stage stage = point.stage;
    const base::Duration left = std::max<base::Duration>(point.left, limits::undo_time_min);
    if (stage.phase == Phase::waiting) stage.ends_at = now + limits::waiting_alone_max;
    if (!is_timed(stage.phase)) return stage;
    stage.length = std::max(stage.length, left);
    if (stage.left) {
        stage.left = left;
    } else {
        stage.ends_at = now + left;
    }
    return stage;
}

// Seatings drawn since go; talks that began stay, with their ratings.
std::vector<EncounterId> drawn_since(const Room& room, const UndoPoint& point) {
    std::vector<EncounterId> dropped;
    for (std::size_t i = point.encounters; i < room.encounters.size(); ++i) {
        const Encounter& each = room.encounters[i];
        if (!each.began && !each.dropped) dropped.push_back(each.id);
    }
    return dropped;
}

Presence presence_after(const UndoPoint& point) {
    if (point.label == "go_away") return Presence::away;
    return point.label == "leave" ? Presence::left : Presence::here;
}

// Only who is still as the action left them: what people did themselves since stands. Who was
// invited and got a device since has joined.
std::vector<std::pair<ParticipantId, Presence>> people_before(const Room& room,
                                                              const UndoPoint& point) {
    std::vector<std::pair<ParticipantId, Presence>> people;
    for (const auto& [id, before] : point.people) {
        const Participant* person = find_person(room, id);
        base::ensure(person != nullptr, "an undo point names a person of the room");
        if (person->presence != presence_after(point)) continue;
        const bool joined = before == Presence::invited && person->ticket;
        people.emplace_back(id, joined ? Presence::joined : before);
    }
    return people;
}

Events undo_phase(const Case& it, const UndoPoint& point) {
    const bool closed = !ratings_open(it.room);
    ActionUndone undone{
        point.step, point.action, restored(point, it.now), drawn_since(it.room, point),
        {},         std::nullopt};
    Events events;
    if (closed && ratings_open_in(undone.stage->phase)) events.emplace_back(RatingsReopened{});
    events.emplace_back(std::move(undone));
    return events;
}

SettingsChanged rounds_before(const Room& room, const UndoPoint& point) {
    SettingsChanged fact{room.settings};
    fact.settings.rounds = point.rounds;
    return fact;
}

Events undo(const Case& it, const UndoPoint& point) {
    ActionUndone undone{point.step, point.action, std::nullopt, {}, {}, std::nullopt};
    switch (point.action) {
        case UndoAction::phase:
            return undo_phase(it, point);
        case UndoAction::presence:
            undone.people = people_before(it.room, point);
            undone.seating = point.seating;
            break;
        case UndoAction::seating:
            undone.seating = point.seating;
            break;
        case UndoAction::rounds:
            return Events{rounds_before(it.room, point), undone};
        case UndoAction::announcement:
            return Events{AnnouncementWithdrawn{}, undone};
        case UndoAction::publish_bar:
            return Events{PublishCancelled{}, undone};
        case UndoAction::close_ratings:
            undone.stage = restored(point, it.now);
            return Events{RatingsReopened{}, undone};
    }
    return Events{undone};
}

}  // namespace

Decision on(const Case& it, const UndoLast&) {
    if (it.room.undo.empty()) return Refusal::nothing_to_undo;
    const UndoPoint* point = undo_offered(it.room, it.now);
    if (point == nullptr) return Refusal::too_late_to_undo;
    Events events = undo(it, *point);
    control_done(events, it, "undo");
    std::get<ControlDone>(events.back()).arguments = {point->label};
    return events;
}

}  // namespace room::deciding
