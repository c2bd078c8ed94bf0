#pragma once
// The shapes of the events of seats: the kind's name in the journal, its members, and which of them
// are sealed by whose key. Who is looked for, and what people answer, is sealed as a call for help
// is; who sits where is open, as the seatings are. Included by event_codec.cpp only; pure. Names
// never change.

#include "journal/shape.hpp"
#include "room/event.hpp"

namespace journal::shape {

template <>
struct Shape<room::Pin> {
    using T = room::Pin;
    static constexpr auto members =
        std::tuple{open("round", &T::round), open("one", &T::one), open("other", &T::other)};
};

template <>
struct Shape<room::HelperTalk> {
    using T = room::HelperTalk;
    static constexpr auto members = std::tuple{open("who", &T::who), open("table", &T::table)};
};

template <>
struct Shape<room::SeatingBefore> {
    using T = room::SeatingBefore;
    static constexpr auto members =
        std::tuple{open("seats", &T::seats), open("pins", &T::pins), open("closed", &T::closed),
                   open("helper_talks", &T::helper_talks)};
};

template <>
struct Shape<room::ByesAnnounced> : Plain {
    using T = room::ByesAnnounced;
    static constexpr std::string_view kind = "byes_announced";
    static constexpr auto members =
        std::tuple{open("round", &T::round), open("resting", &T::resting)};
};

template <>
struct Shape<room::SeatsChanged> : Plain {
    using T = room::SeatsChanged;
    static constexpr std::string_view kind = "seats_changed";
    static constexpr auto members = std::tuple{
        open("round", &T::round),      open("dropped", &T::dropped), open("tables", &T::tables),
        open("moved", &T::moved),      open("homes", &T::homes),     open("began", &T::began),
        open("undoable", &T::undoable)};
};

template <>
struct Shape<room::PairPinned> : Plain {
    using T = room::PairPinned;
    static constexpr std::string_view kind = "pair_pinned";
    static constexpr auto members = std::tuple{open("pin", &T::pin), open("pinned", &T::pinned)};
};

template <>
struct Shape<room::TableUsed> : Plain {
    using T = room::TableUsed;
    static constexpr std::string_view kind = "table_used";
    static constexpr auto members =
        std::tuple{open("table", &T::table), open("in_use", &T::in_use)};
};

template <>
struct Shape<room::HelperTalkSet> : Plain {
    using T = room::HelperTalkSet;
    static constexpr std::string_view kind = "helper_talk_set";
    static constexpr auto members = std::tuple{open("talk", &T::talk), open("stands", &T::stands),
                                               open("undoable", &T::undoable)};
};

template <>
struct Shape<room::MissingReported> : ByRoom<192> {
    using T = room::MissingReported;
    static constexpr std::string_view kind = "missing_reported";
    static constexpr auto members =
        std::tuple{sealed("encounter", &T::encounter), sealed("who", &T::who),
                   sealed("until", &T::until), sealed("open", &T::open)};
};

template <>
struct Shape<room::MissingEnded> : ByRoom<192> {
    using T = room::MissingEnded;
    static constexpr std::string_view kind = "missing_ended";
    static constexpr auto members =
        std::tuple{sealed("encounter", &T::encounter), sealed("who", &T::who)};
};

template <>
struct Shape<room::SeatOffered> : ByRoom<192> {
    using T = room::SeatOffered;
    static constexpr std::string_view kind = "seat_offered";
    static constexpr auto members =
        std::tuple{sealed("number", &T::number), sealed("one", &T::one), sealed("other", &T::other),
                   sealed("until", &T::until)};
};

template <>
struct Shape<room::OfferAnswered> : ByRoom<192> {
    using T = room::OfferAnswered;
    static constexpr std::string_view kind = "offer_answered";
    static constexpr auto members = std::tuple{sealed("number", &T::number), sealed("who", &T::who),
                                               sealed("accepts", &T::accepts)};
};

template <>
struct Shape<room::OfferEnded> : ByRoom<192> {
    using T = room::OfferEnded;
    static constexpr std::string_view kind = "offer_ended";
    static constexpr auto members = std::tuple{sealed("number", &T::number)};
};

template <>
struct Shape<room::PartnerClaimed> : ByRoom<192> {
    using T = room::PartnerClaimed;
    static constexpr std::string_view kind = "partner_claimed";
    static constexpr auto members =
        std::tuple{sealed("number", &T::number), sealed("round", &T::round), sealed("one", &T::one),
                   sealed("other", &T::other), sealed("by_one", &T::by_one)};
};

template <>
struct Shape<room::ClaimAnswered> : ByRoom<192> {
    using T = room::ClaimAnswered;
    static constexpr std::string_view kind = "claim_answered";
    static constexpr auto members = std::tuple{sealed("number", &T::number), sealed("who", &T::who),
                                               sealed("confirms", &T::confirms)};
};

template <>
struct Shape<room::ClaimEnded> : ByRoom<192> {
    using T = room::ClaimEnded;
    static constexpr std::string_view kind = "claim_ended";
    static constexpr auto members = std::tuple{sealed("number", &T::number)};
};

}  // namespace journal::shape
