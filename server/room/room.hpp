#pragma once
// The nouns. A Room is a value: the whole truth of one evening, folded from its events by
// `evolve` and judged by `decide`. It holds no clock, no socket and no randomness. Pure; a Room
// lives on its actor's strand, copies may live anywhere.

#include <cstdint>
#include <deque>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/core/instant.hpp"
#include "instance/people.hpp"
#include "room/ids.hpp"
#include "room/seats.hpp"
#include "room/settings.hpp"

namespace room {

// --- people -----------------------------------------------------------------------------------

enum class Presence { invited, joined, here, away, left, removed };
enum class ConsentGiven { asked, given, refused };

// What the roster or a walk-up says of a person.
struct RosterEntry {
    std::string roster_id;  // [A-Za-z0-9][A-Za-z0-9._-]{0,39}
    std::string name;       // the full name; what is displayed is derived
    int side = 0;
    std::uint32_t capacity = 1;
    std::string group;
    std::string manager;  // a roster id, may be unknown
    std::vector<std::string> wants;
    std::vector<std::string> offers;
    bool stays_seated = false;
    bool attends = true;
    std::string email;
    std::string language;
    friend bool operator==(const RosterEntry&, const RosterEntry&) = default;
};

struct Participant {
    explicit Participant(ParticipantId badge) : id(badge) {}
    ParticipantId id;
    RosterEntry entry;
    std::string display_name;  // first name + initial, made unique by the badge number
    std::string contact;       // channel for a final partner, by their own choice
    Presence presence = Presence::invited;
    ConsentGiven consent = ConsentGiven::asked;
    std::string consent_policy;        // hash of what was agreed to
    std::optional<SecretHash> slip;    // unused slip secret
    std::optional<SecretHash> ticket;  // the device that is bound
    std::optional<base::Instant> left_at;
    bool may_be_paired = true;  // asked when leaving
    std::uint32_t talks_promised = 0;
    std::optional<TableNumber> last_table;
    std::optional<TableNumber> home;  // the table one owns for the evening (seating::Home)
};

enum class StaffRole { organizer, helper, wall };

// A device of an organizer, helper or wall; first `link` (unused), then `ticket`.
struct Staff {
    explicit Staff(StaffId number) : id(number) {}
    StaffId id;
    StaffRole role = StaffRole::helper;
    std::optional<SecretHash> link;
    std::optional<SecretHash> ticket;
    bool revoked = false;
};

struct JoinRequest {
    JoinId id;
    std::string name;
    std::string words;
    SecretHash ticket;
    bool open = true;
};

// --- the course of the evening ------------------------------------------------------------------

enum class Phase {
    draft,
    open,
    lobby,
    move,
    talk,
    rate,
    rest,
    waiting,
    review,
    closed,
    preview,
    published,
    purged,
    cancelled,
};

// Where the evening stands. A timed phase runs when `ends_at` is set; it is paused when `left` is.
struct Stage {
    Phase phase = Phase::draft;
    std::uint32_t round = 0;  // 0 before the first; the round that runs or ran last
    std::optional<base::Instant> ends_at;
    std::optional<base::Duration> left;  // kept while Paused
    base::Duration length{0};            // full length, for the shrinking edge
    base::Instant since;                 // when this phase began
    bool ending = false;                 // "end" was tapped: Review after this Rate
    bool resting = false;                // "break" was tapped: Break after this Rate
    friend bool operator==(const Stage&, const Stage&) = default;
};

struct Rating {
    bool accepts = false;
    std::optional<int> score_tenths;
    friend bool operator==(const Rating&, const Rating&) = default;
};

// What one person thinks of one encounter's partner; erasable.
struct Opinion {
    std::optional<Rating> rating;
    std::uint32_t revision = 0;  // rises with every change
    std::string note;
};

enum class AnnounceTo { everybody, side_0, side_1 };

struct Announcement {
    std::uint32_t number = 0;
    std::string text;
    AnnounceTo to = AnnounceTo::everybody;
    bool withdrawn = false;
};

enum class HelpKind { table, phone, quietly };

struct HelpCall {
    HelpId id;
    ParticipantId who;
    HelpKind kind = HelpKind::table;
    base::Instant since;
    std::optional<StaffId> taken_by;
    bool open = true;
};

// --- the result ------------------------------------------------------------------------------

enum class Proof { certificate, search, none };

// A matching as it was proposed and checked. `full_result` is the quadrille-result/1 text with
// scores and certificate: sealed in the journal, never sent.
struct Proposal {
    std::uint32_t request = 0;
    std::string input_hash;
    std::vector<std::pair<ParticipantId, ParticipantId>> pairs;
    bool stable = true;
    std::uint32_t blocking_pairs = 0;
    std::uint32_t size_bound = 0;
    Proof size_proof = Proof::none;
    bool instant_only = false;  // the exact search did not finish or could not be believed
    std::uint32_t possible_without_stability = 0;
    std::string full_result;
};

enum class WhatIfState {
    asked,     // the engine looks for an answer
    answered,  // waits to be adopted or dropped
    failed,    // there was no answer: does not count as one of the few
    adopted,
    dropped,
};

// "What if not these pairs?", asked in Preview. Its proposal is kept while it waits.
struct WhatIf {
    std::uint32_t number = 0;
    std::vector<std::pair<ParticipantId, ParticipantId>> forbids;
    std::string input_hash;
    WhatIfState state = WhatIfState::asked;
    std::optional<Proposal> proposal;
};

enum class SuggestionState {
    open,      // both may answer
    agreed,    // both said yes in time; joins the result with its next version
    declined,  // somebody did not, or somebody stands against it
    joined,    // is part of a published result, or was
};

// "Would you two be partners?", asked by an organizer once the pairs are known. Until it ends, and
// whoever answers what, everybody but the one who answers sees the same.
struct Suggestion {
    std::uint32_t number = 0;
    ParticipantId one;  // the smaller badge
    ParticipantId other;
    base::Instant until;
    std::optional<bool> one_says;
    std::optional<bool> other_says;
    SuggestionState state = SuggestionState::open;
};

struct Publication {
    std::uint32_t version = 0;
    std::vector<std::pair<ParticipantId, ParticipantId>> pairs;
    base::Instant at;
    base::Instant window_until;  // until then contacts stay hidden and it can be withdrawn
    bool withdrawn = false;
    bool final_result = false;
};

// --- undo ------------------------------------------------------------------------------------

enum class UndoAction {
    phase,     // start, skip, end, break, go back: with everything the clock did since
    presence,  // check-in, leave, away
    seating,   // swap, a pair made by hand, a table taken away or put back
    announcement,
    close_ratings,
    publish_bar,
    rounds,  // one more than planned
};

// What UndoLast would restore. Kept in a short ring, newest last.
struct UndoPoint {
    StepNumber step;
    UndoAction action = UndoAction::phase;
    std::string label;  // the control's name, e.g. "skip"
    base::Instant at;
    Stage stage;                                             // before (phase)
    base::Duration left{0};                                  // time that was left then (phase)
    std::uint32_t encounters = 0;                            // how many there were then (phase)
    std::uint32_t rounds = 0;                                // planned before (rounds)
    std::vector<std::pair<ParticipantId, Presence>> people;  // before (presence)
    std::optional<SeatingBefore> seating;                    // before (presence, seating)
};

struct LogLine {
    base::Instant at;
    std::string who;
    std::string action;
    std::vector<std::string> arguments;
};

// --- the room --------------------------------------------------------------------------------

struct Room {
    explicit Room(RoomId room_id) : id(std::move(room_id)) {}

