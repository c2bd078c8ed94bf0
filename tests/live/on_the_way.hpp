#pragma once
// A small event whose people walk to their tables, and what tests of seats read of it.

#include <algorithm>
#include <string>

#include "live_room.hpp"

namespace test {

// So many of each side are in the hall; the desk looks on.
inline Device in_the_hall(LiveRoom& hall, std::uint32_t each_side = 3) {
    hall.fill(each_side);
    hall.gather();
    return hall.hello(hall.desk_ticket);
}

// They are on their way to the first table.
inline Device walking(LiveRoom& hall, std::uint32_t each_side = 3) {
    auto desk = in_the_hall(hall, each_side);
    REQUIRE(hall.tap(desk, protocol::ControlAction::start) == "ack");
    return desk;
}

// What this phone shows a second later.
inline protocol::ParticipantView view(LiveRoom& hall, Device& phone) {
    hall.wait(std::chrono::seconds{1});
    hall.listen(phone);
    return *phone.last<protocol::ParticipantView>();
}

// The seat that the phone of this badge shows.
inline protocol::Seat seat(LiveRoom& hall, std::uint32_t badge) {
    auto phone = hall.hello(hall.ticket_of(badge));
    const auto seat = view(hall, phone).seat;
    phone.room->gone(phone.key);
    return seat;
}

inline protocol::Effect effect_of(LiveRoom& hall, Device& desk, const std::string& id,
                                  decltype(protocol::Preview::command) command) {
    hall.say(desk, protocol::Preview{id, std::move(command)});
    const auto effect = desk.last<protocol::Effect>();
    REQUIRE(effect);
    REQUIRE(effect->id == id);
    return *effect;
}

inline bool has_line(const protocol::Effect& effect, const std::string& code) {
    return std::any_of(effect.lines.begin(), effect.lines.end(),
                       [&](const auto& line) { return line.code == code; });
}

}  // namespace test
