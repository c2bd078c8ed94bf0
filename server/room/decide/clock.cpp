// What stops, stretches or restarts the clock of the phase that runs.

#include <algorithm>

#include "limits.hpp"
#include "room/decide/parts.hpp"

namespace room::deciding {
namespace {

constexpr base::Duration one_minute = std::chrono::minutes{1};

// A phase whose clock people may touch. While closing waits for phones it is not theirs.
bool has_clock(const Room& room) {
    return is_timed(room.stage.phase) && !room.closing_until;
}

Decision with_left(const Case& it, base::Duration left, const char* action) {
    const base::Duration before = *time_left(it.room, it.now);
    if (left == before) return Events{};
    const Stage& stage = it.room.stage;
    PhaseExtended fact;
    fact.length = std::max(left, stage.length + (left - before));
    if (fact.length > limits::phase_max) return Refusal::too_many;
    if (stage.left) {
        fact.left = left;
    } else {
        fact.ends_at = it.now + left;
    }
    return done(Events{fact}, it, action);
}

}  // namespace

Decision on(const Case& it, const Pause&) {
    if (!has_clock(it.room)) return Refusal::wrong_phase;
    if (it.room.stage.left) return Events{};
    return done(Events{PhasePaused{*time_left(it.room, it.now)}}, it, "pause");
}

Decision on(const Case& it, const Resume&) {
    if (!has_clock(it.room)) return Refusal::wrong_phase;
    if (!it.room.stage.left) return Events{};
    return done(Events{PhaseResumed{it.now + *it.room.stage.left}}, it, "resume");
}

Decision on(const Case& it, const ExtendPhase&) {
    if (it.room.stage.phase == Phase::waiting) return Events{};
    if (!has_clock(it.room)) return Refusal::wrong_phase;
    return with_left(it, *time_left(it.room, it.now) + one_minute, "extend");
}

// Leaves ten seconds, so that nobody is surprised; what is shorter already stays as it is.
Decision on(const Case& it, const ShortenPhase&) {
    if (it.room.stage.phase == Phase::waiting) return Events{};
    if (!has_clock(it.room)) return Refusal::wrong_phase;
    const base::Duration left = *time_left(it.room, it.now);
    const base::Duration least = std::min<base::Duration>(left, limits::shorten_leaves_min);
    return with_left(it, std::max(left - one_minute, least), "shorten");
}

// After an outage. A short one leaves the deadline as it stands; after a long one, or when the
// clock ran backwards, the phase is paused with what was left when the server was last alive. What
// waits for devices starts its wait anew, since none has had time to come back; the publish bar is
// cancelled whatever the gap.
Decision on(const Case& it, const NoteRevival& wish) {
    const Room& room = it.room;
    const base::Duration gap = it.now - wish.alive_at;
    const bool long_gap = gap > limits::silent_gap_max || gap < base::Duration{0};
    Events events;
    if (room.publish_bar) events.emplace_back(PublishCancelled{});
    const base::Instant heard_by = it.now + limits::closing_grace;
    if (room.closing_until && *room.closing_until != heard_by) {
        events.emplace_back(ClosingAnnounced{heard_by});
    }
    const base::Instant look_again = it.now + limits::waiting_alone_max;
    if (room.stage.phase == Phase::waiting && room.stage.ends_at != look_again) {
        events.emplace_back(PhaseExtended{look_again, std::nullopt, base::Duration{0}});
    }
    append(events, search_anew(room, it.now));
    const bool runs = has_clock(room) && room.stage.ends_at;
    if (runs && long_gap) {
        events.emplace_back(RoomRevived{gap, wish.alive_at});
        events.emplace_back(PhasePaused{*time_left(room, wish.alive_at)});
    }
    if (!events.empty()) control_done(events, it, "revived");
    return events;
}

}  // namespace room::deciding
