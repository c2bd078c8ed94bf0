#include "matching/kiraly.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <span>

#include "matching/slots.hpp"

namespace matching {
namespace {

constexpr std::uint32_t nobody = UINT32_MAX;

struct Entry {
    std::uint32_t receiver;  // slot
    std::uint32_t level;
    std::uint32_t back_level;  // at which the receiver holds the proposer
    std::uint32_t position;    // on the proposer's list in the residual
};

// Where an entry stands among equals: what the order of equals asks for first, then the lottery,
// then the problem's order, which makes it unique.
struct Rank {
    std::uint64_t order_then_lottery;
    std::uint32_t number;  // of the entry

    friend bool operator<(const Rank& one, const Rank& two) {
        return one.order_then_lottery != two.order_then_lottery
                   ? one.order_then_lottery < two.order_then_lottery
                   : one.number < two.number;
    }
};

constexpr int lottery_bits = 25;  // 2^24 less a lottery number

// Levels up to which lists are sorted by counting, as almost all are.
constexpr std::uint32_t few_levels = 64;

// In Király's words: a lad is in his first pass, a bachelor in his second, after it he gives up.
// A woman nobody asked yet is a maiden; here: untouched.
class Proposals {
public:
    Proposals(const Residual& residual, std::uint8_t proposers, TieOrder order)
        : residual_(residual),
          slots_(residual),
          order_(order),
          state_(slots_.owner.size()),
          holds_(slots_.owner.size(), Held{nobody, 0, 0}),
          touched_(slots_.owner.size(), false) {
        entries_.reserve(residual.active.size());
        lotteries_.reserve(residual.active.size());
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
                const auto prospects = residual_.of[slots_.owner[held.proposer]];
                chosen.push_back(prospects[entries_[held.entry].position].pair);
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

    // Among equals the smallest is asked first.
    std::uint64_t order_then_lottery(std::uint32_t number) const {
        const Entry& entry = entries_[number];
        const std::uint32_t drawn = (1U << 24) - lotteries_[number];
        switch (order_) {
            case TieOrder::scarce_first: {
                const std::uint64_t degree = residual_.of[slots_.owner[entry.receiver]].size();
                return degree << lottery_bits | drawn;
            }
            case TieOrder::liked_first:
                return std::uint64_t{entry.back_level} << lottery_bits | drawn;
            case TieOrder::lottery_reversed:
                return lotteries_[number];
            case TieOrder::lottery:
                break;
        }
        return drawn;
    }

    // Positions by level; those of one level stay in the problem's order.
    void sort_by_level(std::span<const Prospect> prospects) {
        by_level_.resize(prospects.size());
        std::array<std::uint32_t, few_levels + 2> places{};
        for (const Prospect& prospect : prospects) {
            if (prospect.level > few_levels) {
                std::iota(by_level_.begin(), by_level_.end(), 0U);
                std::stable_sort(by_level_.begin(), by_level_.end(),
                                 [&](std::uint32_t one, std::uint32_t other) {
                                     return prospects[one].level < prospects[other].level;
                                 });
                return;
            }
            ++places[prospect.level + 1];
        }
        std::partial_sum(places.begin(), places.end(), places.begin());
        for (std::uint32_t position = 0; position < prospects.size(); ++position) {
            by_level_[places[prospects[position].level]++] = position;
        }
    }

    void add_list(std::uint32_t slot, Index person) {
        const auto prospects = residual_.of[person];
        sort_by_level(prospects);
        State& state = state_[slot];
        state.list_begin = static_cast<std::uint32_t>(entries_.size());
        for (const std::uint32_t position : by_level_) {
            const Prospect& prospect = prospects[position];
            const Index receiver = prospect.other;
            for (std::uint32_t to = slots_.first[receiver]; to < slots_.first[receiver + 1]; ++to) {
                entries_.push_back({to, prospect.level, prospect.back_level, position});
                lotteries_.push_back(prospect.lottery);
            }
        }
        state.list_end = static_cast<std::uint32_t>(entries_.size());
        enter_group(state, state.list_begin);
    }

    // Equals are sorted when they are come to for the first time: most lists are never read to
    // their end.
    void enter_group(State& state, std::uint32_t begin) {
        std::uint32_t end = begin;
        while (end < state.list_end && entries_[end].level == entries_[begin].level) {
            ++end;
        }
        state.untouched = state.left = begin;
        state.end = end;
        if (state.pass == 1) {
            sort_equals(begin, end);
        }
    }

    void sort_equals(std::uint32_t begin, std::uint32_t end) {
        ranks_.clear();
        for (std::uint32_t number = begin; number < end; ++number) {
            ranks_.push_back({order_then_lottery(number), number});
        }
        std::sort(ranks_.begin(), ranks_.end());
        equals_.clear();
        for (const Rank& each : ranks_) {
            equals_.push_back(entries_[each.number]);
        }
        std::copy(equals_.begin(), equals_.end(), entries_.begin() + begin);
    }

    bool is_untouched(std::uint32_t receiver) const { return !touched_[receiver]; }

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
            touched_[entry.receiver] = true;  // once held, always held
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
    std::vector<std::uint32_t> by_level_;  // the list that is being added
    std::vector<Rank> ranks_;              // the equals that are being sorted
    std::vector<Entry> equals_;
    std::vector<Entry> entries_;  // the lists of all proposing slots, one behind the other
    std::vector<std::uint32_t> lotteries_;  // per entry, while its equals are not sorted
    std::vector<bool> removed_;             // per entry
    std::vector<State> state_;              // per proposing slot
    std::vector<Held> holds_;               // per receiving slot
    std::vector<bool> touched_;             // per receiving slot: has been held
    std::vector<std::uint32_t> free_;
};

}  // namespace

Chosen kiraly(const Residual& residual, std::uint8_t proposers, TieOrder order) {
    return Proposals(residual, proposers, order).run();
}

}  // namespace matching
