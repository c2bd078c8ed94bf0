#pragma once
// The one function between what people rated and the matching engine's question. Whatever is not
// put in here cannot matter to a result. Used by the solver's copy and by the check of its answer.
// Pure; any thread.

#include <string>
#include <utility>
#include <vector>

#include "instance/build.hpp"
#include "room/room.hpp"

namespace room {

// Everyone by badge: position p is ParticipantId p + 1. Who may not be paired does not attend, but
// stays as a link of the reporting chain.
instance::People people_of(const Room& room);

// The whole question. Ratings count of talks that began, between people who
// both consented; a block in either direction is a forbid, and programme pairs
// that hold are locks. O(people + encounters).
instance::Input matching_input(const Room& room);

// The question of a what-if: that of the proposal, with these pairs forbidden too. Blocks are those
// of the moment when the engine was asked: a later one must not show by what changes.
instance::Input what_if_input(const Room& room,
                              const std::vector<std::pair<ParticipantId, ParticipantId>>& forbids);
std::string what_if_hash(const Room& room,
                         const std::vector<std::pair<ParticipantId, ParticipantId>>& forbids);

// instance::input_sha256 of matching_input: what a MatchingRequested asks.
std::string matching_input_hash(const Room& room);

// Whether the engine's answer is a result of this room: everything that can be recomputed is
// (feasibility, capacity, stability, the number of blocking pairs, bounds). O(pairs log pairs).
bool is_believable(const Room& room, const Proposal& proposal);

// The same of an answer to what_if_input.
bool is_believable_without(const Room& room,
                           const std::vector<std::pair<ParticipantId, ParticipantId>>& forbids,
                           const Proposal& proposal);

}  // namespace room
