#pragma once
// Pieces of decisions that more than one subject uses: the facts a phase begins with, the record of
// what was done, the point to come back to. Only for decide/. Pure.

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "room/decide/deciders.hpp"

namespace room::deciding {

// --- what was done (parts.cpp) ---------------------------------------------------------------

// "organizer 1", "helper 2", "clock", a participant's badge.
std::string who_is(const Actor& actor);

// Appends the record that a control ends with; it makes the next step.
void control_done(Events& events, const Case& it, const char* action);

// Appends the record of something that is no control: logged, the step stays.
void noted(Events& events, const Case& it, const char* action,
           const std::vector<ParticipantId>& whom);

// Appends the point that UndoLast would come back to from the step this control makes.
void undo_offered_for(Events& events, const Case& it, UndoAction action, const char* label);

// The room as these would leave it. A copy.
Room after(const Room& room, const Events& events, base::Instant now);

// Puts `more` behind `events`.
void append(Events& events, Events more);

// `events` with the record of the control behind them: how most controls end.
Decision done(Events events, const Case& it, const char* action);

// --- phases (rounds.cpp) ---------------------------------------------------------------------

// The facts with which `phase` begins now, in the round that runs; timed phases with their full
// length. Not for Move, which needs a seating, nor for Talk, which needs those who sit.
Events begin(const Case& it, Phase phase);

// The facts that follow the end of the phase that runs, whoever ended it. Never empty while a timed
// phase or Waiting runs.
Events after_phase(const Case& it);

// Review, or straight on to closing... (closing.cpp) --------------------------------------------

// Ratings close now: the lock, and the question to the engine.
Events close_ratings(const Case& it);

// Ratings close now, or after limits::closing_grace when phones that count are silent.
Events begin_closing(const Case& it);

// The people whose silence delays closing: those of Surroundings::silent who are Here, or left
// within limits::left_recently and may be paired.
std::vector<ParticipantId> silent_who_count(const Case& it);

// --- results (result.cpp) --------------------------------------------------------------------

// The result becomes everybody's own: what Tick does when the bar has run out.
Events publish(const Case& it);

// A new version of the published result without the pairs that `gone` names and with those that
// both agreed to since, if that makes it another one.
Events correct(const Case& it, const std::vector<std::pair<ParticipantId, ParticipantId>>& gone);

// Everything personal goes.
Events purge(const Case& it);

// --- suggestions (suggestion.cpp) ------------------------------------------------------------

// Both may be paired, and neither said "not this person" of the other.
bool may_stand(const Room& room, ParticipantId one, ParticipantId other);

// Puts the pairs that both agreed to behind `pairs`, where both still have a place.
void add_agreed(const Room& room, std::vector<std::pair<ParticipantId, ParticipantId>>& pairs);

// The end of every suggestion whose time has come, and the version of the result that follows.
Events end_suggestions(const Case& it);

// --- seats (seats.cpp) -----------------------------------------------------------------------

// What is promised to those Here who were promised nothing, when `first` is the first round.
Events promises(const Room& room, const SeatingDrawn* first = nullptr);

// As undo_offered_for; the point also leads back to who sits where and to what was asked of the
// rounds to come.
void undo_of_seats_offered_for(Events& events, const Case& it, UndoAction action,
                               const char* label);

// Those here who have no partner in this round and may meet are asked two by two whether they
// would. Nothing when it is too late for another talk in this round.
Events offer_seats(const Room& room, base::Instant now);

// Whoever is looked for has their whole time again: after an outage, in which no phone could
// answer, and after a pause.
Events search_anew(const Room& room, base::Instant now);

// The end of every search for this person, who gave a sign.
Events signs_of(const Room& room, ParticipantId who);

// Whoever is looked for and gave no sign in time is Away, and their table has no talk. Nobody while
// the clock stands still.
Events end_searches(const Case& it);

// Offers whose time is over.
Events end_offers(const Case& it);

}  // namespace room::deciding
