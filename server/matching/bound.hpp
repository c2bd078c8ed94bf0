#pragma once
// What no matching can exceed, each with the integer certificate that shows it (MATCHING 3.7).
// Pure.

#include <cstdint>

#include "matching/matching.hpp"
#include "matching/residual.hpp"

namespace matching {

struct Bound {
    std::int64_t value = 0;  // pairs, or tenths; locked pairs included
    Certificate certificate;
};

// The most pairs of any matching, stable or not: the smallest cut of a maximum flow (König 1931 for
// one partner each: a vertex cover). In one pool half the flow of the double cover, which odd
// circles may keep it from reaching.
Bound size_bound(const Residual& residual);

// The same from counting alone: the places of the side that has fewer, in one pool half of all, of
// those who are acceptable to somebody. Looser; O(people + pairs).
Bound rough_size_bound(const Residual& residual);

// The highest score sum of any matching, by what each person could get at best: the smaller of the
// two sides' sums, in one pool half of all. Rough, and true.
Bound score_bound(const Residual& residual);

}  // namespace matching
