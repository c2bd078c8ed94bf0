#pragma once
// Contract. Who sits where in the next round: one maximum-weight matching on present, eligible, not
// yet met pairs, need above affinity above short walks, the seed among equals; then tables so that
// few walk. Milliseconds at hall size; see `edges` before calling it inline. Pure; deterministic
// for a problem.

#include <cstddef>
#include <vector>

#include "seating/problem.hpp"

namespace seating {

struct SeatedPair {
    Table table = 0;
    Index a = 0;  // two sides: of side 0; one pool: the smaller index
    Index b = 0;
    friend auto operator<=>(const SeatedPair&, const SeatedPair&) = default;
};

struct Home {
    Index person = 0;
    Table table = 0;
    friend auto operator<=>(const Home&, const Home&) = default;
};

// One more at a pair's table: meets both of them, on two sides the one of the other side.
struct Third {
    Table table = 0;
    Index person = 0;
    friend auto operator<=>(const Third&, const Third&) = default;
};

struct NextRound {
    std::vector<SeatedPair> tables;  // sorted by table number
    std::vector<Third> thirds;       // with Problem::trios; one a table at most, sorted
    std::vector<Index> byes;         // present and at no table, sorted
    std::vector<Home> homes;  // every table owned after this round, sorted; keep for the next one
};

// As many pairs as possible (at most one per table), covering the neediest first: promised talks
// owed, then Problem::need. Where tables do not limit, who is seated is a base of a matroid, so
// that no seating covers the neediest better, whatever numbers express need. Only under
// Need::remaining_partners, on two sides with the rounds left known, do those go before it who must
// not rest, by pairs that cost no later talk (foresight.hpp). Pinned pairs sit in any case, while
// tables last. Thirds are found once the pairs stand (thirds.hpp). O(V · E · log V) at worst:
// shortest augmenting paths (two sides) or Edmonds' blossoms (one pool).
NextRound next_round(const Problem& problem);

// Pairs that could sit in this round: present, eligible, not met. Measure of the work; O(pairs).
std::size_t edges(const Problem& problem);

// Those pairs with their affinities, oriented and sorted, each once. O(pairs log pairs).
std::vector<Candidate> possible_candidates(const Problem& problem);

// The same without affinities.
std::vector<Pair> possible_pairs(const Problem& problem);

// Which need serves the rounds left best. Where hardly more pairs are left than seats for them,
// they are what is scarce: whoever has most of them left must not rest. Otherwise whoever had the
// fewest talks goes first. The limit between the two, a third more pairs than seats, is measured
// (docs/MATCHING.md). O(pairs).
Need need_for(const Problem& problem);

// For each person, how many present others one may still meet. O(pairs).
std::vector<std::size_t> partners_left(const Problem& problem);

}  // namespace seating
