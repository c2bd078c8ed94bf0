#include "room/roster.hpp"

#include <algorithm>
#include <map>

#include "limits.hpp"
#include "room/text.hpp"

namespace room {
namespace {

// The bytes of the first code point of what follows position `at`.
std::string letter_at(const std::string& text, std::size_t at) {
    std::size_t end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        ++end;
    return text.substr(at, end - at);
}

std::string short_name(const std::string& name) {
    const std::size_t first = name.find(' ');
    const std::size_t last = name.rfind(' ');
    if (first == std::string::npos || first == 0 || last + 1 >= name.size()) return name;
    return name.substr(0, first) + " " + letter_at(name, last + 1) + ".";
}

bool is_short_plain(const std::string& text) {
    return text.size() <= limits::name_bytes_max && is_plain(text);
}

}  // namespace

const Participant* find_roster_id(const Room& room, const std::string& roster_id) {
    const auto found = std::find_if(room.people.begin(), room.people.end(), [&](const auto& each) {
        return each.entry.roster_id == roster_id;
    });
    return found == room.people.end() ? nullptr : &*found;
}

bool has_talked(const Room& room, ParticipantId who) {
    return std::any_of(room.encounters.begin(), room.encounters.end(), [&](const Encounter& each) {
        return !each.dropped && (each.a == who || each.b == who);
    });
}

RosterChange roster_change(const Room& room, const RosterEntry& entry) {
    const Participant* person = find_roster_id(room, entry.roster_id);
    if (person == nullptr) return RosterChange::added;
    if (person->entry == entry) return RosterChange::same;
    const RosterEntry& old = person->entry;
    const bool weighty =
        old.side != entry.side || old.capacity != entry.capacity || old.manager != entry.manager;
    return weighty && has_talked(room, person->id) ? RosterChange::refused : RosterChange::changed;
}

bool is_entry(const RosterEntry& entry, const Settings& settings) {
    const int sides = settings.pool ? 1 : 2;
    return is_roster_id(entry.roster_id) && is_name(entry.name) && entry.side >= 0 &&
           entry.side < sides && entry.capacity >= 1 && entry.capacity <= limits::capacity_max &&
           is_short_plain(entry.group) && is_short_plain(entry.manager) &&
           is_short_plain(entry.email) && is_short_plain(entry.language) && are_tags(entry.wants) &&
           are_tags(entry.offers);
}

bool lines_end(const Room& room, const std::vector<RosterEntry>& entries) {
    std::map<std::string, std::string> manager_of;
    for (const Participant& each : room.people) {
        manager_of[each.entry.roster_id] = each.entry.manager;
    }
    for (const RosterEntry& each : entries)
        manager_of[each.roster_id] = each.manager;
    std::map<std::string, std::size_t> walked_by;  // the walk that came by first
    std::size_t walk = 0;
    for (const auto& [start, unused] : manager_of) {
        ++walk;
        auto at = manager_of.find(start);
        while (at != manager_of.end() && walked_by.emplace(at->first, walk).second) {
            at = manager_of.find(at->second);
        }
        if (at != manager_of.end() && walked_by[at->first] == walk) return false;
    }
    return true;
}

std::string display_name_for(const std::string& name, ParticipantId badge,
                             const std::vector<std::string>& taken) {
    const std::string brief = short_name(name);
    const bool clashes = std::find(taken.begin(), taken.end(), brief) != taken.end();
    return clashes ? brief + " " + std::to_string(badge.value) : brief;
}

}  // namespace room
