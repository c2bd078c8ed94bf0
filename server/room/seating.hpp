#pragma once
// Between the room and the seating engine: who could meet now, and who sits where next. Reads
// presence, rules, blocks and past talks; never a rating. Pure; any thread.

#include <cstdint>
#include <utility>
#include <vector>

#include "room/event.hpp"
#include "room/room.hpp"
#include "seating/problem.hpp"

namespace room {

// The engine's question for the next round as the room stands: position p is ParticipantId p + 1.
// Rules and blocks are candidates left out, alike and for good. O(people here²).
seating::Problem seating_problem(const Room& room);

// The next round, drawn and checked (checking::check_round). `tables` is empty when nobody can
// meet. Throws InvariantBroken when the checker does not agree with the engine.
SeatingDrawn draw_round(const Room& room);

// What can honestly be promised at the start to each who is Here: the talks they get when all
// remaining rounds are drawn among those now Here and nobody comes or goes. Nothing for whom that
// is none, and nothing at all above limits::inline_seating_edges. Remaining rounds × a draw.
std::vector<std::pair<ParticipantId, std::uint32_t>> talks_to_promise(const Room& room);

}  // namespace room
