#pragma once
// A whole event drawn ahead, for `plan`, for feasibility, and for the number of talks that is
// promised; what no plan can exceed is in bounds.hpp. Pure; deterministic for a problem.

#include <cstddef>

#include "seating/next_round.hpp"
#include "seating/planned.hpp"
#include "seating/problem.hpp"

namespace seating {

// Draws `rounds` rounds from `start` on.
//
// Two sides: exact. Most talks; of those plans the fairest (least Σ of squared talks a person,
// hence the most for whoever has fewest); of those the most affinity. Found as a flow, split into
// rounds by edge colouring; a plan drawn round by round that is worth as much is preferred, because
// its walks are shorter.
//
// One pool: drawn round by round, once for each kind of need; then by the circle method where all
// of a group may meet all, which is exact, and with what fits in by exchanging rounds along chains
// of pairs. The better plan is kept: more talks, then more for whoever has fewest, then affinity,
// then fewer moves.
//
// With windows that leave somebody out of a round, or pins, whether a number of talks is possible
// is NP-complete even on two sides (Even, Itai and Shamir, "On the complexity of timetable and
// multicommodity flow problems", 1976): drawn round by round, and bounds.hpp says how far from best
// it can be. Hundreds of people and tens of rounds take well under a second.
Plan plan_rounds(const Problem& start, std::size_t rounds, const Windows& windows = {});

// What follows `round`: talks, talks owed, walks, met pairs, homes and old tables as after it; pins
// are dropped.
Problem after(const Problem& before, const NextRound& round);

}  // namespace seating
