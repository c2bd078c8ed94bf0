#pragma once
// Rule mutual: every pair in which both said yes, whatever their capacities. Pure; any thread.

#include "matching/matching.hpp"
#include "matching/problem.hpp"

namespace matching {

// All acceptable and locked pairs with their score sum; states nothing else. O(pairs log pairs).
Answer mutual_pairs(const Problem& problem);

}  // namespace matching
