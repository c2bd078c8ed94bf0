#pragma once
// A whole event drawn ahead, round after round, as if nobody came late or left; and what no plan
// can exceed. For `plan`, for feasibility, and for the number of talks that is promised. Pure.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "seating/next_round.hpp"
#include "seating/problem.hpp"

namespace seating {

struct Plan {
    std::vector<NextRound> rounds;
    std::vector<std::uint32_t> talks;  // per person
    std::size_t total_talks = 0;       // pairs seated, all rounds
    std::size_t moves = 0;             // walks between two seats of consecutive rounds
    std::size_t moves_bound = 0;       // in any plan with these pairs: one per pair that both sat
};

// Draws `rounds` rounds from `start` on by next_round, once for each kind of need, and keeps the
// plan with more talks, then more for whoever has fewest, then fewer moves. A complete pool with
// rounds for all of it is drawn by the circle method.
Plan plan_rounds(const Problem& start, std::size_t rounds);

// What follows `round`: talks, met pairs, homes and old tables as after it; pins are dropped.
Problem after(const Problem& before, const NextRound& round);

// No plan of `rounds` rounds has more talks: everyone talks at most once a round and with each
// other person once, at most `tables` pairs a round. A maximum flow; exact on two sides (König
// colouring), an upper bound in one pool. O(candidates · sqrt(people)).
std::size_t talks_bound(const Problem& start, std::size_t rounds);

}  // namespace seating
