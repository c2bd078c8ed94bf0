#pragma once
// Which pictures a fact may change. Only these are computed again, and only those whose bytes
// differ are sent; so nobody can tell by a message, or by its time, what somebody else did. Pure;
// used on the room's strand.

#include <set>

#include "room/event.hpp"
#include "room/room.hpp"

namespace live {

struct Touched {
    bool everybody = false;     // the public picture
    bool participants = false;  // every own picture
    bool staff = false;         // desks and helpers
    bool wall = false;
    bool visitors = false;
    std::set<room::ParticipantId> people;  // own pictures of these

    void all() { everybody = participants = staff = wall = visitors = true; }
    bool any() const {
        return everybody || participants || staff || wall || visitors || !people.empty();
    }
};

// Adds what `event` touched; `after` is the room with it.
void touch(Touched& touched, const room::RoomEvent& event, const room::Room& after);

}  // namespace live
