#include "matching/kiraly.hpp"

#include <algorithm>
#include <tuple>

#include "matching/slots.hpp"

namespace matching {
namespace {

constexpr std::uint32_t nobody = UINT32_MAX;

struct Entry {
    std::uint32_t receiver;  // slot
    std::uint32_t level;
    std::uint32_t back_level;  // at which the receiver holds the proposer
    PairNumber pair;
    bool removed;
};

// In Király's words: a lad is in his first pass, a bachelor in his second, after it he gives up.
// A woman nobody asked yet is a maiden; here: untouched.
class Proposals {
public:
    Proposals(const Residual& residual, std::uint8_t proposers, TieOrder order)
        : residual_(residual),
          slots_(residual),
          order_(order),
          lists_(slots_.owner.size()),
          state_(slots_.owner.size()),
          holds_(slots_.owner.size(), Held{nobody, 0}) {
        for (std::uint32_t slot = 0; slot < slots_.owner.size(); ++slot) {
            const Index person = slots_.owner[slot];
            if (residual.problem.people[person].side == proposers) {
                fill(slot, person);
                free_.push_back(slot);
            }
        }
        std::reverse(free_.begin(), free_.end());
    }

    Chosen run() {
        while (!free_.empty()) {
            const std::uint32_t slot = free_.back();
            free_.pop_back();
            const std::uint32_t favourite = next_favourite(slot);
            if (favourite != nobody) {
                propose(slot, favourite);
            }
        }
        Chosen chosen;
        for (const Held& held : holds_) {
            if (held.proposer != nobody) {
                chosen.push_back(lists_[held.proposer][held.entry].pair);
            }
        }
        std::sort(chosen.begin(), chosen.end());
        return chosen;
    }

private:
    struct State {
        int pass = 1;
        std::uint32_t begin = 0;  // of the group of equals he is at
        std::uint32_t end = 0;
        std::uint32_t untouched = 0;  // no untouched receiver of the group before this
        std::uint32_t left = 0;       // no entry of the group that is left before this
    };
    struct Held {
        std::uint32_t proposer;
        std::uint32_t entry;
    };

    // Among equals the smallest is asked first.
    using Key = std::tuple<std::uint32_t, std::uint32_t, Index>;

    Key key(const PairNumber number, Index receiver) const {
        const AcceptablePair& pair = residual_.pair(number);
        const auto degree = static_cast<std::uint32_t>(residual_.of[receiver].size());
        const std::uint32_t liked = residual_.opinion(number, receiver).level;
        const std::uint32_t drawn = (1U << 24) - pair.lottery;
        switch (order_) {
            case TieOrder::scarce_first:
                return std::tuple(degree, drawn, receiver);
            case TieOrder::liked_first:
                return std::tuple(liked, drawn, receiver);
            case TieOrder::lottery_reversed:
                return std::tuple(0U, pair.lottery, receiver);
            case TieOrder::lottery:
                break;
        }
        return std::tuple(0U, drawn, receiver);
    }

    void fill(std::uint32_t slot, Index person) {
        sorted_.clear();
        for (const PairNumber number : residual_.of[person]) {
            sorted_.emplace_back(residual_.opinion(number, person).level,
                                 key(number, residual_.other(number, person)), number);
        }
        std::sort(sorted_.begin(), sorted_.end());
        lists_[slot].reserve(sorted_.size());
        for (const auto& [level, key, number] : sorted_) {
            const Index receiver = residual_.other(number, person);
            for (std::uint32_t to = slots_.first[receiver]; to < slots_.first[receiver + 1]; ++to) {
                lists_[slot].push_back(
                    {to, level, residual_.opinion(number, receiver).level, number, false});
            }
        }
        enter_group(slot, 0);
    }

    void enter_group(std::uint32_t slot, std::uint32_t begin) {
        const auto& list = lists_[slot];
        std::uint32_t end = begin;
        while (end < list.size() && list[end].level == list[begin].level) {
            ++end;
        }
        State& state = state_[slot];
        state.begin = state.untouched = state.left = begin;
        state.end = end;
    }

    bool is_untouched(std::uint32_t receiver) const {
        return holds_[receiver].proposer == nobody;  // once held, always held
    }

    // Moves to the first untouched receiver among the equals he is at, if there is one.
    bool sees_untouched(std::uint32_t slot) {
        State& state = state_[slot];
        while (state.untouched < state.end &&
               !is_untouched(lists_[slot][state.untouched].receiver)) {
            ++state.untouched;
        }
        return state.untouched < state.end;
    }

