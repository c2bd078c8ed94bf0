#pragma once
// Parts that desk, helper and pages share. Used on the room's strand.

#include <utility>
#include <vector>

#include "live/gate/cast.hpp"
#include "protocol/server_message.hpp"

namespace live::gate {

std::vector<protocol::SideCounts> counts_by_side(const room::Room& room);
std::vector<protocol::HelpCall> open_helps(const Cast& cast);
std::vector<protocol::JoinRequest> open_joins(const room::Room& room);

// Two people as a desk shows them: who is of the first side comes first.
std::pair<const room::Participant*, const room::Participant*> by_side(const Cast& cast,
                                                                      room::ParticipantId one,
                                                                      room::ParticipantId other);

}  // namespace live::gate
