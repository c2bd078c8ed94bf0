#pragma once
// Kinds of evenings on which the seating engine is measured: the table of docs/MATCHING.md. The
// same seed gives the same evening. Used by the tests and by the benchmarks.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/core/rng.hpp"
#include "seating/next_round.hpp"
#include "seating/plan.hpp"
#include "seating/problem.hpp"

namespace families {

struct Family {
    const char* name = "";
    std::size_t first = 30;
    std::size_t second = 30;  // 0: one pool
    std::size_t rounds = 12;
    std::size_t tables = 30;
    std::uint64_t density = 100;  // of a hundred pairs so many may meet
    std::uint64_t years = 0;  // may meet when their ages differ by no more; 0: ages do not matter
    bool skills = false;      // affinity from wants and offers
    seating::Need need = seating::Need::fewest_talks;
};

inline const std::array<Family, 8>& all() {
    static const std::array<Family, 8> families{{
        {"30 x 30, wants and offers", 30, 30, 15, 30, 100, 0, true},
        {"40 x 28, wants and offers", 40, 28, 12, 28, 100, 0, true},
        {"30 x 30, ages within 5", 30, 30, 12, 30, 100, 5, false},
        {"60 x 20 mentors, half may meet", 60, 20, 10, 20, 50, 0, true},
        {"40 x 40, half may meet, 30 tables", 40, 40, 12, 30, 50, 0, true},
        {"100 x 100, 15 candidates each", 100, 100, 15, 100, 15, 0, false},
        {"500 x 500, a third may meet", 500, 500, 20, 500, 30, 0, false},
        {"one pool of 60, 4 of 10 may meet", 60, 0, 12, 30, 40, 0, true},
    }};
    return families;
}

class Maker {
public:
    Maker(const Family& family, std::uint64_t seed) : family_(family), rng_(seed) {}

    seating::Problem make() {
        const std::size_t people = family_.first + family_.second;
        for (std::size_t i = 0; i < people; ++i) {
            wants_.push_back(tags());
            offers_.push_back(tags());
            ages_.push_back(25 + rng_.below(36));
        }
        seating::Problem problem;
        problem.two_sided = family_.second > 0;
        problem.staying_side =
            problem.two_sided ? seating::staying_side(family_.first, family_.second) : 0;
        problem.seed = rng_.next();
        problem.need = family_.need;
        problem.people.resize(people);
        for (std::size_t i = family_.first; i < people; ++i) {
            problem.people[i].side = 1;
        }
        for (seating::Index a = 0; a < people; ++a) {
            const std::size_t from = problem.two_sided ? family_.first : a + 1;
            for (std::size_t b = from; b < people && (a < family_.first); ++b) {
                if (may_meet(a, b)) {
                    problem.candidates.push_back(
                        {a, static_cast<seating::Index>(b), affinity(a, b)});
                }
            }
        }
        for (seating::Table table = 1; table <= family_.tables; ++table) {
            problem.tables.push_back(table);
        }
        return problem;
    }

private:
    std::uint32_t tags() {
        std::uint32_t drawn = 0;
        for (int i = 0; i < 3; ++i) {
            drawn |= 1U << rng_.below(12);
        }
        return drawn;
    }
    bool may_meet(std::size_t a, std::size_t b) {
        const std::uint64_t apart = ages_[a] > ages_[b] ? ages_[a] - ages_[b] : ages_[b] - ages_[a];
        return rng_.chance(family_.density, 100) && (family_.years == 0 || apart <= family_.years);
    }
    std::uint32_t affinity(std::size_t a, std::size_t b) const {
        const int common =
            __builtin_popcount(offers_[a] & wants_[b]) + __builtin_popcount(offers_[b] & wants_[a]);
        return family_.skills ? static_cast<std::uint32_t>(common) : 0;
    }

    const Family& family_;
    base::Rng rng_;
    std::vector<std::uint32_t> wants_;
    std::vector<std::uint32_t> offers_;
    std::vector<std::uint64_t> ages_;
};

inline seating::Problem make(const Family& family, std::uint64_t seed) {
    return Maker(family, seed).make();
}

// One of ten to one of seven comes late, as many leave early: who is there when.
inline seating::Windows comings_and_goings(const Family& family, base::Rng& rng) {
    seating::Windows windows(family.first + family.second);
    const std::uint64_t late = 10 + rng.below(6);
    const std::uint64_t leaving = 10 + rng.below(6);
    for (seating::Window& window : windows) {
        window.until = family.rounds;
        if (rng.chance(late, 100)) {
            window.from = 1 + rng.below(family.rounds / 2);
        }
        if (rng.chance(leaving, 100)) {
            window.until = family.rounds / 2 + rng.below(family.rounds / 2);
        }
    }
    return windows;
}

// Round by round, as a room does it that knows nothing of who comes and leaves later.
inline std::vector<seating::NextRound> live(seating::Problem problem, const Family& family,
                                            const seating::Windows& windows) {
    std::vector<seating::NextRound> rounds;
    for (std::size_t round = 0; round < family.rounds; ++round) {
        for (std::size_t i = 0; i < windows.size(); ++i) {
            problem.people[i].present = windows[i].from <= round && round < windows[i].until;
        }
        problem.seed += 1;
        problem.rounds_left = family.rounds - round;
        problem.need = seating::need_for(problem);
        rounds.push_back(seating::next_round(problem));
        problem = seating::after(problem, rounds.back());
    }
    return rounds;
}

}  // namespace families
