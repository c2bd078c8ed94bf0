#pragma once
// The one way into the matching engine. Runs in the command line and in the child process
// `quadrille solve`, never in a room. Pure; deterministic: the same problem gives the same answer
// on every machine.

#include "base/core/result.hpp"
#include "matching/matching.hpp"
#include "matching/problem.hpp"

namespace matching {

enum class Unsolved : std::uint8_t {
    most_in_one_pool,  // rule most is not available for one pool yet
};

// Rule mutual: O(pairs). Two sides: Király 2013 from both sides with Pareto augmentation, near
// O(pairs), or deferred acceptance when both sides have capacities; one pool: greedy and repair.
// Rule most: from there to the largest matching. Each with the bound of one maximum flow.
base::Result<Answer, Unsolved> solve(const Problem& problem);

}  // namespace matching
