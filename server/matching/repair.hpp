#pragma once
// One pool: greedy by score sum, then repair. A blocking pair is formed and whom it leaves behind
// looks for another, for at most as many steps as there are pairs (A. Roth and J. Vande Vate,
// "Random Paths to Stability in Two-Sided Matching", 1990, in its spirit). In a pool it need not
// end stable, and the answer says so. Pure.

#include "base/core/rng.hpp"
#include "matching/residual.hpp"

namespace matching {

// The pairs of the highest score sums first, ties by the lottery, while places last.
Chosen greedy(const Residual& residual);

// Few or no blocking pairs; never more than `start` has. O(active pairs × degree) at worst.
Chosen repair(const Residual& residual, const Chosen& start, base::Rng& rng);

}  // namespace matching
