#pragma once
// The members of every client message with their bounds: the C++ half of
// client_message.schema.json. Walked by the reader and the writer. Inside protocol/ only; any
// thread.

#include "protocol/client_message.hpp"
#include "protocol/fields.hpp"

namespace protocol {

template <>
inline constexpr std::string_view type_name<Hello> = "hello";
template <class V, Of<Hello> M>
void fields(V& visit, M& m) {
    visit("ticket", m.ticket, rules::ticket);
    visit("protocol", m.protocol, rules::protocol_number);
    visit("screen", m.screen, rules::command_id);
}

template <>
inline constexpr std::string_view type_name<Claim> = "claim";
template <class V, Of<Claim> M>
void fields(V& visit, M& m) {
    visit("id", m.id, rules::command_id);
    visit("secret", m.secret, rules::secret);
    visit("ticket_hash", m.ticket_hash, rules::sha256);
}

template <>
inline constexpr std::string_view type_name<AskToJoin> = "ask_to_join";
template <class V, Of<AskToJoin> M>
void fields(V& visit, M& m) {
    visit("id", m.id, rules::command_id);
    visit("name", m.name, rules::name);
    visit("ticket_hash", m.ticket_hash, rules::sha256);
}

template <>
inline constexpr std::string_view type_name<Ping> = "ping";
template <class V, Of<Ping> M>
void fields(V& visit, M& m) {
    visit("sent", m.sent);
}

template <>
inline constexpr std::string_view type_name<Consent> = "consent";
template <class V, Of<Consent> M>
void fields(V& visit, M& m) {
    visit("id", m.id, rules::command_id);
    visit("agrees", m.agrees);
    visit("policy_hash", m.policy_hash, rules::sha256);
}

template <>
inline constexpr std::string_view type_name<CheckIn> = "check_in";
template <class V, Of<CheckIn> M>
void fields(V& visit, M& m) {
    visit("id", m.id, rules::command_id);
}

template <>
inline constexpr std::string_view type_name<GoAway> = "go_away";
template <class V, Of<GoAway> M>
void fields(V& visit, M& m) {
    visit("id", m.id, rules::command_id);
}

template <>
inline constexpr std::string_view type_name<Leave> = "leave";
template <class V, Of<Leave> M>
void fields(V& visit, M& m) {
    visit("id", m.id, rules::command_id);
    visit("may_be_paired", m.may_be_paired);
}

template <class V, Of<Choice> M>
void fields(V& visit, M& m) {
    visit("accepts", m.accepts);
    visit("score_tenths", m.score_tenths, rules::score_tenths);
}

template <>
inline constexpr std::string_view type_name<GiveRating> = "give_rating";
template <class V, Of<GiveRating> M>
void fields(V& visit, M& m) {
    visit("id", m.id, rules::command_id);
    visit("encounter", m.encounter);
    visit("choice", m.choice);
    visit("replaces", m.replaces);
}

template <>
inline constexpr std::string_view type_name<OrderFavourites> = "order_favourites";
template <class V, Of<OrderFavourites> M>
void fields(V& visit, M& m) {
    visit("id", m.id, rules::command_id);
    visit("encounters", m.encounters, CountRule{0, limits::favourites_max});
}

template <>
inline constexpr std::string_view type_name<Block> = "block";
template <class V, Of<Block> M>
void fields(V& visit, M& m) {
    visit("id", m.id, rules::command_id);
    visit("badge", m.badge);
    visit("blocked", m.blocked);
}

template <>
inline constexpr std::string_view type_name<AskHelp> = "ask_help";
template <class V, Of<AskHelp> M>
void fields(V& visit, M& m) {
    visit("id", m.id, rules::command_id);
    visit("kind", m.kind);
}

template <>
inline constexpr std::string_view type_name<CancelHelp> = "cancel_help";
template <class V, Of<CancelHelp> M>
void fields(V& visit, M& m) {
    visit("id", m.id, rules::command_id);
}

template <>
inline constexpr std::string_view type_name<Control> = "control";
template <class V, Of<Control> M>
void fields(V& visit, M& m) {
    visit("id", m.id, rules::command_id);
    visit("at_step", m.at_step);
    visit("action", m.action);
    visit("effect", m.effect, rules::digest);
    visit("typed", m.typed, rules::text);
}

template <>
inline constexpr std::string_view type_name<Announce> = "announce";
template <class V, Of<Announce> M>
void fields(V& visit, M& m) {
    visit("id", m.id, rules::command_id);
    visit("text", m.text, rules::said_text);
    visit("to", m.to);
}

template <>
inline constexpr std::string_view type_name<WithdrawAnnouncement> = "withdraw_announcement";
template <class V, Of<WithdrawAnnouncement> M>
void fields(V& visit, M& m) {
    visit("id", m.id, rules::command_id);
}

template <>
inline constexpr std::string_view type_name<SetPresence> = "set_presence";
template <class V, Of<SetPresence> M>
void fields(V& visit, M& m) {
    visit("id", m.id, rules::command_id);
    visit("badges", m.badges, CountRule{1, limits::participants_per_room_max});
    visit("presence", m.presence);
    visit("may_be_paired", m.may_be_paired);
    visit("effect", m.effect, rules::digest);
}

template <>
inline constexpr std::string_view type_name<AddPerson> = "add_person";
template <class V, Of<AddPerson> M>
void fields(V& visit, M& m) {
    visit("id", m.id, rules::command_id);
    visit("name", m.name, rules::name);
    visit("side", m.side, rules::side);
}

template <>
inline constexpr std::string_view type_name<Admit> = "admit";
template <class V, Of<Admit> M>
void fields(V& visit, M& m) {
    visit("id", m.id, rules::command_id);
    visit("request", m.request);
    visit("badge", m.badge);
}

template <>
inline constexpr std::string_view type_name<Decline> = "decline";
template <class V, Of<Decline> M>
void fields(V& visit, M& m) {
    visit("id", m.id, rules::command_id);
    visit("request", m.request);
}

template <>
inline constexpr std::string_view type_name<TakeHelp> = "take_help";
template <class V, Of<TakeHelp> M>
void fields(V& visit, M& m) {
    visit("id", m.id, rules::command_id);
    visit("help", m.help);
    visit("done", m.done);
}

template <>
inline constexpr std::string_view type_name<SetProgrammePair> = "set_programme_pair";
template <class V, Of<SetProgrammePair> M>
void fields(V& visit, M& m) {
    visit("id", m.id, rules::command_id);
    visit("a", m.a);
    visit("b", m.b);
    visit("set", m.set);
}

template <class V, Of<BadgePair> M>
void fields(V& visit, M& m) {
    visit("a", m.a);
    visit("b", m.b);
}

template <>
inline constexpr std::string_view type_name<AskWhatIf> = "ask_what_if";
template <class V, Of<AskWhatIf> M>
void fields(V& visit, M& m) {
    visit("id", m.id, rules::command_id);
    visit("number", m.number);
    visit("pairs", m.pairs, CountRule{1, limits::what_if_pairs_max});
}

template <>
inline constexpr std::string_view type_name<SettleWhatIf> = "settle_what_if";
template <class V, Of<SettleWhatIf> M>
void fields(V& visit, M& m) {
    visit("id", m.id, rules::command_id);
    visit("number", m.number);
    visit("adopt", m.adopt);
}

template <>
inline constexpr std::string_view type_name<SuggestPair> = "suggest_pair";
template <class V, Of<SuggestPair> M>
void fields(V& visit, M& m) {
    visit("id", m.id, rules::command_id);
    visit("number", m.number);
    visit("a", m.a);
    visit("b", m.b);
}

template <>
inline constexpr std::string_view type_name<AnswerSuggestion> = "answer_suggestion";
template <class V, Of<AnswerSuggestion> M>
void fields(V& visit, M& m) {
    visit("id", m.id, rules::command_id);
    visit("number", m.number);
    visit("accepts", m.accepts);
}

template <>
inline constexpr std::string_view type_name<DissolvePair> = "dissolve_pair";
template <class V, Of<DissolvePair> M>
void fields(V& visit, M& m) {
    visit("id", m.id, rules::command_id);
    visit("a", m.a);
    visit("b", m.b);
}

template <>
inline constexpr std::string_view type_name<EnterPin> = "enter_pin";
template <class V, Of<EnterPin> M>
void fields(V& visit, M& m) {
    visit("id", m.id, rules::command_id);
    visit("pin", m.pin, rules::pin);
}

template <>
inline constexpr std::string_view type_name<Show> = "show";
template <class V, Of<Show> M>
void fields(V& visit, M& m) {
    visit("list", m.list);
    visit("filter", m.filter, rules::filter);
    visit("from", m.from);
}

template <>
inline constexpr std::string_view type_name<SwapSeats> = "swap_seats";
template <class V, Of<SwapSeats> M>
void fields(V& visit, M& m) {
    visit("id", m.id, rules::command_id);
    visit("at_step", m.at_step);
    visit("a", m.a);
    visit("b", m.b);
    visit("effect", m.effect, rules::digest);
}

template <>
inline constexpr std::string_view type_name<SeatTogether> = "seat_together";
template <class V, Of<SeatTogether> M>
void fields(V& visit, M& m) {
    visit("id", m.id, rules::command_id);
    visit("at_step", m.at_step);
    visit("a", m.a);
    visit("b", m.b);
    visit("together", m.together);
    visit("effect", m.effect, rules::digest);
}

template <>
inline constexpr std::string_view type_name<JoinTable> = "join_table";
template <class V, Of<JoinTable> M>
void fields(V& visit, M& m) {
    visit("id", m.id, rules::command_id);
    visit("at_step", m.at_step);
    visit("badge", m.badge);
    visit("table", m.table);
    visit("effect", m.effect, rules::digest);
}

template <>
inline constexpr std::string_view type_name<TalkWithHelper> = "talk_with_helper";
template <class V, Of<TalkWithHelper> M>
void fields(V& visit, M& m) {
    visit("id", m.id, rules::command_id);
    visit("badge", m.badge);
    visit("together", m.together);
    visit("effect", m.effect, rules::digest);
}

template <>
inline constexpr std::string_view type_name<UseTable> = "use_table";
template <class V, Of<UseTable> M>
void fields(V& visit, M& m) {
    visit("id", m.id, rules::command_id);
    visit("at_step", m.at_step);
    visit("table", m.table);
    visit("in_use", m.in_use);
    visit("effect", m.effect, rules::digest);
}

template <>
inline constexpr std::string_view type_name<ReportMissing> = "report_missing";
template <class V, Of<ReportMissing> M>
void fields(V& visit, M& m) {
    visit("id", m.id, rules::command_id);
    visit("encounter", m.encounter);
}

template <>
inline constexpr std::string_view type_name<ShowUp> = "show_up";
template <class V, Of<ShowUp> M>
void fields(V& visit, M& m) {
    visit("id", m.id, rules::command_id);
    visit("encounter", m.encounter);
}

template <>
inline constexpr std::string_view type_name<AnswerOffer> = "answer_offer";
template <class V, Of<AnswerOffer> M>
void fields(V& visit, M& m) {
    visit("id", m.id, rules::command_id);
    visit("number", m.number);
    visit("accepts", m.accepts);
}

template <>
inline constexpr std::string_view type_name<ClaimPartner> = "claim_partner";
template <class V, Of<ClaimPartner> M>
void fields(V& visit, M& m) {
    visit("id", m.id, rules::command_id);
    visit("encounter", m.encounter);
    visit("badge", m.badge);
}

template <>
inline constexpr std::string_view type_name<AnswerClaim> = "answer_claim";
template <class V, Of<AnswerClaim> M>
void fields(V& visit, M& m) {
    visit("id", m.id, rules::command_id);
    visit("number", m.number);
    visit("confirms", m.confirms);
}

template <>
inline constexpr std::string_view type_name<Preview> = "preview";
template <class V, Of<Preview> M>
void fields(V& visit, M& m) {
    visit("id", m.id, rules::command_id);
    visit("command", m.command);
}

}  // namespace protocol
