#pragma once
// Who meets whom over a whole evening on two sides, before it is split into rounds. Called by plan
// and foresight only. Pure; deterministic for a problem.

#include <cstddef>
#include <vector>

#include "seating/plan.hpp"
#include "seating/problem.hpp"

namespace seating {

struct FairPairs {
    std::vector<Candidate> pairs;  // oriented, in an order that the seed decides
    std::size_t fewest = 0;        // talks of anybody present, those before counted
    Certificate certificate;
};

// The pairs of the highest worth (worth.hpp), nobody in more than `rounds` of them and no more of
// them than rounds × tables: a cheapest circulation. One arc a talk leads to or from each person,
// the first the most rewarding; its potentials are the certificate. The highest worth has the most
// for whoever has fewest as well, by exchange along paths between two people of one side; where
// tables are too few for all talks such a path would need one more, and it is asked for beforehand
// (fewest_bound). Two sides only. Network simplex on candidates + people × rounds arcs.
FairPairs fair_pairs(const Problem& start, std::size_t rounds);

}  // namespace seating
