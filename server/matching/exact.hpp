#pragma once
// The exact answer: the best matching in the order of the stages of PRODUCT 4, proven by integer
// bounds where they are met and by branch and bound where not (docs/MATCHING.md). Deterministic:
// limits are counts. Pure.

#include <optional>

#include "matching/bound.hpp"
#include "matching/residual.hpp"
#include "matching/solver.hpp"

namespace matching {

struct Exact {
    // Every stage proven; nothing when a limit was reached or the solver contradicted what is
    // known for certain. The size's bound may be there all the same.
    std::optional<Chosen> chosen;
    std::optional<Bound> size;   // when closer than what size_bound() gives
    std::optional<Bound> score;  // of matchings of the chosen size; only beside `chosen`
};

// `start` is the first answer: within the places, stable under rule pairs on two sides, of the
// largest size under rule most on two sides. Not for rule mutual. Exponential at worst, within
// fixed counts of nodes; problems too large for a search are left alone.
Exact find_exact(const Residual& residual, const Chosen& start, const Solver& solver);

}  // namespace matching
