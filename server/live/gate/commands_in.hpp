#pragma once
// Messages → wishes. Ids from outside are carried along to be compared, never used to find anybody;
// who speaks is said by the session. Pure; used on the room's strand.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "live/gate/pages.hpp"
#include "live/identity.hpp"
#include "protocol/client_message.hpp"
#include "room/command.hpp"

namespace live::gate {

// What a message asks for, free of the wire.
struct Greeting {
    room::SecretHash ticket;
    bool our_protocol = true;
};
struct Knock {  // a visitor's claim
    std::string id;
    room::ClaimTicket claim;
};
struct Request {  // a visitor's request to join; the words are not drawn yet
    std::string id;
    room::AskToJoin ask;
};
struct Beat {
    std::int64_t sent = 0;
};
struct Look {
    PageWish page;
};
struct Pin {
    std::string id;
    std::string typed;
};
struct Wanted {
    std::string id;
    room::Command command;
    std::optional<room::StepNumber> at_step;
    std::optional<std::string> effect;
};
struct Try {  // what would happen
    Wanted wanted;
};
struct Impossible {
    std::string id;
    room::Refusal reason = room::Refusal::not_allowed;
};
using Heard = std::variant<Greeting, Knock, Request, Beat, Look, Pin, Wanted, Try, Impossible>;

// `who` is nothing for a visitor.
Heard understand(const protocol::ClientMessage& message, const std::optional<Identity>& who);

// The id of a message that is answered by ack, reject or effect; nullptr for others.
const std::string* id_of(const protocol::ClientMessage& message);

// A keyed hash of person, command and content, as in Ack.receipt.
std::string receipt_of(const std::string& key, const std::string& speaker,
                       const protocol::ClientMessage& message);

}  // namespace live::gate
