// Ratings close, the engine is asked, and its answer is judged before it becomes a fact.

#include <algorithm>

#include "limits.hpp"
#include "room/decide/parts.hpp"
#include "room/matching_input.hpp"

namespace room::deciding {

std::vector<ParticipantId> silent_who_count(const Case& it) {
    std::vector<ParticipantId> silent;
    for (const ParticipantId id : it.stamped.around.silent) {
        const Participant* person = find_person(it.room, id);
        if (person == nullptr || !may_be_paired(*person)) continue;
        const bool just_left = person->presence == Presence::left && person->left_at &&
                               it.now - *person->left_at <= limits::left_recently;
        if (person->presence == Presence::here || just_left) silent.push_back(id);
    }
    return silent;
}

Events close_ratings(const Case& it) {
    Events events{RatingsClosed{}};
    append(events, begin(it, Phase::closed));
    events.emplace_back(
        MatchingRequested{it.room.matching_request + 1, matching_input_hash(it.room)});
    undo_offered_for(events, it, UndoAction::close_ratings, "close_ratings");
    return events;
}

Events begin_closing(const Case& it) {
    if (silent_who_count(it).empty()) return close_ratings(it);
    return Events{ClosingAnnounced{it.now + limits::closing_grace}};
}

// Tapped again while it waits for silent phones: they are not waited for any longer.
Decision on(const Case& it, const CloseRatings&) {
    Events events = it.room.closing_until ? close_ratings(it) : begin_closing(it);
    if (std::holds_alternative<ClosingAnnounced>(events.front())) {
        undo_offered_for(events, it, UndoAction::close_ratings, "close_ratings");
    }
    return done(std::move(events), it, "close_ratings");
}

// Not once somebody has seen pairs: whoever saw a result must not be able to get another one.
Decision on(const Case& it, const ReopenRatings&) {
    const Room& room = it.room;
    if (room.pairs_shown || room.publish_bar || !room.publications.empty()) {
        return Refusal::too_late_to_undo;
    }
    Events events{RatingsReopened{}};
    append(events, begin(it, Phase::review));
    return done(std::move(events), it, "reopen_ratings");
}

Decision on(const Case& it, const ProposeMatching& wish) {
    const Room& room = it.room;
    const Proposal& proposal = wish.proposal;
    const bool current = room.matching_pending && proposal.request == room.matching_request &&
                         proposal.input_hash == room.matching_input;
    if (!current) return Refusal::outdated_request;
    if (!is_believable(room, proposal)) return Refusal::not_believed;
    Events events{MatchingProposed{proposal}};
    append(events, begin(it, Phase::preview));
    // No step: it would reach every phone, and how long the engine took depends on the ratings.
    noted(events, it, "matching", {});
    return events;
}

}  // namespace room::deciding
