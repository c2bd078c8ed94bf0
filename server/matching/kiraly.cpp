#include "matching/kiraly.hpp"

#include <algorithm>

#include "matching/slots.hpp"

namespace matching {
namespace {

constexpr std::uint32_t nobody = UINT32_MAX;

struct Entry {
    std::uint32_t receiver;  // slot
    std::uint32_t level;
    std::uint32_t back_level;  // at which the receiver holds the proposer
    PairNumber pair;
};

// Where a pair stands on a list: by level, then what the order of equals asks for first, then the
// lottery, then the problem's order, which makes it unique. Packed into two words, because every
// list is sorted anew for every order of equals.
struct Rank {
    std::uint64_t level_then_order;
    std::uint64_t lottery_then_position;

    std::uint32_t position() const { return static_cast<std::uint32_t>(lottery_then_position); }
    friend bool operator<(const Rank& one, const Rank& two) {
        return one.level_then_order != two.level_then_order
                   ? one.level_then_order < two.level_then_order
                   : one.lottery_then_position < two.lottery_then_position;
    }
};

constexpr std::uint64_t two_words(std::uint32_t high, std::uint32_t low) {
    return std::uint64_t{high} << 32 | low;
}

// In Király's words: a lad is in his first pass, a bachelor in his second, after it he gives up.
// A woman nobody asked yet is a maiden; here: untouched.
class Proposals {
public:
    Proposals(const Residual& residual, std::uint8_t proposers, TieOrder order)
        : residual_(residual),
          slots_(residual),
          order_(order),
          state_(slots_.owner.size()),
          holds_(slots_.owner.size(), Held{nobody, 0, 0}) {
        entries_.reserve(residual.active.size());
        for (std::uint32_t slot = 0; slot < slots_.owner.size(); ++slot) {
            const Index person = slots_.owner[slot];
            if (residual.problem.people[person].side == proposers) {
                add_list(slot, person);
                free_.push_back(slot);
            }
        }
        removed_.assign(entries_.size(), false);
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
                chosen.push_back(entries_[held.entry].pair);
            }
        }
        std::sort(chosen.begin(), chosen.end());
        return chosen;
    }

private:
    // Of a proposing slot; positions are those of entries_.
    struct State {
        int pass = 1;
        std::uint32_t list_begin = 0;
        std::uint32_t list_end = 0;
        std::uint32_t end = 0;        // of the group of equals he is at
        std::uint32_t untouched = 0;  // no untouched receiver of the group before this
        std::uint32_t left = 0;       // no entry of the group that is left before this
    };
    // Of a receiving slot.
    struct Held {
        std::uint32_t proposer;
        std::uint32_t entry;
        std::uint32_t level;  // at which she holds him
    };

    // Among equals the smallest is asked first. `position` is that on the proposer's list.
    Rank rank(const Prospect& prospect, std::uint32_t position) const {
        const std::uint32_t level = prospect.level;
        const std::uint32_t drawn = (1U << 24) - prospect.lottery;
        switch (order_) {
            case TieOrder::scarce_first: {
                const auto degree = static_cast<std::uint32_t>(residual_.of[prospect.other].size());
                return {two_words(level, degree), two_words(drawn, position)};
            }
            case TieOrder::liked_first:
                return {two_words(level, prospect.back_level), two_words(drawn, position)};
            case TieOrder::lottery_reversed:
                return {two_words(level, 0), two_words(prospect.lottery, position)};
            case TieOrder::lottery:
                break;
        }
        return {two_words(level, 0), two_words(drawn, position)};
    }

