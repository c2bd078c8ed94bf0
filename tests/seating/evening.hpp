#pragma once
// Evenings with people coming late and leaving early, measured against what somebody who knew it
// all beforehand could reach at most. Used by the tests and by the benchmarks.

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "families.hpp"
#include "seating/bounds.hpp"

namespace evenings {

struct Measured {
    std::size_t talks = 0;
    std::size_t bound = 0;     // with foresight
    std::uint32_t spread = 0;  // most less fewest talks, worst evening and side: see spread_of
};

// Of the talks of those who are there for all rounds and have partners for all of them: what is
// left is due to the engine, not to rules or the door.
inline std::uint32_t spread_of(const seating::Problem& start, const seating::Windows& windows,
                               const std::vector<std::uint32_t>& talks, std::size_t rounds) {
    const auto partners = seating::partners_left(start);
    std::uint32_t spread = 0;
    for (const int side : {0, 1}) {
        std::uint32_t fewest = UINT32_MAX;
        std::uint32_t most = 0;
        for (std::size_t i = 0; i < talks.size(); ++i) {
            const bool counts = start.people[i].side == side && windows[i].from == 0 &&
                                windows[i].until >= rounds && partners[i] >= rounds;
            fewest = counts ? std::min(fewest, talks[i]) : fewest;
            most = counts ? std::max(most, talks[i]) : most;
        }
        spread = std::max(spread, most - std::min(most, fewest));
    }
    return spread;
}

inline Measured measure(const families::Family& family, std::uint64_t seeds) {
    Measured measured;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        const seating::Problem start = families::make(family, seed);
        base::Rng rng(1000 + seed);
        const seating::Windows windows = families::comings_and_goings(family, rng);
        std::vector<std::uint32_t> talks(start.people.size(), 0);
        for (const seating::NextRound& round : families::live(start, family, windows)) {
            measured.talks += round.tables.size();
            for (const seating::SeatedPair& pair : round.tables) {
                ++talks[pair.a];
                ++talks[pair.b];
            }
        }
        measured.bound += seating::talks_bound(start, family.rounds, windows);
        measured.spread =
            std::max(measured.spread, spread_of(start, windows, talks, family.rounds));
    }
    return measured;
}

}  // namespace evenings
