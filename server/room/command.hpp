#pragma once
// Wishes. A Command says what somebody wants; the server stamps who and when. `decide` turns it
// into facts or a Refusal. Plain data; any thread.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/core/one_of.hpp"
#include "room/room.hpp"

namespace room {

// --- who -----------------------------------------------------------------------------------------

enum class ActorKind { visitor, participant, helper, organizer, wall, operator_, engine, clock };

// Taken from the session, never from a message. `pin_fresh`: the PIN was just given on this device.
struct Actor {
    ActorKind kind = ActorKind::visitor;
    std::optional<ParticipantId> person;  // participant
    std::optional<StaffId> staff;         // helper, organizer, wall
    bool pin_fresh = false;
};

// --- set-up ----------------------------------------------------------------------------------

struct CreateRoom {
    RoomKind kind = RoomKind::real;
    std::string code;
    Settings settings;
    std::uint64_t seating_seed = 0;
    std::string lottery_seed;
    SecretHash recovery;
    std::string pin_hash;
    SecretHash organizer_ticket;
};
struct ChangeSettings {
    Settings settings;
};
struct ChangeRules {
    instance::Rules rules;
};
// Adds unknown roster ids, updates known ones; a missing id is not a removal.
struct ConfirmRoster {
    std::vector<RosterEntry> entries;
};
struct AddPerson {
    RosterEntry entry;
};  // a walk-up; roster_id made by the shell
struct IssueSlips {
    std::vector<std::pair<ParticipantId, SecretHash>> slips;
};
struct IssueLink {
    StaffRole role = StaffRole::helper;
    SecretHash link;
};
// A pair fixed by the programme before anybody rated anybody, in either order; or fixed no more.
struct SetProgrammePair {
    ParticipantId one;
    ParticipantId other;
    bool set = true;
};
struct RevokeStaff {
    StaffId staff;
};
struct RecoverOrganizer {
    SecretHash recovery;
    SecretHash ticket;
};

// --- joining ---------------------------------------------------------------------------------

struct ClaimTicket {
    SecretHash secret;
    SecretHash ticket;
};
struct AskToJoin {
    std::string name;
    std::string words;
    SecretHash ticket;
};
struct Admit {
    JoinId join;
    ParticipantId person;
};
struct Decline {
    JoinId join;
};
struct GiveConsent {
    bool agrees = false;
    std::string policy_hash;
};
struct ChangeProfile {
    std::vector<std::string> wants;
    std::vector<std::string> offers;
    std::string contact;
};

// --- presence: by oneself (`people` holds only the actor), helper or organizer ---------------

struct CheckIn {
    std::vector<ParticipantId> people;
};
struct GoAway {
    std::vector<ParticipantId> people;
};
struct Leave {
    std::vector<ParticipantId> people;
    bool may_be_paired = true;
};
struct RemovePerson {
    ParticipantId person;
};

// --- controls --------------------------------------------------------------------------------

struct OpenRoom {};
struct OpenLobby {};
// When no pair can be seated: refused as no_pair_possible; with `anyway` it goes to Review instead.
struct StartRounds {
    bool anyway = false;
};
struct Proceed {};  // the tap that Waiting waits for
struct Pause {};
struct Resume {};
struct ExtendPhase {};
struct ShortenPhase {};
struct SkipPhase {};
struct GoBack {};
struct EndRounds {};
struct CallBreak {};
struct UndoLast {};
struct CloseRatings {};
struct ReopenRatings {};
struct CancelRoom {
    std::string typed_title;
};
struct Announce {
    std::string text;
    AnnounceTo to = AnnounceTo::everybody;
};
struct WithdrawAnnouncement {};

struct AddRound {};  // one more than planned

// --- seats ---------------------------------------------------------------------------------------

// In Move: each takes the other's place, and who rests the place of who sits.
struct SwapSeats {
    ParticipantId one;
    ParticipantId other;
};
// A pair made by hand: in Move for this round, before it for the next one; or made no more.
struct SeatTogether {
    ParticipantId one;
    ParticipantId other;
    bool together = true;
};
struct UseTable {
    TableNumber table;
    bool in_use = false;
};
struct JoinTable {  // in Move, by who has no seat
    ParticipantId who;
    TableNumber table;
};
// Who has no seat in the round that runs talks with a helper, or does not any more.
struct TalkWithHelper {
    ParticipantId who;
    bool together = true;
};
// "Nobody here", of the partner in one's own encounter.
struct ReportMissing {
    EncounterId encounter;
};
struct ShowUp {
    EncounterId encounter;
};
struct AnswerOffer {
    std::uint32_t number = 0;
    bool accepts = false;
};
// "I sat with this person, not with whom I was to sit" in the encounter.
struct ClaimPartner {
    EncounterId encounter;
    ParticipantId partner;
};
// By the other, by the two left over, or by staff.
struct AnswerClaim {
    std::uint32_t number = 0;
    bool confirms = false;
};

// --- ratings ---------------------------------------------------------------------------------

struct GiveRating {
    EncounterId encounter;
    std::optional<Rating> rating;  // nothing: take it back
    std::uint32_t replaces = 0;    // revision that the person saw
};
struct WriteNote {
    EncounterId encounter;
    std::string text;
};
struct OrderFavourites {
    std::vector<EncounterId> encounters;
};
struct Block {
    ParticipantId whom;
    bool blocked = true;
};

// --- help ------------------------------------------------------------------------------------

struct AskHelp {
    HelpKind kind = HelpKind::table;
};
struct CancelHelp {};
struct TakeHelp {
    HelpId help;
    bool done = false;
};

// --- the result ------------------------------------------------------------------------------

struct ProposeMatching {
    Proposal proposal;
};  // by the engine
struct ShowPairs {};
// "What if not these pairs?" `number` is the one that the what-if will have, so that a wish sent
// twice asks once. The pairs are of the proposal that was looked at.
struct AskWhatIf {
    std::uint32_t number = 0;
    std::vector<std::pair<ParticipantId, ParticipantId>> forbids;
};
struct AnswerWhatIf {
    std::uint32_t number = 0;
    Proposal proposal;
};  // by the engine
struct GiveUpWhatIf {
    std::uint32_t number = 0;
};  // by the engine: no answer could be had
struct AdoptWhatIf {
    std::uint32_t number = 0;
};
struct DropWhatIf {
    std::uint32_t number = 0;
};
// Asks both whether they would be partners. `number` is the one the suggestion will have, so that a
// wish sent twice asks once.
struct SuggestPair {
    std::uint32_t number = 0;
    ParticipantId one;
    ParticipantId other;
};
// By one of the two, while it is open; said again it replaces what was said.
struct AnswerSuggestion {
    std::uint32_t number = 0;
    bool accepts = false;
};
// Takes a published pair out of the result, in a version of its own.
struct DissolvePair {
    ParticipantId one;
    ParticipantId other;
};
struct PreparePublish {};
struct CancelPublish {};
struct WithdrawResult {};
struct MakeFinal {};
struct Purge {
    std::string typed_title;
};

// --- the shell -------------------------------------------------------------------------------

struct Tick {};
// After a revival: `alive_at` is when the server was last known to run.
struct NoteRevival {
    base::Instant alive_at;
};

using AnyWish = std::variant<
    CreateRoom, ChangeSettings, ChangeRules, ConfirmRoster, AddPerson, IssueSlips, IssueLink,
    RevokeStaff, RecoverOrganizer, ClaimTicket, AskToJoin, Admit, Decline, GiveConsent,
    ChangeProfile, CheckIn, GoAway, Leave, RemovePerson, OpenRoom, OpenLobby, StartRounds, Proceed,
    Pause, Resume, ExtendPhase, ShortenPhase, SkipPhase, GoBack, EndRounds, CallBreak, UndoLast,
    CloseRatings, ReopenRatings, CancelRoom, Announce, WithdrawAnnouncement, GiveRating, WriteNote,
    OrderFavourites, Block, AskHelp, CancelHelp, TakeHelp, ProposeMatching, ShowPairs,
    PreparePublish, CancelPublish, WithdrawResult, MakeFinal, Purge, Tick, NoteRevival,
    SetProgrammePair, AskWhatIf, AnswerWhatIf, GiveUpWhatIf, AdoptWhatIf, DropWhatIf, SuggestPair,
    AnswerSuggestion, DissolvePair, AddRound, SwapSeats, SeatTogether, UseTable, ReportMissing,
    ShowUp, AnswerOffer, ClaimPartner, AnswerClaim, JoinTable, TalkWithHelper>;

// A class of its own with its copies in command.cpp, as RoomEvent and for the same reason.
class Command : public AnyWish {
public:
    Command();  // the first alternative; to be assigned
    template <base::OneOf<AnyWish> Wish>
    Command(Wish&& wish) : AnyWish(std::forward<Wish>(wish)) {}
    Command(const Command& other);
    Command(Command&& other) noexcept;
    Command& operator=(const Command& other);
    Command& operator=(Command&& other) noexcept;
    ~Command();
};

// What the shell adds to a wish. `silent`: connected people whose phones were not heard from
// lately, the one thing about sockets that closing ratings needs; `organizer_connected` for
// Waiting, with the moment since when none is (empty: for long); `clock_trusted`: the server has
// run for ten minutes with a plausible clock, which a purge by date waits for.
struct Surroundings {
    std::vector<ParticipantId> silent;
    bool organizer_connected = true;
    std::optional<base::Instant> organizer_gone_since;
    bool clock_trusted = true;
};

struct Stamped {
    Actor actor;
    base::Instant now;
    Command command;
    std::string command_id;             // made by the client; empty for clock and engine
    std::optional<StepNumber> at_step;  // controls name the step they saw
    Surroundings around;
};

// Why not. Names read like sentences; they go to the wire as they are spelled.
enum class Refusal {
    not_allowed,  // this actor may not wish this
    wrong_phase,
    stale_step,      // the evening has moved on since the tablet showed this
    effect_changed,  // what was shown would not be what happens
    no_such_person,
    no_such_encounter,
    no_such_request,
    no_such_call,
    not_on_the_scale,
    stale_rating,
    ratings_closed,  // too late: stays parked on the phone
    not_met_yet,
    no_consent,
    policy_changed,  // another policy than the one shown
    settings_frozen,
    bad_settings,
    bad_roster,
    too_many,
    already_taken,  // secret used, ticket bound, person has another device
    unknown_secret,
    already_there,  // nothing to do: it is so
    nothing_to_undo,
    too_late_to_undo,
    no_pair_possible,  // asks once, with the reason
    nobody_here,
    pin_needed,
    title_differs,
    not_believed,  // the checker does not agree with the engine
    outdated_request,
    bad_text,
    room_is_over,
    same_side,  // the rule that a programme pair would break, by its name
    rule_never,
    rule_met_before,
    rule_reporting_line,
    rule_same_group,
    rule_groups,
    no_place_left,  // one of the two is in as many programme pairs as they may have partners
    counts_only,    // what-ifs are none of this event's policy
    ratings_not_closed,
    pairs_not_shown,
    already_published,
    no_what_if_left,
    what_if_open,  // another one waits to be adopted or dropped
    no_such_what_if,
    no_such_pair,   // not among the pairs that are proposed
    pair_is_fixed,  // a programme pair is not forbidden
    no_such_suggestion,
    suggestion_open,   // one of the two is asked about somebody already
    not_here,          // one of the two is not in the hall
    met_already,       // they had a talk, or have it now
    both_stay_seated,  // neither can walk to the other
    pinned_already,    // one of the two has another pair made by hand
    no_such_table,
    too_early,  // "nobody here" waits until people had time to walk
    no_such_offer,
    no_such_claim,
    seated_already,  // has a seat in this round
    table_full,      // three sit there
    stays_seated,    // cannot walk to another table
};

const char* name_of(Refusal refusal);
const char* name_of(const Command& command);

}  // namespace room
