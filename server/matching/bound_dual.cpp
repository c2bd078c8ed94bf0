#include "matching/bound_dual.hpp"

#include <algorithm>
#include <map>

#include "matching/ledger.hpp"

namespace matching {
namespace {

constexpr int sweeps_max = 30;

std::int64_t weight(const Bounded& bounded, const AcceptablePair& pair) {
    return bounded.score ? std::int64_t{pair.of_a.score_tenths} + pair.of_b.score_tenths : 1;
}

std::int64_t weight(const Bounded& bounded, const LockedPair& lock) {
    return bounded.score ? std::int64_t{lock.score_a_tenths} + lock.score_b_tenths : 1;
}

// Nothing true is as large as this at any scale, and sums of it stay within 64 bits.
constexpr std::int64_t proposed_max = std::int64_t{1} << 40;

std::int64_t rescaled(std::int64_t value, std::int64_t from, std::int64_t to) {
    return value <= 0 ? 0 : (std::min(value, proposed_max) * to + from / 2) / from;
}

// One attempt, at one scale.
class Cover {
public:
    Cover(const Residual& residual, const Bounded& bounded, const ProposedDuals& proposed,
          std::int64_t scale)
        : residual_(residual), bounded_(bounded), scale_(scale) {
        for (const std::int64_t value : proposed.people) {
            u_.push_back(rescaled(value, proposed.scale, scale));
        }
        for (const std::int64_t value : proposed.pairs) {
            lambda_.push_back(rescaled(value, proposed.scale, scale));
        }
        multiplier_ = rescaled(proposed.size_multiplier, proposed.scale, scale);
        find_needs();
    }

    Bound bound() {
        Ledger ledger(residual_, scale_);
        ledger.set_multiplier(multiplier_, bounded_.size);
        if (is_one_to_one(residual_.problem)) {
            sweep();
        } else {
            for (std::size_t at = 0; at < residual_.active.size(); ++at) {
                const AcceptablePair& pair = residual_.pair(residual_.active[at]);
                ledger.z(residual_.active[at]) =
                    std::max<std::int64_t>(0, needs_[at] - u_[pair.a] - u_[pair.b]);
            }
        }
        for (Index who = 0; who < u_.size(); ++who) {
            ledger.u(who) = residual_.of[who].empty() ? 0 : u_[who];
        }
        for (std::size_t at = 0; at < lambda_.size(); ++at) {
            ledger.lambda(residual_.active[at]) = lambda_[at];
        }
        return ledger.finish([this](const LockedPair& lock) { return weight(bounded_, lock); });
    }

private:
    // What u_a + u_b (+ z) of each active pair has to reach.
    void find_needs() {
        std::vector<std::map<std::uint32_t, std::int64_t>> worse(u_.size());
        for (std::size_t at = 0; at < residual_.active.size(); ++at) {
            const AcceptablePair& pair = residual_.pair(residual_.active[at]);
            needs_.push_back(scale_ * weight(bounded_, pair) - multiplier_);
            if (!lambda_.empty()) {
                worse[pair.a][pair.of_a.level] += lambda_[at];
                worse[pair.b][pair.of_b.level] += lambda_[at];
            }
        }
        if (lambda_.empty()) {
            return;
        }
        for (auto& levels : worse) {
            std::int64_t sum = 0;
            for (auto level = levels.rbegin(); level != levels.rend(); ++level) {
                level->second = sum += level->second;
            }
        }
        for (std::size_t at = 0; at < residual_.active.size(); ++at) {
            const AcceptablePair& pair = residual_.pair(residual_.active[at]);
            needs_[at] +=
                worse[pair.a].at(pair.of_a.level) + worse[pair.b].at(pair.of_b.level) - lambda_[at];
        }
    }

    // Gives everybody of a side the least that covers all of their pairs.
    void cover(std::uint8_t side) {
        for (std::size_t who = 0; who < u_.size(); ++who) {
            u_[who] = residual_.problem.people[who].side == side ? 0 : u_[who];
        }
        for (std::size_t at = 0; at < residual_.active.size(); ++at) {
            const AcceptablePair& pair = residual_.pair(residual_.active[at]);
            const Index mine = side == 0 ? pair.a : pair.b;
            const Index other = side == 0 ? pair.b : pair.a;
            u_[mine] = std::max(u_[mine], needs_[at] - u_[other]);
        }
    }

    std::int64_t sum() const {
        std::int64_t sum = 0;
        for (const std::int64_t value : u_) {
            sum += value;
        }
        return sum;
    }

    void sweep() {
        cover(1);
        std::int64_t before = sum();
        for (int i = 0; i < sweeps_max; ++i) {
            cover(i % 2 == 0 ? 0 : 1);
            const std::int64_t now = sum();
            if (i > 0 && now == before) {
                return;
            }
            before = now;
        }
    }

    const Residual& residual_;
    const Bounded& bounded_;
    std::int64_t scale_;
    std::int64_t multiplier_ = 0;
    std::vector<std::int64_t> u_;
    std::vector<std::int64_t> lambda_;
    std::vector<std::int64_t> needs_;
};

}  // namespace

Bound bound_by(const Residual& residual, const Bounded& bounded, const ProposedDuals& proposed) {
    Bound best = Cover(residual, bounded, proposed, proposed.scale).bound();
    // Corners of these polytopes mostly have small denominators: then the rounding is exact.
    for (const std::int64_t scale : {1, 2, 3, 4, 6, 12, 60, 840}) {
        if (scale >= proposed.scale) {
            break;
        }
        Bound bound = Cover(residual, bounded, proposed, scale).bound();
        if (bound.value <= best.value) {
            return bound;
        }
    }
    return best;
}

}  // namespace matching
