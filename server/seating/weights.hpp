#pragma once
// What each possible pair of a round is worth. Called by next_round only. Pure.

#include <vector>

#include "seating/problem.hpp"
#include "seating/weighted_edge.hpp"

namespace seating {

struct Weighed {
    std::vector<WeightedEdge> edges;
    std::vector<std::int64_t> need;  // by person: their part of their edges' weights
};

// One edge a candidate, in their order; candidates are oriented, may all meet now, and stand there
// once. First need, above 0 for everyone, so that the largest weight is also the largest number of
// pairs: the people that one matching can seat form a matroid, and any larger set of seats
// outweighs a smaller one. Within need, what the rounds left count on (foresight.hpp) goes before
// what Problem::need says, and talks owed before both. Then affinity, then short ways to the next
// table. Each level outweighs all sums of those below it. O(candidates), and with
// foresight what that costs.
Weighed weigh(const Problem& problem, const std::vector<Candidate>& candidates);

}  // namespace seating
