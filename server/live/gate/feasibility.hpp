#pragma once
// What is computed without ratings: why somebody has no partner, and warnings before and during the
// evening (PRODUCT A6, E2). Used on the room's strand.

#include <string>
#include <vector>

#include "live/gate/cast.hpp"
#include "live/gate/extras.hpp"
#include "protocol/server_message.hpp"

namespace live::gate {

// People without a partner in the proposal, by a reason that no rating is needed for.
struct Unmatched {
    std::uint32_t all = 0;
    std::uint32_t few_talks = 0;
    std::uint32_t by_rules = 0;
    std::uint32_t left = 0;
    std::uint32_t by_ratings = 0;
};
Unmatched count_unmatched(const Cast& cast, const room::Proposal& proposal);

std::vector<protocol::Warning> warnings_of(const Cast& cast, const Extras& extras);

}  // namespace live::gate
