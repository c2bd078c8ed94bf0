#pragma once
// What a Hall is made of; for hall.cpp and hall_setup.cpp only.

#include "sim/hall.hpp"

namespace sim {

inline constexpr const char* known_pin = "123456";

// 32 hexadecimal digits that follow from the seed.
std::string token(std::uint64_t seed, const std::string& what);

// One socket: what the server has for it, and the bot at the other end.
struct Hall::Wire {
    std::shared_ptr<FakeScreen> screen = std::make_shared<FakeScreen>();
    std::shared_ptr<live::RoomHandle> room;
    live::SessionKey key;
    bool open = true;        // the device still listens
    bool told_gone = false;  // the server knows that it does not
    bool pulling = false;
    Server* server = nullptr;
    // Frames keep their order in each direction unless they are stalled.
    base::Instant up;
    base::Instant down;
};

struct Hall::Device {
    std::uint32_t badge = 0;  // 0: the desk
    std::optional<bots::Phone> phone;
    std::optional<bots::Desk> desk;
    std::shared_ptr<Wire> wire;
    bool calling = false;  // a connection is being made
    bool finished = false;
    std::vector<Recorded> recorded;
};

}  // namespace sim
