#pragma once
// Small seating problems for tests.

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "base/core/rng.hpp"
#include "seating/problem.hpp"

namespace worlds {

// Everyone may meet everyone (of the other side), with `tables` tables.
inline seating::Problem complete(std::size_t first, std::size_t second, std::size_t tables) {
    seating::Problem problem;
    problem.two_sided = second > 0;
    for (std::size_t i = 0; i < first + second; ++i) {
        seating::Person person;
        person.side = i < first ? 0 : 1;
        problem.people.push_back(person);
    }
    problem.staying_side = seating::staying_side(first, second == 0 ? first : second);
    for (seating::Index a = 0; a < problem.people.size(); ++a) {
        for (seating::Index b = a + 1; b < problem.people.size(); ++b) {
            if (!problem.two_sided || problem.people[a].side != problem.people[b].side) {
                problem.candidates.push_back({a, b, 0});
            }
        }
    }
    for (seating::Table table = 1; table <= tables; ++table) {
        problem.tables.push_back(table);
    }
    return problem;
}

// Any size up to 12, any density, tags, some who cannot walk, any number of tables.
inline seating::Problem random(base::Rng& rng) {
    const bool two_sided = rng.chance(2, 3);
    const std::size_t first = 1 + rng.below(6);
    const std::size_t second = two_sided ? 1 + rng.below(6) : 0;
    seating::Problem problem = complete(first, second, 1 + rng.below(8));
    problem.seed = rng.next();
    problem.need =
        rng.chance(1, 2) ? seating::Need::fewest_talks : seating::Need::remaining_partners;
    const std::uint64_t density = 2 + rng.below(9);
    std::vector<seating::Candidate> kept;
    for (seating::Candidate candidate : problem.candidates) {
        candidate.affinity = static_cast<std::uint32_t>(rng.below(4));
        if (rng.chance(density, 10)) {
            kept.push_back(candidate);
        }
    }
    problem.candidates = kept;
    for (seating::Person& person : problem.people) {
        person.stays_seated = rng.chance(1, 8);
        person.owed = static_cast<std::uint32_t>(rng.chance(1, 6) ? 1 + rng.below(3) : 0);
    }
    return problem;
}

// What happens between two rounds: some come, some go.
inline void shuffle_presence(seating::Problem& problem, base::Rng& rng) {
    for (seating::Person& person : problem.people) {
        person.present = rng.chance(person.present ? 9 : 5, 10);
    }
}

// Two people who came for the wrong side change places; everyone may still meet the other side.
inline void swap_sides(seating::Problem& problem, base::Rng& rng) {
    seating::Person& one = problem.people[rng.below(problem.people.size())];
    seating::Person& other = problem.people[rng.below(problem.people.size())];
    if (one.side == other.side) {
        return;
    }
    std::swap(one.side, other.side);
    std::swap(one.home, other.home);
    problem.candidates.clear();
    for (seating::Index a = 0; a < problem.people.size(); ++a) {
        for (seating::Index b = a + 1; b < problem.people.size(); ++b) {
            if (problem.people[a].side != problem.people[b].side) {
                problem.candidates.push_back({a, b, 0});
            }
        }
    }
}

}  // namespace worlds
