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
    bool counts = false;        // how many are here, in the public picture and on the wall
    bool wall = false;
    bool visitors = false;
    bool texts = false;  // names, tags, contacts: an own picture may need more room
    std::set<room::ParticipantId> people;  // own pictures of these
    bool devices = false;  // a ticket may no longer be bound, somebody may have been removed
    bool course = false;   // who is there, sits where and met whom may be other than before

    void all() {
        everybody = participants = staff = wall = visitors = texts = devices = course = true;
    }
    bool any() const {
        return everybody || participants || staff || counts || wall || visitors || !people.empty();
    }
};

// Adds what `event` touched; `after` is the room with it.
void touch(Touched& touched, const room::RoomEvent& event, const room::Room& after);

}  // namespace live
