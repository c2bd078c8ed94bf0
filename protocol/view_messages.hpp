#pragma once
// The pictures that guests see, a part of server_message.hpp: visitors, everybody's public one, and
// a participant's own. What is said there of pictures, ticks and names holds here too. Plain data;
// any thread.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "protocol/client_message.hpp"

namespace protocol {

// --- the visitor ------------------------------------------------------------------------------

enum class VisitorState { asked, admitted, declined };

struct VisitorView {
    VisitorState state = VisitorState::asked;
    std::string words;  // "blue otter": say these to the helper
    std::string title;
};

// --- the public picture: everybody who is attached --------------------------------------------

enum class Phase {
    draft,
    open,
    lobby,
    move,
    talk,
    rate,
    pause_break,
    waiting,
    review,
    closed,
    preview,
    published,
    purged,
    cancelled,
};

struct Clock {
    Phase phase = Phase::draft;
    std::uint32_t round = 0;  // 0 before the first
    std::uint32_t rounds = 0;
    bool paused = false;
    std::optional<std::int64_t> ends_tick;  // running timed phase
    std::optional<std::int64_t> left_ms;    // paused: what is left
    std::int64_t length_ms = 0;             // full length of this phase, for the shrinking edge
    std::uint32_t break_after = 0;          // the next planned break is after this round; 0 none
};

struct ScaleChoice {
    std::string label;
    bool accepts = false;
    std::optional<int> score_tenths;
};

struct Scale {
    std::vector<ScaleChoice> choices;
    bool free_score = false;  // beside a choice, a score 0..10 in tenths may be given
};

struct Side {
    std::string name;
    bool stays = false;  // this side stays seated
};

struct Announcement {
    std::uint32_t number = 0;
    std::string text;
    AnnounceTo to = AnnounceTo::everybody;
    bool withdrawn = false;
};

enum class RoomKind { real, rehearsal };

struct PublicView {
    std::uint32_t step = 0;
    std::string title;
    std::string theme;
    std::string house_rules;
    RoomKind kind = RoomKind::real;
    Clock clock;
    std::vector<Side> sides;  // two, or one for a pool
    Scale scale;
    std::string rule;         // mutual, pairs, most
    std::string policy_hash;  // what consent is bound to
    std::string policy;       // counts_only, pairs: what the organizer sees
    int retention_days = 7;
    std::vector<std::string> eligibility;  // codes of the rules that are on
    std::uint32_t expected = 0;            // people who may attend
    std::uint32_t here = 0;
    std::optional<Announcement> announcement;
    bool insecure = false;  // plain HTTP in a hall: said at consent
    std::string lottery_commitment;
};

// --- the participant's own picture ------------------------------------------------------------

struct PersonCard {
    std::uint32_t badge = 0;
    std::string name;
    int side = 0;
    std::vector<std::string> wants;
    std::vector<std::string> offers;
};

enum class PresenceState { invited, joined, here, away, left, removed };

struct OwnRating {
    Choice choice;
    std::uint32_t revision = 1;
};

struct Met {
    std::uint32_t encounter = 0;
    std::uint32_t round = 0;
    std::uint32_t table = 0;
    std::string table_name;
    PersonCard partner;
    std::optional<OwnRating> rating;
    std::uint32_t revision = 0;  // of the last change to the rating, also when taken back
    bool may_rate = true;        // false: no consent on one side
    std::string note;
    std::uint32_t favourite = 0;  // 1 is first, 0 none
    bool blocked = false;
};

enum class SeatKind { none, table, rest, helper };  // helper: no partner, but a helper to talk to

enum class RestReason {
    none,
    bye,         // nobody was left to meet, or it was this person's turn
    no_partner,  // the partner is not available
};

// For somebody at one's table, after "nobody here".
enum class Search { none, running, over };

// One more at a table of three.
struct Tablemate {
    PersonCard card;
    std::uint32_t encounter = 0;  // 0: of one's own side, and not met
    Search search = Search::none;
};

// Where this person belongs in the round that runs or is about to.
struct Seat {
    SeatKind kind = SeatKind::none;
    std::uint32_t encounter = 0;
    std::uint32_t table = 0;
    std::string table_name;
    std::uint32_t from_table = 0;  // 0: none
    int walk = 0;  // tables from there to here, in walking order; back when negative
    std::optional<PersonCard> partner;
    std::vector<Tablemate> beside;  // whoever else sits there
    std::string prompt;
    RestReason why = RestReason::none;               // of a rest
    Search search = Search::none;                    // for the partner
    std::optional<std::int64_t> search_until_tick;   // without a sign they are away then
    std::optional<std::int64_t> awaited_until_tick;  // somebody waits here and cannot find me
    std::uint32_t awaited_by = 0;                    // who: a badge; 0: nobody
};

enum class ResultState { none, checking, ready };

struct ResultPartner {
    PersonCard card;
    std::string contact;  // what the partner allowed; empty while the window is open
};

struct OwnResult {
    ResultState state = ResultState::none;
    std::uint32_t version = 0;
    bool final_result = false;  // can no longer be withdrawn; contacts are shown
    std::vector<ResultPartner> partners;
};

enum class SuggestionAnswer { none, yes, no };

// An organizer asks whether this person would be one's partner. Open until its end whoever says
// what; then it joins the result or goes without a word.
struct OwnSuggestion {
    std::uint32_t number = 0;
    PersonCard partner;
    std::int64_t until_tick = 0;
    SuggestionAnswer answer = SuggestionAnswer::none;  // one's own
};

// Somebody without a partner in this round, either: would one sit with them? Open until its end,
// whoever says what.
struct OwnOffer {
    std::uint32_t number = 0;
    PersonCard partner;
    std::int64_t until_tick = 0;
    SuggestionAnswer answer = SuggestionAnswer::none;  // one's own
};

// Somebody says that they sat with me, or I said it of them.
struct OwnClaim {
    std::uint32_t number = 0;
    PersonCard partner;
    SuggestionAnswer answer = SuggestionAnswer::none;  // one's own
};

// What is known of the round after the one that runs.
enum class NextRound { unknown, rests, seated_after_all };

enum class ConsentState { asked, given, refused };

struct ParticipantView {
    std::uint32_t step = 0;
    PersonCard me;
    PresenceState presence = PresenceState::joined;
    ConsentState consent = ConsentState::asked;
    std::uint32_t talks_promised = 0;  // 0: nothing promised
    std::string contact;
    Seat seat;
    std::vector<Met> met;
    bool may_rate = false;  // ratings are open
    std::optional<HelpKind> help;
    bool help_taken = false;
    OwnResult result;
    std::optional<OwnSuggestion> suggestion;
    NextRound next_round = NextRound::unknown;
    std::optional<OwnOffer> offer;
    std::optional<OwnClaim> claim;
    std::vector<PersonCard> programme;  // whom the programme fixed as partners beforehand
    std::vector<std::string> includes;  // ids of own commands that this picture contains
};

}  // namespace protocol
