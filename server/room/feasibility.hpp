#pragma once
// Whether an evening can work out, by the roster, the rules and the settings alone (PRODUCT A6):
// who may meet how many and what keeps the others away, talks to expect, tables, time, places,
// contradictions, wanted and offered tags. Pure; any thread.
//
// Blocks are left out altogether: a number that they change would tell the organizer of them, and
// everything that an organizer is shown is the same with and without them until Move (D8). So two
// who will never meet for such a reason count as possible here.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "room/outlook.hpp"
#include "room/programme.hpp"
#include "room/room.hpp"

namespace room {

struct SideOutlook {
    std::uint32_t people = 0;
    std::uint32_t places = 0;  // partners they may have together
    // Talks in the end, of whoever has fewest and most. Not drawn: nothing, and what none exceeds.
    std::optional<std::uint32_t> fewest;
    std::uint32_t most = 0;
};

// Of people of one side: how many want it, and how many whom they could meet offer it.
struct TagBalance {
    std::string tag;
    int side = 0;
    std::uint32_t wanted = 0;
    std::uint32_t offered = 0;
};

struct Feasibility {
    bool started = false;                // counts who is Here; before that everybody expected
    std::uint32_t rounds = 0;            // still to be drawn
    std::array<SideOutlook, 2> sides{};  // in one pool the first
    std::vector<Outlook> people;         // of those who count, by badge
    std::uint32_t tables_needed = 0;
    std::uint32_t tables = 0;                 // of those needed, how many there are
    std::optional<std::uint32_t> talks_lost;  // about so many, for want of tables; whole only
    std::uint32_t resting = 0;                // at least so many in each round
    std::uint32_t without_partner = 0;        // at least so many, because places are too few
    std::uint32_t rounds_enough = 0;          // of the rounds; after them all have met all they may
    base::Duration length{0};                 // of rounds, breaks and Review still to come
    bool drawn = false;                       // the rounds were drawn to see what comes out
    std::vector<TagBalance> tags;             // nobody offers it first, then most wanted

    // Contradictions
    std::vector<std::pair<ParticipantId, ParticipantId>> both_seated;  // may meet but for that
    std::vector<ProgrammePair> hindered;          // programme pairs that do not hold
    std::vector<ParticipantId> groupless;         // without a group, while groups decide
    std::vector<ParticipantId> managers_unknown;  // nobody knows who is above them
    std::uint32_t rules_unknown = 0;              // pairs of the rules with an id that nobody has
};

enum class Depth {
    glance,  // `people`: only those who may meet fewer than there are rounds; no draw, no tags
    whole,
};

// Glance: O(people · rounds) where most may meet most. Whole: O(people²), and the rounds drawn up
// to limits::feasibility_work and inline_seating_edges; beyond that bounds only.
Feasibility feasibility(const Room& room, Depth depth);

// By badge − 1: whether there is anybody whom they may be paired with, by the rules, of all who
// attend and were not removed. O(people) where most may meet most.
std::vector<bool> somebody_possible(const Room& room);

}  // namespace room
