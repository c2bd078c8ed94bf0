#pragma once
// The JSON bodies of the HTTP interface (openapi.yaml): one struct per body, strict readers that
// name the member at fault, writers by append. Used by net/ and live/gate on the server, by bots/
// on the other side. Plain data; any thread. JSON names are the member names unless said.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/core/result.hpp"
#include "protocol/codec.hpp"

namespace protocol {

// Why a body was refused: 400 with `error` the name of the error and `detail` made from both.
struct HttpFault {
    DecodeError error = DecodeError::not_json;
    std::string member;  // path ("scale.choices[2].label"); empty when the whole body is at fault
};

// "scale.choices[2].label: out_of_range"
std::string sentence_of(const HttpFault& fault);

// --- settings -----------------------------------------------------------------------------------

enum class Template { reverse_mentoring, mentoring_with_capacities, speed_dating, one_pool };
enum class MatchRule { mutual, pairs, most };
enum class OrganizerSees { counts_only, pairs };
enum class NamesOnWall { full, first_initial, badge, off };
enum class Reach { lan, public_server };  // on the wire: lan, public

// Everything an organizer chooses for one evening; always sent whole. Bounds that depend on one
// another (shortest phase, breaks within the rounds, …) are judged by the room.
struct Settings {
    std::string title;
    std::string theme;
    std::string house_rules;
    std::vector<std::string> side_names{"Group A", "Group B"};  // always two
    bool pool = false;
    std::uint32_t rounds = 8;
    std::uint32_t move_ms = 60'000;
    std::uint32_t talk_ms = 300'000;
    std::uint32_t rate_ms = 45'000;
    std::uint32_t break_ms = 600'000;
    std::vector<std::uint32_t> breaks_after{4};
    std::uint32_t review_ms = 300'000;
    bool wait_for_tap = false;
    std::uint32_t tables = 0;  // 0: as many as needed
    std::vector<std::string> table_names;
    bool trios = false;               // whoever would rest joins a pair
    std::uint32_t trio_ms = 120'000;  // what Talk lasts longer then
    Scale scale;
    MatchRule rule = MatchRule::pairs;
    bool balance = false;
    OrganizerSees policy = OrganizerSees::pairs;
    std::uint32_t retention_days = 7;
    NamesOnWall names_on_wall = NamesOnWall::first_initial;
    std::vector<std::string> prompts;
    Reach reach = Reach::lan;
};

// --- what is asked ------------------------------------------------------------------------------

struct ServerClaimRequest {
    std::string secret;
    std::string ticket_hash;
};

struct CodeRequest {
    std::string code;  // as typed
};

// `settings` may be missing: then those of the template. The title here is the one that counts.
// `lottery_seed` may be missing: then the server draws one, as it always does for a real room.
struct CreateRoomRequest {
    std::string title;
    Template chosen = Template::reverse_mentoring;  // `template`
    RoomKind kind = RoomKind::real;
    std::optional<Settings> settings;
    std::optional<std::string> lottery_seed;  // of a rehearsal only; one line
    std::string ticket_hash;
};

struct RecoverRequest {
    std::string recovery_code;
    std::string ticket_hash;
};

struct SlipsRequest {
    std::optional<std::vector<std::uint32_t>> badges;  // missing: all who are not yet claimed
};

enum class LinkRole { organizer, helper, wall };

struct LinkRequest {
    LinkRole role = LinkRole::helper;
};

struct NoteRequest {
    std::string text;
};

struct ProfileRequest {
    std::vector<std::string> wants;
    std::vector<std::string> offers;
    std::string contact;
};

// --- what is answered ---------------------------------------------------------------------------

struct EmptyAnswer {};

struct ErrorAnswer {
    std::string error;   // a code: `codes_paused`, `settings_frozen`, …
    std::string detail;  // a sentence for developers
};

struct CodeAnswer {
    std::string room;
};

struct WhereAnswer {
    bool here = true;
};

struct RoomRow {
    std::string room;
    std::string title;
    Phase phase = Phase::draft;
    std::string code;
    RoomKind kind = RoomKind::real;
    std::int64_t created_tick = 0;
};
using RoomsAnswer = std::vector<RoomRow>;

struct CreateRoomAnswer {
    std::string room;
    std::string code;
    std::string pin;
    std::string recovery_code;
};

enum class RosterChange { new_person, same, changed, refused };  // on the wire: new, …

struct RosterPreviewRow {
    std::uint32_t line = 0;  // where the record starts, from 1
    std::string id;
    std::string name;
    std::string side;  // the label of the file
    std::uint32_t capacity = 1;
    std::string group;
    std::string manager;
    std::vector<std::string> wants;
    std::vector<std::string> offers;
    bool stays_seated = false;
    bool attends = true;
    RosterChange change = RosterChange::new_person;
};

struct RosterProblem {
    std::uint32_t line = 0;
    std::uint32_t field = 0;  // from 1
    std::string message;
};

// Nothing has changed yet: the same file and `digest` go to the confirmation.
struct RosterPreviewAnswer {
    std::vector<RosterPreviewRow> rows;
    std::vector<std::string> sides;  // labels, the first of the file first
    std::vector<RosterProblem> errors;
    std::vector<RosterProblem> warnings;
    std::vector<std::string> missing;  // ids of the room that the file does not have; not removed
    std::string digest;
};

struct RosterConfirmAnswer {
    std::uint32_t added = 0;
    std::uint32_t changed = 0;
};

struct SlipRow {
    std::uint32_t badge = 0;
    std::string name;
    std::string link;
};
using SlipsAnswer = std::vector<SlipRow>;

struct LinkAnswer {
    std::string link;
    std::string qr;  // SVG path data, module size 1, quiet zone 4
    std::uint32_t qr_size = 0;
};

// One's own data: what one entered and one's own result, nothing of what others think.
struct OwnData {
    PersonCard me;
    std::string contact;
    ConsentState consent = ConsentState::asked;
    std::vector<Met> met;
    OwnResult result;
};

// --- reading and writing ------------------------------------------------------------------------

// Reads a body strictly: every member there (but those said to be missing at times), no other one
// (but `pad`), each within its bounds. For every struct and list above.
template <class Body>
base::Result<Body, HttpFault> read_http(std::string_view text);

// The body as JSON, not padded.
template <class Body>
std::string write_http(const Body& body);

// A client pads notes and profiles to limits::note_body_bytes, so that no length tells anything.
void pad_http_body(std::string& body);

}  // namespace protocol
