#pragma once
// The arithmetic of a plan's certificate (seating::Certificate): whether no other plan on two sides
// can be worth more. Used by check_plan only. Pure; any thread.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "seating/planned.hpp"
#include "seating/problem.hpp"

namespace checking {

enum class PlanProof : std::uint8_t { holds, malformed, not_tight };

struct PlanClaim {
    const seating::Certificate& certificate;
    const std::vector<seating::Pair>& pairs;  // of all rounds, any order
};

// Worth and bound as seating::Certificate defines them, in 128 bit, by code of its own. A plan
// whose worth is the bound has the most talks, is the fairest of those, and has the most affinity
// of those. O(pairs log pairs + people · rounds).
PlanProof proves_best(const seating::Problem& start, std::size_t rounds, const PlanClaim& claim);

}  // namespace checking
