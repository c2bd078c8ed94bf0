#pragma once
// Certificates from proposed duals (MATCHING 3.7): wherever the numbers come from, here they are
// rounded, repaired until every pair is covered, and summed, all in integers. Pure.

#include <cstdint>
#include <vector>

#include "matching/bound.hpp"
#include "matching/residual.hpp"

namespace matching {

// What shall be bounded: pairs, or tenths of score of matchings with at most `size` pairs, locked
// pairs included.
struct Bounded {
    bool score = false;
    std::int64_t size = 0;
};

// In 1/scale of a pair or of a tenth. Negative numbers count as 0.
struct ProposedDuals {
    std::int64_t scale = 1;
    std::vector<std::int64_t> people;  // u, per person
    std::vector<std::int64_t> pairs;   // lambda, per active pair; empty when all are 0
    std::int64_t size_multiplier = 0;  // mu
};

// The certificate of the smallest bound that these duals give, with the smallest of a few scales
// at which they give it. With lambda only where the form with lambda applies. O(pairs) per sweep,
// at most 30 sweeps per scale.
Bound bound_by(const Residual& residual, const Bounded& bounded, const ProposedDuals& proposed);

}  // namespace matching
