#pragma once
// Rule most on two sides in its first form: from a stable matching, augmenting paths until no
// matching has more pairs. Whoever was in a pair stays in one. Few blocking pairs, not provably
// fewest. Pure.

#include "matching/residual.hpp"

namespace matching {

// As many pairs as any matching has. O(active pairs) per pair gained (C. Berge 1957).
Chosen most_pairs(const Residual& residual, const Chosen& start);

}  // namespace matching
