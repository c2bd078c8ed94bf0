#pragma once
// A directory with one room that notes what it hears: small and real, for tests of what stands
// before the rooms.

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "live/directory.hpp"

namespace net_test {

inline const std::string room_id(32, 'a');

class OneRoom final : public live::RoomHandle {
public:
    live::SessionKey attach(std::shared_ptr<live::Screen> screen) override {
        attached = std::move(screen);
        return {7};
    }
    void receive(live::SessionKey session, protocol::ClientMessage) override {
        last_session = session.number;
        ++received;
    }
    void misbehaved(live::SessionKey, protocol::CloseCode code) override { fault = code; }
    void gone(live::SessionKey) override { attached = nullptr; }
    void request(live::Request what, std::function<void(live::Response)> answer) override {
        asked = std::move(what);
        answer({409, "application/json", "{}", "pairs.csv"});
    }
    std::size_t unanswered(live::SessionKey) const override { return waiting; }

    std::shared_ptr<live::Screen> attached;
    std::uint64_t last_session = 0;
    int received = 0;
    std::size_t waiting = 0;
    std::optional<protocol::CloseCode> fault;
    std::optional<live::Request> asked;
};

class OneRoomDirectory final : public live::Directory {
public:
    void find(std::string name,
              std::function<void(std::shared_ptr<live::RoomHandle>, std::string)> done) override {
        name == room_id ? done(room, "") : done(nullptr, "no such room");
    }
    void find_code(std::string typed,
                   std::function<void(std::optional<std::string>)> done) override {
        done(typed == "7K3M9QXA" ? std::optional(room_id) : std::nullopt);
    }
    void create(std::string body, std::function<void(live::CreatedRoom)> done,
                std::function<void(live::CreateFailure)> failed) override {
        if (body == "refuse") {
            failed({409, "no", "because"});
            return;
        }
        done({room_id, "7K3M9QXA", "123456", "recovery"});
    }
    void list(std::function<void(std::vector<live::RoomSummary>)> done) override {
        done({{room_id, "Ball", "lobby", "7K3M9QXA", "rehearsal", 5}});
    }
    void shut_down(std::function<void()> done) override { done(); }

    std::shared_ptr<OneRoom> room = std::make_shared<OneRoom>();
};

}  // namespace net_test
