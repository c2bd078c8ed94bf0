#pragma once
// The shapes of the events of setting up, joining and the course of the evening: the kind's name in
// the journal, its members, and which of them are sealed by whose key. Included by event_codec.cpp
// only; pure. Names never change.

// PersonPut, ProfileChanged and JoinAsked keep their numbers open, so that a purged journal still
// folds: later events speak of these people.

#include "journal/shape.hpp"
#include "room/event.hpp"

namespace journal::shape {

template <>
struct Shape<room::RoomCreated> : ByRoom<4096> {
    using T = room::RoomCreated;
    static constexpr std::string_view kind = "room_created";
    static constexpr std::uint32_t version = 2;
    static constexpr auto members = std::tuple{open("kind", &T::kind),
                                               open("code", &T::code),
                                               sealed("settings", &T::settings),
                                               open("seating_seed", &T::seating_seed),
                                               open("lottery_commitment", &T::lottery_commitment),
                                               sealed("lottery_seed", &T::lottery_seed),
                                               open("recovery", &T::recovery),
                                               open("pin_hash", &T::pin_hash)};
};

template <>
struct Shape<room::SettingsChanged> : ByRoom<4096> {
    using T = room::SettingsChanged;
    static constexpr std::string_view kind = "settings_changed";
    static constexpr std::uint32_t version = 2;
    static constexpr auto members = std::tuple{sealed("settings", &T::settings)};
};

template <>
struct Shape<room::RulesChanged> : ByRoom<4096> {
    using T = room::RulesChanged;
    static constexpr std::string_view kind = "rules_changed";
    static constexpr auto members = std::tuple{sealed("rules", &T::rules)};
};

template <>
struct Shape<room::ProgrammePairSet> : ByRoom<192> {
    using T = room::ProgrammePairSet;
    static constexpr std::string_view kind = "programme_pair_set";
    static constexpr auto members =
        std::tuple{sealed("one", &T::one), sealed("other", &T::other), sealed("set", &T::set)};
};

template <>
struct Shape<room::PersonPut> : ByPerson<2048> {
    using T = room::PersonPut;
    static constexpr std::string_view kind = "person_put";
    static constexpr auto members =
        std::tuple{open("person", &T::person), sealed("entry", &T::entry),
                   sealed("display_name", &T::display_name)};
};

template <>
struct Shape<room::SlipIssued> : Plain {
    using T = room::SlipIssued;
    static constexpr std::string_view kind = "slip_issued";
    static constexpr auto members = std::tuple{open("person", &T::person), open("slip", &T::slip)};
};

template <>
struct Shape<room::LinkIssued> : Plain {
    using T = room::LinkIssued;
    static constexpr std::string_view kind = "link_issued";
    static constexpr auto members =
        std::tuple{open("staff", &T::staff), open("role", &T::role), open("link", &T::link)};
};

template <>
struct Shape<room::StaffRevoked> : Plain {
    using T = room::StaffRevoked;
    static constexpr std::string_view kind = "staff_revoked";
    static constexpr auto members = std::tuple{open("staff", &T::staff)};
};

template <>
struct Shape<room::TicketClaimed> : Plain {
    using T = room::TicketClaimed;
    static constexpr std::string_view kind = "ticket_claimed";
    static constexpr auto members =
        std::tuple{open("person", &T::person), open("ticket", &T::ticket)};
};

template <>
struct Shape<room::StaffClaimed> : Plain {
    using T = room::StaffClaimed;
    static constexpr std::string_view kind = "staff_claimed";
    static constexpr auto members =
        std::tuple{open("staff", &T::staff), open("role", &T::role), open("ticket", &T::ticket)};
};

template <>
struct Shape<room::JoinAsked> : ByJoiner<2048> {
    using T = room::JoinAsked;
    static constexpr std::string_view kind = "join_asked";
    static constexpr auto members =
        std::tuple{open("join", &T::join), sealed("name", &T::name), sealed("words", &T::words),
                   open("ticket", &T::ticket)};
};

template <>
struct Shape<room::JoinAnswered> : Plain {
    using T = room::JoinAnswered;
    static constexpr std::string_view kind = "join_answered";
    static constexpr auto members =
        std::tuple{open("join", &T::join), open("admitted", &T::admitted)};
};

template <>
struct Shape<room::ConsentRecorded> : Plain {
    using T = room::ConsentRecorded;
    static constexpr std::string_view kind = "consent_recorded";
    static constexpr auto members =
        std::tuple{open("person", &T::person), open("agrees", &T::agrees),
                   open("policy_hash", &T::policy_hash)};
};

template <>
struct Shape<room::ProfileChanged> : ByPerson<2048> {
    using T = room::ProfileChanged;
    static constexpr std::string_view kind = "profile_changed";
    static constexpr auto members =
        std::tuple{open("person", &T::person), sealed("wants", &T::wants),
                   sealed("offers", &T::offers), sealed("contact", &T::contact)};
};

template <>
struct Shape<room::PresenceChanged> : Plain {
    using T = room::PresenceChanged;
    static constexpr std::string_view kind = "presence_changed";
    static constexpr auto members =
        std::tuple{open("person", &T::person), open("presence", &T::presence),
                   open("may_be_paired", &T::may_be_paired)};
};

template <>
struct Shape<room::TalksPromised> : Plain {
    using T = room::TalksPromised;
    static constexpr std::string_view kind = "talks_promised";
    static constexpr auto members =
        std::tuple{open("person", &T::person), open("talks", &T::talks)};
};

template <>
struct Shape<room::PhaseStarted> : Plain {
    using T = room::PhaseStarted;
    static constexpr std::string_view kind = "phase_started";
    static constexpr auto members =
        std::tuple{open("phase", &T::phase), open("round", &T::round), open("ends_at", &T::ends_at),
                   open("length", &T::length)};
};

template <>
struct Shape<room::PhaseExtended> : Plain {
    using T = room::PhaseExtended;
    static constexpr std::string_view kind = "phase_extended";
    static constexpr auto members = std::tuple{open("ends_at", &T::ends_at), open("left", &T::left),
                                               open("length", &T::length)};
};

template <>
struct Shape<room::PhasePaused> : Plain {
    using T = room::PhasePaused;
    static constexpr std::string_view kind = "phase_paused";
    static constexpr auto members = std::tuple{open("left", &T::left)};
};

template <>
struct Shape<room::PhaseResumed> : Plain {
    using T = room::PhaseResumed;
    static constexpr std::string_view kind = "phase_resumed";
    static constexpr auto members = std::tuple{open("ends_at", &T::ends_at)};
};

template <>
struct Shape<room::EndingDecided> : Plain {
    static constexpr std::string_view kind = "ending_decided";
    static constexpr std::tuple<> members{};
};

template <>
struct Shape<room::BreakDecided> : Plain {
    static constexpr std::string_view kind = "break_decided";
    static constexpr std::tuple<> members{};
};

template <>
struct Shape<room::SeatingDrawn> : Plain {
    using T = room::SeatingDrawn;
    static constexpr std::string_view kind = "seating_drawn";
    static constexpr auto members =
        std::tuple{open("round", &T::round), open("seed", &T::seed), open("tables", &T::tables),
                   open("resting", &T::resting), open("homes", &T::homes)};
};

template <>
struct Shape<room::TalksBegan> : Plain {
    using T = room::TalksBegan;
    static constexpr std::string_view kind = "talks_began";
    static constexpr auto members =
        std::tuple{open("round", &T::round), open("encounters", &T::encounters)};
};

template <>
struct Shape<room::Announced> : ByRoom<2048> {
    using T = room::Announced;
    static constexpr std::string_view kind = "announced";
    static constexpr auto members = std::tuple{sealed("announcement", &T::announcement)};
};

template <>
struct Shape<room::AnnouncementWithdrawn> : Plain {
    static constexpr std::string_view kind = "announcement_withdrawn";
    static constexpr std::tuple<> members{};
};

template <>
struct Shape<room::ControlDone> : ByRoom<1024> {
    using T = room::ControlDone;
    static constexpr std::string_view kind = "control_done";
    static constexpr auto members = std::tuple{
        open("command_id", &T::command_id), open("step", &T::step), open("action", &T::action),
        open("who", &T::who), sealed("arguments", &T::arguments)};
};

template <>
struct Shape<room::UndoOffered> : Plain {
    using T = room::UndoOffered;
    static constexpr std::string_view kind = "undo_offered";
    static constexpr std::uint32_t version = 3;
    static constexpr auto members = std::tuple{open("point", &T::point)};
};

template <>
struct Shape<room::ActionUndone> : Plain {
    using T = room::ActionUndone;
    static constexpr std::string_view kind = "action_undone";
    static constexpr std::uint32_t version = 3;
    static constexpr auto members = std::tuple{
        open("step", &T::step),       open("action", &T::action), open("stage", &T::stage),
        open("dropped", &T::dropped), open("people", &T::people), open("seating", &T::seating)};
};

template <>
struct Shape<room::RoomRevived> : Plain {
    using T = room::RoomRevived;
    static constexpr std::string_view kind = "room_revived";
    static constexpr auto members =
        std::tuple{open("gap", &T::gap), open("alive_at", &T::alive_at)};
};

template <>
struct Shape<room::RoomCancelled> : Plain {
    static constexpr std::string_view kind = "room_cancelled";
    static constexpr std::tuple<> members{};
};

}  // namespace journal::shape
