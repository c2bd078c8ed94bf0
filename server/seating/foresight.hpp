#pragma once
// What this round must leave possible for the rounds after it. Called by next_round only. Pure.

#include <cstddef>
#include <vector>

#include "seating/problem.hpp"

namespace seating {

struct Foresight {
    std::vector<bool> must_sit;  // by person: has a talk in every round left, or loses one
    std::vector<bool> within;    // by candidate: is one of those talks

    // How many of a candidate's two must sit and do so by it. None without any foresight.
    int must_sit_at(std::size_t candidate, const Candidate& pair) const {
        const bool counts = !within.empty() && within[candidate];
        return counts ? (must_sit[pair.a] ? 1 : 0) + (must_sit[pair.b] ? 1 : 0) : 0;
    }
};

// The fairest of the largest sets of pairs that `rounds_left` rounds can hold on two sides
// (fair_pairs.hpp), for oriented candidates that may meet now. Whoever has as many of them as
// rounds are left must sit in each. A round that seats all of those by pairs of the set leaves a
// set for one round less, and there is one (König), so that nothing is lost while nobody comes or
// goes; and because talks so far count, the evening ends about as fair as the set. Network simplex
// on candidates + people × rounds arcs.
Foresight foresee(const Problem& problem, const std::vector<Candidate>& candidates);

}  // namespace seating
