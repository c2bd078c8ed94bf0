#pragma once
// Contract. The independent judge of a whole plan: every round as the room would see it, every
// figure, and the proof that a plan on two sides is best. Knows problem and answer, never the
// engine. Pure; any thread.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "checking/seating.hpp"
#include "seating/planned.hpp"
#include "seating/problem.hpp"

namespace checking {

enum class PlanFault : std::uint8_t {
    round_wrong,  // `seat` says what
    pair_twice,   // in two rounds
    windows_wrong,
    talks_wrong,
    total_wrong,
    affinity_wrong,
    moves_wrong,
    moves_bound_wrong,
    certificate_malformed,  // not one price a person, or a negative one for a table
    certificate_not_tight,  // it proves less than that the plan is best
};

struct PlanFaultAt {
    PlanFault kind = PlanFault::round_wrong;
    std::size_t round = 0;                             // from 0; of round_wrong and pair_twice
    SeatingFault seat = SeatingFault::unknown_person;  // of round_wrong
    seating::Index a = 0;
    seating::Index b = 0;
    friend bool operator==(const PlanFaultAt&, const PlanFaultAt&) = default;
};

const char* in_words(PlanFault fault);

// Everything that is wrong with this plan; empty when it holds. Gives up at 100 faults. A
// certificate that is there must prove the plan best. O(rounds · candidates · log candidates).
std::vector<PlanFaultAt> check_plan(const seating::Problem& start, const seating::Plan& plan,
                                    const seating::Windows& windows = {});

// Who gets fewer talks in this plan than they were owed at its start, sorted. O(people).
std::vector<seating::Index> broken_promises(const seating::Problem& start,
                                            const seating::Plan& plan);

}  // namespace checking
