#pragma once
// Contract. The matching engine's answer: the pairs, every figure that is published about them, and
// what each figure's limit rests on. Believed only after `checking/matching.hpp` agreed. Pure
// values; any thread.

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "matching/problem.hpp"

namespace matching {

// Two people joined by a matching; oriented as AcceptablePair (side 0 first; one pool: a < b).
struct Pair {
    Index a = 0;
    Index b = 0;
    friend auto operator<=>(const Pair&, const Pair&) = default;
};

enum class Proof : std::uint8_t {
    none,         // the bound is true, but not known to be reached
    search,       // proven by branch and bound
    certificate,  // checkable from the certificate and the problem alone
};

// Integer duals of MATCHING 3.7. For every acceptable pair, with everyone at capacity 1 and two
// sides: u_a + u_b >= S + (sum of lambda at a's same or worse levels) + (same for b) - lambda;
// otherwise u_a + u_b + z >= S (times the pair's score for the score's certificate).
struct Certificate {
    struct Dual {
        Index person = 0;
        std::int64_t value = 0;
        friend bool operator==(const Dual&, const Dual&) = default;
    };
    struct PairDual {
        Pair pair;
        std::int64_t value = 0;
        friend bool operator==(const PairDual&, const PairDual&) = default;
    };
    std::int64_t scale = 1;            // 1 … 2^20
    std::vector<Dual> people;          // u, zeros left out, sorted by person
    std::vector<PairDual> pairs;       // lambda, zeros left out, sorted
    std::vector<PairDual> caps;        // z, zeros left out, sorted; capacities above 1 or one pool
    std::int64_t size_multiplier = 0;  // mu; the score's certificate only
    friend bool operator==(const Certificate&, const Certificate&) = default;
};

struct Answer {
    std::vector<Pair> pairs;  // sorted; locked pairs included
    // Under rule mutual nothing below is stated.
    bool stable = false;
    std::vector<Pair> blocking_pairs;  // sorted
    std::size_t blocking_bound = 0;
    Proof blocking_proof = Proof::none;
    std::size_t size_bound = 0;
    Proof size_proof = Proof::none;
    // The most pairs of any matching, stable or not; in one pool a bound of it.
    std::size_t largest = 0;
    std::int64_t score_tenths = 0;
    std::int64_t score_bound_tenths = 0;
    Proof score_proof = Proof::none;
    std::optional<Certificate> size_certificate;
    std::optional<Certificate> score_certificate;
    friend bool operator==(const Answer&, const Answer&) = default;
};

}  // namespace matching
