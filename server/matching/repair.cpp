#include "matching/repair.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace matching {
namespace {

class Repairs {
public:
    Repairs(const Residual& residual, const Chosen& start)
        : residual_(residual), partners_(residual.places.size()) {
        for (const PairNumber number : start) {
            join(number);
        }
    }

    void run(base::Rng& rng) {
        std::vector<Index> unsettled(partners_.size());
        for (Index who = 0; who < unsettled.size(); ++who) {
            unsettled[who] = who;
        }
        rng.shuffle(unsettled);
        std::size_t steps = residual_.active.size();
        while (!unsettled.empty() && steps > 0) {
            const Index who = unsettled.back();
            const PairNumber wish = best_blocking(who);
            if (wish == none) {
                unsettled.pop_back();
                continue;
            }
            --steps;
            for (const Index each : {who, residual_.other(wish, who)}) {
                if (partners_[each].size() == residual_.places[each]) {
                    unsettled.push_back(leave_worst(each));
                }
            }
            join(wish);
        }
    }

    Chosen chosen() const {
        Chosen all;
        for (Index who = 0; who < partners_.size(); ++who) {
            for (const PairNumber number : partners_[who]) {
                if (residual_.pair(number).a == who) {
                    all.push_back(number);
                }
            }
        }
        std::sort(all.begin(), all.end());
        return all;
    }

private:
    static constexpr PairNumber none = UINT32_MAX;

    void join(PairNumber number) {
        partners_[residual_.pair(number).a].push_back(number);
        partners_[residual_.pair(number).b].push_back(number);
    }

    auto badness(PairNumber number, Index who) const {
        return std::tuple(residual_.opinion(number, who).level,
                          (1U << 24) - residual_.pair(number).lottery, number);
    }

    PairNumber worst(Index who) const {
        return *std::max_element(
            partners_[who].begin(), partners_[who].end(),
            [&](PairNumber one, PairNumber two) { return badness(one, who) < badness(two, who); });
    }

    // Gives the person who is left.
    Index leave_worst(Index who) {
        const PairNumber number = worst(who);
        const Index left = residual_.other(number, who);
        std::erase(partners_[who], number);
        std::erase(partners_[left], number);
        return left;
    }

    bool wants(Index who, PairNumber number) const {
        return partners_[who].size() < residual_.places[who] ||
               residual_.opinion(number, who).level < residual_.opinion(worst(who), who).level;
    }

    PairNumber best_blocking(Index who) const {
        PairNumber best = none;
        for (const Prospect& prospect : residual_.of[who]) {
            const PairNumber number = prospect.pair;
            const bool together = std::find(partners_[who].begin(), partners_[who].end(), number) !=
                                  partners_[who].end();
            const bool better = best == none || badness(number, who) < badness(best, who);
            if (!together && better && wants(who, number) && wants(prospect.other, number)) {
                best = number;
            }
        }
        return best;
    }

    const Residual& residual_;
    std::vector<std::vector<PairNumber>> partners_;
};

}  // namespace

Chosen greedy(const Residual& residual) {
    std::vector<PairNumber> order = residual.active;
    const auto rank = [&residual](PairNumber number) {
        const AcceptablePair& pair = residual.pair(number);
        return std::tuple(-(pair.of_a.score_tenths + pair.of_b.score_tenths),
                          pair.of_a.level + pair.of_b.level, (1U << 24) - pair.lottery, number);
    };
    std::sort(order.begin(), order.end(),
              [&rank](PairNumber one, PairNumber two) { return rank(one) < rank(two); });
    std::vector<std::uint32_t> left = residual.places;
    Chosen chosen;
    for (const PairNumber number : order) {
        const AcceptablePair& pair = residual.pair(number);
        if (left[pair.a] > 0 && left[pair.b] > 0) {
            --left[pair.a];
            --left[pair.b];
            chosen.push_back(number);
        }
    }
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

Chosen repair(const Residual& residual, const Chosen& start, base::Rng& rng) {
    Repairs repairs(residual, start);
    repairs.run(rng);
    Chosen repaired = repairs.chosen();
    return blocking(residual, repaired).size() <= blocking(residual, start).size() ? repaired
                                                                                   : start;
}

}  // namespace matching
