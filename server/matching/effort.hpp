#pragma once
// A solver with a purse: what all stages of one answer may cost together. One owner; the stages of
// an answer share it.

#include <cstddef>
#include <cstdint>

#include "matching/linear.hpp"
#include "matching/solver.hpp"

namespace matching {

class Effort {
public:
    explicit Effort(const Solver& solver) : solver_(solver) {}

    // As Solver's, with what is left as limit; Ended::limit at once when that is too little to
    // begin with.
    Relaxed relax(const LinearModel& model, const Numbers& objective, std::int64_t scale);
    Searched search(const LinearModel& model, const Numbers& objective, const Numbers& start);

private:
    std::int64_t affordable(const LinearModel& model) const;
    void pay(const LinearModel& model, std::int64_t steps);

    const Solver solver_;
    std::int64_t left_ = work_max;

    // In steps times rows. A step is an iteration of the simplex method; a node of a search costs
    // about a hundred, and what a search does before its first node ten for every column that is
    // still open. Measured at 25 to 90 ns (docs/MATCHING.md): within the two minutes that the
    // child's guard allows, on a slow core too.
    static constexpr std::int64_t work_max = 1'200'000'000;
    static constexpr std::int64_t node_steps = 100;
    static constexpr std::int64_t open_column_steps = 10;
};

}  // namespace matching
