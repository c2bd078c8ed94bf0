// What an organizer prepares: the room itself, settings, rules, roster, slips and links.

#include <algorithm>
#include <set>

#include "base/core/hash.hpp"
#include "limits.hpp"
#include "room/decide/parts.hpp"
#include "room/roster.hpp"

namespace room::deciding {
namespace {

constexpr std::size_t staff_max = 500;

std::string commitment_to(const std::string& seed) {
    return base::sha256_hex(std::string("quadrille-lottery") + '\0' + seed);
}

bool too_many_rules(const instance::Rules& rules) {
    const std::size_t pairs = rules.never.size() + rules.met_before.size();
    return pairs > limits::participants_per_room_max * limits::rounds_max ||
           rules.groups_allowed.size() > limits::participants_per_room_max;
}

bool same_rules(const instance::Rules& one, const instance::Rules& other) {
    return one.reporting_line == other.reporting_line && one.same_group == other.same_group &&
           one.groups_allowed == other.groups_allowed && one.never == other.never &&
           one.met_before == other.met_before;
}

// Everything a frozen policy fixes, beyond what the consent's hash covers.
bool keeps_what_is_frozen(const Settings& before, const Settings& after) {
    return policy_hash(before) == policy_hash(after) && before.pool == after.pool &&
           before.balance == after.balance;
}

// Puts one person after another, with names that stay unique.
class Puts {
public:
    explicit Puts(const Room& room) : next_(static_cast<std::uint32_t>(room.people.size()) + 1) {
        for (const Participant& each : room.people)
            names_.push_back(each.display_name);
    }

    void add(Events& events, const RosterEntry& entry) {
        const ParticipantId badge{next_++};
        const std::string shown = display_name_for(entry.name, badge, names_);
        names_.push_back(shown);
        events.emplace_back(PersonPut{badge, entry, shown});
    }