    // Constant after RoomCreated
    RoomId id;
    RoomKind kind = RoomKind::real;
    std::string code;  // what people type; eight characters
    std::uint64_t seating_seed = 0;
    std::string lottery_commitment;  // SHA-256 of "quadrille-lottery" ‖ 00 ‖ seed
    std::string lottery_seed;        // sealed in the journal until publication; empty when erased
    SecretHash recovery;             // hash of the recovery code
    std::string pin_hash;            // argon2id, checked in the shell; empty: no PIN
    base::Instant created_at;

    // Set-up
    Settings settings;
    instance::Rules rules;
    bool settings_frozen = false;     // with the first rating: policy, rule, stages
    std::vector<Participant> people;  // by badge number − 1
    std::set<std::pair<ParticipantId, ParticipantId>>
        programme;                   // fixed pairs, smaller badge first
    std::vector<Staff> staff;        // by number − 1
    std::vector<JoinRequest> joins;  // by number − 1

    // The course
    Stage stage;
    StepNumber step{0};
    std::vector<Encounter> encounters;  // by id − 1; dropped ones stay
    std::optional<Byes> byes;           // of the next round, once they were announced
    std::vector<Pin> pins;
    std::set<TableNumber> closed_tables;   // taken out of use
    std::vector<Missing> missing;          // of the round that runs
    std::vector<Offer> offers;             // by number − 1
    std::vector<Claim> claims;             // by number − 1
    std::vector<HelperTalk> helper_talks;  // of the round that runs
    std::vector<HelpCall> helps;           // by id − 1
    std::optional<Announcement> announcement;
    std::deque<std::string> control_ids;  // last 16 ids of control commands that were done
    std::deque<UndoPoint> undo;
    std::deque<LogLine> log;
    std::optional<base::Instant> closing_until;  // waits for silent phones
    std::optional<base::Instant> down_from;      // last outage that paused the phase

