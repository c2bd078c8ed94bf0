#pragma once
// What is computed without ratings: why somebody has no partner, and feasibility in words of the
// wire (PRODUCT A6, E2). Neither ever speaks of what people entered for themselves. Used on the
// room's strand.

#include <cstdint>
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

// What the desk says of itself: before the start the findings of a glance, then of its devices.
std::vector<protocol::Warning> warnings_of(const Cast& cast, const Extras& extras);

// The whole of it, from the one computation of Cast::feasibility.
protocol::FeasibilitySummary summary_of(const Cast& cast, const Extras& extras);

// What everybody counted can expect: who may meet fewest first, then by badge.
std::vector<protocol::OutlookRow> outlooks_of(const Cast& cast);

}  // namespace live::gate
