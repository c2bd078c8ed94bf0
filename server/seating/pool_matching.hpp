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

// The same, faster, where every edge's weight is the needs of its two ends, above 0 for everyone
// with an edge, and a rest from 0 on of which no sum outweighs a unit of need. Who is seated is
// settled first (neediest.hpp); then everybody who rests has a partner as well, a place of rest,
// and blossoms are not grown in vain until every price is 0, which takes most of the time
// otherwise. Where very many rest, which no search takes long to see, or tables are too few, it is
// best_matching.
std::vector<std::size_t> neediest_matching(const std::vector<WeightedEdge>& edges,
                                           const std::vector<std::int64_t>& need,
                                           std::size_t pairs_max);

}  // namespace seating
