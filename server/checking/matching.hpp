#pragma once
// Contract. The independent judge of a matching: knows the problem and the answer, never the
// engine. Runs before a result becomes a fact, in `match` before anything is written, and in
// `verify`. Recomputes every figure with its own code, in integers. Pure; any thread; O(pairs log
// pairs).

#include <cstdint>
#include <string>
#include <vector>

#include "matching/matching.hpp"
#include "matching/problem.hpp"

namespace checking {

enum class MatchingFault : std::uint8_t {
    unknown_person,
    pair_not_oriented,    // a is not of side 0, or a >= b in one pool
    pairs_not_sorted,     // out of order, or a pair twice
    pair_not_acceptable,  // neither acceptable nor locked
    above_capacity,
    lock_missing,
    pair_missing,  // rule mutual: an acceptable pair is not in the answer
    not_stable,    // rule pairs on two sides, where there always is a stable matching
    stable_wrong,  // says stable but is not, or the other way round
    blocking_pairs_wrong,
    blocking_bound_wrong,
    blocking_proof_wrong,
    size_bound_below_size,
    size_proof_wrong,  // a proof is claimed although bound and size differ
    score_sum_wrong,
    score_bound_below_sum,
    score_proof_wrong,
    certificate_missing,      // claimed as proof, not there
    certificate_malformed,    // scale, order, range, unknown people, or a form that does not apply
    certificate_violated,     // an acceptable pair's inequality does not hold
    certificate_bound_wrong,  // it holds, and proves another bound than claimed
    stated_under_mutual,      // a figure that rule mutual does not state
};

struct Fault {
    MatchingFault kind = MatchingFault::unknown_person;
    std::vector<matching::Index> people;  // whom it concerns; may be empty
    friend bool operator==(const Fault&, const Fault&) = default;
};

// The fault in words, without names.
const char* in_words(MatchingFault fault);

// Everything that is wrong with the claim; empty when it holds. Gives up at 100 faults.
std::vector<Fault> check_matching(const matching::Problem& problem,
                                  const matching::Answer& claimed);

// Pairs who both would rather have each other than what they have (weakly stable when empty), by
// the places that locks leave. Sorted. `pairs` must be feasible. O(acceptable pairs).
std::vector<matching::Pair> blocking_pairs(const matching::Problem& problem,
                                           const std::vector<matching::Pair>& pairs);

}  // namespace checking
