#pragma once
// The names of enumerators on the wire, one table per enumeration, in the order of declaration;
// held to the schema's lists by a test. Any folder that may include protocol; any thread.

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "protocol/codec.hpp"

namespace protocol {

template <std::size_t N>
using Names = std::array<std::string_view, N>;

template <class E>
inline constexpr Names<0> names_of{};

template <>
inline constexpr Names<3> names_of<HelpKind>{"table", "phone", "quietly"};
template <>
inline constexpr Names<23> names_of<ControlAction>{
    "open",       "open_lobby",      "start",          "proceed",       "pause",
    "resume",     "extend",          "shorten",        "skip",          "go_back",
    "end_rounds", "call_break",      "add_round",      "close_ratings", "reopen_ratings",
    "show_pairs", "prepare_publish", "cancel_publish", "withdraw",      "make_final",
    "undo",       "cancel_event",    "purge"};
template <>
inline constexpr Names<3> names_of<AnnounceTo>{"everybody", "side_0", "side_1"};
template <>
inline constexpr Names<4> names_of<PresenceWish>{"here", "away", "left", "removed"};
template <>
inline constexpr Names<8> names_of<ListKind>{"people",    "tables",  "log",         "pairs",
                                             "programme", "changes", "suggestions", "feasibility"};
template <>
inline constexpr Names<3> names_of<SuggestionAnswer>{"none", "yes", "no"};
template <>
inline constexpr Names<4> names_of<SuggestionState>{"open", "agreed", "declined", "joined"};
template <>
inline constexpr Names<4> names_of<WhatIfState>{"none", "running", "answered", "failed"};
template <>
inline constexpr Names<4> names_of<Role>{"participant", "helper", "organizer", "wall"};
template <>
inline constexpr Names<3> names_of<VisitorState>{"asked", "admitted", "declined"};
template <>
inline constexpr Names<14> names_of<Phase>{
    "draft",   "open",   "lobby",  "move",    "talk",      "rate",   "pause_break",
    "waiting", "review", "closed", "preview", "published", "purged", "cancelled"};
template <>
inline constexpr Names<2> names_of<RoomKind>{"real", "rehearsal"};
template <>
inline constexpr Names<6> names_of<PresenceState>{"invited", "joined", "here",
                                                  "away",    "left",   "removed"};
template <>
inline constexpr Names<4> names_of<SeatKind>{"none", "table", "rest", "helper"};
template <>
inline constexpr Names<3> names_of<RestReason>{"none", "bye", "no_partner"};
template <>
inline constexpr Names<3> names_of<Search>{"none", "running", "over"};
template <>
inline constexpr Names<3> names_of<NextRound>{"unknown", "rests", "seated_after_all"};
template <>
inline constexpr Names<3> names_of<ResultState>{"none", "checking", "ready"};
template <>
inline constexpr Names<3> names_of<ConsentState>{"asked", "given", "refused"};
template <>
inline constexpr Names<5> names_of<MatchingState>{"none", "running", "failing", "instant_only",
                                                  "proposed"};
template <>
inline constexpr Names<14> names_of<DecodeError>{
    "too_large",     "not_utf8",       "not_json",      "too_deep",     "too_many_tokens",
    "duplicate_key", "not_an_integer", "not_an_object", "unknown_type", "missing_field",
    "unknown_field", "wrong_kind",     "out_of_range",  "unknown_name"};

template <class E>
concept Named = names_of<E>
.size() > 0;

// The enumerator's name on the wire.
template <Named E>
constexpr std::string_view enum_name(E value) {
    return names_of<E>[static_cast<std::size_t>(value)];
}

// The enumerator called `name`, if there is one. O(names).
template <Named E>
constexpr std::optional<E> enum_from(std::string_view name) {
    for (std::size_t i = 0; i < names_of<E>.size(); ++i) {
        if (names_of<E>[i] == name) return static_cast<E>(i);
    }
    return std::nullopt;
}

}  // namespace protocol
