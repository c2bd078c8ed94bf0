#pragma once
// The best matching of a small problem by looking at every one there is, written from PRODUCT 4
// alone: shares no code with the engine and none with the checker.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "matching/matching.hpp"
#include "matching/problem.hpp"

namespace oracle {

// The stages in the order of the rule; bigger is better throughout. Locked pairs are counted.
using Key = std::array<std::int64_t, 7>;

struct Faults {
    bool lottery_before_score = false;   // seeded: the wrong order of stages
    bool ignore_last_stability = false;  // seeded: one pair may block unseen
};

struct Best {
    Key key{};
    std::vector<matching::Pair> pairs;  // of one best matching, sorted, locked pairs included
    std::size_t winners = 0;            // how many matchings are best
    std::size_t looked_at = 0;
};

class Oracle {
public:
    explicit Oracle(const matching::Problem& problem, const Faults& faults = {})
        : problem_(problem), faults_(faults) {
        for (const auto& person : problem.people) {
            places_.push_back(person.capacity);
        }
        for (const auto& lock : problem.locks) {
            --places_[lock.a];
            --places_[lock.b];
        }
        taken_.assign(places_.size(), 0);
    }

    Best run() {
        put_all_back();
        choose(0);
        return best_;
    }

    // What a given matching is worth.
    Key key_of(const std::vector<matching::Pair>& pairs) {
        put_all_back();
        for (std::size_t i = 0; i < problem_.acceptable.size(); ++i) {
            const auto& pair = problem_.acceptable[i];
            if (std::find(pairs.begin(), pairs.end(), matching::Pair{pair.a, pair.b}) !=
                pairs.end()) {
                take(i);
            }
        }
        return key();
    }

private:
    void take(std::size_t i) {
        chosen_.push_back(i);
        ++taken_[problem_.acceptable[i].a];
        ++taken_[problem_.acceptable[i].b];
    }
    void put_back() {
        --taken_[problem_.acceptable[chosen_.back()].a];
        --taken_[problem_.acceptable[chosen_.back()].b];
        chosen_.pop_back();
    }
    void put_all_back() {
        chosen_.clear();
        std::fill(taken_.begin(), taken_.end(), 0);
    }

    void choose(std::size_t from) {
        ++best_.looked_at;
        const Key now = key();
        if (best_.winners == 0 || now > best_.key) {
            best_.key = now;
            best_.winners = 0;
            best_.pairs = pairs();
        }
        best_.winners += now == best_.key ? 1 : 0;
        for (std::size_t i = from; i < problem_.acceptable.size(); ++i) {
            const auto& pair = problem_.acceptable[i];
            if (taken_[pair.a] < places_[pair.a] && taken_[pair.b] < places_[pair.b]) {
                take(i);
                choose(i + 1);
                put_back();
            }
        }
    }

    std::vector<matching::Pair> pairs() const {
        std::vector<matching::Pair> all;
        for (const std::size_t i : chosen_) {
            all.push_back({problem_.acceptable[i].a, problem_.acceptable[i].b});
        }
        for (const auto& lock : problem_.locks) {
            all.push_back({lock.a, lock.b});
        }
        std::sort(all.begin(), all.end());
        return all;
    }

    // Somebody wants another when a place is free, or the worst they have is worse.
    std::int64_t blocking() {
        worst_.assign(places_.size(), 0);
        for (const std::size_t i : chosen_) {
            const auto& pair = problem_.acceptable[i];
            worst_[pair.a] = std::max(worst_[pair.a], pair.of_a.level);
            worst_[pair.b] = std::max(worst_[pair.b], pair.of_b.level);
        }
        const auto wants = [this](matching::Index who, std::uint32_t level) {
            return places_[who] > 0 && (taken_[who] < places_[who] || level < worst_[who]);
        };
        std::int64_t count = 0;
        std::size_t next = 0;
        const std::size_t seen =
            problem_.acceptable.size() - (faults_.ignore_last_stability ? 1 : 0);
        for (std::size_t i = 0; i < seen; ++i) {
            if (next < chosen_.size() && chosen_[next] == i) {
                ++next;
                continue;
            }
            const auto& pair = problem_.acceptable[i];
            count += wants(pair.a, pair.of_a.level) && wants(pair.b, pair.of_b.level) ? 1 : 0;
        }
        return count;
    }

    Key key() {
        std::int64_t score_a = 0;
        std::int64_t score_b = 0;
        std::int64_t favour = 0;
        std::int64_t overlap = 0;
        std::int64_t lottery = 0;
        for (const std::size_t i : chosen_) {
            const auto& pair = problem_.acceptable[i];
            score_a += pair.of_a.score_tenths;
            score_b += pair.of_b.score_tenths;
            favour += pair.of_a.favour + pair.of_b.favour;
            overlap += pair.overlap;
            lottery += pair.lottery;
        }
        for (const auto& lock : problem_.locks) {
            score_a += lock.score_a_tenths;
            score_b += lock.score_b_tenths;
        }
        const auto size = static_cast<std::int64_t>(chosen_.size() + problem_.locks.size());
        const std::int64_t balance = problem_.balance ? -std::abs(score_a - score_b) : 0;
        const bool most = problem_.rule == matching::Rule::most;
        const std::int64_t stable = -blocking();
        Key key{most ? size : stable,
                most ? stable : size,
                score_a + score_b,
                balance,
                favour,
                overlap,
                lottery};
        if (faults_.lottery_before_score) {
            std::swap(key[2], key[6]);
        }
        return key;
    }

    const matching::Problem& problem_;
    Faults faults_;
    std::vector<std::uint32_t> places_;
    std::vector<std::uint32_t> taken_;
    std::vector<std::uint32_t> worst_;
    std::vector<std::size_t> chosen_;  // ascending
    Best best_;
};

}  // namespace oracle
