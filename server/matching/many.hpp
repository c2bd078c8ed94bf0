#pragma once
// Capacities on both sides: deferred acceptance with ties broken by the lottery (Gale and Shapley
// 1962; Roth 1984 for several partners on both sides). Pairwise stable always. Pure.

#include <cstdint>

#include "matching/residual.hpp"

namespace matching {

// O(active pairs × log).
Chosen deferred_acceptance(const Residual& residual, std::uint8_t proposers);

}  // namespace matching
