#pragma once
// What the server says: complete pictures, and answers. A picture replaces the one before it;
// nothing on the wire counts or times what others did. Plain data; any thread. `*_tick` are server
// milliseconds on the scale of Welcome.tick and Pong.tick. JSON names are the member names, the
// `type` is the struct's name in snake_case (public_view, …).

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "protocol/client_message.hpp"
#include "protocol/view_messages.hpp"

namespace protocol {

// --- answers ----------------------------------------------------------------------------------

enum class Role { participant, helper, organizer, wall };

// The answer to hello. `acting` false: another screen of the same person acts, this one mirrors.
struct Welcome {
    Role role = Role::participant;
    int protocol = version;
    std::int64_t tick = 0;
    bool acting = true;
};

// Acting changed hands while connected.
struct Standing {
    bool acting = true;
};

struct Ack {
    std::string id;
    std::string receipt;  // keyed hash of person, command and content
};

struct Reject {
    std::string id;
    std::string reason;  // of room::Refusal, or internal_fault, unavailable, not_yours
};

struct Pong {
    std::int64_t sent = 0;
    std::int64_t tick = 0;
};

// What a preview gives: sentences of (code, arguments), and the digest to send along.
struct EffectLine {
    std::string code;                    // key of the client's dictionary, `effect.<code>`
    std::vector<std::string> arguments;  // names and numbers
};

struct Effect {
    std::string id;
    std::string digest;
    std::vector<EffectLine> lines;
};

// --- the desk ---------------------------------------------------------------------------------

struct SideCounts {
    std::uint32_t invited = 0;
    std::uint32_t joined = 0;
    std::uint32_t here = 0;
    std::uint32_t away = 0;
    std::uint32_t left = 0;
};

struct HelpCall {
    std::uint32_t help = 0;
    std::uint32_t badge = 0;
    std::string name;
    HelpKind kind = HelpKind::table;
    std::string table_name;
    std::int64_t since_tick = 0;
    bool taken = false;
};

struct SilentPhone {
    std::uint32_t badge = 0;
    std::string name;
    std::int64_t since_tick = 0;
};

struct JoinRequest {
    std::uint32_t request = 0;
    std::string name;
    std::string words;
};

// Somebody says they sat with somebody else than planned; staff may settle it.
struct ClaimRow {
    std::uint32_t number = 0;
    std::uint32_t a = 0;
    std::string a_name;
    std::uint32_t b = 0;
    std::string b_name;
};

// Somebody whose partner waits at this table and cannot find them.
struct MissingRow {
    std::uint32_t badge = 0;
    std::string name;
    std::string table_name;
    std::int64_t until_tick = 0;
};

// Somebody without a partner who talks with a helper in this round.
struct HelperTalkRow {
    std::uint32_t badge = 0;
    std::string name;
    std::string table_name;  // empty: no table is free
};

struct BadgeName {
    std::uint32_t badge = 0;
    std::string name;
};

struct TableName {
    std::uint32_t table = 0;
    std::string table_name;
};

struct UndoOffer {
    std::string action;  // key of the client's dictionary, `undo.<action>`
    std::int64_t at_tick = 0;
    std::optional<std::int64_t> until_tick;
};

enum class MatchingState { none, running, failing, instant_only, proposed };

struct MatchingSummary {
    MatchingState state = MatchingState::none;
    bool shown = false;  // somebody tapped "show the pairs"
    std::uint32_t pairs = 0;
    std::uint32_t unmatched = 0;
    std::uint32_t pairs_bound = 0;  // the most that any such matching can have
    std::string proof;              // certificate, search, none
    bool stable = true;
    std::uint32_t blocking_pairs = 0;
    std::optional<std::uint32_t> possible_without_stability;
    std::uint32_t few_talks = 0;  // reasons computed without ratings
    std::uint32_t by_rules = 0;
    std::uint32_t left = 0;
    std::uint32_t by_ratings = 0;
};

struct PairRow {
    std::uint32_t a = 0;
    std::string a_name;
    std::uint32_t b = 0;
    std::string b_name;
};

enum class WhatIfState { none, running, answered, failed };

// The last look at another result. Who would have another partner is the list `changes`.
struct WhatIf {
    WhatIfState state = WhatIfState::none;
    std::uint32_t number = 0;      // of the one that runs, was answered or failed
    std::uint32_t next = 1;        // the number that a new one will have
    std::uint32_t left = 0;        // how many may still be asked
    std::vector<PairRow> forbids;  // the pairs it leaves out
    std::uint32_t pairs = 0;       // how many there would be
    std::uint32_t changes = 0;     // people who would have another partner, or one more or less
};

struct PublishState {
    std::uint32_t version = 0;                      // 0: nothing published
    std::optional<std::int64_t> bar_until_tick;     // the 10 s bar
    std::optional<std::int64_t> window_until_tick;  // contacts hidden, withdraw possible
    bool withdrawn = false;
    bool final_result = false;
};

struct Warning {
    std::string code;  // key `warning.<code>`
    std::vector<std::string> arguments;
};

struct DeskView {
    std::uint32_t step = 0;
    std::vector<SideCounts> counts;  // by side
    std::uint32_t talks_now = 0;     // tables in use
    std::uint32_t resting = 0;
    std::uint32_t rated = 0;  // ratings given of this round, Review: of all
    std::uint32_t to_rate = 0;
    std::vector<HelpCall> helps;
    std::vector<SilentPhone> silent;  // first 20
    std::uint32_t silent_count = 0;
    std::vector<JoinRequest> joins;
    std::vector<MissingRow> missing;
    std::vector<ClaimRow> claims;
    std::vector<BadgeName> resting_now;   // here without a seat in this round; first 50
    std::vector<BadgeName> resting_next;  // told so for the next round; first 50
    std::vector<PairRow> pins;            // made by hand for the next round
    std::vector<TableName> closed_tables;
    std::vector<HelperTalkRow> helper_talks;
    std::optional<UndoOffer> undo;
    MatchingSummary matching;
    WhatIf what_if;
    std::uint32_t suggestion_next = 1;  // the number that a new suggestion will have
    PublishState publish;
    std::vector<Warning> warnings;  // feasibility
    std::string join_code;
    std::uint32_t organizers = 0;  // organizer devices connected
    bool pin_fresh = false;        // PIN just given: publish, export, remove are open
    bool has_pin = false;
    bool journal_trouble = false;  // disk full or failing: nothing is saved right now
    bool settings_frozen = false;
    std::optional<std::int64_t> closing_until_tick;  // waits for silent phones
    std::optional<std::int64_t> away_from_tick;      // the server was down until this moment
    std::optional<std::int64_t> recovered_tick;      // the recovery code was last used
};

struct PersonRow {
    std::uint32_t badge = 0;
    std::string name;
    int side = 0;
    PresenceState presence = PresenceState::invited;
    bool connected = false;
    std::uint32_t talks = 0;
    std::string table_name;
};

struct TableRow {
    std::uint32_t table = 0;
    std::string table_name;
    std::uint32_t a = 0;
    std::string a_name;
    std::uint32_t b = 0;
    std::string b_name;
    std::uint32_t third = 0;  // joined them; 0: nobody did
    std::string third_name;
};

struct LogRow {
    std::int64_t tick = 0;
    std::string who;  // "organizer 1", "helper 2", "clock", a badge for what people did themselves
    std::string action;  // key `log.<action>`
    std::vector<std::string> arguments;
};

// A programme pair. `hindrance`: what openly stands against it, key `hindrance.<code>`; empty when
// nothing does. Once the pairs were shown, `not_placed` for whatever else it was.
struct ProgrammeRow {
    std::uint32_t a = 0;
    std::string a_name;
    std::uint32_t b = 0;
    std::string b_name;
    std::string hindrance;
};

// Whom a person would lose and get by the what-if that was answered.
struct ChangeRow {
    std::uint32_t badge = 0;
    std::string name;
    int side = 0;
    std::vector<std::string> loses;
    std::vector<std::string> gets;
};

enum class SuggestionState { open, agreed, declined, joined };

// Two people who were asked whether they would be partners. Open until its end, whatever they say.
struct SuggestionRow {
    std::uint32_t number = 0;
    std::uint32_t a = 0;
    std::string a_name;
    std::uint32_t b = 0;
    std::string b_name;
    std::int64_t until_tick = 0;
    SuggestionState state = SuggestionState::open;
};

// How many of the others something keeps from a person.
struct KeptApart {
    std::string by;  // key `kept_apart.<code>`
    std::uint32_t people = 0;
};

// What one person can expect of the evening, by roster, rules and settings alone.
struct OutlookRow {
    std::uint32_t badge = 0;
    std::string name;
    int side = 0;
    std::uint32_t possible = 0;             // people one may meet, or meet still
    std::vector<KeptApart> kept_apart;      // all others, each counted once
    std::uint32_t talks = 0;                // had, with the one now
    std::optional<std::uint32_t> expected;  // in the end; null: too many to tell
};

struct SideOutlook {
    std::uint32_t people = 0;
    std::uint32_t places = 0;             // partners they may have together
    std::optional<std::uint32_t> fewest;  // talks in the end, of whoever has fewest
    std::uint32_t most = 0;               // of whoever has most; fewest null: no more than that
};

// Of the people of a side: how many want it, and how many whom they could meet offer it.
struct TagBalance {
    std::string tag;
    int side = 0;
    std::uint32_t wanted = 0;
    std::uint32_t offered = 0;
};

// Whether the evening can work out. Nothing that people entered for themselves is part of it.
struct FeasibilitySummary {
    bool started = false;            // of those Here; before that of everybody expected
    std::uint32_t rounds = 0;        // to come, as is the length
    std::int64_t length_ms = 0;      // of rounds, breaks and Review
    std::vector<SideOutlook> sides;  // one in a pool
    std::uint32_t tables_needed = 0;
    std::uint32_t tables = 0;       // of those needed, how many there are
    std::uint32_t resting = 0;      // at least so many in each round
    std::vector<Warning> findings;  // gravest first
    std::vector<TagBalance> tags;   // what nobody offers first
    std::uint32_t tags_total = 0;
};

using PageRow = std::variant<PersonRow, TableRow, LogRow, PairRow, ProgrammeRow, ChangeRow,
                             SuggestionRow, OutlookRow>;

// One page of the list this screen looks at; rows are all of one kind, that of `list`.
struct DeskPage {
    ListKind list = ListKind::people;
    std::string filter;
    std::uint32_t from = 0;
    std::uint32_t total = 0;
    FeasibilitySummary summary;  // on the wire with the list `feasibility` only
    std::vector<PageRow> rows;
};

// --- wall and helper --------------------------------------------------------------------------

struct WallTable {
    std::string table_name;
    std::vector<std::string> names;  // two, or three; one who talks with a helper
};

struct WallView {
    std::uint32_t step = 0;
    std::vector<WallTable> tables;
    std::vector<std::string> resting;
    std::string join_code;
    std::string join_url;
    std::string join_qr;  // SVG path data of the join link's QR code, module size 1, quiet zone 4
    std::uint32_t join_qr_size = 0;
    bool published = false;
    bool checking = false;  // a result was withdrawn and is being checked
};

struct HelperView {
    std::uint32_t step = 0;
    std::vector<SideCounts> counts;
    std::vector<HelpCall> helps;
    std::vector<JoinRequest> joins;
    std::vector<MissingRow> missing;
    std::vector<ClaimRow> claims;
    std::vector<HelperTalkRow> helper_talks;
    std::vector<BadgeName> resting;  // here without a seat in this round; first 50
};

using ServerMessage =
    std::variant<Welcome, Standing, Ack, Reject, Pong, Effect, VisitorView, PublicView,
                 ParticipantView, DeskView, DeskPage, WallView, HelperView>;

}  // namespace protocol
