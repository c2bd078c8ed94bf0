#pragma once
// The members of every server message with their bounds: the C++ half of
// server_message.schema.json. Walked by the reader and the writer. Inside protocol/ only; any
// thread.

#include "protocol/fields.hpp"
#include "protocol/fields_client.hpp"
#include "protocol/server_message.hpp"

namespace protocol {

template <>
inline constexpr std::string_view type_name<Welcome> = "welcome";
template <class V, Of<Welcome> M>
void fields(V& visit, M& m) {
    visit("role", m.role);
    visit("protocol", m.protocol, rules::protocol_number);
    visit("tick", m.tick);
    visit("acting", m.acting);
}

template <>
inline constexpr std::string_view type_name<Standing> = "standing";
template <class V, Of<Standing> M>
void fields(V& visit, M& m) {
    visit("acting", m.acting);
}

template <>
inline constexpr std::string_view type_name<Ack> = "ack";
template <class V, Of<Ack> M>
void fields(V& visit, M& m) {
    visit("id", m.id, rules::command_id);
    visit("receipt", m.receipt, rules::receipt);
}

template <>
inline constexpr std::string_view type_name<Reject> = "reject";
template <class V, Of<Reject> M>
void fields(V& visit, M& m) {
    visit("id", m.id, rules::command_id);
    visit("reason", m.reason, rules::reason);
}

template <>
inline constexpr std::string_view type_name<Pong> = "pong";
template <class V, Of<Pong> M>
void fields(V& visit, M& m) {
    visit("sent", m.sent);
    visit("tick", m.tick);
}

template <class V, Of<EffectLine> M>
void fields(V& visit, M& m) {
    visit("code", m.code, rules::any_text);
    visit("arguments", m.arguments, rules::any_text);
}

template <>
inline constexpr std::string_view type_name<Effect> = "effect";
template <class V, Of<Effect> M>
void fields(V& visit, M& m) {
    visit("id", m.id, rules::command_id);
    visit("digest", m.digest, rules::any_text);
    visit("lines", m.lines);
}

template <>
inline constexpr std::string_view type_name<VisitorView> = "visitor_view";
template <class V, Of<VisitorView> M>
void fields(V& visit, M& m) {
    visit("state", m.state);
    visit("words", m.words, rules::any_text);
    visit("title", m.title, rules::any_text);
}

template <class V, Of<Clock> M>
void fields(V& visit, M& m) {
    visit("phase", m.phase);
    visit("round", m.round);
    visit("rounds", m.rounds);
    visit("paused", m.paused);
    visit("ends_tick", m.ends_tick);
    visit("left_ms", m.left_ms);
    visit("length_ms", m.length_ms);
    visit("break_after", m.break_after);
}

template <class V, Of<ScaleChoice> M>
void fields(V& visit, M& m) {
    visit("label", m.label, rules::tag);
    visit("accepts", m.accepts);
    visit("score_tenths", m.score_tenths, rules::score_tenths);
}

template <class V, Of<Scale> M>
void fields(V& visit, M& m) {
    visit("choices", m.choices, rules::scale_choices);
    visit("free_score", m.free_score);
}

template <class V, Of<Side> M>
void fields(V& visit, M& m) {
    visit("name", m.name, rules::any_text);
    visit("stays", m.stays);
}

template <class V, Of<Announcement> M>
void fields(V& visit, M& m) {
    visit("number", m.number);
    visit("text", m.text, rules::any_text);
    visit("to", m.to);
    visit("withdrawn", m.withdrawn);
}

template <>
inline constexpr std::string_view type_name<PublicView> = "public_view";
template <class V, Of<PublicView> M>
void fields(V& visit, M& m) {
    visit("step", m.step);
    visit("title", m.title, rules::any_text);
    visit("theme", m.theme, rules::any_text);
    visit("house_rules", m.house_rules, rules::any_text);
    visit("kind", m.kind);
    visit("clock", m.clock);
    visit("sides", m.sides);
    visit("scale", m.scale);
    visit("rule", m.rule, rules::any_text);
    visit("policy_hash", m.policy_hash, rules::any_text);
    visit("policy", m.policy, rules::any_text);
    visit("retention_days", m.retention_days, rules::days);
    visit("eligibility", m.eligibility, rules::any_text);
    visit("expected", m.expected);
    visit("here", m.here);
    visit("announcement", m.announcement);
    visit("insecure", m.insecure);
    visit("lottery_commitment", m.lottery_commitment, rules::any_text);
}

template <class V, Of<PersonCard> M>
void fields(V& visit, M& m) {
    visit("badge", m.badge);
    visit("name", m.name, rules::any_text);
    visit("side", m.side, rules::side);
    visit("wants", m.wants, rules::any_text);
    visit("offers", m.offers, rules::any_text);
}

template <class V, Of<OwnRating> M>
void fields(V& visit, M& m) {
    visit("choice", m.choice);
    visit("revision", m.revision);
}

template <class V, Of<Met> M>
void fields(V& visit, M& m) {
    visit("encounter", m.encounter);
    visit("round", m.round);
    visit("table", m.table);
    visit("table_name", m.table_name, rules::any_text);
    visit("partner", m.partner);
    visit("rating", m.rating);
    visit("revision", m.revision);
    visit("may_rate", m.may_rate);
    visit("note", m.note, rules::any_text);
    visit("favourite", m.favourite);
    visit("blocked", m.blocked);
}

template <class V, Of<Tablemate> M>
void fields(V& visit, M& m) {
    visit("card", m.card);
    visit("encounter", m.encounter);
    visit("search", m.search);
}

template <class V, Of<Seat> M>
void fields(V& visit, M& m) {
    visit("kind", m.kind);
    visit("encounter", m.encounter);
    visit("table", m.table);
    visit("table_name", m.table_name, rules::any_text);
    visit("from_table", m.from_table);
    visit("walk", m.walk, rules::walk);
    visit("partner", m.partner);
    visit("beside", m.beside);
    visit("prompt", m.prompt, rules::any_text);
    visit("why", m.why);
    visit("search", m.search);
    visit("search_until_tick", m.search_until_tick);
    visit("awaited_until_tick", m.awaited_until_tick);
    visit("awaited_by", m.awaited_by);
}

template <class V, Of<ResultPartner> M>
void fields(V& visit, M& m) {
    visit("card", m.card);
    visit("contact", m.contact, rules::any_text);
}

template <class V, Of<OwnResult> M>
void fields(V& visit, M& m) {
    visit("state", m.state);
    visit("version", m.version);
    visit("final", m.final_result);
    visit("partners", m.partners);
}

template <class V, Of<OwnSuggestion> M>
void fields(V& visit, M& m) {
    visit("number", m.number);
    visit("partner", m.partner);
    visit("until_tick", m.until_tick);
    visit("answer", m.answer);
}

template <class V, Of<OwnOffer> M>
void fields(V& visit, M& m) {
    visit("number", m.number);
    visit("partner", m.partner);
    visit("until_tick", m.until_tick);
    visit("answer", m.answer);
}

template <class V, Of<OwnClaim> M>
void fields(V& visit, M& m) {
    visit("number", m.number);
    visit("partner", m.partner);
    visit("answer", m.answer);
}

template <>
inline constexpr std::string_view type_name<ParticipantView> = "participant_view";
template <class V, Of<ParticipantView> M>
void fields(V& visit, M& m) {
    visit("step", m.step);
    visit("me", m.me);
    visit("presence", m.presence);
    visit("consent", m.consent);
    visit("talks_promised", m.talks_promised);
    visit("contact", m.contact, rules::any_text);
    visit("seat", m.seat);
    visit("met", m.met);
    visit("may_rate", m.may_rate);
    visit("help", m.help);
    visit("help_taken", m.help_taken);
    visit("result", m.result);
    visit("suggestion", m.suggestion);
    visit("next_round", m.next_round);
    visit("offer", m.offer);
    visit("claim", m.claim);
    visit("programme", m.programme);
    visit("includes", m.includes, rules::command_id);
}

}  // namespace protocol
