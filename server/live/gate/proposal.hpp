#pragma once
// The engine's answer as a room keeps it: pairs of people, the figures that may be published, and
// the full result as text, which is sealed and never sent. Used on the room's strand.

#include "matching/matching.hpp"
#include "room/room.hpp"

namespace live::gate {

// `answer` is to the problem of room::matching_input(room) as the room stands.
room::Proposal proposal_of(const room::Room& room, const matching::Answer& answer, bool instant);

}  // namespace live::gate
