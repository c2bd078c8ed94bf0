// How a device becomes a person's, and what that person agrees to and says of themselves.

#include <algorithm>

#include "limits.hpp"
#include "room/decide/parts.hpp"
#include "room/text.hpp"

namespace room::deciding {
namespace {

bool is_bound(const Room& room, const SecretHash& ticket) {
    const auto holds = [&](const auto& each) { return each.ticket == ticket; };
    return std::any_of(room.people.begin(), room.people.end(), holds) ||
           std::any_of(room.staff.begin(), room.staff.end(), holds);
}

const JoinRequest* find_join(const Room& room, JoinId id) {
    const bool known = id.value >= 1 && id.value <= room.joins.size();
    return known ? &room.joins[id.value - 1] : nullptr;
}

StaffId next_staff(const Room& room) {
    return StaffId{static_cast<std::uint32_t>(room.staff.size()) + 1};
}

}  // namespace

Decision on(const Case& it, const RecoverOrganizer& wish) {
    const Room& room = it.room;
    if (wish.recovery.value.empty() || wish.recovery != room.recovery) {
        return Refusal::unknown_secret;
    }
    const auto own = std::find_if(room.staff.begin(), room.staff.end(),
                                  [&](const Staff& each) { return each.ticket == wish.ticket; });
    if (own != room.staff.end() && own->role == StaffRole::organizer && !own->revoked) {
        return Events{};
    }
    if (is_bound(room, wish.ticket)) return Refusal::already_taken;
    Events events{StaffClaimed{next_staff(room), StaffRole::organizer, wish.ticket}};
    noted(events, it, "recover", {});
    return events;
}

// A slip binds a person's phone, a link a device of the staff; each works once. The same device
// asking again has what it wants.
Decision on(const Case& it, const ClaimTicket& wish) {
    const Room& room = it.room;
    const auto person = std::find_if(room.people.begin(), room.people.end(),
                                     [&](const auto& each) { return each.slip == wish.secret; });
    const auto device = std::find_if(room.staff.begin(), room.staff.end(), [&](const Staff& each) {
        return each.link == wish.secret && !each.revoked;
    });
    const bool known = person != room.people.end() || device != room.staff.end();
    if (is_bound(room, wish.ticket)) return known ? Decision(Refusal::already_taken) : Events{};
    if (person != room.people.end()) {
        return Events{TicketClaimed{person->id, wish.ticket}};
    }
    if (device == room.staff.end()) return Refusal::unknown_secret;
    Events events{StaffClaimed{device->id, device->role, wish.ticket}};
    noted(events, it, "device", {});
    return events;
}

Decision on(const Case& it, const AskToJoin& wish) {
    const Room& room = it.room;
    if (!is_name(wish.name) || !is_name(wish.words)) return Refusal::bad_text;
    const auto waiting = [&](const JoinRequest& each) { return each.open; };
    const bool asked = std::any_of(room.joins.begin(), room.joins.end(), [&](const auto& each) {
        return each.open && each.ticket == wish.ticket;
    });
    if (asked) return Events{};
    if (is_bound(room, wish.ticket)) return Refusal::already_taken;
    const auto open = std::count_if(room.joins.begin(), room.joins.end(), waiting);
    if (static_cast<std::size_t>(open) >= limits::join_requests_open_max) return Refusal::too_many;
    const JoinId next{static_cast<std::uint32_t>(room.joins.size()) + 1};
    return Events{JoinAsked{next, wish.name, wish.words, wish.ticket}};
}

Decision on(const Case& it, const Admit& wish) {
    const JoinRequest* join = find_join(it.room, wish.join);
    if (join == nullptr) return Refusal::no_such_request;
    const Participant* person = find_person(it.room, wish.person);
    if (person == nullptr || person->presence == Presence::removed) return Refusal::no_such_person;
    if (person->ticket == join->ticket) return Events{};
    if (!join->open) return Refusal::no_such_request;
    if (person->ticket || is_bound(it.room, join->ticket)) return Refusal::already_taken;
    Events events{JoinAnswered{join->id, true}, TicketClaimed{person->id, join->ticket}};
    noted(events, it, "admit", {person->id});
    return events;
}

Decision on(const Case& it, const Decline& wish) {
    const JoinRequest* join = find_join(it.room, wish.join);
    if (join == nullptr) return Refusal::no_such_request;
    if (!join->open) return Events{};
    return Events{JoinAnswered{join->id, false}};
}

// An answer belongs to the policy that was on the screen.
Decision on(const Case& it, const GiveConsent& wish) {
    const Participant& me = *find_person(it.room, *it.actor.person);
    const std::string policy = policy_hash(it.room.settings);
    if (wish.policy_hash != policy) return Refusal::policy_changed;
    const ConsentGiven answer = wish.agrees ? ConsentGiven::given : ConsentGiven::refused;
    if (me.consent == answer && me.consent_policy == policy) return Events{};
    return Events{ConsentRecorded{me.id, wish.agrees, policy}};
}

// Wants and offers count in seating and matching, so they stand once ratings are closed; how to be
// reached may change as long as there is a room.
Decision on(const Case& it, const ChangeProfile& wish) {
    const Participant& me = *find_person(it.room, *it.actor.person);
    const bool same_tags = wish.wants == me.entry.wants && wish.offers == me.entry.offers;
    if (same_tags && wish.contact == me.contact) return Events{};
    if (!are_tags(wish.wants) || !are_tags(wish.offers)) return Refusal::bad_text;
    const bool fits = wish.contact.size() <= limits::name_bytes_max && is_plain(wish.contact);
    if (!fits) return Refusal::bad_text;
    const bool open = it.room.stage.phase == Phase::open || ratings_open(it.room);
    if (!same_tags && !open) return Refusal::ratings_closed;
    return Events{ProfileChanged{me.id, wish.wants, wish.offers, wish.contact}};
}

}  // namespace room::deciding