    void change(Events& events, const Participant& person, const RosterEntry& entry) {
        std::string shown = person.display_name;
        if (person.entry.name != entry.name) {
            names_[person.id.value - 1].clear();
            shown = display_name_for(entry.name, person.id, names_);
            names_[person.id.value - 1] = shown;
        }
        events.emplace_back(PersonPut{person.id, entry, shown});
    }

private:
    std::uint32_t next_;
    std::vector<std::string> names_;
};

bool is_roster(const Room& room, const std::vector<RosterEntry>& entries) {
    std::set<std::string> ids;
    return std::all_of(entries.begin(), entries.end(),
                       [&](const RosterEntry& entry) {
                           return is_entry(entry, room.settings) &&
                                  ids.insert(entry.roster_id).second;
                       }) &&
           lines_end(room, entries);
}

bool link_known(const Room& room, const SecretHash& link) {
    return std::any_of(room.staff.begin(), room.staff.end(),
                       [&](const Staff& each) { return each.link == link; });
}

}  // namespace

Decision on(const Case& it, const CreateRoom& wish) {
    if (it.room.seq > 0) {
        const bool same = it.room.code == wish.code && it.room.recovery == wish.recovery;
        return same ? Decision(Events{}) : Decision(Refusal::already_taken);
    }
    if (!complaint_about(wish.settings, wish.kind).empty()) return Refusal::bad_settings;
    RoomCreated created{wish.kind,
                        wish.code,
                        wish.settings,
                        wish.seating_seed,
                        commitment_to(wish.lottery_seed),
                        wish.lottery_seed,
                        wish.recovery,
                        wish.pin_hash};
    StaffClaimed first{StaffId{1}, StaffRole::organizer, wish.organizer_ticket};
    return Events{std::move(created), std::move(first)};
}

Decision on(const Case& it, const ChangeSettings& wish) {
    const Room& room = it.room;
    if (wish.settings == room.settings) return Events{};
    if (!complaint_about(wish.settings, room.kind).empty()) return Refusal::bad_settings;
    if (room.settings_frozen && !keeps_what_is_frozen(room.settings, wish.settings)) {
        return Refusal::settings_frozen;
    }
    const bool seated = !room.encounters.empty();
    if (seated && wish.settings.pool != room.settings.pool) return Refusal::bad_settings;
    const bool sided = std::any_of(room.people.begin(), room.people.end(),
                                   [](const Participant& each) { return each.entry.side != 0; });
    if (wish.settings.pool && sided) return Refusal::bad_settings;
    Events events{SettingsChanged{wish.settings}};
    noted(events, it, "settings", {});
    return events;
}

Decision on(const Case& it, const ChangeRules& wish) {
    if (same_rules(wish.rules, it.room.rules)) return Events{};
    if (it.room.settings_frozen) return Refusal::settings_frozen;
    if (too_many_rules(wish.rules)) return Refusal::too_many;
    Events events{RulesChanged{wish.rules}};
    noted(events, it, "rules", {});
    return events;
}

Decision on(const Case& it, const ConfirmRoster& wish) {
    const Room& room = it.room;
    if (!is_roster(room, wish.entries)) return Refusal::bad_roster;
    Events events;
    Puts puts(room);
    for (const RosterEntry& entry : wish.entries) {
        const RosterChange change = roster_change(room, entry);
        if (change == RosterChange::added) puts.add(events, entry);
        if (change == RosterChange::changed) {
            puts.change(events, *find_roster_id(room, entry.roster_id), entry);
        }
    }
    if (room.people.size() + wish.entries.size() > limits::participants_per_room_max) {
        const auto added = std::count_if(events.begin(), events.end(), [&](const auto& event) {
            return std::get<PersonPut>(event).person.value > room.people.size();
        });
        const std::size_t people = room.people.size() + static_cast<std::size_t>(added);
        if (people > limits::participants_per_room_max) return Refusal::too_many;
    }
    if (!events.empty()) noted(events, it, "roster", {});
    return events;
}

Decision on(const Case& it, const AddPerson& wish) {
    const Room& room = it.room;
    const bool by_helper = it.actor.kind == ActorKind::helper;
    if (by_helper && room.rules.reporting_line != instance::ReportingLine::off) {
        return Refusal::not_allowed;  // the organizer confirms walk-ups
    }
    if (const Participant* known = find_roster_id(room, wish.entry.roster_id)) {
        return known->entry == wish.entry ? Decision(Events{}) : Decision(Refusal::already_taken);
    }
    if (!is_roster(room, {wish.entry})) return Refusal::bad_roster;
    if (room.people.size() >= limits::participants_per_room_max) return Refusal::too_many;
    Events events;
    Puts(room).add(events, wish.entry);
    noted(events, it, "walk_up", {std::get<PersonPut>(events.front()).person});
    return events;
}

// A helper may only move one person to a new phone; the sheet of slips is the organizer's.
Decision on(const Case& it, const IssueSlips& wish) {
    if (it.actor.kind == ActorKind::helper && wish.slips.size() > 1) return Refusal::not_allowed;
    Events events;
    std::vector<ParticipantId> whom;
    for (const auto& [badge, slip] : wish.slips) {
        const Participant* person = find_person(it.room, badge);
        if (person == nullptr || person->presence == Presence::removed) {
            return Refusal::no_such_person;
        }
        if (person->slip == slip) continue;
        events.emplace_back(SlipIssued{badge, slip});
        whom.push_back(badge);
    }
    if (!events.empty()) noted(events, it, "slips", whom.size() > 1 ? decltype(whom){} : whom);
    return events;
}

Decision on(const Case& it, const IssueLink& wish) {
    if (link_known(it.room, wish.link)) return Events{};
    if (it.room.staff.size() >= staff_max) return Refusal::too_many;
    const StaffId next{static_cast<std::uint32_t>(it.room.staff.size()) + 1};
    Events events{LinkIssued{next, wish.role, wish.link}};
    noted(events, it, "link", {});
    return events;
}

Decision on(const Case& it, const RevokeStaff& wish) {
    const auto& staff = it.room.staff;
    if (wish.staff.value < 1 || wish.staff.value > staff.size()) return Refusal::no_such_person;
    const Staff& device = staff[wish.staff.value - 1];
    if (device.revoked) return Events{};
    const auto organizers = std::count_if(staff.begin(), staff.end(), [](const Staff& each) {
        return each.role == StaffRole::organizer && each.ticket && !each.revoked;
    });
    const bool last = device.role == StaffRole::organizer && device.ticket && organizers == 1;
    if (last) return Refusal::not_allowed;
    Events events{StaffRevoked{wish.staff}};
    noted(events, it, "revoke", {});
    return events;
}

Decision on(const Case& it, const OpenRoom&) {
    return done(begin(it, Phase::open), it, "open");
}

Decision on(const Case& it, const OpenLobby&) {
    return done(begin(it, Phase::lobby), it, "open_lobby");
}

}  // namespace room::deciding
