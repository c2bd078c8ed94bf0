// What set-up facts do to a room.

#include "base/core/ensure.hpp"
#include "room/evolve/folds.hpp"

namespace room::folding {
namespace {

Staff& staff_of(Room& room, StaffId id) {
    base::ensure(id.value >= 1 && id.value <= room.staff.size() + 1,
                 "devices are numbered in turn");
    if (id.value > room.staff.size()) room.staff.emplace_back(id);
    return room.staff[id.value - 1];
}

// Everyone is asked anew: what they agreed to is no more.
void void_consents(Room& room) {
    for (Participant& each : room.people) {
        each.consent = ConsentGiven::asked;
        each.consent_policy.clear();
    }
}

}  // namespace

void fold(Room& room, base::Instant at, const RoomCreated& fact) {
    room.kind = fact.kind;
    room.code = fact.code;
    room.settings = fact.settings;
    room.seating_seed = fact.seating_seed;
    room.lottery_commitment = fact.lottery_commitment;
    room.lottery_seed = fact.lottery_seed;
    room.recovery = fact.recovery;
    room.pin_hash = fact.pin_hash;
    room.created_at = at;
    room.stage.since = at;
}

void fold(Room& room, base::Instant, const SettingsChanged& fact) {
    if (policy_hash(fact.settings) != policy_hash(room.settings)) void_consents(room);
    room.settings = fact.settings;
}

void fold(Room& room, base::Instant, const RulesChanged& fact) {
    room.rules = fact.rules;
}

void fold(Room& room, base::Instant, const ProgrammePairSet& fact) {
    if (fact.set) {
        room.programme.insert({fact.one, fact.other});
    } else {
        room.programme.erase({fact.one, fact.other});
    }
}

void fold(Room& room, base::Instant, const SettingsFrozen&) {
    room.settings_frozen = true;
}

void fold(Room& room, base::Instant, const PersonPut& fact) {
    const bool in_turn = fact.person.value >= 1 && fact.person.value <= room.people.size() + 1;
    if (!in_turn) {
        base::ensure(room.erased, "badges are numbered in turn");
        return;
    }
    if (fact.person.value > room.people.size()) {
        room.people.emplace_back(fact.person);
        room.favourites.emplace_back();
    }
    Participant& person = room.people[fact.person.value - 1];
    person.entry = fact.entry;
    person.display_name = fact.display_name;
}

void fold(Room& room, base::Instant, const SlipIssued& fact) {
    if (Participant* person = person_of(room, fact.person)) person->slip = fact.slip;
}

void fold(Room& room, base::Instant, const LinkIssued& fact) {
    Staff& device = staff_of(room, fact.staff);
    device.role = fact.role;
    device.link = fact.link;
}

void fold(Room& room, base::Instant, const StaffClaimed& fact) {
    Staff& device = staff_of(room, fact.staff);
    device.role = fact.role;
    device.link.reset();
    device.ticket = fact.ticket;
}

void fold(Room& room, base::Instant, const StaffRevoked& fact) {
    Staff& device = staff_of(room, fact.staff);
    device.revoked = true;
    device.link.reset();
    device.ticket.reset();
}

}  // namespace room::folding
