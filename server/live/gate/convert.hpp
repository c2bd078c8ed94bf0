#pragma once
// Names of the room ↔ names of the wire, one function per pair of enumerations. Any thread.

#include <optional>

#include "protocol/client_message.hpp"
#include "protocol/server_message.hpp"
#include "room/room.hpp"

namespace live::gate {

protocol::Phase to_wire(room::Phase phase);
protocol::PresenceState to_wire(room::Presence presence);
protocol::ConsentState to_wire(room::ConsentGiven consent);
protocol::HelpKind to_wire(room::HelpKind kind);
room::HelpKind to_room(protocol::HelpKind kind);
protocol::AnnounceTo to_wire(room::AnnounceTo to);
room::AnnounceTo to_room(protocol::AnnounceTo to);
protocol::Choice to_wire(const room::Rating& rating);
room::Rating to_room(const protocol::Choice& choice);
protocol::Scale to_wire(const room::Scale& scale);
room::Scale to_room(const protocol::Scale& scale);

// What somebody said to a question, if they did.
protocol::SuggestionAnswer to_wire(const std::optional<bool>& says);

const char* word_of(room::MatchRule rule);
const char* word_of(room::OrganizerSees policy);
const char* word_of(room::Proof proof);
const char* word_of(room::Phase phase);
const char* word_of(room::RoomKind kind);

// What another person sees of this one.
protocol::PersonCard card_of(const room::Participant& person);

}  // namespace live::gate
