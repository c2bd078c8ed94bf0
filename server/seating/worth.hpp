#pragma once
// How plans on two sides are compared: most talks, then the fairest, then affinity, as one integer.
// Called by plan and fair_pairs only; the checker has its own. Pure.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "seating/problem.hpp"

namespace seating {

// A talk of somebody who had k before it is worth `unit` × (top − k) for them. That is more than
// all affinity, so that another talk is always worth it; and less the more they had, so that of as
// many talks the least Σ of squared talks wins.
class Worth {
public:
    Worth(const Problem& start, std::size_t rounds);

    std::int64_t of_talk(std::size_t talks_before) const {
        return unit_ * (top_ - static_cast<std::int64_t>(talks_before));
    }
    static std::int64_t of_affinity(std::uint32_t affinity);

    // Of a plan that seats these pairs, in any order.
    std::int64_t of(const Problem& start, const std::vector<Candidate>& pairs) const;

private:
    std::int64_t unit_ = 1;
    std::int64_t top_ = 1;
};

}  // namespace seating
