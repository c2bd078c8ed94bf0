#pragma once
// Sets the stage, unmeasured: events with people over HTTP, every phone in by its slip and
// consented, everybody here, and the first talk running on a clock that will not ring.

#include <string>
#include <vector>

#include "load/options.hpp"
#include "load/sockets.hpp"
#include "protocol/server_message.hpp"

namespace load {

// A phone that was in once: what it needs to come back.
struct StagedPhone {
    std::string ticket;
    std::uint32_t badge = 0;
};

struct StagedRoom {
    std::string room;
    std::string organizer_ticket;
    std::vector<StagedPhone> phones;
    std::vector<protocol::ScaleChoice> choices;
};

// Makes options.rooms events and spreads the phones over them. Throws LoadError.
std::vector<StagedRoom> set_stage(const Endpoint& server, const Options& options);

// Keeps a stage for a later run, so that the server can be started anew in between and its memory
// shows nothing of the preparations. Both throw LoadError.
void write_stage(const std::string& path, const std::vector<StagedRoom>& rooms);
std::vector<StagedRoom> read_stage(const std::string& path);

}  // namespace load
