#pragma once
// What is left to decide once locked pairs have taken their places: who has places, and which
// acceptable pairs join two people with places. Every engine of this folder works on it. Pure.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "matching/matching.hpp"
#include "matching/problem.hpp"

namespace matching {

using PairNumber = std::uint32_t;  // position in Problem::acceptable

// An active pair as one of the two sees it.
struct Prospect {
    PairNumber pair = 0;
    Index other = 0;
    std::uint32_t level = 0;       // at which one holds the other
    std::uint32_t back_level = 0;  // at which the other holds one
    std::uint32_t lottery = 0;
};

// The prospects of each person, in the problem's order. In one array for everybody, with all that
// walks through the lists of a large event ask for: a pair of the problem itself is a cache miss
// for whoever comes from its second person.
class Prospects {
public:
    // O(people + active).
    Prospects(const Problem& problem, const std::vector<PairNumber>& active);

    std::span<const Prospect> operator[](Index who) const {
        return std::span(all_).subspan(first_[who], first_[who + 1] - first_[who]);
    }

private:
    std::vector<std::uint32_t> first_;  // a person's are first_[p] … first_[p+1]-1
    std::vector<Prospect> all_;
};

struct Residual {
    // O(people + acceptable pairs). The problem must outlive it.
    explicit Residual(const Problem& whole);

    const AcceptablePair& pair(PairNumber number) const { return problem.acceptable[number]; }
    // What `who` of the pair says of the other.
    const Opinion& opinion(PairNumber number, Index who) const {
        return pair(number).a == who ? pair(number).of_a : pair(number).of_b;
    }
    Index other(PairNumber number, Index who) const {
        return pair(number).a == who ? pair(number).b : pair(number).a;
    }

    const Problem& problem;
    std::vector<std::uint32_t> places;             // per person
    std::vector<PairNumber> active;                // both have places; in the problem's order
    Prospects of;                                  // per person
    bool one_place_each(std::uint8_t side) const;  // nobody of the side has more than one
};

// A set of active pairs within the places, sorted.
using Chosen = std::vector<PairNumber>;

// Active pairs that both would rather be in. O(active).
std::vector<PairNumber> blocking(const Residual& residual, const Chosen& chosen);

// What one answer is better by, in the order of PRODUCT 4's stages. Bigger is better throughout.
struct Merit {
    std::int64_t blocking = 0;  // minus the number of blocking pairs
    std::int64_t size = 0;
    std::int64_t score_tenths = 0;
    std::int64_t balance = 0;  // minus the sides' difference in tenths; 0 when not asked for
    std::int64_t favour = 0;
    std::int64_t overlap = 0;
    std::int64_t lottery = 0;
    friend auto operator<=>(const Merit&, const Merit&) = default;
};

Merit merit(const Residual& residual, const Chosen& chosen);

}  // namespace matching
