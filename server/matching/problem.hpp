#pragma once
// Contract. The matching engine's question: people as indices, which pairs both sides would accept,
// at which level each holds the other, and what later stages count. The engine knows no names, no
// rooms and no rules; `instance/build.hpp` makes this from people, ratings and rules, and people
// are sorted by id there, so that the order of rows cannot matter. Pure values; any thread.

#include <algorithm>
#include <cstdint>
#include <vector>

namespace matching {

using Index = std::uint32_t;  // 0 … people-1, in the order of ids compared as bytes

enum class Rule : std::uint8_t {
    mutual,  // every acceptable pair; capacities do not matter
    pairs,   // stable, then most pairs, then the highest score sum, then the later stages
    most,    // most pairs, then fewest blocking pairs, then the rest
};

enum class Pool : std::uint8_t { two_sided, one };

struct Person {
    std::uint8_t side = 0;       // 0 or 1; 0 for everyone in one pool
    std::uint32_t capacity = 1;  // pairs one may be in, locked pairs included; 1 … 20
    friend bool operator==(const Person&, const Person&) = default;
};

// What one person of a pair says of the other.
struct Opinion {
    std::uint32_t level = 1;        // 1 is best; equal levels are a tie; dense from 1 per person
    std::int32_t score_tenths = 0;  // 0 … 100; an unknown score counts 0 and ranks last
    std::uint32_t favour = 0;       // max(0, 21 - favourite); 0 when no favourite
    friend bool operator==(const Opinion&, const Opinion&) = default;
};

// Two people who accepted one another and whom no rule, forbid or lock keeps from being weighed.
// Two sides: a is of side 0, b of side 1. One pool: a < b.
struct AcceptablePair {
    Index a = 0;
    Index b = 0;
    Opinion of_a;               // what a says of b
    Opinion of_b;               // what b says of a
    std::uint32_t overlap = 0;  // |offers_a ∩ wants_b| + |offers_b ∩ wants_a|
    std::uint32_t lottery = 0;  // n(a,b), 24 bits, from the committed seed
    friend bool operator==(const AcceptablePair&, const AcceptablePair&) = default;
};

// A pair fixed beforehand. It takes a place of both, counts in size and sums (a missing score is
// 0), and is exempt from stability: whoever is locked is weighed for the places left only.
// A locked pair is never among the acceptable ones. Same orientation as AcceptablePair.
struct LockedPair {
    Index a = 0;
    Index b = 0;
    std::int32_t score_a_tenths = 0;
    std::int32_t score_b_tenths = 0;
    friend bool operator==(const LockedPair&, const LockedPair&) = default;
};

struct Problem {
    Rule rule = Rule::pairs;
    Pool pool = Pool::two_sided;
    bool balance = false;  // stage: least |ΣA - ΣB| in tenths, after the score sum (two sides)
    bool instant = false;  // no search: the first answer with an honest bound
    std::vector<Person> people;
    std::vector<AcceptablePair> acceptable;  // sorted by (a, b), no pair twice, forbids left out
    std::vector<LockedPair> locks;           // sorted by (a, b), no pair twice, within capacities
    friend bool operator==(const Problem&, const Problem&) = default;
};

// One partner each on two sides: certificates have the form with lambda. Otherwise that with caps.
inline bool is_one_to_one(const Problem& problem) {
    return problem.pool == Pool::two_sided &&
           std::all_of(problem.people.begin(), problem.people.end(),
                       [](const Person& person) { return person.capacity == 1; });
}

}  // namespace matching
