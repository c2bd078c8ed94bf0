#pragma once
// A matching that our own judge has taken, for every command that needs one.

#include <iosfwd>
#include <optional>

#include "matching/matching.hpp"
#include "matching/problem.hpp"

namespace cli {

// The exact answer when `checking` accepts it, otherwise the instant one; nothing when it refuses
// that too. Says on `err` what was refused. Costs what matching/solve.hpp says.
std::optional<matching::Answer> solve_judged(matching::Problem problem, std::ostream& err);

}  // namespace cli
