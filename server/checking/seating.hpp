#pragma once
// Contract. The independent judge of a seating: one drawn round, or a whole plan. Knows the problem
// and the answer, never the engine. Pure; any thread; O(pairs log pairs).

#include <cstdint>
#include <vector>

#include "seating/next_round.hpp"
#include "seating/problem.hpp"

namespace checking {

enum class SeatingFault : std::uint8_t {
    unknown_person,
    person_twice,  // at two tables in one round, or at a table and resting
    not_present,
    not_eligible,  // no candidate pair
    met_already,
    table_unknown,
    table_twice,
    pair_not_oriented,
    tables_not_sorted,
    bye_missing,          // present, not seated, and not named as resting
    both_stay_seated,     // two who cannot walk at one table
    seated_person_moved,  // one who cannot walk sits elsewhere than before
    stayer_moved,         // one of the staying side left home for no seated person
    pinned_missing,
    seat_was_possible,   // two byes who could have met at a free table
    owed_passed_over,    // a (resting) is owed more talks than b, whose partner a could have met
    third_not_allowed,   // a third place that nobody asked for, at no pair's table, or a second one
    third_was_possible,  // a rests, and could have joined b's table
};

struct SeatingFaultAt {
    SeatingFault kind = SeatingFault::unknown_person;
    seating::Index a = 0;
    seating::Index b = 0;
    friend bool operator==(const SeatingFaultAt&, const SeatingFaultAt&) = default;
};

const char* in_words(SeatingFault fault);

// Everything that is wrong with this round; empty when it holds. Gives up at 100 faults. Pinned
// pairs are exempt from eligibility and from having met.
std::vector<SeatingFaultAt> check_round(const seating::Problem& problem,
                                        const seating::NextRound& round);

}  // namespace checking
