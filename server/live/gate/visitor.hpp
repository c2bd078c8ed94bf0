#pragma once
// What somebody at the door sees: their own request and the event's title. Used on the room's
// strand.

#include <optional>

#include "live/screen.hpp"
#include "room/room.hpp"

namespace live::gate {

// Nothing when nobody asked with this ticket.
std::optional<Text> visitor_picture(const room::Room& room, const room::SecretHash& ticket);

// Two words that no open request has, from the numbers given ("blue otter").
std::string two_words(const room::Room& room, std::uint64_t drawn);

}  // namespace live::gate
