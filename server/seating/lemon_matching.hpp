#pragma once
// The one unit that knows LEMON (compiled as C++17), behind ints and vectors. Called by
// pool_matching, fair_pairs and bounds only. Pure; deterministic for the order of its input.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "seating/weighted_edge.hpp"

namespace seating {

// An odd set of people of whom at least one must stay without a partner from it.
struct Blossom {
    std::vector<std::uint32_t> members;
    std::int64_t price = 0;
};

// A heaviest matching and the prices that prove it: for every edge, the prices of its two nodes
// and of all blossoms that hold both of them add up to at least price_scale × weight.
struct PricedMatching {
    std::vector<std::size_t> chosen;   // positions of edges, ascending
    std::vector<std::int64_t> prices;  // by node; 0 where it has no edge
    std::vector<Blossom> blossoms;
};
inline constexpr std::int64_t price_scale = 4;

// On any graph without loops and parallel edges: Edmonds' blossom algorithm, started from the best
// half-integral matching. O(nodes · edges · log nodes).
PricedMatching heaviest_matching(std::size_t nodes, const std::vector<WeightedEdge>& edges);

// The heaviest of the matchings that cover every node with an edge; there must be one. Weights may
// also be 0, and prices below 0. Faster, because nothing is searched in vain.
PricedMatching heaviest_perfect(std::size_t nodes, const std::vector<WeightedEdge>& edges);

// The heaviest of the matchings with exactly `pairs` edges; there must be one. Slower: everyone
// else is matched with one of as many dummies as are left over.
std::vector<std::size_t> heaviest_of_size(std::size_t nodes, const std::vector<WeightedEdge>& edges,
                                          std::size_t pairs);

// The largest number of disjoint edges; weights do not matter. O(nodes · edges · α), Edmonds.
std::size_t matching_size(std::size_t nodes, const std::vector<WeightedEdge>& edges);

struct FlowArc {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    std::int64_t least = 0;  // must flow
    std::int64_t capacity = 0;
    std::int64_t cost = 0;  // cost × nodes must stay below 2^62
};

struct Circulation {
    std::vector<std::int64_t> flow;       // by arc
    std::vector<std::int64_t> potential;  // by node; cost + from − to ≥ 0 where flow can rise
};

// The cheapest circulation, each arc from its least to its capacity; there must be one. Network
// simplex (Király and Kovács, "Efficient implementations of minimum-cost flow algorithms", 2012).
Circulation cheapest_circulation(std::size_t nodes, const std::vector<FlowArc>& arcs);

}  // namespace seating
