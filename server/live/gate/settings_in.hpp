#pragma once
// Settings and people between the wire, the files and the room. Pure; any thread.

#include "files/rows.hpp"
#include "protocol/http_messages.hpp"
#include "room/command.hpp"
#include "room/settings.hpp"

namespace live::gate {

room::Settings to_room(const protocol::Settings& settings);
protocol::Settings to_wire(const room::Settings& settings);
room::Template to_room(protocol::Template chosen);

// Rules of rules.json; `files::read_rules` has checked the words.
instance::Rules to_room(const files::RulesFile& rules);

// A row of people.csv in this room: the first label of the file is side 0, unless the room's side
// names say otherwise.
room::RosterEntry to_entry(const files::PersonRow& row, int side);

// Which side of the room a file's label means. The labels of the room's settings count first, then
// the order in the file.
int side_of(const files::PeopleFile& file, const room::Settings& settings,
            const std::string& label);

}  // namespace live::gate
