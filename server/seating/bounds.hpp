#pragma once
// What no plan can exceed. For `plan`, feasibility, promises and the tests. Pure.

#include <cstddef>

#include "seating/plan.hpp"
#include "seating/problem.hpp"

namespace seating {

// No plan of `rounds` rounds has more talks: everyone talks at most once a round in which they are
// there and with each other person once, at most `tables` pairs a round, and no round has more than
// the largest matching. A maximum flow; exact on two sides without windows (König), an upper bound
// otherwise. O(candidates · sqrt(people)), in a pool O(candidates · people).
std::size_t talks_bound(const Problem& start, std::size_t rounds, const Windows& windows = {});

// No plan of `rounds` rounds gives everybody present more talks, those before counted. Exact on two
// sides: the most for which there is a flow with that much through everybody. In a pool only what
// possible partners and talks_bound allow. O(log rounds) flows.
std::size_t fewest_bound(const Problem& start, std::size_t rounds);

}  // namespace seating
