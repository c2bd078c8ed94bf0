#pragma once
// Hears what a session says: greets, answers beats, shows pages, and turns wishes into the room's
// inbox. A visitor can do nothing but hello, claim and ask to join. Used by the room actor on its
// strand only.

#include <functional>
#include <optional>
#include <string>

#include "live/gate/commands_in.hpp"
#include "live/pictures.hpp"
#include "live/pin_guard.hpp"
#include "live/room_log.hpp"
#include "live/session.hpp"
#include "live/wish.hpp"

namespace live {

class Reception {
public:
    struct Needs {
        const room::Room& shown;
        Sessions& sessions;
        Pictures& pictures;
        PinGuard& pins;
        const RoomLog& log;
        std::function<base::Instant()> now;
        std::function<void(Wish)> submit;
        // The wish with its actor, as it would be judged now; nothing when this screen may not act.
        std::function<std::optional<room::Stamped>(const Wish&)> stamp;
        // Answers one command of a session, if it is still there.
        std::function<void(std::uint64_t, Text)> answer;
        std::function<void()> connections_changed;
        std::function<void(base::Instant)> pins_paused;  // kept beside the room
    };
    explicit Reception(Needs needs) : needs_(std::move(needs)) {}

    void hear(Session& session, const protocol::ClientMessage& message);

private:
    void greet(Session& session, const gate::Greeting& greeting);
    void heard_from_visitor(Session& session, const gate::Heard& heard);
    void heard_from_person(Session& session, const gate::Heard& heard,
                           const protocol::ClientMessage& message);
    void knock(Session& session, const gate::Knock& knock);
    void ask_to_join(Session& session, const gate::Request& request);
    void asked(std::uint64_t number, const gate::Request& request, const Verdict& verdict);
    void pin(Session& session, const gate::Pin& pin);
    void wish(Session& session, const gate::Wanted& wanted, std::string receipt);
    void preview(Session& session, const gate::Try& attempt);
    const std::string& receipt_key();

    Needs needs_;
    std::string receipt_key_;  // made of what the room drew when it was created
};

}  // namespace live
