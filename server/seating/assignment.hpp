#pragma once
// The heaviest matching between two sides, in integers. Called by next_round and tables only. Pure;
// deterministic for the order of its input.
//
// Shortest augmenting paths with potentials: J. Edmonds and R. M. Karp, "Theoretical improvements
// in algorithmic efficiency for network flow problems" (1972), on H. W. Kuhn's Hungarian method
// (1955), with the greedy start of R. Jonker and A. Volgenant, "A shortest augmenting path
// algorithm for dense and sparse linear assignment problems" (1987).

#include <cstddef>
#include <vector>

#include "seating/weighted_edge.hpp"

namespace seating {

// Positions of the chosen edges, ascending: a matching of the largest weight among those with at
// most `pairs_max` edges. Every edge's a is on one side and its b on the other; all below `nodes`.
// O(smaller side × edges × log nodes) at worst; few paths are left after the greedy start.
std::vector<std::size_t> best_assignment(std::size_t nodes, const std::vector<WeightedEdge>& edges,
                                         std::size_t pairs_max);

}  // namespace seating
