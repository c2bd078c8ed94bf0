#pragma once
// The shapes of the events of ratings, help and the result: the kind's name in
// the journal, its members, and which of them are sealed by whose key. Included by event_codec.cpp
// only; pure. Names never change.

// Padding: kinds whose length could tell something have one length. A rating, a block or a help
// call fits its step whatever it says; a note or a list of favourites fits within limits.hpp.

#include "journal/shape.hpp"
#include "room/event.hpp"

namespace journal::shape {

template <>
struct Shape<room::SettingsFrozen> : Plain {
    static constexpr std::string_view kind = "settings_frozen";
    static constexpr std::tuple<> members{};
};

template <>
struct Shape<room::RatingGiven> : ByRoom<192> {
    using T = room::RatingGiven;
    static constexpr std::string_view kind = "rating_given";
    static constexpr auto members =
        std::tuple{sealed("encounter", &T::encounter), sealed("rater", &T::rater),
                   sealed("rating", &T::rating), sealed("revision", &T::revision)};
};

template <>
struct Shape<room::NoteWritten> : ByRoom<2048> {
    using T = room::NoteWritten;
    static constexpr std::string_view kind = "note_written";
    static constexpr auto members = std::tuple{
        sealed("encounter", &T::encounter), sealed("writer", &T::writer), sealed("text", &T::text)};
};

template <>
struct Shape<room::FavouritesOrdered> : ByRoom<512> {
    using T = room::FavouritesOrdered;
    static constexpr std::string_view kind = "favourites_ordered";
    static constexpr auto members =
        std::tuple{sealed("person", &T::person), sealed("encounters", &T::encounters)};
};

template <>
struct Shape<room::BlockSet> : ByRoom<192> {
    using T = room::BlockSet;
    static constexpr std::string_view kind = "block_set";
    static constexpr auto members = std::tuple{sealed("who", &T::who), sealed("whom", &T::whom),
                                               sealed("blocked", &T::blocked)};
};

template <>
struct Shape<room::HelpAsked> : ByRoom<192> {
    using T = room::HelpAsked;
    static constexpr std::string_view kind = "help_asked";
    static constexpr auto members =
        std::tuple{open("help", &T::help), sealed("who", &T::who), sealed("kind", &T::kind)};
};

template <>
struct Shape<room::HelpTaken> : Plain {
    using T = room::HelpTaken;
    static constexpr std::string_view kind = "help_taken";
    static constexpr auto members = std::tuple{open("help", &T::help), open("staff", &T::staff)};
};

template <>
struct Shape<room::HelpEnded> : Plain {
    using T = room::HelpEnded;
    static constexpr std::string_view kind = "help_ended";
    static constexpr auto members = std::tuple{open("help", &T::help)};
};

template <>
struct Shape<room::ClosingAnnounced> : Plain {
    using T = room::ClosingAnnounced;
    static constexpr std::string_view kind = "closing_announced";
    static constexpr auto members = std::tuple{open("until", &T::until)};
};

template <>
struct Shape<room::RatingsClosed> : Plain {
    static constexpr std::string_view kind = "ratings_closed";
    static constexpr std::tuple<> members{};
};

template <>
struct Shape<room::RatingsReopened> : Plain {
    static constexpr std::string_view kind = "ratings_reopened";
    static constexpr std::tuple<> members{};
};

template <>
struct Shape<room::MatchingRequested> : Plain {
    using T = room::MatchingRequested;
    static constexpr std::string_view kind = "matching_requested";
    static constexpr auto members =
        std::tuple{open("request", &T::request), open("input_hash", &T::input_hash)};
};

template <>
struct Shape<room::MatchingProposed> : ByRoom<16384> {
    using T = room::MatchingProposed;
    static constexpr std::string_view kind = "matching_proposed";
    static constexpr auto members = std::tuple{sealed("proposal", &T::proposal)};
};

template <>
struct Shape<room::PairsShown> : Plain {
    static constexpr std::string_view kind = "pairs_shown";
    static constexpr std::tuple<> members{};
};

template <>
struct Shape<room::WhatIfAsked> : ByRoom<1024> {
    using T = room::WhatIfAsked;
    static constexpr std::string_view kind = "what_if_asked";
    static constexpr auto members =
        std::tuple{open("number", &T::number), sealed("forbids", &T::forbids),
                   sealed("input_hash", &T::input_hash)};
};

template <>
struct Shape<room::WhatIfAnswered> : ByRoom<16384> {
    using T = room::WhatIfAnswered;
    static constexpr std::string_view kind = "what_if_answered";
    static constexpr auto members =
        std::tuple{open("number", &T::number), sealed("proposal", &T::proposal)};
};

template <>
struct Shape<room::WhatIfFailed> : Plain {
    using T = room::WhatIfFailed;
    static constexpr std::string_view kind = "what_if_failed";
    static constexpr auto members = std::tuple{open("number", &T::number)};
};

template <>
struct Shape<room::WhatIfAdopted> : Plain {
    using T = room::WhatIfAdopted;
    static constexpr std::string_view kind = "what_if_adopted";
    static constexpr auto members = std::tuple{open("number", &T::number)};
};

template <>
struct Shape<room::WhatIfDropped> : Plain {
    using T = room::WhatIfDropped;
    static constexpr std::string_view kind = "what_if_dropped";
    static constexpr auto members = std::tuple{open("number", &T::number)};
};

template <>
struct Shape<room::PairSuggested> : ByRoom<192> {
    using T = room::PairSuggested;
    static constexpr std::string_view kind = "pair_suggested";
    static constexpr auto members =
        std::tuple{sealed("number", &T::number), sealed("one", &T::one), sealed("other", &T::other),
                   sealed("until", &T::until)};
};

template <>
struct Shape<room::SuggestionAnswered> : ByRoom<192> {
    using T = room::SuggestionAnswered;
    static constexpr std::string_view kind = "suggestion_answered";
    static constexpr auto members = std::tuple{sealed("number", &T::number), sealed("who", &T::who),
                                               sealed("accepts", &T::accepts)};
};

template <>
struct Shape<room::SuggestionEnded> : ByRoom<192> {
    using T = room::SuggestionEnded;
    static constexpr std::string_view kind = "suggestion_ended";
    static constexpr auto members =
        std::tuple{sealed("number", &T::number), sealed("agreed", &T::agreed)};
};

template <>
struct Shape<room::PublishPrepared> : Plain {
    using T = room::PublishPrepared;
    static constexpr std::string_view kind = "publish_prepared";
    static constexpr auto members = std::tuple{open("bar_until", &T::bar_until)};
};

template <>
struct Shape<room::PublishCancelled> : Plain {
    static constexpr std::string_view kind = "publish_cancelled";
    static constexpr std::tuple<> members{};
};

template <>
struct Shape<room::ResultPublished> : ByRoom<4096> {
    using T = room::ResultPublished;
    static constexpr std::string_view kind = "result_published";
    static constexpr auto members =
        std::tuple{open("version", &T::version), sealed("pairs", &T::pairs),
                   open("window_until", &T::window_until), open("lottery_seed", &T::lottery_seed)};
};

template <>
struct Shape<room::ResultWithdrawn> : Plain {
    using T = room::ResultWithdrawn;
    static constexpr std::string_view kind = "result_withdrawn";
    static constexpr auto members = std::tuple{open("version", &T::version)};
};

template <>
struct Shape<room::ResultFinal> : Plain {
    using T = room::ResultFinal;
    static constexpr std::string_view kind = "result_final";
    static constexpr auto members = std::tuple{open("version", &T::version)};
};

template <>
struct Shape<room::RoomPurged> : Plain {
    using T = room::RoomPurged;
    static constexpr std::string_view kind = "room_purged";
    static constexpr auto members =
        std::tuple{open("participants", &T::participants), open("encounters", &T::encounters),
                   open("ratings", &T::ratings), open("pairs", &T::pairs)};
};

template <>
struct Shape<room::Erased> : Plain {
    using T = room::Erased;
    static constexpr std::string_view kind = "erased";
    static constexpr auto members = std::tuple{open("kind", &T::kind)};
};

}  // namespace journal::shape
