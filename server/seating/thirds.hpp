#pragma once
// Three at a table: whoever would rest joins a pair. Called by next_round once the pairs are
// seated; who meets whom by it is `meetings`. Pure.

#include <vector>

#include "seating/next_round.hpp"
#include "seating/problem.hpp"

namespace seating {

// Gives as many of `round.byes` as can be a third place: with two whom they may meet and have not
// met (of the other side, on two sides), one a table, never somebody who cannot walk. Whoever needs
// a talk most goes first, then whoever has most to say to the two, then the nearer table. A best
// assignment (assignment.hpp); `possible` is possible_candidates(problem). O(byes × pairs) edges.
void add_thirds(const Problem& problem, const std::vector<Candidate>& possible, NextRound& round);

// Everybody's meetings in this round: the pairs, then each third with those of the table that they
// do not share a side with. Oriented as SeatedPair says. O(pairs + thirds log pairs).
std::vector<SeatedPair> meetings(const Problem& problem, const NextRound& round);

}  // namespace seating
