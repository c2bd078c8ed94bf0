#pragma once
// The instant answer on two sides: Z. Király, "Linear Time Local Approximation Algorithm for
// Maximum Stable Marriage", Algorithms 6 (2013). Weakly stable, at least 2/3 of the most pairs any
// stable matching has, on both sides with ties. Somebody with several places stands in as several
// people (clones), so one side may have capacities. Pure.

#include <cstdint>
#include <vector>

#include "matching/residual.hpp"

namespace matching {

// How equals are ordered; the published lottery has the last word in each.
enum class TieOrder : std::uint8_t { lottery, scarce_first, liked_first, lottery_reversed };

// The side with one place each, or either when both have. `proposers` is the side that asks.
// O(active pairs × capacity), up to sorting.
Chosen kiraly(const Residual& residual, std::uint8_t proposers, TieOrder order);

}  // namespace matching
