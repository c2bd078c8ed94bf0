#pragma once
// Small matching problems for tests, and their answers by trying everything.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "base/core/rng.hpp"
#include "checking/matching.hpp"
#include "matching/matching.hpp"
#include "matching/problem.hpp"

namespace worlds {

struct Size {
    std::size_t first = 0;
    std::size_t second = 0;  // 0: one pool
    std::uint32_t capacity_first = 1;
    std::uint32_t capacity_second = 1;
    std::uint64_t scores = 4;   // how many different scores: few make many ties
    std::uint64_t density = 6;  // of 10 possible pairs
    std::uint64_t locks = 0;    // of 10 possible pairs, while places last
};

// Makes levels dense from 1 per person, by score.
inline void set_levels(matching::Problem& problem) {
    using Levels = std::map<std::int32_t, std::uint32_t, std::greater<>>;
    std::vector<Levels> levels(problem.people.size());
    for (const auto& pair : problem.acceptable) {
        levels[pair.a][pair.of_a.score_tenths] = 0;
        levels[pair.b][pair.of_b.score_tenths] = 0;
    }
    for (Levels& each : levels) {
        std::uint32_t next = 0;
        for (auto& [score, level] : each) {
            level = ++next;
        }
    }
    for (auto& pair : problem.acceptable) {
        pair.of_a.level = levels[pair.a].at(pair.of_a.score_tenths);
        pair.of_b.level = levels[pair.b].at(pair.of_b.score_tenths);
    }
}

inline matching::Problem random(base::Rng& rng, const Size& size) {
    matching::Problem problem;
    const bool pool = size.second == 0;
    problem.pool = pool ? matching::Pool::one : matching::Pool::two_sided;
    for (std::size_t i = 0; i < size.first + size.second; ++i) {
        const bool first = i < size.first;
        const std::uint32_t most = first ? size.capacity_first : size.capacity_second;
        problem.people.push_back({static_cast<std::uint8_t>(first ? 0 : 1),
                                  static_cast<std::uint32_t>(1 + rng.below(most))});
    }
    std::vector<std::uint32_t> taken(problem.people.size(), 0);
    const auto opinion = [&] {
        return matching::Opinion{1, static_cast<std::int32_t>(10 * rng.below(size.scores)),
                                 static_cast<std::uint32_t>(rng.below(3))};
    };
    for (matching::Index a = 0; a < problem.people.size(); ++a) {
        for (matching::Index b = a + 1; b < problem.people.size(); ++b) {
            if (!pool && (problem.people[a].side != 0 || problem.people[b].side != 1)) {
                continue;
            }
            if (rng.chance(size.locks, 10) && taken[a] < problem.people[a].capacity &&
                taken[b] < problem.people[b].capacity) {
                ++taken[a];
                ++taken[b];
                problem.locks.push_back({a, b, static_cast<std::int32_t>(rng.below(100)), 0});
            } else if (rng.chance(size.density, 10)) {
                problem.acceptable.push_back({a, b, opinion(), opinion(),
                                              static_cast<std::uint32_t>(rng.below(3)),
                                              static_cast<std::uint32_t>(rng.below(1 << 24))});
            }
        }
    }
    set_levels(problem);
    return problem;
}

struct ByForce {
    std::size_t most = 0;         // pairs of any matching, locks included
    std::size_t most_stable = 0;  // pairs of a stable one
    std::int64_t best_score = 0;  // of any matching, locks included
    bool any_stable = false;
};

// Tries every set of acceptable pairs within the capacities. Exponential.
class Force {
public:
    explicit Force(const matching::Problem& problem) : problem_(problem), left_() {
        for (const auto& person : problem.people) {
            left_.push_back(person.capacity);
        }
        for (const auto& lock : problem.locks) {
            --left_[lock.a];
            --left_[lock.b];
            pairs_.push_back({lock.a, lock.b});
            score_ += lock.score_a_tenths + lock.score_b_tenths;
        }
    }
    ByForce run() {
        go(0);
        return found_;
    }

private:
    void go(std::size_t from) {
        found_.most = std::max(found_.most, pairs_.size());
        found_.best_score = std::max(found_.best_score, score_);
        std::vector<matching::Pair> sorted = pairs_;
        std::sort(sorted.begin(), sorted.end());
        if (checking::blocking_pairs(problem_, sorted).empty()) {
            found_.any_stable = true;
            found_.most_stable = std::max(found_.most_stable, pairs_.size());
        }
        for (std::size_t i = from; i < problem_.acceptable.size(); ++i) {
            const auto& pair = problem_.acceptable[i];
            if (left_[pair.a] == 0 || left_[pair.b] == 0) {
                continue;
            }
            --left_[pair.a];
            --left_[pair.b];
            pairs_.push_back({pair.a, pair.b});
            score_ += pair.of_a.score_tenths + pair.of_b.score_tenths;
            go(i + 1);
            score_ -= pair.of_a.score_tenths + pair.of_b.score_tenths;
            pairs_.pop_back();
            ++left_[pair.a];
            ++left_[pair.b];
        }
    }

    const matching::Problem& problem_;
    std::vector<std::uint32_t> left_;
    std::vector<matching::Pair> pairs_;
    std::int64_t score_ = 0;
    ByForce found_;
};

}  // namespace worlds