    std::uint32_t next_favourite(std::uint32_t slot) {
        State& state = state_[slot];
        while (state.pass <= 2) {
            if (sees_untouched(slot)) {
                return state.untouched;
            }
            while (state.left < state.end && lists_[slot][state.left].removed) {
                ++state.left;
            }
            if (state.left < state.end) {
                return state.left;
            }
            if (state.end < lists_[slot].size()) {
                enter_group(slot, state.end);
                continue;
            }
            ++state.pass;
            for (Entry& entry : lists_[slot]) {
                entry.removed = false;
            }
            enter_group(slot, 0);
        }
        return nobody;
    }

    // He could still ask somebody untouched whom he likes as much as the one who holds him.
    bool is_uncertain(std::uint32_t slot) { return state_[slot].pass == 1 && sees_untouched(slot); }

    void propose(std::uint32_t slot, std::uint32_t number) {
        Entry& entry = lists_[slot][number];
        Held& held = holds_[entry.receiver];
        if (held.proposer == nobody) {
            held = {slot, number};
            return;
        }
        const std::uint32_t rival = held.proposer;
        Entry& rivals = lists_[rival][held.entry];
        const bool uncertain = is_uncertain(rival);
        const bool better = entry.back_level < rivals.back_level ||
                            (entry.back_level == rivals.back_level && state_[slot].pass == 2 &&
                             state_[rival].pass == 1);
        if (uncertain || better) {
            rivals.removed = !uncertain;  // an uncertain one keeps her on his list
            held = {slot, number};
            free_.push_back(rival);
        } else {
            entry.removed = true;
            free_.push_back(slot);
        }
    }

    const Residual& residual_;
    Slots slots_;
    TieOrder order_;
    std::vector<std::vector<Entry>> lists_;                           // per proposing slot
    std::vector<std::tuple<std::uint32_t, Key, PairNumber>> sorted_;  // of the one being filled
    std::vector<State> state_;
    std::vector<Held> holds_;  // per receiving slot
    std::vector<std::uint32_t> free_;
};

// Breadth-first search from every free slot of side 0 at once, again while it finds something. One
// search turns over a path in each of its trees at most, so that no two cross.
class Augmenter {
public:
    Augmenter(const Residual& residual, const Chosen& chosen)
        : residual_(residual),
          slots_(residual),
          pair_of_(slots_.owner.size(), nobody),
          mate_(slots_.owner.size(), nobody) {
        std::vector<std::uint32_t> next(slots_.first.begin(), slots_.first.end() - 1);
        for (const PairNumber number : chosen) {
            const AcceptablePair& pair = residual.pair(number);
            join(next[pair.a]++, next[pair.b]++, number);
        }
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
    void join(std::uint32_t one, std::uint32_t other, PairNumber number) {
        mate_[one] = other;
        mate_[other] = one;
        pair_of_[one] = pair_of_[other] = number;
    }

    bool no_loss(std::uint32_t slot, PairNumber number) const {
        const Index who = slots_.owner[slot];
        return mate_[slot] == nobody ||
               residual_.opinion(number, who).level <= residual_.opinion(pair_of_[slot], who).level;
    }

    std::size_t grow() {
        came_from_.assign(mate_.size(), nobody);
        came_by_.assign(mate_.size(), nobody);
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

    bool expand(std::uint32_t slot, std::vector<std::uint32_t>& queue) {
        const Index who = slots_.owner[slot];
        for (const PairNumber number : residual_.of[who]) {
            if (!no_loss(slot, number)) {
                continue;
            }
            const Index other = residual_.other(number, who);
            for (std::uint32_t to = slots_.first[other]; to < slots_.first[other + 1]; ++to) {
                if (came_from_[to] != nobody || to == mate_[slot] || !no_loss(to, number)) {
                    continue;
                }
                came_from_[to] = slot;
                came_by_[to] = number;
                if (mate_[to] == nobody) {
                    turn_over(to);
                    return true;
                }
                root_[mate_[to]] = root_[slot];
                queue.push_back(mate_[to]);
            }
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
    std::vector<std::uint32_t> came_from_;
    std::vector<PairNumber> came_by_;
    std::vector<std::uint32_t> root_;  // of the tree that a slot of side 0 is in
    std::vector<bool> done_;           // per root: a path of its tree was turned over
};

}  // namespace

Chosen kiraly(const Residual& residual, std::uint8_t proposers, TieOrder order) {
    return Proposals(residual, proposers, order).run();
}

Chosen augment_for_nobodys_loss(const Residual& residual, const Chosen& chosen) {
    return Augmenter(residual, chosen).run();
}

}  // namespace matching
