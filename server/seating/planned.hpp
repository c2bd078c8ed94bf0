#pragma once
// Contract. What a plan is, and what proves it: data only. Pure values; any thread.

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "seating/next_round.hpp"

namespace seating {

// When somebody is there: rounds from `from` on, `until` not included; the first round is 0.
struct Window {
    std::size_t from = 0;
    std::size_t until = SIZE_MAX;
    friend auto operator<=>(const Window&, const Window&) = default;
};
using Windows = std::vector<Window>;  // by person; empty: everybody present stays for all rounds

// Integers that prove a plan on two sides best of all in which everybody present has at least
// `fewest` talks, those before counted. For any prices p and any per_talk λ ≥ 0, no such plan is
// worth (worth.hpp) more than
//     λ · rounds · tables + Σ over pairs that may meet of max(0, affinity + p_a + p_b − λ)
//     + Σ over people of the most, over each number k of talks that they can have, of
//       (worth of their next k talks − k · p)
// because a plan's worth is at most its worth with these prices paid and received. A plan that is
// worth exactly that is best. k ends at rounds and at partners left.
struct Certificate {
    std::vector<std::int64_t> prices;  // by person, for each talk
    std::int64_t per_talk = 0;
    std::uint32_t fewest = 0;  // above 0 only where tables are too few for all talks
};

struct Plan {
    std::vector<NextRound> rounds;
    std::vector<std::uint32_t> talks;  // per person, with those before
    std::size_t total_talks = 0;       // pairs seated, all rounds
    std::uint64_t affinity = 0;        // of all pairs seated
    std::size_t moves = 0;             // walks between two seats of consecutive rounds
    std::size_t moves_bound = 0;       // in any plan with these pairs: one per pair that both sat
    std::optional<Certificate> certificate;  // two sides without windows and pins: it is the best
};

}  // namespace seating
