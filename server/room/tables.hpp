#pragma once
// Who sits at one table. Two have one encounter; where a third joined them, three people are at the
// table and every two of them who may meet have an encounter of their own (ADR 14): in a pool
// three, on two sides two. Pure; any thread; each O(encounters) unless it says otherwise.

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "base/core/result.hpp"
#include "room/command.hpp"
#include "room/event.hpp"
#include "room/room.hpp"

namespace room {

// Blocks and whatever else people keep to themselves. Where staff could read them off the answer
// before Move, they are left out of the question (PRODUCT D8).
enum class Personal : std::uint8_t { counted, left_out };

// This person's encounters in the round that runs, by id; empty when resting or between rounds.
std::vector<const Encounter*> talks_now(const Room& room, ParticipantId who);

// Everybody at the table of these encounters: the pair as it is named, then the third.
std::vector<ParticipantId> people_of(std::span<const Encounter* const> talks);

// The same of this table in the round that runs.
std::vector<ParticipantId> people_at(const Room& room, TableNumber table);

// Three or more.
bool is_full(const std::vector<ParticipantId>& people);

// Of the encounters of round `round`, by id, those that are talks, or will be when Talk begins as
// the room stands: both people are here and neither has anything against the other. Where a block
// stands between any two of a table, talks that began go on, else only the first two talk who may.
std::vector<EncounterId> standing_talks(const Room& room, RoundNumber round, Personal personal);

// Among these encounters are some of three people at one table.
bool has_trio(const Room& room, const std::vector<EncounterId>& talks);

// Who joins that table in the round that runs: the encounters this makes, numbered from the next
// one on. Refused when they are not here or sit already, when the table has no pair or three, and
// when a rule, an earlier talk or a chair that cannot be left stands against it; never for a block.
base::Result<std::vector<SeatedPair>, Refusal> joining(const Room& room, ParticipantId who,
                                                       TableNumber table);

// The talk with a helper that this person has in the round that runs; nullptr when there is none.
const HelperTalk* helper_talk_of(const Room& room, ParticipantId who);

}  // namespace room
