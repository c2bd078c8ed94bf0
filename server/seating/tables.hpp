#pragma once
// Which table each pair of a round sits at, so that whoever owns a table stays there and as few of
// the others walk as possible. Called by next_round and plan; the arrow of the phones is `steps`.
// Pure.

#include <cstdint>
#include <vector>

#include "seating/next_round.hpp"
#include "seating/problem.hpp"

namespace seating {

// The round in which exactly `pairs` sit (at most one per usable table, in order of preference
// should tables run out); everyone else who is present rests. Owners are the staying side and all
// who cannot walk; as far as tables last each present one gets a table of their own. Of the pairs
// without an owner as many as possible keep the table of one of the two (the other walks, if
// possible whoever walked less so far), the rest take the nearest free one. Two consecutive rounds
// join their tables to paths and cycles, so that one walker a table is always possible in a pool
// whose members all sat before. O(pairs · log pairs) for short paths, O(pairs²) at worst.
NextRound seat(const Problem& problem, const std::vector<Pair>& pairs);

// Whether a person owns a table in this problem.
bool owns_a_table(const Problem& problem, Index person);

// The way between two tables in the order of `tables`, for an arrow: so many tables forward, or
// back when negative. 0 as well when one of them cannot be used any more. O(tables).
std::int64_t steps(const std::vector<Table>& tables, Table from, Table to);

}  // namespace seating
