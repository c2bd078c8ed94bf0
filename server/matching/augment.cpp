#include "matching/augment.hpp"

#include <algorithm>

#include "matching/slots.hpp"

namespace matching {
namespace {

constexpr std::uint32_t nobody = UINT32_MAX;

// Breadth-first search from every free slot of side 0 at once, again while it finds something. One
// search turns over a path in each of its trees at most, so that no two cross.
class Augmenter {
public:
    Augmenter(const Residual& residual, const Chosen& chosen)
        : residual_(residual),
          slots_(residual),
          pair_of_(slots_.owner.size(), nobody),
          mate_(slots_.owner.size(), nobody),
          bearable_(slots_.owner.size(), any_level),
          came_from_(slots_.owner.size(), nobody),
          came_by_(slots_.owner.size(), nobody) {
        std::vector<std::uint32_t> next(slots_.first.begin(), slots_.first.end() - 1);
        for (const PairNumber number : chosen) {
            const AcceptablePair& pair = residual.pair(number);
            join(next[pair.a]++, next[pair.b]++, number);
        }
        find_ways();
    }

    Chosen run() {
        while (grow() > 0) {
        }
        Chosen chosen;
        for (std::uint32_t slot = 0; slot < mate_.size(); ++slot) {
            if (mate_[slot] != nobody && slot < mate_[slot]) {
                chosen.push_back(pair_of_[slot]);
            }
        }
        std::sort(chosen.begin(), chosen.end());
        return chosen;
    }

private:
    static constexpr std::uint32_t any_level = UINT32_MAX;

    // To a slot of side 1, without loss for either when the search began.
    struct Way {
        std::uint32_t to;
        std::uint32_t level;
        std::uint32_t back_level;
        PairNumber pair;
    };

    // `one` is of side 0.
    void join(std::uint32_t one, std::uint32_t other, PairNumber number) {
        const AcceptablePair& pair = residual_.pair(number);
        mate_[one] = other;
        mate_[other] = one;
        pair_of_[one] = pair_of_[other] = number;
        bearable_[one] = pair.of_a.level;
        bearable_[other] = pair.of_b.level;
    }

    std::size_t grow() {
        seen_.assign(mate_.size(), false);
        root_.assign(mate_.size(), nobody);
        done_.assign(mate_.size(), false);
        std::size_t found = 0;
        std::vector<std::uint32_t> queue;
        for (std::uint32_t slot = 0; slot < mate_.size(); ++slot) {
            if (mate_[slot] == nobody && residual_.problem.people[slots_.owner[slot]].side == 0) {
                root_[slot] = slot;
                queue.push_back(slot);
            }
        }
        for (std::size_t i = 0; i < queue.size(); ++i) {
            const std::uint32_t slot = queue[i];
            if (!done_[root_[slot]] && expand(slot, queue)) {
                done_[root_[slot]] = true;
                ++found;
            }
        }
        return found;
    }

    // Once, what every search would otherwise pick from whole lists, a sixth of them. Nobody bears
    // more later on, so that no way is added.
    void find_ways() {
        ways_begin_.assign(slots_.owner.size() + 1, 0);
        for (std::uint32_t slot = 0; slot < slots_.owner.size(); ++slot) {
            ways_begin_[slot] = static_cast<std::uint32_t>(ways_.size());
            const Index who = slots_.owner[slot];
            if (residual_.problem.people[who].side != 0) {
                continue;
            }
            for (const Prospect& prospect : residual_.of[who]) {
                if (prospect.level <= bearable_[slot]) {
                    find_ways_to(prospect);
                }
            }
        }
        ways_begin_.back() = static_cast<std::uint32_t>(ways_.size());
    }

    void find_ways_to(const Prospect& prospect) {
        const std::uint32_t end = slots_.first[prospect.other + 1];
        for (std::uint32_t to = slots_.first[prospect.other]; to < end; ++to) {
            if (prospect.back_level <= bearable_[to]) {
                ways_.push_back({to, prospect.level, prospect.back_level, prospect.pair});
            }
        }
    }

    bool expand(std::uint32_t slot, std::vector<std::uint32_t>& queue) {
        for (std::uint32_t i = ways_begin_[slot]; i < ways_begin_[slot + 1]; ++i) {
            const auto [to, level, back_level, pair] = ways_[i];
            if (seen_[to] || to == mate_[slot] || level > bearable_[slot] ||
                back_level > bearable_[to]) {
                continue;
            }
            seen_[to] = true;
            came_from_[to] = slot;
            came_by_[to] = pair;
            if (mate_[to] == nobody) {
                turn_over(to);
                return true;
            }
            root_[mate_[to]] = root_[slot];
            queue.push_back(mate_[to]);
        }
        return false;
    }

    void turn_over(std::uint32_t to) {
        while (to != nobody) {
            const std::uint32_t from = came_from_[to];
            const std::uint32_t before = mate_[from];
            join(from, to, came_by_[to]);
            to = before;
        }
    }

    const Residual& residual_;
    Slots slots_;
    std::vector<PairNumber> pair_of_;
    std::vector<std::uint32_t> mate_;
    std::vector<std::uint32_t> bearable_;  // the worst level that is no loss
    std::vector<Way> ways_;
    std::vector<std::uint32_t> ways_begin_;
    std::vector<std::uint32_t> came_from_;
    std::vector<PairNumber> came_by_;
    std::vector<bool> seen_;           // by this search: came_from_ and came_by_ hold
    std::vector<std::uint32_t> root_;  // of the tree that a slot of side 0 is in
    std::vector<bool> done_;           // per root: a path of its tree was turned over
};

}  // namespace

Chosen augment_for_nobodys_loss(const Residual& residual, const Chosen& chosen) {
    return Augmenter(residual, chosen).run();
}

}  // namespace matching
