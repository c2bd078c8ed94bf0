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
#include "live/gate/public.hpp"
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

    // The room changed: what was kept of how it was is dropped. Before show.
    void forget(const Touched& touched);
    // Shows it to whom it concerns.
    void show(const Touched& touched);
    // Everything this session may see, as after hello.
    void show_all(Session& session);
    // The page that this session just asked for.
    void show_page(Session& session);

    // Desks and helpers, now, whose pictures also tell of sockets and silence; and to everybody how
    // many are here, when that changed: a crowd at the door must not cost a picture each for all.
    void refresh_staff();
    // At most every limits::desk_refresh_min.
    void refresh_staff_soon();

    // A command of this person is in every picture from now on.
    void include(room::ParticipantId who, const std::string& command_id);

private:
    const gate::Cast& cast();
    const Text& everybody(gate::PublicFor whom);
    void show_to_all(const Touched& touched);
    void show_own(Session& session, base::Instant now);
    void show_staff_to(const gate::Extras& extras, Session& session);
    void show_visitor(Session& session);
    const gate::OwnLengths& lengths();

    Needs needs_;

    // Made when first needed and valid until the next change: a thousand phones that come back at
    // once are shown the same.
    std::optional<gate::Cast> cast_;
    Text for_guests_;
    Text for_staff_;

    base::Instant desks_shown_;
    bool desks_wait_ = false;
    bool counts_wait_ = false;
    std::map<room::ParticipantId, std::deque<std::string>> includes_;

    // Fixed from one start of a phase to the next; grows in between when somebody's texts do.
    std::optional<gate::OwnLengths> lengths_;
    bool lengths_stale_ = false;
    room::Phase lengths_phase_ = room::Phase::draft;
    std::uint32_t lengths_round_ = 0;
};

}  // namespace live
