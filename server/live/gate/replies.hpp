#pragma once
// Answers as bytes: every one of a kind has the same length (protocol pads them), so that no length
// tells how something ended. Any thread.

#include <cstdint>
#include <string>

#include "base/core/instant.hpp"
#include "live/identity.hpp"
#include "live/screen.hpp"

namespace live::gate {

Text welcome(Audience audience, base::Instant now, bool acting);
Text standing(bool acting);
Text ack(const std::string& command_id, const std::string& receipt);
Text reject(const std::string& command_id, const std::string& reason);
Text pong(std::int64_t sent, base::Instant now);

// What a receipt is made with: known to the server alone, the same after a restart.
std::string receipt_key(const room::Room& room);

}  // namespace live::gate
