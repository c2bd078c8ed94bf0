#pragma once
// What this round must leave possible for the rounds after it. Called by next_round only. Pure.

#include <cstddef>
#include <vector>

#include "seating/problem.hpp"

namespace seating {

struct Foresight {
    std::vector<bool> must_sit;  // by person: has a talk in every round left, or loses one
    std::vector<bool> within;    // by candidate: is one of those talks
};

// A largest set of pairs that `rounds_left` rounds can hold on two sides, by maximum flow, for
// oriented candidates that may meet now. Whoever has as many of them as rounds are left must sit in
// each; a round that seats all of those leaves a set for one round less (König), so that nothing is
// lost while nobody comes or goes. O(candidates · sqrt(people)).
Foresight foresee(const Problem& problem, const std::vector<Candidate>& candidates);

}  // namespace seating
