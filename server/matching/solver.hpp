#pragma once
// What the exact engine asks of a solver of linear models, and how little it takes on trust:
// solutions are checked against the rows in integers, multipliers are weighed in integers
// (linear.hpp); what rests on a solver alone is that a search found nothing better. Pure values.

#include <cstdint>

#include "matching/linear.hpp"

namespace matching {

enum class Ended : std::uint8_t {
    optimal,     // `values` is the best, as far as the solver can tell
    infeasible,  // no solution, as far as the solver can tell
    limit,       // a count ran out, or the solver gave no clear answer
};

struct SolverLimits {
    int nodes = 0;       // of branch and bound
    int iterations = 0;  // of one linear relaxation
};

struct Relaxed {
    Ended ended = Ended::limit;
    bool whole = false;   // `values` are whole in every whole column
    Numbers values;       // rounded
    Numbers multipliers;  // per row, in 1/scale, rounded; empty unless optimal
    int iterations = 0;   // that it took
};

struct Searched {
    Ended ended = Ended::limit;
    Numbers values;  // rounded; empty unless optimal
    int nodes = 0;   // that it took
};

// The solver as two functions, so that a test can put a lying one in its place.
struct Solver {
    SolverLimits limits;
    // The largest objective when nothing has to be whole; `scale` is 2^20 or less.
    Relaxed (*relax)(const LinearModel& model, const Numbers& objective, std::int64_t scale,
                     const SolverLimits& limits) = nullptr;
    // The largest objective, beginning with a solution unless `start` is empty.
    Searched (*search)(const LinearModel& model, const Numbers& objective, const Numbers& start,
                       const SolverLimits& limits) = nullptr;
};

}  // namespace matching
