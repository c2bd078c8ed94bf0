#pragma once
// The one unit of this folder that computes with floating point: Clp for linear relaxations, CBC
// for branch and bound (COIN-OR, EPL-2), behind whole numbers. Limits are counts, never time; one
// thread; writes nothing. One call at a time per process.

#include "matching/solver.hpp"

namespace matching {

// Relaxations by the dual simplex, searches by branch and cut.
Solver cbc(const SolverLimits& limits);

}  // namespace matching
