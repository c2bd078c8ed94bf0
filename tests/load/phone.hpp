#pragma once
// One phone, or one room's desk, of the generator: its connection, what it last saw and what it
// said. Owned by the fleet; one thread.

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "limits.hpp"
#include "load/sockets.hpp"

namespace load {

enum class Link : std::uint8_t { none, connecting, upgrading, greeting, ready };

inline constexpr std::uint8_t no_choice = std::numeric_limits<std::uint8_t>::max();

// A rating on its way.
struct Sent {
    Nanos due = 0;
    std::uint32_t number = 0;  // of all ratings of this run: the command id
    std::uint32_t encounter = 0;
    std::uint32_t replaces = 0;
    std::uint8_t choice = no_choice;
};

// What was acknowledged of one talk.
struct Saved {
    std::uint32_t encounter = 0;
    std::uint8_t choice = no_choice;
};

struct Phone {
    // Constant after the stage.
    std::uint32_t index = 0;
    std::uint32_t room = 0;
    std::uint32_t badge = 0;  // 0: the room's desk
    std::string hello;        // the payload that introduces it

    // The connection.
    int fd = -1;
    Link link = Link::none;
    Nanos since = 0;   // when it began to connect
    std::string part;  // bytes of a frame that is not all there yet

    // What it saw.
    std::uint32_t own_step = 0;
    std::uint32_t public_step = 0;
    std::uint32_t partner = 0;
    std::uint32_t own_views = 0;  // of a step above the one a fan-out began with
    std::uint32_t public_views = 0;
    std::uint32_t followed_step = 0;  // the last that was timed while ratings went on

    // What it can rate now, and how that rating stands once all it said is answered.
    std::uint32_t encounter = 0;
    std::uint32_t revision = 0;
    std::uint8_t choice = no_choice;

    // What it said.
    std::array<Sent, limits::client_unanswered_max> waiting;
    std::uint32_t waiting_count = 0;
    std::vector<Saved> saved;

    bool is_desk() const { return badge == 0; }
    bool may_say_more() const {
        return link == Link::ready && encounter != 0 && waiting_count < waiting.size();
    }
};

}  // namespace load
