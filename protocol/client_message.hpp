#pragma once
// What a device may say: one struct per message, and the variant of all of them. A message never
// names its room (the socket was opened for one) and never names its sender (the session knows).
// Plain data; any thread. JSON names are the member names; the `type` is the struct's name.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace protocol {

inline constexpr int version = 1;

// --- what a visitor may say -----------------------------------------------------------------

// The first message of a device that has a ticket. `screen`: a random id of this page, so that two
// tabs are told apart.
struct Hello {
    std::string ticket;  // 32 hex digits, made by the device itself
    int protocol = version;
    std::string screen;
};

// Uses a slip or link: binds the ticket (by its SHA-256 in hex) to the person or role of `secret`.
// Answered by ack or reject; then `hello` follows on the same socket.
struct Claim {
    std::string id;
    std::string secret;
    std::string ticket_hash;
};

// By event code: asks to be let in under a typed name. Answered by VisitorView.
struct AskToJoin {
    std::string id;
    std::string name;
    std::string ticket_hash;
};

// --- anybody who is attached ----------------------------------------------------------------

struct Ping {
    std::int64_t sent = 0;  // echoed; the sender's own clock, meaningless to the server
};

// --- what a participant may say ---------------------------------------------------------------

struct Consent {
    std::string id;
    bool agrees = false;
    std::string policy_hash;  // of the policy text that was shown; another one is refused
};

struct CheckIn {
    std::string id;
};

struct GoAway {
    std::string id;
};

struct Leave {
    std::string id;
    bool may_be_paired = true;
};

struct Choice {
    bool accepts = false;
    std::optional<int> score_tenths;  // 0..100, or null when unknown
};

// `choice` null takes the rating back. `replaces`: the revision of the own rating that the person
// saw when tapping (0: none); an older one is refused as `stale_rating`.
struct GiveRating {
    std::string id;
    std::uint32_t encounter = 0;
    std::optional<Choice> choice;
    std::uint32_t replaces = 0;
};

// First is dearest. Replaces the whole order.
struct OrderFavourites {
    std::string id;
    std::vector<std::uint32_t> encounters;
};

// "Not this person", without a reason. `badge` of somebody seen; false takes it back.
struct Block {
    std::string id;
    std::uint32_t badge = 0;
    bool blocked = true;
};

enum class HelpKind { table, phone, quietly };

struct AskHelp {
    std::string id;
    HelpKind kind = HelpKind::table;
};

struct CancelHelp {
    std::string id;
};

// "Nobody here", at the table of this encounter; from 45 s after Move began, once an encounter.
struct ReportMissing {
    std::string id;
    std::uint32_t encounter = 0;
};

// The answer of whom somebody waits for: "I am coming".
struct ShowUp {
    std::string id;
    std::uint32_t encounter = 0;
};

// To a seat with somebody who has no partner either. Said again it replaces what was said.
struct AnswerOffer {
    std::string id;
    std::uint32_t number = 0;
    bool accepts = false;
};

// "I sat with this badge", not with whom the encounter says. In Talk and Rate.
struct ClaimPartner {
    std::string id;
    std::uint32_t encounter = 0;
    std::uint32_t badge = 0;
};

// By who was claimed to have sat there, or by a helper or organizer.
struct AnswerClaim {
    std::string id;
    std::uint32_t number = 0;
    bool confirms = false;
};

// --- what an organizer or helper may say ------------------------------------------------------

// Controls without further content. `at_step` names the step the tablet showed.
enum class ControlAction {
    open,        // Draft → Open
    open_lobby,  // Open → Lobby
    start,       // Lobby → first Move
    proceed,     // the tap that Waiting waits for
    pause,
    resume,
    extend,
    shorten,
    skip,
    go_back,
    end_rounds,
    call_break,
    add_round,      // one more than planned
    close_ratings,  // Review → Closed
    reopen_ratings,
    show_pairs,       // the organizer looks at the proposed pairs for the first time
    prepare_publish,  // first of two steps: starts the bar
    cancel_publish,
    withdraw,
    make_final,
    undo,
    cancel_event,
    purge,
};

struct Control {
    std::string id;
    std::uint32_t at_step = 0;
    ControlAction action = ControlAction::pause;
    std::optional<std::string> effect;  // digest of the effect that was shown, if one was
    std::optional<std::string> typed;   // the event's title, for purge and cancel_event
};

enum class AnnounceTo { everybody, side_0, side_1 };

struct Announce {
    std::string id;
    std::string text;
    AnnounceTo to = AnnounceTo::everybody;
};

