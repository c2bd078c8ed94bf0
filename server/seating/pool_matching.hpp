#pragma once
// The heaviest matching in one pool. Called by next_round only. Pure; deterministic for the order
// of its input.

#include <cstddef>
#include <vector>

#include "seating/weighted_edge.hpp"

namespace seating {

// Positions of the chosen edges, ascending: a matching of the largest weight among those with at
// most `pairs_max` edges, on any graph without loops and parallel edges.
//
// A large graph is solved on few edges a person first, the heaviest; whichever other edges the
// prices of that answer do not cover join until they cover all, which proves the answer heaviest
// (U. Derigs and A. Metz, "Solving (large scale) matching problems combinatorially", 1991). Among
// equally heavy edges each person starts with those that follow it in number, round and round, so
// that nobody is left out. O(nodes · edges · log nodes) at worst, near O(edges) in practice.
std::vector<std::size_t> best_matching(std::size_t nodes, const std::vector<WeightedEdge>& edges,
                                       std::size_t pairs_max);

}  // namespace seating
