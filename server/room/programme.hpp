#pragma once
// Programme pairs: fixed by the organizer before the first rating, and locks of the matching as
// long as they hold. Rules, places and people who are gone stand against a pair openly; a block
// does so too, but only the matching ever looks at blocks. Pure; any thread.

#include <set>
#include <utility>
#include <vector>

#include "room/command.hpp"
#include "room/room.hpp"

namespace room {

// What openly stands against a pair; the rules in the order of instance::Barrier.
enum class Hindrance {
    none,
    gone,  // removed, or on the list only as somebody's manager
    same_side,
    never,
    met_before,
    reporting_line,
    same_group,
    groups,
    no_place,  // in as many programme pairs as they may have partners
};

struct ProgrammePair {
    ParticipantId one;
    ParticipantId other;
    Hindrance hindrance = Hindrance::none;
};

// Every pair that was set, with what stands against it now; never a word of blocks. By badges.
// O(people + rules + pairs).
std::vector<ProgrammePair> programme_of(const Room& room);

// What would stand against this pair besides those that are set. As programme_of.
Hindrance hindrance_to(const Room& room, ParticipantId one, ParticipantId other);

// The rule that openly stands between these two, who are in the room; places aside. O(people).
Hindrance rule_between(const Room& room, ParticipantId one, ParticipantId other);

// The pairs that the matching has to keep: nothing stands against them, both may be paired, and
// neither of the two blocks the other, by these blocks. As programme_of.
std::vector<std::pair<ParticipantId, ParticipantId>> locks_of(
    const Room& room, const std::set<std::pair<ParticipantId, ParticipantId>>& blocks);

// How a wish is refused that this, which is not none, stands against.
Refusal refusal_for(Hindrance hindrance);

const char* name_of(Hindrance hindrance);

}  // namespace room
