#include "live/identity.hpp"

namespace live {

namespace {

Audience audience_of(room::StaffRole role) {
    switch (role) {
        case room::StaffRole::organizer:
            return Audience::organizer;
        case room::StaffRole::helper:
            return Audience::helper;
        case room::StaffRole::wall:
            return Audience::wall;
    }
    return Audience::wall;
}

}  // namespace

std::optional<Identity> holder_of(const room::Room& room, const room::SecretHash& ticket) {
    for (const auto& person : room.people) {
        if (person.ticket == ticket) {
            return Identity{Audience::participant, person.id, std::nullopt};
        }
    }
    for (const auto& staff : room.staff) {
        if (staff.ticket == ticket && !staff.revoked) {
            return Identity{audience_of(staff.role), std::nullopt, staff.id};
        }
    }
    return std::nullopt;
}

bool still_holds(const room::Room& room, const Identity& who, const room::SecretHash& ticket) {
    if (who.person) {
        const auto index = who.person->value - 1;
        return index < room.people.size() && room.people[index].ticket == ticket;
    }
    const auto index = who.staff->value - 1;
    return index < room.staff.size() && room.staff[index].ticket == ticket &&
           !room.staff[index].revoked;
}

bool is_removed(const room::Room& room, const Identity& who) {
    return who.person && who.person->value <= room.people.size() &&
           room.people[who.person->value - 1].presence == room::Presence::removed;
}

room::Actor actor_of(const Identity& who, bool pin_fresh) {
    room::Actor actor;
    actor.person = who.person;
    actor.staff = who.staff;
    actor.pin_fresh = pin_fresh;
    switch (who.audience) {
        case Audience::participant:
            actor.kind = room::ActorKind::participant;
            break;
        case Audience::organizer:
            actor.kind = room::ActorKind::organizer;
            break;
        case Audience::helper:
            actor.kind = room::ActorKind::helper;
            break;
        case Audience::wall:
            actor.kind = room::ActorKind::wall;
            break;
    }
    return actor;
}

}  // namespace live
