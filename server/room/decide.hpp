#pragma once
// Wish → facts, fact → next room (DESIGN 1.1). The two functions that are the product's behaviour.
// Pure; called by the room's actor on its strand, by previews and tests anywhere.

#include <vector>

#include "base/core/result.hpp"
#include "room/command.hpp"
#include "room/event.hpp"
#include "room/room.hpp"

namespace room {

using Events = std::vector<RoomEvent>;

// What follows from the wish in this room. No events is a success: it is so already (a repeat).
// Never changes `room`. The events are all stamped with `wish.now`. Throws InvariantBroken only for
// our bugs.
base::Result<Events, Refusal> decide(const Room& room, const Stamped& wish);

// Whether this actor may wish this in this phase; evaluated by decide, when the command is applied.
bool may(const Actor& actor, const Command& command, const Room& room);

// Folds one fact in. Total over every event, erased ones included.
void evolve(Room& room, const Happened& happened);

// Folds from nothing. `events` must begin with RoomCreated.
Room replay(RoomId id, const std::vector<Happened>& events);

}  // namespace room
