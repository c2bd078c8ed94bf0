#pragma once
// The nouns of seats, a part of room.hpp: who sits with whom, who rests, who is looked for, and
// what people are asked about it. Pure; plain data.

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "base/core/instant.hpp"
#include "room/ids.hpp"

namespace room {

// Two people who meet at one table in one round: one pair of those who sit there (tables.hpp).
// `began` once Talk started with them in it.
struct Encounter {
    EncounterId id;
    RoundNumber round;
    TableNumber table;
    ParticipantId a;
    ParticipantId b;
    bool began = false;
    bool dropped = false;  // undone, or corrected away
};

// What was said at the start of Rate about who rests in the round that follows.
struct Byes {
    RoundNumber round;
    std::vector<ParticipantId> resting;  // sorted
    std::vector<ParticipantId> lifted;   // told so at first, and not any more; sorted
};

// A pair made by hand for a round that is not drawn yet.
struct Pin {
    RoundNumber round;
    ParticipantId one;  // the smaller badge
    ParticipantId other;
    friend auto operator<=>(const Pin&, const Pin&) = default;
};

// "Nobody here": what one person said of the other place at the table. Once an encounter and place.
struct Missing {
    EncounterId encounter;
    ParticipantId who;    // is looked for
    base::Instant until;  // without a sign they are Away then
    bool open = true;
};

// Two people without a partner in a round that runs are asked whether they would sit together.
struct Offer {
    std::uint32_t number = 0;
    ParticipantId one;  // the smaller badge
    ParticipantId other;
    base::Instant until;
    std::optional<bool> one_says;
    std::optional<bool> other_says;
    bool open = true;
};

// "I sat with someone else": stands once both said so, or one of them and somebody of the staff.
struct Claim {
    std::uint32_t number = 0;
    RoundNumber round;
    ParticipantId one;
    ParticipantId other;
    std::optional<bool> one_says;
    std::optional<bool> other_says;
    bool open = true;
};

// Who has no partner in the round that runs and talks with a helper instead: no encounter, nothing
// to rate. Without a table where none is free.
struct HelperTalk {
    ParticipantId who;
    std::optional<TableNumber> table;
    friend bool operator==(const HelperTalk&, const HelperTalk&) = default;
};

// Who sat where before a change to the round that runs, and what was asked of those to come.
struct SeatingBefore {
    // Of this round; nothing once its talks have begun.
    std::optional<std::vector<std::pair<EncounterId, TableNumber>>> seats;
    std::vector<Pin> pins;
    std::vector<TableNumber> closed;
    std::vector<HelperTalk> helper_talks;
};

}  // namespace room
