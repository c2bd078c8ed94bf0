#pragma once
// Shows a room to its screens: computes the pictures of the touched audiences and hands over those
// whose bytes changed. Desks are refreshed at most every limits::desk_refresh_min. Used by the room
// actor on its strand only.

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "live/gate/cast.hpp"
#include "live/gate/extras.hpp"
#include "live/gate/participant.hpp"
#include "live/session.hpp"
#include "live/touched.hpp"

namespace live {

class Pictures {
public:
    struct Needs {
        const room::Room& room;  // what people have been told
        Sessions& sessions;
        std::function<gate::Extras()> extras;
        std::function<bool(const Identity&)> pin_fresh;
        std::function<void(base::Instant)> refresh_later;  // calls refresh_staff then
    };
    explicit Pictures(Needs needs) : needs_(std::move(needs)) {}

    // The room changed: shows it to whom it concerns.
    void show(const Touched& touched);
    // Everything this session may see, as after hello.
    void show_all(Session& session);
    // The page that this session just asked for.
    void show_page(Session& session);

    // Desks and helpers, now: their pictures also tell of sockets and silence.
    void refresh_staff();
    // At most every limits::desk_refresh_min.
    void refresh_staff_soon();

    // A command of this person is in every picture from now on.
    void include(room::ParticipantId who, const std::string& command_id);

private:
    void show_own(const gate::Cast& cast, Session& session, base::Instant now);
    void show_staff_to(const gate::Cast& cast, const gate::Extras& extras, Session& session);
    void show_visitor(Session& session);
    const gate::OwnLengths& lengths(const gate::Cast& cast);

    Needs needs_;
    base::Instant desks_shown_;
    bool desks_wait_ = false;
    std::map<room::ParticipantId, std::deque<std::string>> includes_;

    // Fixed from one start of a phase to the next.
    std::optional<gate::OwnLengths> lengths_;
    room::Phase lengths_phase_ = room::Phase::draft;
    std::uint32_t lengths_round_ = 0;
    std::size_t lengths_people_ = 0;
};

}  // namespace live
