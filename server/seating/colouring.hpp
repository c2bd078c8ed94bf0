#pragma once
// Pairs into rounds. Called by plan only. Pure; deterministic for the order of its input.

#include <cstddef>
#include <vector>

#include "seating/problem.hpp"

namespace seating {

using PairSets = std::vector<std::vector<Pair>>;  // by round

struct Rounds {
    std::size_t count = 0;
    std::size_t pairs_max = 0;  // in one round: tables
};

// Splits pairs between two sides into rounds in which nobody is twice, each with at most
// `pairs_max` pairs: D. König's edge colouring by alternating paths (1916), evened out by swapping
// paths between the largest and the smallest round (D. de Werra, "Equitable colorations of graphs",
// 1971). Then pairs move to earlier rounds that have room for them. Needs: nobody in more than
// `count` pairs, and no more than count × pairs_max pairs; people below `people`; throws
// InvariantBroken otherwise. O(pairs · people + count² · pairs).
PairSets split_into_rounds(std::size_t people, const std::vector<Pair>& pairs,
                           const Rounds& rounds);

// Adds pairs of `more` that fit nowhere as they are: two who rest in different rounds get one round
// in common by exchanging the two rounds along a chain of pairs (A. B. Kempe; V. G. Vizing, 1964).
// Any graph; nobody loses a talk. `sets` as from split_into_rounds. O(more · count² · people).
PairSets with_more_pairs(const PairSets& sets, const std::vector<Pair>& more, std::size_t people,
                         std::size_t pairs_max);

}  // namespace seating
