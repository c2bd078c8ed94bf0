#pragma once
// The members of every HTTP body with their bounds: walked by the reader and the writer. Inside
// protocol/ only; any thread.

#include <chrono>

#include "protocol/enum_names.hpp"
#include "protocol/fields_server.hpp"
#include "protocol/http_messages.hpp"

namespace protocol {

namespace rules {

inline constexpr TextRule title{1, limits::name_bytes_max};
inline constexpr TextRule contact{0, limits::name_bytes_max};
inline constexpr TextRule note{0, limits::note_bytes_max};
inline constexpr TextRule typed_code{1, 64};
inline constexpr CountRule tags{0, limits::tags_max};
inline constexpr CountRule two{2, 2};
inline constexpr NumberRule round{1, limits::rounds_max};
inline constexpr NumberRule phase_ms{0, std::chrono::milliseconds(limits::phase_max).count()};
inline constexpr NumberRule tables{0, limits::tables_max};

}  // namespace rules

template <>
inline constexpr Names<4> names_of<Template>{"reverse_mentoring", "mentoring_with_capacities",
                                             "speed_dating", "one_pool"};
template <>
inline constexpr Names<3> names_of<MatchRule>{"mutual", "pairs", "most"};
template <>
inline constexpr Names<2> names_of<OrganizerSees>{"counts_only", "pairs"};
template <>
inline constexpr Names<4> names_of<NamesOnWall>{"full", "first_initial", "badge", "off"};
template <>
inline constexpr Names<2> names_of<Reach>{"lan", "public"};
template <>
inline constexpr Names<3> names_of<LinkRole>{"organizer", "helper", "wall"};
template <>
inline constexpr Names<4> names_of<RosterChange>{"new", "same", "changed", "refused"};

template <class V, Of<Settings> M>
void fields(V& visit, M& m) {
    visit("title", m.title, rules::title);
    visit("theme", m.theme, rules::text);
    visit("house_rules", m.house_rules, rules::text);
    visit("side_names", m.side_names, rules::two, rules::tag);
    visit("pool", m.pool);
    visit("rounds", m.rounds, rules::round);
    visit("move_ms", m.move_ms, rules::phase_ms);
    visit("talk_ms", m.talk_ms, rules::phase_ms);
    visit("rate_ms", m.rate_ms, rules::phase_ms);
    visit("break_ms", m.break_ms, rules::phase_ms);
    visit("breaks_after", m.breaks_after, CountRule{0, limits::rounds_max}, rules::round);
    visit("review_ms", m.review_ms, rules::phase_ms);
    visit("wait_for_tap", m.wait_for_tap);
    visit("tables", m.tables, rules::tables);
    visit("table_names", m.table_names, CountRule{0, limits::tables_max}, rules::tag);
    visit("trios", m.trios);
    visit("trio_ms", m.trio_ms, rules::phase_ms);
    visit("scale", m.scale);
    visit("rule", m.rule);
    visit("balance", m.balance);
    visit("policy", m.policy);
    visit("retention_days", m.retention_days, rules::days);
    visit("names_on_wall", m.names_on_wall);
    visit("prompts", m.prompts, CountRule{0, limits::rounds_max}, rules::text);
    visit("reach", m.reach);
}

template <class V, Of<ServerClaimRequest> M>
void fields(V& visit, M& m) {
    visit("secret", m.secret, rules::secret);
    visit("ticket_hash", m.ticket_hash, rules::sha256);
}

template <class V, Of<CodeRequest> M>
void fields(V& visit, M& m) {
    visit("code", m.code, rules::typed_code);
}

template <class V, Of<CreateRoomRequest> M>
void fields(V& visit, M& m) {
    visit("title", m.title, rules::title);
    visit("template", m.chosen);
    visit("kind", m.kind);
    visit.maybe("settings", m.settings);
    visit.maybe("lottery_seed", m.lottery_seed, rules::text);
    visit("ticket_hash", m.ticket_hash, rules::sha256);
}

template <class V, Of<RecoverRequest> M>
void fields(V& visit, M& m) {
    visit("recovery_code", m.recovery_code, rules::typed_code);
    visit("ticket_hash", m.ticket_hash, rules::sha256);
}

template <class V, Of<SlipsRequest> M>
void fields(V& visit, M& m) {
    visit.maybe("badges", m.badges, CountRule{0, limits::participants_per_room_max});
}

template <class V, Of<LinkRequest> M>
void fields(V& visit, M& m) {
    visit("role", m.role);
}

template <class V, Of<NoteRequest> M>
void fields(V& visit, M& m) {
    visit("text", m.text, rules::note);
}

template <class V, Of<ProfileRequest> M>
void fields(V& visit, M& m) {
    visit("wants", m.wants, rules::tags, rules::tag);
    visit("offers", m.offers, rules::tags, rules::tag);
    visit("contact", m.contact, rules::contact);
}

template <class V, Of<EmptyAnswer> M>
void fields(V&, M&) {}

template <class V, Of<ErrorAnswer> M>
void fields(V& visit, M& m) {
    visit("error", m.error, rules::any_text);
    visit("detail", m.detail, rules::any_text);
}

template <class V, Of<CodeAnswer> M>
void fields(V& visit, M& m) {
    visit("room", m.room, rules::any_text);
}

template <class V, Of<WhereAnswer> M>
void fields(V& visit, M& m) {
    visit("here", m.here);
}

template <class V, Of<RoomRow> M>
void fields(V& visit, M& m) {
    visit("room", m.room, rules::any_text);
    visit("title", m.title, rules::any_text);
    visit("phase", m.phase);
    visit("code", m.code, rules::any_text);
    visit("kind", m.kind);
    visit("created_tick", m.created_tick);
}

template <class V, Of<CreateRoomAnswer> M>
void fields(V& visit, M& m) {
    visit("room", m.room, rules::any_text);
    visit("code", m.code, rules::any_text);
    visit("pin", m.pin, rules::any_text);
    visit("recovery_code", m.recovery_code, rules::any_text);
}

template <class V, Of<RosterPreviewRow> M>
void fields(V& visit, M& m) {
    visit("line", m.line);
    visit("id", m.id, rules::any_text);
    visit("name", m.name, rules::any_text);
    visit("side", m.side, rules::any_text);
    visit("capacity", m.capacity);
    visit("group", m.group, rules::any_text);
    visit("manager", m.manager, rules::any_text);
    visit("wants", m.wants, rules::any_text);
    visit("offers", m.offers, rules::any_text);
    visit("stays_seated", m.stays_seated);
    visit("attends", m.attends);
    visit("change", m.change);
}

template <class V, Of<RosterProblem> M>
void fields(V& visit, M& m) {
    visit("line", m.line);
    visit("field", m.field);
    visit("message", m.message, rules::any_text);
}

template <class V, Of<RosterPreviewAnswer> M>
void fields(V& visit, M& m) {
    visit("rows", m.rows);
    visit("sides", m.sides, rules::any_text);
    visit("errors", m.errors);
    visit("warnings", m.warnings);
    visit("missing", m.missing, rules::any_text);
    visit("digest", m.digest, rules::any_text);
}

template <class V, Of<RosterConfirmAnswer> M>
void fields(V& visit, M& m) {
    visit("added", m.added);
    visit("changed", m.changed);
}

template <class V, Of<SlipRow> M>
void fields(V& visit, M& m) {
    visit("badge", m.badge);
    visit("name", m.name, rules::any_text);
    visit("link", m.link, rules::any_text);
}

template <class V, Of<LinkAnswer> M>
void fields(V& visit, M& m) {
    visit("link", m.link, rules::any_text);
    visit("qr", m.qr, rules::any_text);
    visit("qr_size", m.qr_size);
}

template <class V, Of<OwnData> M>
void fields(V& visit, M& m) {
    visit("me", m.me);
    visit("contact", m.contact, rules::any_text);
    visit("consent", m.consent);
    visit("met", m.met);
    visit("result", m.result);
}

}  // namespace protocol
