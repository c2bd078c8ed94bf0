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

std::string_view what_is_wrong(const RosterEntry& entry, const Settings& settings) {
    const int sides = settings.pool ? 1 : 2;
    if (!is_roster_id(entry.roster_id)) return "id is not made of up to 40 letters, digits, . _ -";
    if (!is_name(entry.name)) return "name is longer than 40 characters, or holds hidden ones";
    if (entry.side < 0 || entry.side >= sides) return "side is not one of this event";
    if (entry.capacity < 1 || entry.capacity > limits::capacity_max)
        return "capacity is not 1 to 20";
    if (!is_short_plain(entry.group)) return "group is too long, or holds hidden characters";
    if (!is_short_plain(entry.manager)) return "manager is too long, or holds hidden characters";
    if (!is_short_plain(entry.email)) return "email is too long, or holds hidden characters";
    if (!is_short_plain(entry.language)) return "language is too long, or holds hidden characters";
    if (!are_tags(entry.wants)) return "wants holds more than 12 tags, or one of over 60 bytes";
    if (!are_tags(entry.offers)) return "offers holds more than 12 tags, or one of over 60 bytes";
    return {};
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
