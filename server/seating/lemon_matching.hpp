#pragma once
// The one unit that knows LEMON (compiled as C++17), behind ints and vectors. Called by next_round
// only. Pure; deterministic for the order of its input.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace seating {

struct WeightedEdge {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    std::int64_t weight = 1;  // above 0; weight × nodes must stay below 2^61
};

// Positions of the chosen edges: a matching of the largest weight among those with at most
// `pairs_max` edges. Two sides, every edge's a on one and b on the other; network simplex.
std::vector<std::size_t> best_assignment(std::size_t nodes, const std::vector<WeightedEdge>& edges,
                                         std::size_t pairs_max);

// The same on any graph without loops and parallel edges, by Edmonds' blossom algorithm.
std::vector<std::size_t> best_matching(std::size_t nodes, const std::vector<WeightedEdge>& edges,
                                       std::size_t pairs_max);

}  // namespace seating
