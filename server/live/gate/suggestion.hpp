#pragma once
// Suggestions as a desk lists them and as the two who are asked see them. Until one ends a desk's
// row is the same whoever said what. Used on the room's strand.

#include <optional>
#include <vector>

#include "live/gate/cast.hpp"
#include "protocol/server_message.hpp"

namespace live::gate {

// All suggestions, the newest first. O(suggestions).
std::vector<protocol::SuggestionRow> suggestions_of(const Cast& cast);

// Whether an own picture needs room for a suggestion: from the moment ratings closed, so that the
// end of the matching shows on no phone.
bool may_be_suggested(const room::Room& room);

// What this person is asked; nothing when nothing is open. O(suggestions).
std::optional<protocol::OwnSuggestion> own_suggestion(const Cast& cast, room::ParticipantId who);

}  // namespace live::gate
