#pragma once
// Who a ticket speaks for. Pure; used on the room's strand.

#include <optional>

#include "room/command.hpp"
#include "room/room.hpp"

namespace live {

// Who may see which pictures.
enum class Audience { participant, organizer, helper, wall };

struct Identity {
    Audience audience = Audience::wall;
    std::optional<room::ParticipantId> person;
    std::optional<room::StaffId> staff;
    friend bool operator==(const Identity&, const Identity&) = default;
};

// Nothing when nobody holds this ticket in `room`; O(people + staff).
std::optional<Identity> holder_of(const room::Room& room, const room::SecretHash& ticket);

// True while `ticket` still speaks for `who`; O(1).
bool still_holds(const room::Room& room, const Identity& who, const room::SecretHash& ticket);

// True when this person was removed from the evening.
bool is_removed(const room::Room& room, const Identity& who);

// The actor that `decide` judges.
room::Actor actor_of(const Identity& who, bool pin_fresh);

}  // namespace live
