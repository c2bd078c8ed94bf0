#pragma once
// The members of what the server says to desks, walls and helpers: the C++ half of that part of
// server_message.schema.json. Walked by the reader and the writer. Inside protocol/ only; any
// thread.

#include "protocol/fields.hpp"
#include "protocol/fields_view.hpp"
#include "protocol/server_message.hpp"

namespace protocol {

template <class V, Of<SideCounts> M>
void fields(V& visit, M& m) {
    visit("invited", m.invited);
    visit("joined", m.joined);
    visit("here", m.here);
    visit("away", m.away);
    visit("left", m.left);
}

template <class V, Of<HelpCall> M>
void fields(V& visit, M& m) {
    visit("help", m.help);
    visit("badge", m.badge);
    visit("name", m.name, rules::any_text);
    visit("kind", m.kind);
    visit("table_name", m.table_name, rules::any_text);
    visit("since_tick", m.since_tick);
    visit("taken", m.taken);
}

template <class V, Of<SilentPhone> M>
void fields(V& visit, M& m) {
    visit("badge", m.badge);
    visit("name", m.name, rules::any_text);
    visit("since_tick", m.since_tick);
}

template <class V, Of<JoinRequest> M>
void fields(V& visit, M& m) {
    visit("request", m.request);
    visit("name", m.name, rules::any_text);
    visit("words", m.words, rules::any_text);
}

template <class V, Of<ClaimRow> M>
void fields(V& visit, M& m) {
    visit("number", m.number);
    visit("a", m.a);
    visit("a_name", m.a_name, rules::any_text);
    visit("b", m.b);
    visit("b_name", m.b_name, rules::any_text);
}

template <class V, Of<MissingRow> M>
void fields(V& visit, M& m) {
    visit("badge", m.badge);
    visit("name", m.name, rules::any_text);
    visit("table_name", m.table_name, rules::any_text);
    visit("until_tick", m.until_tick);
}

template <class V, Of<HelperTalkRow> M>
void fields(V& visit, M& m) {
    visit("badge", m.badge);
    visit("name", m.name, rules::any_text);
    visit("table_name", m.table_name, rules::any_text);
}

template <class V, Of<BadgeName> M>
void fields(V& visit, M& m) {
    visit("badge", m.badge);
    visit("name", m.name, rules::any_text);
}

template <class V, Of<TableName> M>
void fields(V& visit, M& m) {
    visit("table", m.table);
    visit("table_name", m.table_name, rules::any_text);
}

template <class V, Of<UndoOffer> M>
void fields(V& visit, M& m) {
    visit("action", m.action, rules::any_text);
    visit("at_tick", m.at_tick);
    visit("until_tick", m.until_tick);
}

template <class V, Of<MatchingSummary> M>
void fields(V& visit, M& m) {
    visit("state", m.state);
    visit("shown", m.shown);
    visit("pairs", m.pairs);
    visit("unmatched", m.unmatched);
    visit("pairs_bound", m.pairs_bound);
    visit("proof", m.proof, rules::any_text);
    visit("stable", m.stable);
    visit("blocking_pairs", m.blocking_pairs);
    visit("possible_without_stability", m.possible_without_stability);
    visit("few_talks", m.few_talks);
    visit("by_rules", m.by_rules);
    visit("left", m.left);
    visit("by_ratings", m.by_ratings);
}

template <class V, Of<PairRow> M>
void fields(V& visit, M& m) {
    visit("a", m.a);
    visit("a_name", m.a_name, rules::any_text);
    visit("b", m.b);
    visit("b_name", m.b_name, rules::any_text);
}

template <class V, Of<WhatIf> M>
void fields(V& visit, M& m) {
    visit("state", m.state);
    visit("number", m.number);
    visit("next", m.next);
    visit("left", m.left);
    visit("forbids", m.forbids);
    visit("pairs", m.pairs);
    visit("changes", m.changes);
}

template <class V, Of<PublishState> M>
void fields(V& visit, M& m) {
    visit("version", m.version);
    visit("bar_until_tick", m.bar_until_tick);
    visit("window_until_tick", m.window_until_tick);
    visit("withdrawn", m.withdrawn);
    visit("final_result", m.final_result);
}

template <class V, Of<Warning> M>
void fields(V& visit, M& m) {
    visit("code", m.code, rules::any_text);
    visit("arguments", m.arguments, rules::any_text);
}

template <>
inline constexpr std::string_view type_name<DeskView> = "desk_view";
template <class V, Of<DeskView> M>
void fields(V& visit, M& m) {
    visit("step", m.step);
    visit("counts", m.counts);
    visit("talks_now", m.talks_now);
    visit("resting", m.resting);
    visit("rated", m.rated);
    visit("to_rate", m.to_rate);
    visit("helps", m.helps);
    visit("silent", m.silent);
    visit("silent_count", m.silent_count);
    visit("joins", m.joins);
    visit("missing", m.missing);
    visit("claims", m.claims);
    visit("resting_now", m.resting_now);
    visit("resting_next", m.resting_next);
    visit("pins", m.pins);
    visit("closed_tables", m.closed_tables);
    visit("helper_talks", m.helper_talks);
    visit("undo", m.undo);
    visit("matching", m.matching);
    visit("what_if", m.what_if);
    visit("suggestion_next", m.suggestion_next);
    visit("publish", m.publish);
    visit("warnings", m.warnings);
    visit("join_code", m.join_code, rules::any_text);
    visit("organizers", m.organizers);
    visit("pin_fresh", m.pin_fresh);
    visit("has_pin", m.has_pin);
    visit("journal_trouble", m.journal_trouble);
    visit("settings_frozen", m.settings_frozen);
    visit("closing_until_tick", m.closing_until_tick);
    visit("away_from_tick", m.away_from_tick);
    visit("recovered_tick", m.recovered_tick);
}

template <class V, Of<PersonRow> M>
void fields(V& visit, M& m) {
    visit("badge", m.badge);
    visit("name", m.name, rules::any_text);
    visit("side", m.side, rules::side);
    visit("presence", m.presence);
    visit("connected", m.connected);
    visit("talks", m.talks);
    visit("table_name", m.table_name, rules::any_text);
}

template <class V, Of<TableRow> M>
void fields(V& visit, M& m) {
    visit("table", m.table);
    visit("table_name", m.table_name, rules::any_text);
    visit("a", m.a);
    visit("a_name", m.a_name, rules::any_text);
    visit("b", m.b);
    visit("b_name", m.b_name, rules::any_text);
    visit("third", m.third);
    visit("third_name", m.third_name, rules::any_text);
}

template <class V, Of<LogRow> M>
void fields(V& visit, M& m) {
    visit("tick", m.tick);
    visit("who", m.who, rules::any_text);
    visit("action", m.action, rules::any_text);
    visit("arguments", m.arguments, rules::any_text);
}

template <class V, Of<ProgrammeRow> M>
void fields(V& visit, M& m) {
    visit("a", m.a);
    visit("a_name", m.a_name, rules::any_text);
    visit("b", m.b);
    visit("b_name", m.b_name, rules::any_text);
    visit("hindrance", m.hindrance, rules::any_text);
}

template <class V, Of<ChangeRow> M>
void fields(V& visit, M& m) {
    visit("badge", m.badge);
    visit("name", m.name, rules::any_text);
    visit("side", m.side, rules::side);
    visit("loses", m.loses, rules::any_text);
    visit("gets", m.gets, rules::any_text);
}

template <class V, Of<SuggestionRow> M>
void fields(V& visit, M& m) {
    visit("number", m.number);
    visit("a", m.a);
    visit("a_name", m.a_name, rules::any_text);
    visit("b", m.b);
    visit("b_name", m.b_name, rules::any_text);
    visit("until_tick", m.until_tick);
    visit("state", m.state);
}

template <class V, Of<KeptApart> M>
void fields(V& visit, M& m) {
    visit("by", m.by, rules::any_text);
    visit("people", m.people);
}

template <class V, Of<OutlookRow> M>
void fields(V& visit, M& m) {
    visit("badge", m.badge);
    visit("name", m.name, rules::any_text);
    visit("side", m.side, rules::side);
    visit("possible", m.possible);
    visit("kept_apart", m.kept_apart);
    visit("talks", m.talks);
    visit("expected", m.expected);
}

template <class V, Of<SideOutlook> M>
void fields(V& visit, M& m) {
    visit("people", m.people);
    visit("places", m.places);
    visit("fewest", m.fewest);
    visit("most", m.most);
}

template <class V, Of<TagBalance> M>
void fields(V& visit, M& m) {
    visit("tag", m.tag, rules::any_text);
    visit("side", m.side, rules::side);
    visit("wanted", m.wanted);
    visit("offered", m.offered);
}

template <class V, Of<FeasibilitySummary> M>
void fields(V& visit, M& m) {
    visit("started", m.started);
    visit("rounds", m.rounds);
    visit("length_ms", m.length_ms);
    visit("sides", m.sides);
    visit("tables_needed", m.tables_needed);
    visit("tables", m.tables);
    visit("resting", m.resting);
    visit("findings", m.findings);
    visit("tags", m.tags);
    visit("tags_total", m.tags_total);
}

template <class V, Of<WallTable> M>
void fields(V& visit, M& m) {
    visit("table_name", m.table_name, rules::any_text);
    visit("names", m.names, rules::any_text);
}

template <>
inline constexpr std::string_view type_name<WallView> = "wall_view";
template <class V, Of<WallView> M>
void fields(V& visit, M& m) {
    visit("step", m.step);
    visit("tables", m.tables);
    visit("resting", m.resting, rules::any_text);
    visit("join_code", m.join_code, rules::any_text);
    visit("join_url", m.join_url, rules::any_text);
    visit("join_qr", m.join_qr, rules::any_text);
    visit("join_qr_size", m.join_qr_size);
    visit("published", m.published);
    visit("checking", m.checking);
}

template <>
inline constexpr std::string_view type_name<HelperView> = "helper_view";
template <class V, Of<HelperView> M>
void fields(V& visit, M& m) {
    visit("step", m.step);
    visit("counts", m.counts);
    visit("helps", m.helps);
    visit("joins", m.joins);
    visit("missing", m.missing);
    visit("claims", m.claims);
    visit("helper_talks", m.helper_talks);
    visit("resting", m.resting);
}

// The rows of a page: all of the kind that `list` says, without a tag of their own.
template <class Rows>
struct RowsOf {
    ListKind list;
    Rows& rows;
};
template <class Rows>
RowsOf(ListKind, Rows&) -> RowsOf<Rows>;

struct Value;
struct Trouble;
void read(const Value& value, RowsOf<std::vector<PageRow>>& out, Trouble& trouble);
void write(std::string& out, const RowsOf<const std::vector<PageRow>>& rows);

template <>
inline constexpr std::string_view type_name<DeskPage> = "desk_page";
template <class V, Of<DeskPage> M>
void fields(V& visit, M& m) {
    visit("list", m.list);
    visit("filter", m.filter, rules::any_text);
    visit("from", m.from);
    visit("total", m.total);
    if (m.list == ListKind::feasibility) visit("summary", m.summary);
    RowsOf rows{m.list, m.rows};
    visit("rows", rows);
}

}  // namespace protocol
