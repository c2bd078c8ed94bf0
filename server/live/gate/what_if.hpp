#pragma once
// A look at another result, as an organizer sees it: how many pairs there would be, and whose
// partner would be another. Nothing else of the answer leaves the room. Used on the room's strand.

#include <vector>

#include "live/gate/cast.hpp"
#include "protocol/server_message.hpp"

namespace live::gate {

// How the last what-if stands, and how many are left.
protocol::WhatIf what_if_of(const Cast& cast);

// Everybody whose partners would be others by the what-if that was answered, by badge; nobody when
// none waits. O(people + pairs log pairs).
std::vector<protocol::ChangeRow> changes_of(const Cast& cast);

}  // namespace live::gate
