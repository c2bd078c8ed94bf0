#pragma once
// Inside of `evolve`: one overload per event, one file per subject. Called by evolve.cpp alone.
// Every overload is total: an event about a person whose record was erased changes nothing. Pure.

#include "room/event.hpp"
#include "room/room.hpp"

namespace room::folding {

// The person an event speaks of; nullptr only when erased. Throws InvariantBroken otherwise.
Participant* person_of(Room& room, ParticipantId id);

// setup.cpp
void fold(Room& room, base::Instant at, const RoomCreated& fact);
void fold(Room& room, base::Instant at, const SettingsChanged& fact);
void fold(Room& room, base::Instant at, const RulesChanged& fact);
void fold(Room& room, base::Instant at, const ProgrammePairSet& fact);
void fold(Room& room, base::Instant at, const PersonPut& fact);
void fold(Room& room, base::Instant at, const SlipIssued& fact);
void fold(Room& room, base::Instant at, const LinkIssued& fact);
void fold(Room& room, base::Instant at, const StaffClaimed& fact);
void fold(Room& room, base::Instant at, const StaffRevoked& fact);
void fold(Room& room, base::Instant at, const SettingsFrozen& fact);

// people.cpp
void fold(Room& room, base::Instant at, const TicketClaimed& fact);
void fold(Room& room, base::Instant at, const JoinAsked& fact);
void fold(Room& room, base::Instant at, const JoinAnswered& fact);
void fold(Room& room, base::Instant at, const ConsentRecorded& fact);
void fold(Room& room, base::Instant at, const ProfileChanged& fact);
void fold(Room& room, base::Instant at, const PresenceChanged& fact);
void fold(Room& room, base::Instant at, const TalksPromised& fact);
void fold(Room& room, base::Instant at, const HelpAsked& fact);
void fold(Room& room, base::Instant at, const HelpTaken& fact);
void fold(Room& room, base::Instant at, const HelpEnded& fact);

// course.cpp
void fold(Room& room, base::Instant at, const PhaseStarted& fact);
void fold(Room& room, base::Instant at, const PhaseExtended& fact);
void fold(Room& room, base::Instant at, const PhasePaused& fact);
void fold(Room& room, base::Instant at, const PhaseResumed& fact);
void fold(Room& room, base::Instant at, const EndingDecided& fact);
void fold(Room& room, base::Instant at, const BreakDecided& fact);
void fold(Room& room, base::Instant at, const Announced& fact);
void fold(Room& room, base::Instant at, const AnnouncementWithdrawn& fact);
void fold(Room& room, base::Instant at, const ControlDone& fact);
void fold(Room& room, base::Instant at, const UndoOffered& fact);
void fold(Room& room, base::Instant at, const ActionUndone& fact);
void fold(Room& room, base::Instant at, const RoomRevived& fact);
void fold(Room& room, base::Instant at, const RoomCancelled& fact);

// seats.cpp
// What nobody answered when this phase begins: an offer ends with Talk, the rest with the round.
// Talks with helpers stay when their round begins again.
void end_questions(Room& room, Phase begins, bool same_round);
void end_questions_of(Room& room, ParticipantId who);  // who is not here any more
void restore_seating(Room& room, const SeatingBefore& before);
void drop_seats(Room& room, const std::vector<EncounterId>& dropped);
void fold(Room& room, base::Instant at, const SeatingDrawn& fact);
void fold(Room& room, base::Instant at, const TalksBegan& fact);
void fold(Room& room, base::Instant at, const ByesAnnounced& fact);
void fold(Room& room, base::Instant at, const SeatsChanged& fact);
void fold(Room& room, base::Instant at, const PairPinned& fact);
void fold(Room& room, base::Instant at, const TableUsed& fact);
void fold(Room& room, base::Instant at, const HelperTalkSet& fact);
void fold(Room& room, base::Instant at, const MissingReported& fact);
void fold(Room& room, base::Instant at, const MissingEnded& fact);
void fold(Room& room, base::Instant at, const SeatOffered& fact);
void fold(Room& room, base::Instant at, const OfferAnswered& fact);
void fold(Room& room, base::Instant at, const OfferEnded& fact);
void fold(Room& room, base::Instant at, const PartnerClaimed& fact);
void fold(Room& room, base::Instant at, const ClaimAnswered& fact);
void fold(Room& room, base::Instant at, const ClaimEnded& fact);

// opinions.cpp
void fold(Room& room, base::Instant at, const RatingGiven& fact);
void fold(Room& room, base::Instant at, const NoteWritten& fact);
void fold(Room& room, base::Instant at, const FavouritesOrdered& fact);
void fold(Room& room, base::Instant at, const BlockSet& fact);

// result.cpp
void fold(Room& room, base::Instant at, const ClosingAnnounced& fact);
void fold(Room& room, base::Instant at, const RatingsClosed& fact);
void fold(Room& room, base::Instant at, const RatingsReopened& fact);
void fold(Room& room, base::Instant at, const MatchingRequested& fact);
void fold(Room& room, base::Instant at, const MatchingProposed& fact);
void fold(Room& room, base::Instant at, const PairsShown& fact);
void fold(Room& room, base::Instant at, const PublishPrepared& fact);
void fold(Room& room, base::Instant at, const PublishCancelled& fact);
void fold(Room& room, base::Instant at, const ResultPublished& fact);
void fold(Room& room, base::Instant at, const ResultWithdrawn& fact);
void fold(Room& room, base::Instant at, const ResultFinal& fact);
void fold(Room& room, base::Instant at, const RoomPurged& fact);
void fold(Room& room, base::Instant at, const Erased& fact);

// what_if.cpp
void drop_open_what_if(Room& room);  // what was not adopted when the preview ends never will be
void fold(Room& room, base::Instant at, const WhatIfAsked& fact);
void fold(Room& room, base::Instant at, const WhatIfAnswered& fact);
void fold(Room& room, base::Instant at, const WhatIfFailed& fact);
void fold(Room& room, base::Instant at, const WhatIfAdopted& fact);
void fold(Room& room, base::Instant at, const WhatIfDropped& fact);

// suggestion.cpp
void drop_open_suggestions(Room& room);  // of a room that is over
// Those that both agreed to and that these published pairs hold are part of the result now.
void join_agreed(Room& room, const std::vector<std::pair<ParticipantId, ParticipantId>>& pairs);
void fold(Room& room, base::Instant at, const PairSuggested& fact);
void fold(Room& room, base::Instant at, const SuggestionAnswered& fact);
void fold(Room& room, base::Instant at, const SuggestionEnded& fact);

}  // namespace room::folding
