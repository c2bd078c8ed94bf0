#pragma once
// A room on a virtual server, with screens that the test holds in its hands.

#include <catch2/catch.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "protocol/codec.hpp"
#include "protocol/http_messages.hpp"
#include "sim/fake_screen.hpp"
#include "sim/server.hpp"

namespace test {

// A device: a screen in the room, and everything it was sent.
struct Device {
    std::shared_ptr<sim::FakeScreen> screen = std::make_shared<sim::FakeScreen>();
    std::shared_ptr<live::RoomHandle> room;
    live::SessionKey key;
    std::vector<std::string> texts;
    std::vector<protocol::ServerMessage> heard;

    template <class Message>
    std::optional<Message> last() const {
        for (auto each = heard.rbegin(); each != heard.rend(); ++each) {
            if (const auto* found = std::get_if<Message>(&*each)) {
                return *found;
            }
        }
        return std::nullopt;
    }
    template <class Message>
    std::string last_text() const {
        for (std::size_t i = heard.size(); i-- > 0;) {
            if (std::holds_alternative<Message>(heard[i])) {
                return texts[i];
            }
        }
        return {};
    }
    // "ack", or the reason of the reject; empty when there was no answer.
    std::string answer_to(const std::string& id) const;
};

class LiveRoom {
public:
    LiveRoom();

    // A roster of `each_side` people on two sides, with a phone's ticket bound to everybody.
    void fill(std::uint32_t each_side);
    // The lobby is open; everybody has consented and is here.
    void gather();
    // As after `gather`, and the rounds run, the first talk is over.
    void run_to_rate();

    Device open();
    Device hello(const std::string& ticket);
    void say(Device& device, protocol::ClientMessage message);
    void listen(Device& device);
    void wait(base::Duration time) { world.run_for(time); }
    live::Response ask(live::Request request);
    std::shared_ptr<live::RoomHandle> find();
    // A control by the desk; "ack" or the reason.
    std::string tap(Device& desk, protocol::ControlAction action,
                    std::optional<std::string> effect = std::nullopt);
    std::string ticket_of(std::uint32_t badge) const;

    sim::VirtualWorld world;
    sim::Server server;
    live::CreatedRoom created;
    std::string desk_ticket = std::string(32, 'd');

private:
    std::uint32_t ids_ = 0;
};

}  // namespace test
