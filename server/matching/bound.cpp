#include "matching/bound.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "base/core/flow.hpp"
#include "matching/ledger.hpp"

namespace matching {
namespace {

// The flow network: every person on the left if they may be an `a`, on the right if a `b`; in one
// pool on both.
class Network {
public:
    explicit Network(const Residual& residual)
        : residual_(residual), people_(residual.places.size()), flow_(2 * people_ + 2) {
        const bool pool = residual.problem.pool == Pool::one;
        for (Index i = 0; i < people_; ++i) {
            const std::uint8_t side = residual.problem.people[i].side;
            if (pool || side == 0) {
                flow_.add(source(), i, residual.places[i]);
            }
            if (pool || side == 1) {
                flow_.add(people_ + i, sink(), residual.places[i]);
            }
        }
        for (const PairNumber number : residual.active) {
            const AcceptablePair& pair = residual.pair(number);
            flow_.add(pair.a, people_ + pair.b, 1);
            if (pool) {
                flow_.add(pair.b, people_ + pair.a, 1);
            }
        }
        flow_.run(source(), sink());
    }

    void cut(Ledger& ledger) {
        for (Index i = 0; i < people_; ++i) {
            if (residual_.of[i].empty()) {
                continue;
            }
            const bool pool = residual_.problem.pool == Pool::one;
            const std::uint8_t side = residual_.problem.people[i].side;
            ledger.u(i) += (pool || side == 0) && !flow_.reached(i) ? 1 : 0;
            ledger.u(i) += (pool || side == 1) && flow_.reached(people_ + i) ? 1 : 0;
        }
        for (const PairNumber number : residual_.active) {
            const AcceptablePair& pair = residual_.pair(number);
            ledger.z(number) += crosses(pair.a, pair.b) ? 1 : 0;
            if (residual_.problem.pool == Pool::one) {
                ledger.z(number) += crosses(pair.b, pair.a) ? 1 : 0;
            }
        }
    }

private:
    std::size_t source() const { return 2 * people_; }
    std::size_t sink() const { return 2 * people_ + 1; }
    bool crosses(Index from, Index to) const {
        return flow_.reached(from) && !flow_.reached(people_ + to);
    }

    const Residual& residual_;
    std::size_t people_;
    base::Flow flow_;
};

std::int64_t weight(const AcceptablePair& pair) {
    return std::int64_t{pair.of_a.score_tenths} + pair.of_b.score_tenths;
}

std::int64_t weight(const LockedPair& lock) {
    return std::int64_t{lock.score_a_tenths} + lock.score_b_tenths;
}

// One partner each: the best score is what somebody could get. By side.
std::array<Bound, 2> by_best_pair(const Residual& residual) {
    std::array<Ledger, 2> ledgers{Ledger(residual, 1), Ledger(residual, 1)};
    for (const PairNumber number : residual.active) {
        const AcceptablePair& pair = residual.pair(number);
        std::int64_t& best_of_a = ledgers[0].u(pair.a);
        std::int64_t& best_of_b = ledgers[1].u(pair.b);
        best_of_a = std::max(best_of_a, weight(pair));
        best_of_b = std::max(best_of_b, weight(pair));
    }
    const auto locked = [](const LockedPair& lock) { return weight(lock); };
    return {ledgers[0].finish(locked), ledgers[1].finish(locked)};
}

// The best that the people of `side` (2: everyone) could get by themselves: u is the best score
// that finds no place, z what a pair is above it.
Bound by_best_pairs(const Residual& residual, std::uint8_t side) {
    const bool pool = side == 2;
    Ledger ledger(residual, pool ? 2 : 1);
    std::vector<std::int64_t> weights;
    for (Index who = 0; who < residual.places.size(); ++who) {
        if (!pool && residual.problem.people[who].side != side) {
            continue;
        }
        weights.clear();
        for (const Prospect& prospect : residual.of[who]) {
            weights.push_back(weight(residual.pair(prospect.pair)));
        }
        const std::size_t rank = residual.places[who];
        std::int64_t threshold = 0;
        if (rank < weights.size()) {
            const auto at = weights.begin() + static_cast<std::ptrdiff_t>(rank);
            std::nth_element(weights.begin(), at, weights.end(), std::greater<>());
            threshold = *at;
        }
        ledger.u(who) = threshold;
        for (const Prospect& prospect : residual.of[who]) {
            ledger.z(prospect.pair) +=
                std::max<std::int64_t>(0, weight(residual.pair(prospect.pair)) - threshold);
        }
    }
    return ledger.finish([](const LockedPair& lock) { return weight(lock); });
}

std::array<Bound, 2> by_best(const Residual& residual) {
    if (is_one_to_one(residual.problem)) {
        return by_best_pair(residual);
    }
    return {by_best_pairs(residual, 0), by_best_pairs(residual, 1)};
}

}  // namespace

Bound size_bound(const Residual& residual) {
    Ledger ledger(residual, residual.problem.pool == Pool::one ? 2 : 1);
    Network(residual).cut(ledger);
    return ledger.finish([](const LockedPair&) { return std::int64_t{1}; });
}

Bound rough_size_bound(const Residual& residual) {
    const bool pool = residual.problem.pool == Pool::one;
    std::array<std::uint64_t, 2> places{};
    for (Index who = 0; who < residual.places.size(); ++who) {
        if (!residual.of[who].empty()) {
            places.at(residual.problem.people[who].side) += residual.places[who];
        }
    }
    const std::uint8_t fewer = places[1] < places[0] ? 1 : 0;
    Ledger ledger(residual, pool ? 2 : 1);
    for (Index who = 0; who < residual.places.size(); ++who) {
        const bool counts = pool || residual.problem.people[who].side == fewer;
        ledger.u(who) = counts && !residual.of[who].empty() ? 1 : 0;
    }
    return ledger.finish([](const LockedPair&) { return std::int64_t{1}; });
}

Bound score_bound(const Residual& residual) {
    if (residual.problem.pool == Pool::one) {
        return by_best_pairs(residual, 2);
    }
    std::array<Bound, 2> of_side = by_best(residual);
    return std::move(of_side[of_side[1].value < of_side[0].value ? 1 : 0]);
}

}  // namespace matching
