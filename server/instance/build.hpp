#pragma once
// Contract. People, ratings, rules, locks and forbids in; the matching engine's problem out, with
// the way back from its indices to persons. The one place where ratings become levels. Used by the
// command line and by the room alike. Pure; any thread.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/core/result.hpp"
#include "instance/eligibility.hpp"
#include "instance/people.hpp"
#include "instance/ratings.hpp"
#include "matching/matching.hpp"
#include "matching/problem.hpp"

namespace instance {

struct Input {
    matching::Rule rule = matching::Rule::pairs;
    bool balance = false;
    bool instant = false;
    std::string seed;
    People people;
    Rules rules;
    std::vector<RatingRow> ratings;
    std::vector<PersonPair> locks;    // twice counts once
    std::vector<PersonPair> forbids;  // from the organizer, or personal ones; twice counts once
};

// Why an input makes no problem: a lock that cannot hold.
struct Contradiction {
    enum class Kind : std::uint8_t { locked_and_forbidden, above_capacity, against_rule };
    Kind kind = Kind::against_rule;
    PersonPair lock;
    Barrier barrier = Barrier::none;  // of against_rule
    std::size_t person = 0;           // of above_capacity: whose places do not suffice
};

struct Instance {
    matching::Problem problem;
    std::vector<std::size_t> person_of;                    // engine index → person
    std::vector<std::optional<matching::Index>> index_of;  // person → engine index; attends 0: none
};

// O(ratings log ratings + people log people). Everyone who attends gets an index, in the order of
// ids as bytes. Side 0 of the problem is side 0 of the people. Levels: each person's accepted and
// eligible others by score, dense from 1, unknown scores together last.
base::Result<Instance, Contradiction> build(const Input& input);

// A result's pairs as persons: `a` of side 0, in one pool the earlier row; sorted by (a, b).
std::vector<PersonPair> to_persons(const Instance& instance,
                                   const std::vector<matching::Pair>& pairs);

}  // namespace instance
