#pragma once
// Contract. Who may meet and be paired at all, and which rule forbids it (A5): the same answer for
// seating and for matching. Personal no-go entries are not rules; callers pass them as forbids.
// Pure; any thread; immutable once built.

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "instance/people.hpp"

namespace instance {

// Why two people may not meet. When several rules apply, the first of this list is named.
enum class Barrier : std::uint8_t {
    none,
    oneself,
    does_not_attend,
    same_side,
    never,
    met_before,
    reporting_line,
    same_group,
    group_not_allowed,
};

// The barrier in words for an organizer, as in "the reporting line".
const char* in_words(Barrier barrier);

class Eligibility {
public:
    // O(people × depth of the reporting chain + rules). Ids in rules that nobody has are ignored.
    // A cycle in the reporting line (refused by the readers) counts once around.
    Eligibility(const People& people, const Rules& rules);

    // O(log) each; symmetric. Numbers are positions in People::persons.
    Barrier barrier(std::size_t a, std::size_t b) const;
    bool eligible(std::size_t a, std::size_t b) const { return barrier(a, b) == Barrier::none; }

    std::size_t people() const { return seats_.size(); }

private:
    struct Seat {
        std::uint8_t side;
        bool attends;
        std::uint32_t group;              // 0: none
        std::vector<std::size_t> bosses;  // sorted: the manager, or everyone above
    };
    bool above(std::size_t upper, std::size_t lower) const;

    bool two_sided_;
    bool same_group_;
    bool groups_restricted_;
    std::vector<Seat> seats_;
    std::unordered_set<std::uint64_t> never_;
    std::unordered_set<std::uint64_t> met_before_;
    std::unordered_set<std::uint64_t> groups_allowed_;
};

}  // namespace instance
