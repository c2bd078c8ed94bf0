// What facts about joining, presence and help do to a room.

#include "base/core/ensure.hpp"
#include "room/evolve/folds.hpp"

namespace room::folding {
namespace {

HelpCall* help_of(Room& room, HelpId id) {
    const bool known = id.value >= 1 && id.value <= room.helps.size();
    base::ensure(known || room.erased, "a fact speaks of a call that was made");
    return known ? &room.helps[id.value - 1] : nullptr;
}

}  // namespace

void fold(Room& room, base::Instant, const TicketClaimed& fact) {
    Participant* person = person_of(room, fact.person);
    if (person == nullptr) return;
    person->ticket = fact.ticket;
    person->slip.reset();
    if (person->presence == Presence::invited) person->presence = Presence::joined;
}

void fold(Room& room, base::Instant, const JoinAsked& fact) {
    base::ensure(fact.join.value == room.joins.size() + 1 || room.erased,
                 "requests are numbered in turn");
    room.joins.push_back({fact.join, fact.name, fact.words, fact.ticket, true});
}

void fold(Room& room, base::Instant, const JoinAnswered& fact) {
    const bool known = fact.join.value >= 1 && fact.join.value <= room.joins.size();
    base::ensure(known || room.erased, "an answer belongs to a request");
    if (known) room.joins[fact.join.value - 1].open = false;
}

void fold(Room& room, base::Instant, const ConsentRecorded& fact) {
    Participant* person = person_of(room, fact.person);
    if (person == nullptr) return;
    person->consent = fact.agrees ? ConsentGiven::given : ConsentGiven::refused;
    person->consent_policy = fact.policy_hash;
}

void fold(Room& room, base::Instant, const ProfileChanged& fact) {
    Participant* person = person_of(room, fact.person);
    if (person == nullptr) return;
    person->entry.wants = fact.wants;
    person->entry.offers = fact.offers;
    person->contact = fact.contact;
}

void fold(Room& room, base::Instant at, const PresenceChanged& fact) {
    Participant* person = person_of(room, fact.person);
    if (person == nullptr) return;
    person->presence = fact.presence;
    person->may_be_paired = fact.may_be_paired;
    person->left_at.reset();
    if (fact.presence != Presence::here) end_questions_of(room, fact.person);
    if (fact.presence == Presence::left) person->left_at = at;
    if (fact.presence == Presence::removed) {
        person->slip.reset();
        person->ticket.reset();
    }
}

void fold(Room& room, base::Instant, const TalksPromised& fact) {
    if (Participant* person = person_of(room, fact.person)) person->talks_promised = fact.talks;
}

void fold(Room& room, base::Instant at, const HelpAsked& fact) {
    base::ensure(fact.help.value == room.helps.size() + 1 || room.erased,
                 "calls are numbered in turn");
    room.helps.push_back({fact.help, fact.who, fact.kind, at, std::nullopt, true});
}

void fold(Room& room, base::Instant, const HelpTaken& fact) {
    if (HelpCall* call = help_of(room, fact.help)) call->taken_by = fact.staff;
}

void fold(Room& room, base::Instant, const HelpEnded& fact) {
    if (HelpCall* call = help_of(room, fact.help)) call->open = false;
}

}  // namespace room::folding
