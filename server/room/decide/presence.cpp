// Who is in the hall. Only Here is seated; a talk that runs is never changed by it, and in the
// round that runs only tables of people who went, and places for those who came.

#include <algorithm>

#include "limits.hpp"
#include "room/decide/parts.hpp"
#include "room/seat_changes.hpp"
#include "room/seating_problem.hpp"

namespace room::deciding {
namespace {

struct Change {
    Presence to = Presence::here;
    bool may_be_paired = true;
    const char* action = "check_in";
};

bool changes(const Participant& person, const Change& change) {
    switch (change.to) {
        case Presence::away:
            return person.presence == Presence::here;
        case Presence::left:
            return person.presence != Presence::left ||
                   person.may_be_paired != change.may_be_paired;
        default:
            return person.presence != change.to;
    }
}

bool is_own_wish(const Case& it, const std::vector<ParticipantId>& people) {
    return it.actor.kind != ActorKind::participant ||
           (people.size() == 1 && people.front() == *it.actor.person);
}

std::optional<Refusal> objection_to(const Case& it, const std::vector<ParticipantId>& people) {
    if (!is_own_wish(it, people)) return Refusal::not_allowed;
    for (const ParticipantId id : people) {
        const Participant* person = find_person(it.room, id);
        const bool counts =
            person != nullptr && person->presence != Presence::removed && person->entry.attends;
        if (!counts) return Refusal::no_such_person;
    }
    return std::nullopt;
}

// An organizer's tap can be undone until the next Move; a helper corrects by the opposite wish.
void offer_undo(Events& events, const Case& it, const Change& change,
                std::vector<std::pair<ParticipantId, Presence>> before) {
    if (it.actor.kind != ActorKind::organizer) return;
    undo_of_seats_offered_for(events, it, UndoAction::presence, change.action);
    std::get<UndoOffered>(events.back()).point.people = std::move(before);
}

// The seats that follow in a round that runs, and what is promised to those who come into it.
Events consequences(const Case& it, const Events& events, bool undoable) {
    Room after = it.room;
    std::vector<ParticipantId> newcomers;
    for (const RoomEvent& event : events) {
        evolve(after, Happened{it.now, event});
        const auto* change = std::get_if<PresenceChanged>(&event);
        if (change != nullptr && change->presence == Presence::here) {
            newcomers.push_back(change->person);
        }
    }
    Events more;
    if (may_be_seated_late(after, it.now)) {
        SeatsChanged change = after_coming_and_going(after, newcomers);
        change.undoable = undoable;
        if (!changes_nothing(change)) {
            more.emplace_back(std::move(change));
            evolve(after, Happened{it.now, more.back()});
        }
        append(more, offer_seats(after, it.now));
    }
    if (!newcomers.empty() && after.stage.phase != Phase::lobby && rounds_left(after) > 0) {
        append(more, promises(after));
    }
    return more;
}

Decision set_presence(const Case& it, std::vector<ParticipantId> people, const Change& change) {
    if (const auto objection = objection_to(it, people)) return *objection;
    std::sort(people.begin(), people.end());
    people.erase(std::unique(people.begin(), people.end()), people.end());
    Events events;
    std::vector<ParticipantId> whom;
    std::vector<std::pair<ParticipantId, Presence>> before;
    for (const ParticipantId id : people) {
        const Participant& person = *find_person(it.room, id);
        if (!changes(person, change)) continue;
        whom.push_back(id);
        before.emplace_back(id, person.presence);
        events.emplace_back(PresenceChanged{id, change.to, change.may_be_paired});
    }
    if (events.empty()) return events;
    append(events, consequences(it, events, it.actor.kind == ActorKind::organizer));
    offer_undo(events, it, change, std::move(before));
    noted(events, it, change.action, whom);
    return events;
}

}  // namespace

Decision on(const Case& it, const CheckIn& wish) {
    return set_presence(it, wish.people, {Presence::here, true, "check_in"});
}

Decision on(const Case& it, const GoAway& wish) {
    return set_presence(it, wish.people, {Presence::away, true, "go_away"});
}

Decision on(const Case& it, const Leave& wish) {
    return set_presence(it, wish.people, {Presence::left, wish.may_be_paired, "leave"});
}

// For good: the device ends, nobody meets or is paired with them any more.
Decision on(const Case& it, const RemovePerson& wish) {
    const Participant* person = find_person(it.room, wish.person);
    if (person == nullptr) return Refusal::no_such_person;
    if (person->presence == Presence::removed) return Events{};
    Events events{PresenceChanged{person->id, Presence::removed, false}};
    for (const HelpCall& call : it.room.helps) {
        if (call.open && call.who == person->id) events.emplace_back(HelpEnded{call.id});
    }
    std::vector<std::pair<ParticipantId, ParticipantId>> gone;
    for (const Participant& other : it.room.people)
        gone.emplace_back(person->id, other.id);
    append(events, consequences(it, events, false));
    append(events, correct(it, gone));
    noted(events, it, "remove", {person->id});
    return events;
}

}  // namespace room::deciding
