#pragma once
// Facts. A RoomEvent is the only thing ever stored; the room is their fold. An event records
// results, never recipes, so that a changed algorithm cannot change history. Plain data; any
// thread. Old shapes are converted when read (journal/event_codec), never here.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/core/one_of.hpp"
#include "room/command.hpp"

namespace room {

// --- set-up ----------------------------------------------------------------------------------

struct RoomCreated {
    RoomKind kind = RoomKind::real;
    std::string code;
    Settings settings;
    std::uint64_t seating_seed = 0;
    std::string lottery_commitment;
    std::string lottery_seed;  // sealed with the room's key
    SecretHash recovery;
    std::string pin_hash;
};
struct SettingsChanged {
    Settings settings;
};
struct RulesChanged {
    instance::Rules rules;
};
struct ProgrammePairSet {  // or taken away; sealed with the room's key
    ParticipantId one;     // the smaller badge first
    ParticipantId other;
    bool set = true;
};
struct PersonPut {  // added or updated; sealed with the person's key
    ParticipantId person;
    RosterEntry entry;
    std::string display_name;
};
struct SlipIssued {
    ParticipantId person;
    SecretHash slip;
};
struct LinkIssued {
    StaffId staff;
    StaffRole role = StaffRole::helper;
    SecretHash link;
};
struct StaffRevoked {
    StaffId staff;
};

// --- joining ---------------------------------------------------------------------------------

// Binds a device; a ticket bound before is replaced. By slip, admission or recovery.
struct TicketClaimed {
    ParticipantId person;
    SecretHash ticket;
};
struct StaffClaimed {
    StaffId staff;
    StaffRole role = StaffRole::organizer;
    SecretHash ticket;
};
struct JoinAsked {
    JoinId join;
    std::string name;
    std::string words;
    SecretHash ticket;
};  // sealed
struct JoinAnswered {
    JoinId join;
    bool admitted = false;
};
struct ConsentRecorded {
    ParticipantId person;
    bool agrees = false;
    std::string policy_hash;
};
struct ProfileChanged {  // sealed with the person's key
    ParticipantId person;
    std::vector<std::string> wants;
    std::vector<std::string> offers;
    std::string contact;
};
struct PresenceChanged {
    ParticipantId person;
    Presence presence = Presence::joined;
    bool may_be_paired = true;
};
struct TalksPromised {
    ParticipantId person;
    std::uint32_t talks = 0;
};

// --- the course ------------------------------------------------------------------------------

struct PhaseStarted {
    Phase phase = Phase::draft;
    std::uint32_t round = 0;
    std::optional<base::Instant> ends_at;
    base::Duration length{0};
};
struct PhaseExtended {  // or shortened: the new end, or while paused what is left
    std::optional<base::Instant> ends_at;
    std::optional<base::Duration> left;
    base::Duration length{0};
};
struct PhasePaused {
    base::Duration left{0};
};
struct PhaseResumed {
    base::Instant ends_at;
};
struct EndingDecided {};  // Review after this Rate
struct BreakDecided {};   // Break after this Rate
struct SeatedPair {       // several at one table where three sit
    EncounterId encounter;
    TableNumber table;
    ParticipantId a;
    ParticipantId b;
};
struct SeatingDrawn {
    RoundNumber round;
    std::uint64_t seed = 0;
    std::vector<SeatedPair> tables;
    std::vector<ParticipantId> resting;
    std::vector<std::pair<ParticipantId, TableNumber>> homes;  // every table owned from now on
};
struct ByesAnnounced {  // or announced anew, when people came or went since
    RoundNumber round;
    std::vector<ParticipantId> resting;
};
// The round that runs, seated differently. Ratings of what is dropped go with it.
struct SeatsChanged {
    RoundNumber round;
    std::vector<EncounterId> dropped;
    std::vector<SeatedPair> tables;  // new
    std::vector<std::pair<EncounterId, TableNumber>> moved;
    std::vector<std::pair<ParticipantId, TableNumber>> homes;
    bool began = false;     // the new ones talk at once
    bool undoable = false;  // a way back follows, and older ones stay
};
struct PairPinned {
    Pin pin;
    bool pinned = true;
};
struct TableUsed {
    TableNumber table;
    bool in_use = false;
};
struct HelperTalkSet {  // or given up
    HelperTalk talk;
    bool stands = true;
    bool undoable = false;  // a way back follows, and older ones stay
};
struct MissingReported {  // or looked for anew after an outage
    EncounterId encounter;
    ParticipantId who;  // is looked for
    base::Instant until;
    bool open = true;  // not when both say it of each other
};
struct MissingEnded {  // there was a sign, or they are Away now
    EncounterId encounter;
    ParticipantId who;
};
struct SeatOffered {
    std::uint32_t number = 0;
    ParticipantId one;  // the smaller badge
    ParticipantId other;
    base::Instant until;
};
struct OfferAnswered {
    std::uint32_t number = 0;
    ParticipantId who;
    bool accepts = false;
};
struct OfferEnded {
    std::uint32_t number = 0;
};
struct PartnerClaimed {
    std::uint32_t number = 0;
    RoundNumber round;
    ParticipantId one;
    ParticipantId other;
    bool by_one = true;  // not: of the two left over, who are both asked
};
struct ClaimAnswered {
    std::uint32_t number = 0;
    ParticipantId who;
    bool confirms = false;
};
struct ClaimEnded {
    std::uint32_t number = 0;
};
struct TalksBegan {
    RoundNumber round;
    std::vector<EncounterId> encounters;  // of this round, those that still stand
};
struct Announced {
    Announcement announcement;
};
struct AnnouncementWithdrawn {};
// What was done: its id for repeats, the step it makes (the same as before when it is no control),
// and for the log: who ("organizer 1", "helper 2", "clock", a badge), what, to whom (badges).
struct ControlDone {
    std::string command_id;
    StepNumber step;
    std::string action;
    std::string who;
    std::vector<std::string> arguments;
};
struct UndoOffered {
    UndoPoint point;
};
struct ActionUndone {
    StepNumber step;  // of the point that is used up
    UndoAction action = UndoAction::phase;
    std::optional<Stage> stage;  // restored
    std::vector<EncounterId> dropped;
    std::vector<std::pair<ParticipantId, Presence>> people;
    std::optional<SeatingBefore> seating;  // restored
};
struct RoomRevived {
    base::Duration gap{0};
    base::Instant alive_at;
};
struct RoomCancelled {};

// --- ratings: sealed with the room's key -----------------------------------------------------

struct SettingsFrozen {};  // before the first rating
struct RatingGiven {
    EncounterId encounter;
    ParticipantId rater;
    std::optional<Rating> rating;
    std::uint32_t revision = 0;
};
struct NoteWritten {
    EncounterId encounter;
    ParticipantId writer;
    std::string text;
};
struct FavouritesOrdered {
    ParticipantId person;
    std::vector<EncounterId> encounters;
};
struct BlockSet {
    ParticipantId who;
    ParticipantId whom;
    bool blocked = true;
};
struct HelpAsked {
    HelpId help;
    ParticipantId who;
    HelpKind kind = HelpKind::table;
};  // sealed
struct HelpTaken {
    HelpId help;
    StaffId staff;
};
struct HelpEnded {
    HelpId help;
};

// --- the result ------------------------------------------------------------------------------

struct ClosingAnnounced {
    base::Instant until;
};  // waits for silent phones
struct RatingsClosed {};
struct RatingsReopened {};
struct MatchingRequested {
    std::uint32_t request = 0;
    std::string input_hash;
};
struct MatchingProposed {
    Proposal proposal;
};  // sealed with the room's key
struct PairsShown {};
struct WhatIfAsked {  // sealed with the room's key, but for its number
    std::uint32_t number = 0;
    std::vector<std::pair<ParticipantId, ParticipantId>> forbids;
    std::string input_hash;
};
struct WhatIfAnswered {  // sealed with the room's key, but for its number
    std::uint32_t number = 0;
    Proposal proposal;
};
struct WhatIfFailed {  // no answer could be had, or none that the checker believes: not counted
    std::uint32_t number = 0;
};
struct WhatIfAdopted {  // its answer is the proposal now, and its pairs stay forbidden
    std::uint32_t number = 0;
};
struct WhatIfDropped {
    std::uint32_t number = 0;
};
struct PairSuggested {  // this and what becomes of it: sealed with the room's key
    std::uint32_t number = 0;
    ParticipantId one;  // the smaller badge
    ParticipantId other;
    base::Instant until;
};
struct SuggestionAnswered {
    std::uint32_t number = 0;
    ParticipantId who;
    bool accepts = false;
};
struct SuggestionEnded {
    std::uint32_t number = 0;
    bool agreed = false;
};
struct PublishPrepared {
    base::Instant bar_until;
};
struct PublishCancelled {};
struct ResultPublished {  // pairs sealed per room; seed revealed
    std::uint32_t version = 0;
    std::vector<std::pair<ParticipantId, ParticipantId>> pairs;
    base::Instant window_until;
    std::string lottery_seed;
};
struct ResultWithdrawn {
    std::uint32_t version = 0;
};
struct ResultFinal {
    std::uint32_t version = 0;
};
// Everything sealed is gone with its keys; what is left are counts.
struct RoomPurged {
    std::uint32_t participants = 0;
    std::uint32_t encounters = 0;
    std::uint32_t ratings = 0;
    std::uint32_t pairs = 0;
};
// Put by the journal in place of an event whose key was destroyed; `kind` is what it was.
struct Erased {
    std::string kind;
};

using AnyFact = std::variant<
    RoomCreated, SettingsChanged, RulesChanged, PersonPut, SlipIssued, LinkIssued, StaffRevoked,
    TicketClaimed, StaffClaimed, JoinAsked, JoinAnswered, ConsentRecorded, ProfileChanged,
    PresenceChanged, TalksPromised, PhaseStarted, PhaseExtended, PhasePaused, PhaseResumed,
    EndingDecided, BreakDecided, SeatingDrawn, TalksBegan, Announced, AnnouncementWithdrawn,
    ControlDone, UndoOffered, ActionUndone, RoomRevived, RoomCancelled, SettingsFrozen, RatingGiven,
    NoteWritten, FavouritesOrdered, BlockSet, HelpAsked, HelpTaken, HelpEnded, ClosingAnnounced,
    RatingsClosed, RatingsReopened, MatchingRequested, MatchingProposed, PairsShown,
    PublishPrepared, PublishCancelled, ResultPublished, ResultWithdrawn, ResultFinal, RoomPurged,
    Erased, ProgrammePairSet, WhatIfAsked, WhatIfAnswered, WhatIfFailed, WhatIfAdopted,
    WhatIfDropped, PairSuggested, SuggestionAnswered, SuggestionEnded, ByesAnnounced, SeatsChanged,
    PairPinned, TableUsed, MissingReported, MissingEnded, SeatOffered, OfferAnswered, OfferEnded,
    PartnerClaimed, ClaimAnswered, ClaimEnded, HelperTalkSet>;

// A class of its own with its copies in event.cpp: the variant's fifty cases would otherwise be
// compiled again in every unit that moves an event. std::visit, get_if and the rest work on it.
class RoomEvent : public AnyFact {
public:
    template <base::OneOf<AnyFact> Fact>
    RoomEvent(Fact&& fact) : AnyFact(std::forward<Fact>(fact)) {}
    RoomEvent(const RoomEvent& other);
    RoomEvent(RoomEvent&& other) noexcept;
    RoomEvent& operator=(const RoomEvent& other);
    RoomEvent& operator=(RoomEvent&& other) noexcept;
    ~RoomEvent();
};

// An event as it is stored and folded: with its moment.
struct Happened {
    base::Instant at;
    RoomEvent event;
};

}  // namespace room
