#pragma once
// Contract. The seating engine's question for one round: who is present, who may meet whom and how
// much they have to say to each other, who met already, and which tables there are. People are
// indices in any order the caller keeps through the event. Pure values; any thread.

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace seating {

using Index = std::uint32_t;  // position in Problem::people
using Table = std::uint32_t;  // table number, from 1

struct Person {
    std::uint8_t side = 0;        // two sides: 0 or 1
    bool present = true;          // only who is present is seated
    bool stays_seated = false;    // cannot walk: owns a table, partners come; two such never meet
    std::optional<Table> home;    // the table one owns, from NextRound::homes of earlier rounds
    std::optional<Table> before;  // where one sat in the previous round; empty: had no seat then
    std::uint32_t talks = 0;      // talks so far
    std::uint32_t owed = 0;       // of the talks promised, those still to come: goes first
    std::uint32_t walks = 0;      // changes of table so far: who walked less walks next (pools)
};

// Unordered; an engine's answer has a of side 0, in one pool a < b.
struct Pair {
    Index a = 0;
    Index b = 0;
    friend auto operator<=>(const Pair&, const Pair&) = default;
};

// Two people who may meet (rules, no-go and blocks already applied).
struct Candidate {
    Index a = 0;
    Index b = 0;
    std::uint32_t affinity = 0;  // |offers_a ∩ wants_b| + |offers_b ∩ wants_a|; above 1024 as 1024
};

// Who goes first when not everyone can be seated, among those who are owed equally many talks.
enum class Need : std::uint8_t {
    fewest_talks,        // whoever had the fewest talks so far
    remaining_partners,  // whoever has most people left to meet: need_for() says when
};

struct Problem {
    bool two_sided = true;
    std::uint8_t staying_side = 0;  // two sides: whose people each own a table (staying_side())
    Need need = Need::fewest_talks;
    std::size_t rounds_left = 0;  // with this one; 0: unknown. Helps remaining_partners
    std::uint64_t seed = 0;       // decides among equals
    std::vector<Person> people;
    std::vector<Candidate> candidates;  // no pair twice; same-side pairs are ignored on two sides
    std::vector<Pair> met;              // never seated again; any order
    std::vector<Pair> pinned;           // fixed for this round, whatever else; each person once
    std::vector<Table> tables;          // usable numbers in walking order; their count is the limit
    bool trios = false;       // whoever would rest joins a pair, where all three fit together
    std::vector<Pair> apart;  // never three at one table with both of these, whatever their sides
};

// The side that stays seated: the smaller; equal: side 0.
constexpr std::uint8_t staying_side(std::size_t first, std::size_t second) {
    return second < first ? 1 : 0;
}

}  // namespace seating
