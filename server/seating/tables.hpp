#pragma once
// Which table each pair of a round sits at, so that whoever owns a table stays there and as few of
// the others walk as possible. Called by next_round only. Pure.

#include <vector>

#include "seating/next_round.hpp"
#include "seating/problem.hpp"

namespace seating {

// Fills `round.tables` and `round.homes` for `pairs` (at most one per usable table, in order of
// preference should tables run out). Owners are the staying side and all who cannot walk; as far as
// tables last each present one gets a table of their own. Pairs without an owner keep the table of
// one of the two where that is possible for most (paths and cycles of old tables: augmenting
// paths). O(pairs² ) at worst, near O(pairs) in practice.
void seat(const Problem& problem, const std::vector<Pair>& pairs, NextRound& round);

// Whether a person owns a table in this problem.
bool owns_a_table(const Problem& problem, Index person);

}  // namespace seating
