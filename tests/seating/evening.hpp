#pragma once
// Evenings with people coming late and leaving early, measured against what somebody who knew it
// all beforehand could reach at most. Used by the tests and by the benchmarks.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <tuple>
#include <vector>

#include "base/core/flow.hpp"
#include "families.hpp"
#include "seating/bounds.hpp"

namespace evenings {

struct Measured {
    std::size_t talks = 0;
    std::size_t bound = 0;     // with foresight
    std::uint32_t spread = 0;  // most less fewest talks, worst evening and side: see counts
    // Nobody who knew it all could share out as many talks more evenly, worst evening and side.
    std::uint32_t spread_bound = 0;
    std::uint32_t calm_spread = 0;  // of the same evenings when nobody comes late or leaves early
};

// One evening of a family: who is there when.
struct Evening {
    seating::Problem start;
    seating::Windows windows;
    std::size_t rounds = 0;
    std::vector<std::size_t> partners = seating::partners_left(start);

    std::size_t there(std::size_t person) const {
        const seating::Window& window = windows[person];
        return std::min(window.until, rounds) - std::min(window.from, rounds);
    }
    // Those who are there for all rounds and have partners for all of them: what is left of their
    // spread is due to the engine or the door, not to rules.
    bool counts(std::size_t person, int side) const {
        return start.people[person].side == side && there(person) == rounds &&
               partners[person] >= rounds;
    }
};

inline std::uint32_t spread_of(const Evening& evening, const std::vector<std::uint32_t>& talks) {
    std::uint32_t spread = 0;
    for (const int side : {0, 1}) {
        std::uint32_t fewest = UINT32_MAX;
        std::uint32_t most = 0;
        for (std::size_t i = 0; i < talks.size(); ++i) {
            const bool counts = evening.counts(i, side);
            fewest = counts ? std::min(fewest, talks[i]) : fewest;
            most = counts ? std::max(most, talks[i]) : most;
        }
        spread = std::max(spread, most - std::min(most, fewest));
    }
    return spread;
}

struct Range {
    std::size_t fewest = 0;
    std::size_t most = 0;
};

// Whether a flow gives everybody who counts on a side so many talks, and `talks` in all. What must
// flow on an arc goes from one extra node to another, and all of it must arrive. In a pool
// everybody stands on both sides, so that every talk flows twice.
inline bool can_have(const Evening& evening, int side, Range range, std::size_t talks) {
    const seating::Problem& start = evening.start;
    const std::size_t people = start.people.size();
    const std::size_t source = 2 * people;
    const std::size_t from = source + 2;
    base::Flow flow(2 * people + 4);
    std::int64_t must = 0;
    const auto add = [&](std::size_t a, std::size_t b, Range each) {
        flow.add(a, b, static_cast<std::int64_t>(each.most - each.fewest));
        flow.add(from, b, static_cast<std::int64_t>(each.fewest));
        flow.add(a, from + 1, static_cast<std::int64_t>(each.fewest));
        must += static_cast<std::int64_t>(each.fewest);
    };
    const std::size_t all = start.two_sided ? talks : 2 * talks;
    add(source + 1, source, {all, all});
    for (std::size_t i = 0; i < people; ++i) {
        const Range own = evening.counts(i, side) ? range : Range{0, evening.there(i)};
        const bool both = !start.two_sided;
        add(source, i, both || start.people[i].side == 0 ? own : Range{});
        add(people + i, source + 1, both || start.people[i].side == 1 ? own : Range{});
    }
    for (const seating::Pair& pair : seating::possible_pairs(start)) {
        const auto& [a, b] = std::tie(evening.windows[pair.a], evening.windows[pair.b]);
        if (std::max(a.from, b.from) < std::min({a.until, b.until, evening.rounds})) {
            flow.add(pair.a, people + pair.b, 1);
            flow.add(pair.b, people + pair.a, start.two_sided ? 0 : 1);
        }
    }
    return flow.run(from, from + 1) == must;
}

// The least spread with which so many talks could be had. Below the truth if anything: a flow knows
// how long two people are there together, not when.
inline std::uint32_t spread_bound(const Evening& evening, std::size_t talks) {
    std::uint32_t bound = 0;
    for (const int side : {0, 1}) {
        const auto possible = [&](std::uint32_t spread) {
            for (std::size_t most = evening.rounds; most >= spread; --most) {
                if (can_have(evening, side, {most - spread, most}, talks)) {
                    return true;
                }
                if (most == 0) {
                    break;
                }
            }
            return false;
        };
        while (bound < evening.rounds && !possible(bound)) {
            ++bound;
        }
    }
    return bound;
}

inline std::vector<std::uint32_t> talks_of(const Evening& evening, const families::Family& family) {
    std::vector<std::uint32_t> talks(evening.start.people.size(), 0);
    for (const seating::NextRound& round : families::live(evening.start, family, evening.windows)) {
        for (const seating::SeatedPair& pair : round.tables) {
            ++talks[pair.a];
            ++talks[pair.b];
        }
    }
    return talks;
}

inline Measured measure(const families::Family& family, std::uint64_t seeds) {
    Measured measured;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        base::Rng rng(1000 + seed);
        const seating::Problem start = families::make(family, seed);
        const Evening evening{start, families::comings_and_goings(family, rng), family.rounds};
        const std::vector<std::uint32_t> talks = talks_of(evening, family);
        const std::size_t seated = std::accumulate(talks.begin(), talks.end(), std::size_t{0}) / 2;
        measured.talks += seated;
        measured.bound += seating::talks_bound(start, family.rounds, evening.windows);
        measured.spread = std::max(measured.spread, spread_of(evening, talks));
        measured.spread_bound = std::max(measured.spread_bound, spread_bound(evening, seated));
        const Evening calm{start, seating::Windows(start.people.size()), family.rounds};
        measured.calm_spread =
            std::max(measured.calm_spread, spread_of(calm, talks_of(calm, family)));
    }
    return measured;
}

}  // namespace evenings
