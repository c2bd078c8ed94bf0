#pragma once
// An edge that a matching may take: what the two matching algorithms of this folder share.

#include <cstdint>

namespace seating {

struct WeightedEdge {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    std::int64_t weight = 1;  // above 0 and below 2^58
};

}  // namespace seating
