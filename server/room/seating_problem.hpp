#pragma once
// The engine's question, as the room stands: who is here, who may meet whom, who met already and
// which tables there are. Reads presence, rules, blocks and past talks; never a rating. Pure; any
// thread.

#include <cstdint>
#include <vector>

#include "room/room.hpp"
#include "room/tables.hpp"
#include "seating/problem.hpp"

namespace room {

// Position p of a problem is ParticipantId p + 1.
inline seating::Index index_of(ParticipantId id) {
    return id.value - 1;
}
inline ParticipantId person_at(seating::Index index) {
    return ParticipantId{index + 1};
}

// Who may still come: not on the list only as somebody's manager, and not removed.
bool is_expected(const Participant& person);

// A seat can be given to whom it says: Here, and not on the list only as somebody's manager.
bool is_here(const Participant& person);

// Talks on the plan of the evening that are neither held nor seated yet.
std::uint32_t rounds_left(const Room& room);

// The tables in use, in walking order.
std::vector<seating::Table> tables_of(const Room& room);

// The question for the next round. Rules and blocks are candidates left out, alike and for good.
// Hand-made pairs of people who are here are pinned; one that a block stands against, when those
// are counted, keeps both of its people out of the round. O(people here²).
seating::Problem seating_problem(const Room& room, Personal personal = Personal::counted);

// The same of the round that runs, for those here who have no seat in it, at the tables that are
// free. Nobody is owed anything by it, and no table is new.
seating::Problem lone_problem(const Room& room, Personal personal = Personal::counted);

// Fixes what is asked for round `round` of the evening: who goes first, and the seed that decides
// among equals.
void ask_for_round(seating::Problem& problem, const Room& room, std::uint32_t round);

}  // namespace room
