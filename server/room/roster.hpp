#pragma once
// What a roster may say, and what an import would change. For decide and for the gate's preview of
// an import. Pure; any thread.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "room/room.hpp"

namespace room {

enum class RosterChange {
    added,
    same,
    changed,
    refused,  // side, capacity or manager of one who is seated or has talked: changes nothing
};

// What this row does to this room. O(people).
RosterChange roster_change(const Room& room, const RosterEntry& entry);

// The person of this roster id; nullptr when there is none. O(people).
const Participant* find_roster_id(const Room& room, const std::string& roster_id);

// Which column of the row holds what no event takes, in words; empty when all is well.
std::string_view what_is_wrong(const RosterEntry& entry, const Settings& settings);

// Every entry is one a room can hold: ids, names, sides, capacities, texts within their limits.
inline bool is_entry(const RosterEntry& entry, const Settings& settings) {
    return what_is_wrong(entry, settings).empty();
}

// The reporting lines of these people and entries (which replace those of the same id) lead nowhere
// back to where they began. O(people + entries).
bool lines_end(const Room& room, const std::vector<RosterEntry>& entries);

// First name and initial, as in "Ada L."; with the badge number when somebody else has it.
std::string display_name_for(const std::string& name, ParticipantId badge,
                             const std::vector<std::string>& taken);

// The person has a seat or had a talk. O(encounters).
bool has_talked(const Room& room, ParticipantId who);

}  // namespace room
