#pragma once
// "What would happen": the difference between two rooms in words (DESIGN 1.6). Speaks of phases,
// seats and presence, never of ratings, and holds no moment of time, so that the same wish has the
// same effect a minute later. Used on the room's strand.

#include <string>
#include <vector>

#include "live/screen.hpp"
#include "protocol/server_message.hpp"
#include "room/command.hpp"

namespace live::gate {

struct EffectWords {
    std::vector<protocol::EffectLine> lines;
    std::string digest;  // SHA-256 over the lines, in hex
};

EffectWords effect(const room::Room& before, const room::Room& after);

// True for wishes whose effect may be shown: none that reads ratings.
bool may_preview(const room::Command& command);

Text effect_picture(const std::string& command_id, const EffectWords& words);

}  // namespace live::gate
