#pragma once
// The shapes of what events are made of: settings, rules, roster entries, stages, proposals, and
// the names of enumerators in the journal. Included by event_codec.cpp only; pure. Names never
// change.

#include "journal/shape.hpp"
#include "room/event.hpp"

namespace journal::shape {

// --- enumerators: a switch, so that a new one without a name does not compile --------------------

constexpr const char* name_in_journal(room::RoomKind value) {
    switch (value) {
        case room::RoomKind::real:
            return "real";
        case room::RoomKind::rehearsal:
            return "rehearsal";
    }
    return nullptr;
}

constexpr const char* name_in_journal(room::MatchRule value) {
    switch (value) {
        case room::MatchRule::mutual:
            return "mutual";
        case room::MatchRule::pairs:
            return "pairs";
        case room::MatchRule::most:
            return "most";
    }
    return nullptr;
}

constexpr const char* name_in_journal(room::OrganizerSees value) {
    switch (value) {
        case room::OrganizerSees::counts_only:
            return "counts_only";
        case room::OrganizerSees::pairs:
            return "pairs";
    }
    return nullptr;
}

constexpr const char* name_in_journal(room::NamesOnWall value) {
    switch (value) {
        case room::NamesOnWall::full:
            return "full";
        case room::NamesOnWall::first_initial:
            return "first_initial";
        case room::NamesOnWall::badge:
            return "badge";
        case room::NamesOnWall::off:
            return "off";
    }
    return nullptr;
}

constexpr const char* name_in_journal(room::Reach value) {
    switch (value) {
        case room::Reach::lan:
            return "lan";
        case room::Reach::public_server:
            return "public_server";
    }
    return nullptr;
}

constexpr const char* name_in_journal(instance::ReportingLine value) {
    switch (value) {
        case instance::ReportingLine::off:
            return "off";
        case instance::ReportingLine::direct:
            return "direct";
        case instance::ReportingLine::chain:
            return "chain";
    }
    return nullptr;
}

constexpr const char* name_in_journal(room::Presence value) {
    switch (value) {
        case room::Presence::invited:
            return "invited";
        case room::Presence::joined:
            return "joined";
        case room::Presence::here:
            return "here";
        case room::Presence::away:
            return "away";
        case room::Presence::left:
            return "left";
        case room::Presence::removed:
            return "removed";
    }
    return nullptr;
}

constexpr const char* name_in_journal(room::StaffRole value) {
    switch (value) {
        case room::StaffRole::organizer:
            return "organizer";
        case room::StaffRole::helper:
            return "helper";
        case room::StaffRole::wall:
            return "wall";
    }
    return nullptr;
}

constexpr const char* name_in_journal(room::Phase value) {
    switch (value) {
        case room::Phase::draft:
            return "draft";
        case room::Phase::open:
            return "open";
        case room::Phase::lobby:
            return "lobby";
        case room::Phase::move:
            return "move";
        case room::Phase::talk:
            return "talk";
        case room::Phase::rate:
            return "rate";
        case room::Phase::rest:
            return "rest";
        case room::Phase::waiting:
            return "waiting";
        case room::Phase::review:
            return "review";
        case room::Phase::closed:
            return "closed";
        case room::Phase::preview:
            return "preview";
        case room::Phase::published:
            return "published";
        case room::Phase::purged:
            return "purged";
        case room::Phase::cancelled:
            return "cancelled";
    }
    return nullptr;
}

constexpr const char* name_in_journal(room::AnnounceTo value) {
    switch (value) {
        case room::AnnounceTo::everybody:
            return "everybody";
        case room::AnnounceTo::side_0:
            return "side_0";
        case room::AnnounceTo::side_1:
            return "side_1";
    }
    return nullptr;
}

constexpr const char* name_in_journal(room::HelpKind value) {
    switch (value) {
        case room::HelpKind::table:
            return "table";
        case room::HelpKind::phone:
            return "phone";
        case room::HelpKind::quietly:
            return "quietly";
    }
    return nullptr;
}

constexpr const char* name_in_journal(room::Proof value) {
    switch (value) {
        case room::Proof::certificate:
            return "certificate";
        case room::Proof::search:
            return "search";
        case room::Proof::none:
            return "none";
    }
    return nullptr;
}

constexpr const char* name_in_journal(room::UndoAction value) {
    switch (value) {
        case room::UndoAction::phase:
            return "phase";
        case room::UndoAction::presence:
            return "presence";
        case room::UndoAction::seating:
            return "seating";
        case room::UndoAction::announcement:
            return "announcement";
        case room::UndoAction::close_ratings:
            return "close_ratings";
        case room::UndoAction::publish_bar:
            return "publish_bar";
        case room::UndoAction::rounds:
            return "rounds";
    }
    return nullptr;
}

// --- nouns ---------------------------------------------------------------------------------------

template <>
struct Shape<room::ScaleChoice> {
    using T = room::ScaleChoice;
    static constexpr auto members =
        std::tuple{open("label", &T::label), open("accepts", &T::accepts),
                   open("score_tenths", &T::score_tenths)};
};

template <>
struct Shape<room::Scale> {
    using T = room::Scale;
    static constexpr auto members =
        std::tuple{open("choices", &T::choices), open("free_score", &T::free_score)};
};

template <>
struct Shape<room::Durations> {
    using T = room::Durations;
    static constexpr auto members =
        std::tuple{open("move", &T::move), open("talk", &T::talk),     open("rate", &T::rate),
                   open("rest", &T::rest), open("review", &T::review), open("trio", &T::trio)};
};

template <>
struct Shape<room::Settings> {
    using T = room::Settings;
    static constexpr auto members = std::tuple{open("title", &T::title),
                                               open("theme", &T::theme),
                                               open("house_rules", &T::house_rules),
                                               open("side_names", &T::side_names),
                                               open("pool", &T::pool),
                                               open("rounds", &T::rounds),
                                               open("durations", &T::durations),
                                               open("breaks_after", &T::breaks_after),
                                               open("wait_for_tap", &T::wait_for_tap),
                                               open("tables", &T::tables),
                                               open("table_names", &T::table_names),
                                               open("trios", &T::trios),
                                               open("scale", &T::scale),
                                               open("rule", &T::rule),
                                               open("balance", &T::balance),
                                               open("policy", &T::policy),
                                               open("retention_days", &T::retention_days),
                                               open("names_on_wall", &T::names_on_wall),
                                               open("prompts", &T::prompts),
                                               open("reach", &T::reach)};
};

template <>
struct Shape<instance::Rules> {
    using T = instance::Rules;
    static constexpr auto members =
        std::tuple{open("reporting_line", &T::reporting_line), open("same_group", &T::same_group),
                   open("groups_allowed", &T::groups_allowed), open("never", &T::never),
                   open("met_before", &T::met_before)};
};

template <>
struct Shape<room::RosterEntry> {
    using T = room::RosterEntry;
    static constexpr auto members = std::tuple{open("roster_id", &T::roster_id),
                                               open("name", &T::name),
                                               open("side", &T::side),
                                               open("capacity", &T::capacity),
                                               open("group", &T::group),
                                               open("manager", &T::manager),
                                               open("wants", &T::wants),
                                               open("offers", &T::offers),
                                               open("stays_seated", &T::stays_seated),
                                               open("attends", &T::attends),
                                               open("email", &T::email),
                                               open("language", &T::language)};
};

template <>
struct Shape<room::Stage> {
    using T = room::Stage;
    static constexpr auto members = std::tuple{
        open("phase", &T::phase),   open("round", &T::round),    open("ends_at", &T::ends_at),
        open("left", &T::left),     open("length", &T::length),  open("since", &T::since),
        open("ending", &T::ending), open("resting", &T::resting)};
};

template <>
struct Shape<room::Rating> {
    using T = room::Rating;
    static constexpr auto members =
        std::tuple{open("accepts", &T::accepts), open("score_tenths", &T::score_tenths)};
};

template <>
struct Shape<room::Announcement> {
    using T = room::Announcement;
    static constexpr auto members =
        std::tuple{open("number", &T::number), open("text", &T::text), open("to", &T::to),
                   open("withdrawn", &T::withdrawn)};
};

template <>
struct Shape<room::Proposal> {
    using T = room::Proposal;
    static constexpr auto members =
        std::tuple{open("request", &T::request),
                   open("input_hash", &T::input_hash),
                   open("pairs", &T::pairs),
                   open("stable", &T::stable),
                   open("blocking_pairs", &T::blocking_pairs),
                   open("size_bound", &T::size_bound),
                   open("size_proof", &T::size_proof),
                   open("instant_only", &T::instant_only),
                   open("possible_without_stability", &T::possible_without_stability),
                   open("full_result", &T::full_result)};
};

template <>
struct Shape<room::UndoPoint> {
    using T = room::UndoPoint;
    static constexpr auto members = std::tuple{open("step", &T::step),
                                               open("action", &T::action),
                                               open("label", &T::label),
                                               open("at", &T::at),
                                               open("stage", &T::stage),
                                               open("left", &T::left),
                                               open("encounters", &T::encounters),
                                               open("rounds", &T::rounds),
                                               open("people", &T::people),
                                               open("seating", &T::seating)};
};

template <>
struct Shape<room::SeatedPair> {
    using T = room::SeatedPair;
    static constexpr auto members =
        std::tuple{open("encounter", &T::encounter), open("table", &T::table), open("a", &T::a),
                   open("b", &T::b)};
};

}  // namespace journal::shape