    // What people think of each other; erased at purge. Index: 2·(encounter−1) + (0 for a, 1 for
    // b).
    std::vector<Opinion> opinions;
    std::vector<std::vector<EncounterId>> favourites;          // by badge − 1, dearest first
    std::set<std::pair<ParticipantId, ParticipantId>> blocks;  // (who, whom)
    bool erased = false;

    // The result
    std::uint32_t matching_request = 0;  // number of the last request; 0 none
    std::string matching_input;          // its input hash
    bool matching_pending = false;
    std::optional<Proposal> proposal;
    bool pairs_shown = false;
    std::set<std::pair<ParticipantId, ParticipantId>> matching_blocks;  // as the engine was asked
    std::set<std::pair<ParticipantId, ParticipantId>> forbidden;  // adopted, smaller badge first
    std::vector<WhatIf> what_ifs;                                 // by number − 1
    std::vector<Suggestion> suggestions;                          // by number − 1
    std::optional<base::Instant> publish_bar;                     // when the bar ends
    std::vector<Publication> publications;                        // version n is at n − 1

    // Bookkeeping of the fold
    std::uint64_t seq = 0;  // events folded in; never on the wire
    base::Instant last_at;
};

// --- small questions -------------------------------------------------------------------------

const char* name_of(Phase phase);
const char* name_of(Presence presence);

// nullptr when there is no such person (an id from outside is only compared, never trusted).
const Participant* find_person(const Room& room, ParticipantId id);
const Encounter* find_encounter(const Room& room, EncounterId id);

// Everyone `who` met or is about to meet, in order; dropped encounters left out. O(encounters).
std::vector<EncounterId> encounters_of(const Room& room, ParticipantId who);

// This round's encounter of `who`, of several the first (tables.hpp); nullptr when there is none.
const Encounter* seat_of(const Room& room, ParticipantId who);

// The other person of `encounter`. Throws InvariantBroken when `who` is in neither place.
ParticipantId partner_in(const Encounter& encounter, ParticipantId who);
const Opinion& opinion_of(const Room& room, const Encounter& encounter, ParticipantId rater);

// Move, Talk, Rate, Break and Review: the phases that end by the clock and can be paused.
bool is_timed(Phase phase);

// What is left of the phase: while it runs, kept while Paused; nothing where no clock runs.
std::optional<base::Duration> time_left(const Room& room, base::Instant now);

// The last round that began or is seated: no later round has a lower number. 0 before the first.
std::uint32_t last_round(const Room& room);

// How much of the phase that runs is over; nothing where no clock runs.
std::optional<base::Duration> time_gone(const Room& room, base::Instant now);

// In the round that runs, somebody who comes may still get a seat: in Move, and for
// limits::late_seat of Talk.
bool may_be_seated_late(const Room& room, base::Instant now);

// The pairs made by hand for the round that is drawn next.
std::vector<Pin> next_pins(const Room& room);

// Somebody said of this person "nobody here", and nothing was heard of them since.
const Missing* missing_of(const Room& room, ParticipantId who);

// The open offer or claim that this person is part of; nullptr when there is none.
const Offer* offer_to(const Room& room, ParticipantId who);
const Claim* claim_of(const Room& room, ParticipantId who);

// True while ratings may be given and changed: from the first round to the end of Review.
bool ratings_open_in(Phase phase);
bool ratings_open(const Room& room);

// When the room next needs a Tick, if it does: the phase's end, the publish bar, closing, the end
// of the publish window, of a suggestion, of an offer or a search for somebody, retention. In
// Waiting: when to look for an organizer's device again (not an end to show to anybody).
std::optional<base::Instant> deadline_of(const Room& room);

// The newest point that UndoLast would restore at `now`; nullptr when there is none.
const UndoPoint* undo_offered(const Room& room, base::Instant now);

// Until when that point can be used; nothing when its end is no moment (next Move, first preview).
std::optional<base::Instant> undo_until(const UndoPoint& point);

// Either of the two said "not this person".
bool blocked_between(const Room& room, ParticipantId one, ParticipantId other);

// How many what-ifs are left: those that had no answer do not count.
std::size_t what_ifs_left(const Room& room);

// The what-if that is asked or waits to be adopted or dropped; nullptr when there is none.
const WhatIf* open_what_if(const Room& room);

// The suggestion this person is asked about; nullptr when there is none, or it is about somebody of
// whom they said "not this person": the other is asked all the same.
const Suggestion* suggestion_to(const Room& room, ParticipantId who);

// Takes part in matching: attends, consented, was not removed, and did not leave for good.
bool may_be_paired(const Participant& person);

// Both consented, so that each may rate the other.
bool may_rate(const Room& room, const Encounter& encounter);

// SHA-256 over a canonical text of everything in the room: equal rooms, equal digests. For replay
// tests and the journal's audit.
std::string digest_of(const Room& room);

// Throws InvariantBroken naming the first rule that does not hold.
void check_invariants(const Room& room);

}  // namespace room
