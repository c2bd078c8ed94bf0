#pragma once
// People and eligibility in; the seating engine's problem for a first round out. The room may start
// from it, or fill seating::Problem itself. Pure; any thread.

#include <cstddef>
#include <string>
#include <vector>

#include "instance/eligibility.hpp"
#include "instance/people.hpp"
#include "seating/problem.hpp"

namespace instance {

struct SeatingInstance {
    seating::Problem problem;            // everyone who attends, present, in the order of ids
    std::vector<std::size_t> person_of;  // engine index → position in People::persons
};

struct SeatingChoices {
    std::size_t tables = 0;  // 0: the staying side plus movers who cannot walk, or half the pool
    std::string seed;
};

// |offers_a ∩ wants_b| + |offers_b ∩ wants_a|, each tag once.
std::uint32_t overlap(const Person& a, const Person& b);

// O(people²).
SeatingInstance build_seating(const People& people, const Eligibility& eligibility,
                              const SeatingChoices& choices);

}  // namespace instance