struct WithdrawAnnouncement {
    std::string id;
};

enum class PresenceWish { here, away, left, removed };

struct SetPresence {
    std::string id;
    std::vector<std::uint32_t> badges;  // several at once
    PresenceWish presence = PresenceWish::here;
    bool may_be_paired = true;          // for left
    std::optional<std::string> effect;  // digest of the effect that was shown, if one was
};

// In Move: each takes the other's place; who rests takes the place of who sits.
struct SwapSeats {
    std::string id;
    std::uint32_t at_step = 0;
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    std::optional<std::string> effect;  // digest of the effect that was shown
};

// A pair made by hand: in Move for this round, before it for the next one; or made no more.
struct SeatTogether {
    std::string id;
    std::uint32_t at_step = 0;
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    bool together = true;
    std::optional<std::string> effect;
};

// In Move: who has no seat joins the pair at this table.
struct JoinTable {
    std::string id;
    std::uint32_t at_step = 0;
    std::uint32_t badge = 0;
    std::uint32_t table = 0;
    std::optional<std::string> effect;
};

// In Move and Talk: who has no seat talks with a helper, or does not any more.
struct TalkWithHelper {
    std::string id;
    std::uint32_t badge = 0;
    bool together = true;
    std::optional<std::string> effect;
};

// A table that broke, or is good again.
struct UseTable {
    std::string id;
    std::uint32_t at_step = 0;
    std::uint32_t table = 0;
    bool in_use = false;
    std::optional<std::string> effect;
};

// A walk-up. `side` 0 or 1.
struct AddPerson {
    std::string id;
    std::string name;
    int side = 0;
};

// Lets in who asked with these two words, as this person.
struct Admit {
    std::string id;
    std::uint32_t request = 0;
    std::uint32_t badge = 0;
};

// Sends away who asked with these words.
struct Decline {
    std::string id;
    std::uint32_t request = 0;
};

struct TakeHelp {
    std::string id;
    std::uint32_t help = 0;
    bool done = false;  // false: I take it; true: it is settled
};

// Fixes these two as a programme pair, or no more. Before the first rating.
struct SetProgrammePair {
    std::string id;
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    bool set = true;
};

struct BadgePair {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
};

// "What if not these pairs?" `number`: DeskView.what_if.next, as it was seen.
struct AskWhatIf {
    std::string id;
    std::uint32_t number = 0;
    std::vector<BadgePair> pairs;
};

// Takes the answer of that what-if over, or lets it go.
struct SettleWhatIf {
    std::string id;
    std::uint32_t number = 0;
    bool adopt = false;
};

// "Would you two be partners?" `number`: DeskView.suggestion_next, as it was seen.
struct SuggestPair {
    std::string id;
    std::uint32_t number = 0;
    std::uint32_t a = 0;
    std::uint32_t b = 0;
};

// The answer of one of the two; said again it replaces what was said.
struct AnswerSuggestion {
    std::string id;
    std::uint32_t number = 0;
    bool accepts = false;
};

// Takes a published pair out of the result. Needs the PIN.
struct DissolvePair {
    std::string id;
    std::uint32_t a = 0;
    std::uint32_t b = 0;
};

struct EnterPin {
    std::string id;
    std::string pin;
};

enum class ListKind {
    people,
    tables,
    log,
    pairs,
    programme,
    changes,
    suggestions,
    feasibility,
};

// Which part of which list this screen looks at; answered by DeskPage, again whenever it changes.
struct Show {
    ListKind list = ListKind::people;
    std::string filter;
    std::uint32_t from = 0;
};

// "What would happen": answered by Effect. Only the commands named in protocol/README.md.
struct Preview {
    std::string id;
    std::variant<Control, SetPresence, SwapSeats, SeatTogether, UseTable, JoinTable, TalkWithHelper>
        command;
};

using ClientMessage =
    std::variant<Hello, Claim, AskToJoin, Ping, Consent, CheckIn, GoAway, Leave, GiveRating,
                 OrderFavourites, Block, AskHelp, CancelHelp, Control, Announce,
                 WithdrawAnnouncement, SetPresence, AddPerson, Admit, Decline, TakeHelp, EnterPin,
                 Show, Preview, SetProgrammePair, AskWhatIf, SettleWhatIf, SuggestPair,
                 AnswerSuggestion, DissolvePair, SwapSeats, SeatTogether, UseTable, ReportMissing,
                 ShowUp, AnswerOffer, ClaimPartner, AnswerClaim, JoinTable, TalkWithHelper>;

}  // namespace protocol