    void add_list(std::uint32_t slot, Index person) {
        const auto prospects = residual_.of[person];
        sorted_.clear();
        for (std::uint32_t position = 0; position < prospects.size(); ++position) {
            sorted_.push_back(rank(prospects[position], position));
        }
        std::sort(sorted_.begin(), sorted_.end());
        State& state = state_[slot];
        state.list_begin = static_cast<std::uint32_t>(entries_.size());
        for (const Rank& each : sorted_) {
            const Prospect& prospect = prospects[each.position()];
            const Index receiver = prospect.other;
            for (std::uint32_t to = slots_.first[receiver]; to < slots_.first[receiver + 1]; ++to) {
                entries_.push_back({to, prospect.level, prospect.back_level, prospect.pair});
            }
        }
        state.list_end = static_cast<std::uint32_t>(entries_.size());
        enter_group(state, state.list_begin);
    }

    void enter_group(State& state, std::uint32_t begin) const {
        std::uint32_t end = begin;
        while (end < state.list_end && entries_[end].level == entries_[begin].level) {
            ++end;
        }
        state.untouched = state.left = begin;
        state.end = end;
    }

    bool is_untouched(std::uint32_t receiver) const {
        return holds_[receiver].proposer == nobody;  // once held, always held
    }

    // Moves to the first untouched receiver among the equals he is at, if there is one.
    bool sees_untouched(State& state) const {
        while (state.untouched < state.end && !is_untouched(entries_[state.untouched].receiver)) {
            ++state.untouched;
        }
        return state.untouched < state.end;
    }

    std::uint32_t next_favourite(std::uint32_t slot) {
        State& state = state_[slot];
        while (state.pass <= 2) {
            if (sees_untouched(state)) {
                return state.untouched;
            }
            while (state.left < state.end && removed_[state.left]) {
                ++state.left;
            }
            if (state.left < state.end) {
                return state.left;
            }
            if (state.end < state.list_end) {
                enter_group(state, state.end);
                continue;
            }
            ++state.pass;
            std::fill(removed_.begin() + state.list_begin, removed_.begin() + state.list_end,
                      false);
            enter_group(state, state.list_begin);
        }
        return nobody;
    }

    // He could still ask somebody untouched whom he likes as much as the one who holds him.
    bool is_uncertain(std::uint32_t slot) {
        return state_[slot].pass == 1 && sees_untouched(state_[slot]);
    }

    void propose(std::uint32_t slot, std::uint32_t number) {
        const Entry& entry = entries_[number];
        Held& held = holds_[entry.receiver];
        if (held.proposer == nobody) {
            held = {slot, number, entry.back_level};
            return;
        }
        const Held rival = held;
        const bool uncertain = is_uncertain(rival.proposer);
        const bool better = entry.back_level < rival.level ||
                            (entry.back_level == rival.level && state_[slot].pass == 2 &&
                             state_[rival.proposer].pass == 1);
        if (uncertain || better) {
            removed_[rival.entry] = !uncertain;  // an uncertain one keeps her on his list
            held = {slot, number, entry.back_level};
            free_.push_back(rival.proposer);
        } else {
            removed_[number] = true;
            free_.push_back(slot);
        }
    }

    const Residual& residual_;
    Slots slots_;
    TieOrder order_;
    std::vector<Rank> sorted_;    // the list that is being added
    std::vector<Entry> entries_;  // the lists of all proposing slots, one behind the other
    std::vector<bool> removed_;   // per entry
    std::vector<State> state_;    // per proposing slot
    std::vector<Held> holds_;     // per receiving slot
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
          mate_(slots_.owner.size(), nobody),
          bearable_(slots_.owner.size(), any_level) {
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
    static constexpr std::uint32_t any_level = UINT32_MAX;

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
        for (const Prospect& prospect : residual_.of[who]) {
            if (prospect.level > bearable_[slot]) {
                continue;
            }
            const Index other = prospect.other;
            for (std::uint32_t to = slots_.first[other]; to < slots_.first[other + 1]; ++to) {
                if (came_from_[to] != nobody || to == mate_[slot] ||
                    prospect.back_level > bearable_[to]) {
                    continue;
                }
                came_from_[to] = slot;
                came_by_[to] = prospect.pair;
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
    std::vector<std::uint32_t> bearable_;  // the worst level that is no loss
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
