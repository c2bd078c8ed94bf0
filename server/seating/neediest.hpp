#pragma once
// Who of one pool is seated when not everybody can be. Called by pool_matching only. Pure;
// deterministic for the order of its input.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "seating/weighted_edge.hpp"

namespace seating {

inline constexpr std::uint32_t no_partner = UINT32_MAX;

// So many of these people rest, all of one need. Who else has that need has a seat in any case.
struct Resting {
    std::size_t count = 0;
    std::vector<std::uint32_t> people;
};

struct Seated {
    std::vector<std::uint32_t> partner;  // by node; no_partner: has no edge, or rests
    std::vector<Resting> resting;        // nobody in two of them; nobody without an edge
};

// A matching that covers nodes of the largest sum of needs, all above 0, hence one of the largest
// size; and who could rest in any such matching. The sets that matchings can cover are independent
// in a matroid, so the neediest first is best (J. Edmonds and D. R. Fulkerson, "Transversals and
// matroid partition", 1965): each in turn is covered by an alternating path to somebody without a
// partner or to the least needy whose turn has not come; where there is neither, the tree of all
// those paths stays closed for good, and one in it rests. On any graph without loops and parallel
// edges: Edmonds' blossoms, O(nodes · (nodes + edges)) for each node that a first greedy matching
// leaves over, mostly a few.
Seated seat_neediest(const std::vector<WeightedEdge>& edges, const std::vector<std::int64_t>& need);

}  // namespace seating
