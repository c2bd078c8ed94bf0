#pragma once
// One device on a blocking socket, with the project's own codecs: for setting the stage, where
// nothing is measured and everything is checked.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "load/framing.hpp"
#include "load/sockets.hpp"
#include "protocol/codec.hpp"

namespace load {

class Device {
public:
    // Connects to the room's socket. Every call here throws LoadError when it goes wrong.
    Device(const Endpoint& server, const std::string& room, std::string ticket);
    ~Device();
    Device(const Device&) = delete;
    Device& operator=(const Device&) = delete;

    // Binds the ticket to whoever `secret` belongs to.
    void claim(const std::string& secret);
    // Introduces itself; afterwards both pictures that a phone or desk needs are there.
    void hello();
    // Says a wish and waits until it is acknowledged.
    void must(const protocol::ClientMessage& wish, const std::string& id);
    // Taps a control on the step it sees.
    void control(protocol::ControlAction action);

    const protocol::PublicView& shown() const { return *shown_; }
    // Waits for a public picture for which `good` holds.
    void wait_for(const std::function<bool(const protocol::PublicView&)>& good);

private:
    void say(const protocol::ClientMessage& message);
    protocol::ServerMessage hear();
    std::string_view next_payload();
    void take(const protocol::ServerMessage& message);

    std::string ticket_;
    int fd_ = -1;
    FrameWriter writer_;
    std::string buffer_;
    std::size_t taken_ = 0;
    std::optional<protocol::PublicView> shown_;
    bool own_ = false;  // the own view or the desk's came
    std::uint32_t wishes_ = 0;
};

}  // namespace load
