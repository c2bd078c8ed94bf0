#pragma once
// The engine's answer as a room keeps it: pairs of people, the figures that may be published, and
// the full result as text, which is sealed and never sent. Used on the room's strand.

#include <cstdint>
#include <string>

#include "instance/build.hpp"
#include "matching/matching.hpp"
#include "room/room.hpp"

namespace live::gate {

// What the engine was asked: for a room's matching, or for a look at another one.
struct Question {
    std::uint32_t number = 0;  // of the request
    std::string input_hash;
    instance::Input input;
};

// `answer` is to the problem of question.input.
room::Proposal proposal_of(const room::Room& room, const Question& question,
                           const matching::Answer& answer, bool instant);

}  // namespace live::gate
