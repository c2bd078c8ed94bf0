#pragma once
// Seam to whoever solves a matching problem outside the room's strand: a child process in the
// server, at once in the simulator. The answer is believed only after `decide` had it checked.

#include <functional>
#include <optional>

#include "matching/matching.hpp"
#include "matching/problem.hpp"

namespace live {

class Solver {
public:
    virtual ~Solver() = default;
    // `done` is called once, on any thread; with nothing when the solver crashed, hung, hit a limit
    // or was not understood. Then the caller asks again with `problem.instant`, which does not
    // fail.
    virtual void solve(matching::Problem problem,
                       std::function<void(std::optional<matching::Answer>)> done) = 0;
};

}  // namespace live
