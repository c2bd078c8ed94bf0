#pragma once
// What pictures show beside the room: facts about sockets and this server, gathered by the actor.
// Never stored. Used on the room's strand.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/core/instant.hpp"
#include "room/ids.hpp"

namespace live::gate {

struct Silence {
    room::ParticipantId who;
    base::Instant since;
};

struct Extras {
    base::Instant now;
    std::string base_url;
    bool insecure = false;
    bool journal_trouble = false;
    bool solver_failing = false;
    std::size_t organizers = 0;                    // devices connected
    std::function<std::vector<Silence>()> silent;  // longest first; O(people)
    std::function<bool(room::ParticipantId)> connected;
};

}  // namespace live::gate
