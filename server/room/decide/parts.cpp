#include "room/decide/parts.hpp"

#include <algorithm>
#include <iterator>

#include "room/authority.hpp"

namespace room::deciding {
namespace {

ControlDone record(const Case& it, const char* action, bool makes_step) {
    const bool remembered = it.actor.staff.has_value();
    return ControlDone{remembered ? it.stamped.command_id : std::string(),
                       StepNumber{it.room.step.value + (makes_step ? 1 : 0)},
                       action,
                       who_is(it.actor),
                       {}};
}

}  // namespace

std::string who_is(const Actor& actor) {
    const std::string number = actor.staff ? " " + std::to_string(actor.staff->value) : "";
    switch (actor.kind) {
        case ActorKind::visitor:
            return "visitor";
        case ActorKind::participant:
            return actor.person ? std::to_string(actor.person->value) : "";
        case ActorKind::helper:
            return "helper" + number;
        case ActorKind::organizer:
            return "organizer" + number;
        case ActorKind::wall:
            return "wall" + number;
        case ActorKind::operator_:
            return "operator";
        case ActorKind::engine:
            return "engine";
        case ActorKind::clock:
            return "clock";
    }
    return "";
}

void control_done(Events& events, const Case& it, const char* action) {
    events.emplace_back(record(it, action, true));
}

void noted(Events& events, const Case& it, const char* action,
           const std::vector<ParticipantId>& whom) {
    const bool by_organizer = it.actor.kind == ActorKind::organizer;
    const bool control = by_organizer && authority_of(it.stamped.command).control;
    ControlDone done = record(it, action, control);
    std::transform(whom.begin(), whom.end(), std::back_inserter(done.arguments),
                   [](ParticipantId id) { return std::to_string(id.value); });
    events.emplace_back(std::move(done));
}

void undo_offered_for(Events& events, const Case& it, UndoAction action, const char* label) {
    UndoPoint point{StepNumber{it.room.step.value + 1},
                    action,
                    label,
                    it.now,
                    it.room.stage,
                    time_left(it.room, it.now).value_or(base::Duration{0}),
                    static_cast<std::uint32_t>(it.room.encounters.size()),
                    0,
                    {},
                    std::nullopt};
    events.emplace_back(UndoOffered{std::move(point)});
}

Room after(const Room& room, const Events& events, base::Instant now) {
    Room next = room;
    for (const RoomEvent& event : events)
        evolve(next, Happened{now, event});
    return next;
}

void append(Events& events, Events more) {
    std::move(more.begin(), more.end(), std::back_inserter(events));
}

Decision done(Events events, const Case& it, const char* action) {
    control_done(events, it, action);
    return events;
}

}  // namespace room::deciding
