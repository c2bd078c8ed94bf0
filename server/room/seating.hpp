#pragma once
// Rounds drawn: the next one as a fact, those who will rest in it, and the rest of the evening as
// it will go when nobody comes or leaves, which is what talks are promised by. Nothing here reads a
// rating. Pure; any thread.

#include <cstdint>
#include <utility>
#include <vector>

#include "room/event.hpp"
#include "room/room.hpp"

namespace room {

// The next round, drawn and checked (checking::check_round). Who was told that they rest does so,
// whoever was blocked since. `tables` is empty when nobody can meet. Throws InvariantBroken when
// the checker does not agree with the engine. A draw.
SeatingDrawn draw_round(const Room& room);

// The same as staff may know it before Move: without blocks. A draw.
SeatingDrawn told_round(const Room& room);

// Two people here may meet in the next round, as far as staff may know it.
bool somebody_may_meet(const Room& room);

// Who rests in the next round as the room stands, sorted; those who were told so already sooner
// than others who had as many talks. Blocks are left out of this (seating_problem). Empty when no
// round follows. A draw.
std::vector<ParticipantId> resters_of_next_round(const Room& room);

// Talks of each, by badge − 1, at the evening's end, if nobody comes or goes: held, seated, and
// those of all rounds left, drawn as they will be; with blocks left out, since staff are shown it
// before Move. Talks so far above limits::inline_seating_edges. Remaining rounds × a draw.
std::vector<std::uint32_t> told_talks(const Room& room);

// What can be promised to those Here without a promise: talks that all of them get together, if
// nobody comes or goes, with those who were promised some going first (seating::Person::owed).
// `first` is the round that was just drawn and is not yet in the room, if there is one. Nothing for
// whom that is none, and nothing at all above limits::inline_seating_edges. A few times the work of
// told_talks.
std::vector<std::pair<ParticipantId, std::uint32_t>> talks_to_promise(
    const Room& room, const SeatingDrawn* first = nullptr);

// A promise that is kept before a change and not after it.
struct BrokenPromise {
    ParticipantId who;
    std::uint32_t promised = 0;
    std::uint32_t expected = 0;
    friend bool operator==(const BrokenPromise&, const BrokenPromise&) = default;
};

// The promises to people who stay that a change from `before` to `after` breaks, by badge; of both
// rooms what told_talks says of them. O(people).
std::vector<BrokenPromise> broken_promises(const Room& before,
                                           const std::vector<std::uint32_t>& talks_before,
                                           const Room& after,
                                           const std::vector<std::uint32_t>& talks_after);

}  // namespace room
