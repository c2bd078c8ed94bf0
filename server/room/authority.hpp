#pragma once
// Who may wish what, and in which phases: one line per command. `decide` asks here before anything
// else, when the command is applied and not when it arrives. Pure; any thread.

#include <cstdint>
#include <optional>

#include "room/command.hpp"
#include "room/room.hpp"

namespace room {

// What is known of a command from its kind alone.
struct Authority {
    std::uint16_t actors = 0;  // bit per ActorKind
    std::uint16_t phases = 0;  // bit per Phase
    bool control = false;      // remembered by its id: sent again, it is a success
    bool needs_step = false;   // refused without the step that its tablet showed
    bool needs_pin = false;    // refused unless the PIN was just given, where the room has one
};

Authority authority_of(const Command& command);

// The first of these that stands against the wish, in this order: not_allowed (this kind of actor,
// or a device or person that is no more), pin_needed, wrong_phase or room_is_over.
std::optional<Refusal> objection_to_actor(const Actor& actor, const Command& command,
                                          const Room& room);
std::optional<Refusal> objection_of_phase(const Command& command, const Room& room);

}  // namespace room
