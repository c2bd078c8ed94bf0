#pragma once
// A people.csv for this room: what it would change, with the digest that its confirmation must
// name, and the entries themselves. Pure; used on the room's strand.

#include <string>
#include <vector>

#include "files/rows.hpp"
#include "protocol/http_messages.hpp"
#include "room/command.hpp"

namespace live::gate {

struct RosterRead {
    protocol::RosterPreviewAnswer preview;
    std::vector<room::RosterEntry> entries;  // empty when there are errors
};

RosterRead read_roster(const room::Room& room, const std::string& csv);

// The room's people as a file's rows, for readers that need ids.
files::PeopleFile as_file(const room::Room& room);

}  // namespace live::gate
