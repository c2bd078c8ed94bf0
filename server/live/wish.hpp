#pragma once
// A wish on its way through a room: where it came from, what it wants, and whom to tell how it
// ended. Lives on the room's strand, from the inbox to the moment its batch is durable.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>

#include "room/command.hpp"

namespace live {

// Where a wish came from. Turned into a room::Actor when the wish is applied, not when it arrives:
// by then the device may have been replaced, or another screen may act.
struct FromScreen {
    std::uint64_t session = 0;
};
struct FromTicket {  // an HTTP request
    room::SecretHash ticket;
};
struct FromServer {  // visitor, clock, engine or operator
    room::ActorKind kind = room::ActorKind::clock;
};
using Origin = std::variant<FromScreen, FromTicket, FromServer>;

// How it ended. `reason` is empty when it was done.
struct Verdict {
    std::string reason;
    bool done() const { return reason.empty(); }
};

struct Wish {
    Origin from;
    room::Command command;
    std::string id;  // of the client's command; empty for the server's own
    std::optional<room::StepNumber> at_step;
    std::optional<std::string> effect;           // digest of the effect that was shown
    std::function<void(const Verdict&)> answer;  // called once, after everything it rests on is
                                                 // durable; may be empty
};

}  // namespace live
