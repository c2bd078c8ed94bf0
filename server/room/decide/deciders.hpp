#pragma once
// Inside of `decide`: one overload per command, one file per subject. Called by decide.cpp alone,
// after authority, repeats and steps were looked at; so an overload asks only about its subject.
// Pure; every overload is O(people + encounters) unless it says otherwise.

#include <string>
#include <vector>

#include "room/decide.hpp"

namespace room::deciding {

using Decision = base::Result<Events, Refusal>;

// The wish being judged, taken apart. Refers to what decide was given.
struct Case {
    const Room& room;
    const Stamped& stamped;
    const Actor& actor;
    base::Instant now;
};

// setup.cpp
Decision on(const Case& it, const CreateRoom& wish);
Decision on(const Case& it, const ChangeSettings& wish);
Decision on(const Case& it, const ChangeRules& wish);
Decision on(const Case& it, const ConfirmRoster& wish);
Decision on(const Case& it, const AddPerson& wish);
Decision on(const Case& it, const IssueSlips& wish);
Decision on(const Case& it, const IssueLink& wish);
Decision on(const Case& it, const RevokeStaff& wish);
Decision on(const Case& it, const OpenRoom& wish);
Decision on(const Case& it, const OpenLobby& wish);

// programme.cpp
Decision on(const Case& it, const SetProgrammePair& wish);

// joining.cpp
Decision on(const Case& it, const RecoverOrganizer& wish);
Decision on(const Case& it, const ClaimTicket& wish);
Decision on(const Case& it, const AskToJoin& wish);
Decision on(const Case& it, const Admit& wish);
Decision on(const Case& it, const Decline& wish);
Decision on(const Case& it, const GiveConsent& wish);
Decision on(const Case& it, const ChangeProfile& wish);

// presence.cpp
Decision on(const Case& it, const CheckIn& wish);
Decision on(const Case& it, const GoAway& wish);
Decision on(const Case& it, const Leave& wish);
Decision on(const Case& it, const RemovePerson& wish);

// rounds.cpp: what moves the evening
Decision on(const Case& it, const StartRounds& wish);
Decision on(const Case& it, const Proceed& wish);
Decision on(const Case& it, const SkipPhase& wish);
Decision on(const Case& it, const GoBack& wish);
Decision on(const Case& it, const EndRounds& wish);
Decision on(const Case& it, const CallBreak& wish);
Decision on(const Case& it, const Tick& wish);

// seats.cpp: who sits where
Decision on(const Case& it, const AddRound& wish);
Decision on(const Case& it, const SwapSeats& wish);
Decision on(const Case& it, const SeatTogether& wish);
Decision on(const Case& it, const UseTable& wish);
Decision on(const Case& it, const JoinTable& wish);
Decision on(const Case& it, const TalkWithHelper& wish);

// whereabouts.cpp: who is looked for, who sat with whom, who has no partner
Decision on(const Case& it, const ReportMissing& wish);
Decision on(const Case& it, const ShowUp& wish);
Decision on(const Case& it, const AnswerOffer& wish);
Decision on(const Case& it, const ClaimPartner& wish);
Decision on(const Case& it, const AnswerClaim& wish);

// clock.cpp: what stops, stretches or restarts the clock
Decision on(const Case& it, const Pause& wish);
Decision on(const Case& it, const Resume& wish);
Decision on(const Case& it, const ExtendPhase& wish);
Decision on(const Case& it, const ShortenPhase& wish);
Decision on(const Case& it, const NoteRevival& wish);

// undo.cpp
Decision on(const Case& it, const UndoLast& wish);

// ratings.cpp
Decision on(const Case& it, const GiveRating& wish);
Decision on(const Case& it, const WriteNote& wish);
Decision on(const Case& it, const OrderFavourites& wish);
Decision on(const Case& it, const Block& wish);

// help.cpp
Decision on(const Case& it, const AskHelp& wish);
Decision on(const Case& it, const CancelHelp& wish);
Decision on(const Case& it, const TakeHelp& wish);
Decision on(const Case& it, const Announce& wish);
Decision on(const Case& it, const WithdrawAnnouncement& wish);

// closing.cpp
Decision on(const Case& it, const CloseRatings& wish);
Decision on(const Case& it, const ReopenRatings& wish);
Decision on(const Case& it, const ProposeMatching& wish);

// what_if.cpp
Decision on(const Case& it, const AskWhatIf& wish);
Decision on(const Case& it, const AnswerWhatIf& wish);
Decision on(const Case& it, const GiveUpWhatIf& wish);
Decision on(const Case& it, const AdoptWhatIf& wish);
Decision on(const Case& it, const DropWhatIf& wish);

// suggestion.cpp
Decision on(const Case& it, const SuggestPair& wish);
Decision on(const Case& it, const AnswerSuggestion& wish);

// result.cpp
Decision on(const Case& it, const ShowPairs& wish);
Decision on(const Case& it, const PreparePublish& wish);
Decision on(const Case& it, const CancelPublish& wish);
Decision on(const Case& it, const WithdrawResult& wish);
Decision on(const Case& it, const MakeFinal& wish);
Decision on(const Case& it, const DissolvePair& wish);
Decision on(const Case& it, const CancelRoom& wish);
Decision on(const Case& it, const Purge& wish);

}  // namespace room::deciding
