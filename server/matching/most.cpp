#include "matching/most.hpp"

#include <algorithm>

namespace matching {
namespace {

class Augmenter {
public:
    Augmenter(const Residual& residual, const Chosen& start)
        : residual_(residual),
          in_(residual.problem.acceptable.size(), false),
          taken_(residual.places.size(), 0) {
        for (const PairNumber number : start) {
            set(number, true);
        }
    }

    Chosen run() {
        while (grow()) {
        }
        Chosen chosen;
        for (const PairNumber number : residual_.active) {
            if (in_[number]) {
                chosen.push_back(number);
            }
        }
        return chosen;
    }

private:
    static constexpr PairNumber none = UINT32_MAX;

    void set(PairNumber number, bool in) {
        in_[number] = in;
        for (const Index who : {residual_.pair(number).a, residual_.pair(number).b}) {
            taken_[who] += in ? 1U : 0U;
            taken_[who] -= in ? 0U : 1U;
        }
    }

    // From side 0 along pairs that are not in, back from side 1 along pairs that are.
    bool grow() {
        came_by_.assign(residual_.places.size(), none);
        std::vector<bool> seen(residual_.places.size(), false);
        std::vector<Index> queue;
        for (Index who = 0; who < residual_.places.size(); ++who) {
            if (residual_.problem.people[who].side == 0 && taken_[who] < residual_.places[who]) {
                seen[who] = true;
                queue.push_back(who);
            }
        }
        for (std::size_t i = 0; i < queue.size(); ++i) {
            const Index who = queue[i];
            const bool asks = residual_.problem.people[who].side == 0;
            if (!asks && taken_[who] < residual_.places[who]) {
                turn_over(who);
                return true;
            }
            for (const Prospect& prospect : residual_.of[who]) {
                if (in_[prospect.pair] != asks && !seen[prospect.other]) {
                    seen[prospect.other] = true;
                    came_by_[prospect.other] = prospect.pair;
                    queue.push_back(prospect.other);
                }
            }
        }
        return false;
    }

    void turn_over(Index who) {
        while (came_by_[who] != none) {
            const PairNumber number = came_by_[who];
            set(number, !in_[number]);
            who = residual_.other(number, who);
        }
    }

    const Residual& residual_;
    std::vector<bool> in_;
    std::vector<std::uint32_t> taken_;
    std::vector<PairNumber> came_by_;
};

}  // namespace

Chosen most_pairs(const Residual& residual, const Chosen& start) {
    return Augmenter(residual, start).run();
}

}  // namespace matching
