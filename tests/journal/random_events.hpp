#pragma once
// Any event there can be, drawn from the same tables of members the codec has, and equality of all
// members. Their fifty cases are compiled once, in the unit of this header. Test code.

#include "base/core/rng.hpp"
#include "room/event.hpp"

namespace journal_test {

// An event of the given alternative of room::AnyFact, every member drawn.
room::RoomEvent drawn_event(base::Rng& rng, std::size_t index);

// An event of any kind.
room::RoomEvent any_event(base::Rng& rng);

// Whether both are of one kind and every member of both is the same.
bool same_event(const room::RoomEvent& a, const room::RoomEvent& b);

}  // namespace journal_test
