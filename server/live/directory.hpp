#pragma once
// Room id → live room, or "being revived". The only structure shared between rooms; on its own
// strand; any thread may call. Holds no domain data.

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "live/room_handle.hpp"

namespace live {

// One line of the organizer's list.
struct RoomSummary {
    std::string room;
    std::string title;
    std::string phase;
    std::string code;
    std::string kind;
    std::int64_t created_tick = 0;
};

// What a new room's organizer gets to see once.
struct CreatedRoom {
    std::string room;
    std::string code;
    std::string pin;
    std::string recovery_code;
};

// A refusal of `create`, in words for the organizer.
struct CreateFailure {
    int status = 400;
    std::string code;
    std::string detail;
};

class Directory {
public:
    virtual ~Directory() = default;
    // The live room, revived from the journal when needed (single flight). nullptr: no such room,
    // or its journal is broken (`why` says so, for the log and the operator).
    virtual void find(std::string room,
                      std::function<void(std::shared_ptr<RoomHandle>, std::string why)> done) = 0;
    virtual void find_code(std::string typed,
                           std::function<void(std::optional<std::string>)> done) = 0;
    // `body` is the JSON of POST /rooms (protocol/http_messages.hpp); checked in the gate.
    virtual void create(std::string body, std::function<void(CreatedRoom)> done,
                        std::function<void(CreateFailure)> failed) = 0;
    virtual void list(std::function<void(std::vector<RoomSummary>)> done) = 0;
    // Tells every screen when to come back, finishes batches, then calls `done`.
    virtual void shut_down(std::function<void()> done) = 0;
};

}  // namespace live
