// The course of the evening: which phase follows which, by the clock or by a tap. The clock moves
// at most one phase at a time, and a phase begins at the moment it is decided: a late Tick shortens
// nobody's next phase.

#include <algorithm>

#include "limits.hpp"
#include "room/decide/parts.hpp"
#include "room/seating.hpp"
#include "room/tables.hpp"

namespace room::deciding {
namespace {

// Where three sit at a table, everybody talks longer.
base::Duration talk_length(const Room& room, std::uint32_t round) {
    const auto talks = standing_talks(room, RoundNumber{round}, Personal::counted);
    const Durations& durations = room.settings.durations;
    return has_trio(room, talks) ? durations.talk + durations.trio : durations.talk;
}

base::Duration length_of(const Room& room, Phase phase, std::uint32_t round) {
    const Durations& durations = room.settings.durations;
    switch (phase) {
        case Phase::move:
            return durations.move;
        case Phase::talk:
            return talk_length(room, round);
        case Phase::rate:
            return durations.rate;
        case Phase::rest:
            return durations.rest;
        case Phase::review:
            return durations.review;
        default:
            return base::Duration{0};
    }
}

PhaseStarted started(const Case& it, Phase phase, std::uint32_t round) {
    PhaseStarted fact{phase, round, std::nullopt, length_of(it.room, phase, round)};
    if (is_timed(phase)) fact.ends_at = it.now + fact.length;
    if (phase == Phase::waiting) fact.ends_at = it.now + limits::waiting_alone_max;
    return fact;
}

// Who rests next is told before the round ends, so that nobody waits for a table in vain.
Events begin_rate(const Case& it) {
    Events events = begin(it, Phase::rate);
    const RoundNumber next{last_round(it.room) + 1};
    std::vector<ParticipantId> resting = resters_of_next_round(it.room);
    const bool told = it.room.byes && it.room.byes->round == next;
    if (!resting.empty() || told) events.emplace_back(ByesAnnounced{next, std::move(resting)});
    return events;
}

// Everyone gets a table, and the way there begins; without any pair the rounds are over. Where only
// blocks stand between everybody all rest, since going to Review, or refusing to start, would tell.
Events begin_round(const Case& it) {
    auto seating = draw_round(it.room);
    if (seating.tables.empty() && !somebody_may_meet(it.room)) return begin(it, Phase::review);
    const std::uint32_t round = seating.round.value;
    return Events{std::move(seating), started(it, Phase::move, round)};
}

// Who is still here, and has nothing against the other, talks; the others rest.
Events begin_talk(const Case& it) {
    const RoundNumber round{it.room.stage.round};
    TalksBegan began{round, standing_talks(it.room, round, Personal::counted)};
    return Events{std::move(began), started(it, Phase::talk, round.value)};
}

Events wait_or_begin_round(const Case& it) {
    return it.room.settings.wait_for_tap ? begin(it, Phase::waiting) : begin_round(it);
}

Events after_rate(const Case& it) {
    const Settings& settings = it.room.settings;
    const Stage& stage = it.room.stage;
    if (stage.ending || last_round(it.room) >= settings.rounds) return begin(it, Phase::review);
    const auto& planned = settings.breaks_after;
    const bool planned_here =
        std::find(planned.begin(), planned.end(), stage.round) != planned.end();
    if (stage.resting || planned_here) return begin(it, Phase::rest);
    return wait_or_begin_round(it);
}

// The clock's record: which phase it began.
Decision by_clock(Events events, const Case& it) {
    control_done(events, it, "clock");
    auto& record = std::get<ControlDone>(events.back());
    for (const RoomEvent& event : events) {
        if (const auto* phase = std::get_if<PhaseStarted>(&event)) {
            record.arguments = {name_of(phase->phase), std::to_string(phase->round)};
        }
    }
    return events;
}

// Waiting goes on by itself only after its time without any organizer's device.
Decision tick_while_waiting(const Case& it) {
    const Surroundings& around = it.stamped.around;
    base::Instant look_again = it.now + limits::waiting_alone_max;
    if (!around.organizer_connected) {
        if (!around.organizer_gone_since) return by_clock(begin_round(it), it);
        look_again = *around.organizer_gone_since + limits::waiting_alone_max;
        if (look_again <= it.now) return by_clock(begin_round(it), it);
    }
    return Events{PhaseExtended{look_again, std::nullopt, base::Duration{0}}};
}

Decision tick_after_publishing(const Case& it) {
    const auto& publications = it.room.publications;
    if (it.room.stage.phase == Phase::published && !publications.back().final_result) {
        return by_clock(Events{ResultFinal{publications.back().version}}, it);
    }
    if (!it.stamped.around.clock_trusted) return Events{};
    return by_clock(purge(it), it);
}

// What is due in the course of the evening.
Decision tick_course(const Case& it) {
    const Room& room = it.room;
    const bool all_heard = room.closing_until && silent_who_count(it).empty();
    const auto due = deadline_of(room);
    if (!all_heard && (!due || it.now < *due)) return Events{};
    if (room.publish_bar) return by_clock(publish(it), it);
    if (room.closing_until) return by_clock(close_ratings(it), it);
    switch (room.stage.phase) {
        case Phase::waiting:
            return tick_while_waiting(it);
        case Phase::published:
        case Phase::cancelled:
            return tick_after_publishing(it);
        default:
            return by_clock(after_phase(it), it);
    }
}

}  // namespace

Events begin(const Case& it, Phase phase) {
    return Events{started(it, phase, it.room.stage.round)};
}

Events after_phase(const Case& it) {
    switch (it.room.stage.phase) {
        case Phase::move:
            return begin_talk(it);
        case Phase::talk:
            return begin_rate(it);
        case Phase::rate:
            return after_rate(it);
        case Phase::rest:
            return wait_or_begin_round(it);
        case Phase::waiting:
            return begin_round(it);
        case Phase::review:
            return begin_closing(it);
        default:
            return {};
    }
}

// Asks once when nobody can be seated; told to start anyway, the evening goes to Review.
Decision on(const Case& it, const StartRounds& wish) {
    Events events = begin_round(it);
    const auto* seating = std::get_if<SeatingDrawn>(&events.front());
    if (seating == nullptr && !wish.anyway) return Refusal::no_pair_possible;
    if (seating != nullptr) append(events, promises(it.room, seating));
    undo_offered_for(events, it, UndoAction::phase, "start");
    return done(std::move(events), it, "start");
}

Decision on(const Case& it, const Proceed&) {
    Events events = begin_round(it);
    undo_offered_for(events, it, UndoAction::phase, "proceed");
    return done(std::move(events), it, "proceed");
}

Decision on(const Case& it, const SkipPhase&) {
    if (it.room.stage.phase == Phase::review) return on(it, CloseRatings{});
    Events events = after_phase(it);
    undo_offered_for(events, it, UndoAction::phase, "skip");
    return done(std::move(events), it, "skip");
}

Decision on(const Case& it, const GoBack&) {
    if (!is_timed(it.room.stage.phase)) return Refusal::wrong_phase;
    Events events = begin(it, it.room.stage.phase);
    undo_offered_for(events, it, UndoAction::phase, "go_back");
    return done(std::move(events), it, "go_back");
}

Decision on(const Case& it, const EndRounds&) {
    const Phase phase = it.room.stage.phase;
    if (it.room.stage.ending) return Events{};
    const bool at_once = phase == Phase::rest || phase == Phase::waiting;
    Events events = at_once ? begin(it, Phase::review) : Events{EndingDecided{}};
    undo_offered_for(events, it, UndoAction::phase, "end_rounds");
    return done(std::move(events), it, "end_rounds");
}

Decision on(const Case& it, const CallBreak&) {
    const bool last = last_round(it.room) >= it.room.settings.rounds || it.room.stage.ending;
    if (last) return Refusal::wrong_phase;  // Review follows, not a round
    if (it.room.stage.resting) return Events{};
    const bool at_once = it.room.stage.phase == Phase::waiting;
    Events events = at_once ? begin(it, Phase::rest) : Events{BreakDecided{}};
    undo_offered_for(events, it, UndoAction::phase, "call_break");
    return done(std::move(events), it, "call_break");
}

// Suggestions, offers and searches for people end beside the course, which may have something due
// at the same moment.
Decision on(const Case& it, const Tick&) {
    Events events = end_suggestions(it);
    append(events, end_searches(it));
    append(events, end_offers(it));
    if (events.empty()) return tick_course(it);
    const Room next = after(it.room, events, it.now);
    if (const auto more = tick_course(Case{next, it.stamped, it.actor, it.now})) {
        append(events, *more);
    }
    return events;
}

}  // namespace room::deciding
