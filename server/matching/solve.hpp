#pragma once
// The one way into the matching engine. Runs in the command line and in the child process
// `quadrille solve`, never in a room. Pure; deterministic: the same problem gives the same answer
// on every machine.

#include "matching/matching.hpp"
#include "matching/problem.hpp"
#include "matching/solver.hpp"

namespace matching {

// Rule mutual: O(pairs). Otherwise first the instant answer. Two sides: Király 2013 from both sides
// with Pareto augmentation, near O(pairs), or deferred acceptance when both sides have capacities;
// one pool: greedy and repair; rule most: from there to the largest matching. Then, unless the
// problem asks for no more, the exact answer (exact.hpp), which is taken when every stage is
// proven; otherwise the instant answer stands, with the closest bounds that are known.
Answer solve(const Problem& problem);

// The same with another solver, or other limits.
Answer solve(const Problem& problem, const Solver& solver);

}  // namespace matching
