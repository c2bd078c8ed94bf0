#pragma once
// What one participant sees of the evening: their own facts, the people they met, their own result
// (DESIGN 4.2, PRODUCT E4). This file is where a leak would be written: nothing here may read what
// somebody else thinks. Used on the room's strand.

#include <cstddef>
#include <deque>
#include <string>

#include "base/core/instant.hpp"
#include "live/gate/cast.hpp"
#include "live/screen.hpp"
#include "protocol/http_messages.hpp"

namespace live::gate {

// The length that hides what a picture says, in bytes. `pictures` covers everything but notes, at
// its longest for anybody in the room, plus notes_included; fixed at each start of a phase.
struct OwnLengths {
    std::size_t pictures = 0;
};

// Bytes of own notes that every picture has room for. Who writes more grows in steps of this size,
// so the length tells how much one wrote oneself and never what one or others rated.
inline constexpr std::size_t notes_included = 2048;

// Depends on talks, names, tags and contacts of the room, never on an opinion.
OwnLengths own_lengths(const Cast& cast);

// `includes`: ids of this person's last commands that are in the picture.
Text own_picture(const Cast& cast, room::ParticipantId who, base::Instant now,
                 const std::deque<std::string>& includes, const OwnLengths& lengths);

// What a person may take home, as JSON: what they entered, and their own result. As long as an own
// picture, by blanks at the end.
std::string own_data(const Cast& cast, room::ParticipantId who, base::Instant now);

// The pairs that stand: those of the last publication without those that a block dissolved.
std::vector<std::pair<room::ParticipantId, room::ParticipantId>> standing_pairs(
    const room::Room& room);

// Moments after which own pictures change although no event happens: the end of the window.
std::optional<base::Instant> contacts_appear(const room::Room& room);

}  // namespace live::gate
