#pragma once
// Where a person belongs in the round that runs, as their own phone shows it: the table, whoever
// sits there, who is looked for, a rest or a helper. Used on the room's strand.

#include <string>

#include "live/gate/cast.hpp"
#include "protocol/view_messages.hpp"

namespace live::gate {

// O(what sits at the table + searches that run).
protocol::Seat seat_view(const Cast& cast, room::ParticipantId who);

// What two may talk about in this round; empty when the organizer has nothing.
std::string prompt_of(const room::Room& room);

}  // namespace live::gate
