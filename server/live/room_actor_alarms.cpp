// The alarms of a room: its deadline, the note that it is alive, desks, sessions, retries, and the
// end of a room that nobody looks at.

#include <algorithm>
#include <utility>

#include "limits.hpp"
#include "live/gate/convert.hpp"
#include "live/room_actor.hpp"

namespace live {

journal::CatalogueEntry RoomActor::catalogue() const {
    const bool over =
        next_.stage.phase == room::Phase::purged || next_.stage.phase == room::Phase::cancelled;
    return {
        over ? std::string() : next_.code, next_.settings.title, gate::word_of(next_.stage.phase),
        gate::word_of(next_.kind),         next_.created_at,     room::deadline_of(next_)};
}

void RoomActor::arm_alarm(Alarm& alarm, base::Instant at, void (RoomActor::*ring)()) {
    alarm.arm(at - shift_, [weak = weak_from_this(), ring] {
        const auto self = weak.lock();
        if (self && !self->over_) {
            ((*self).*ring)();
        }
    });
}

void RoomActor::arm() {
    if (over_) {
        return;
    }
    if (const auto deadline = room::deadline_of(shown_)) {
        arm_alarm(*deadline_alarm_, std::max(*deadline, not_before_), &RoomActor::ring_deadline);
    } else {
        deadline_alarm_->disarm();
    }
    if (shown_.stage.ends_at) {
        if (!beating_) {
            beating_ = true;
            ring_alive();
        }
    } else {
        beating_ = false;
        alive_alarm_->disarm();
    }
    arm_alarm(*idle_alarm_, now() + limits::idle_room_kept, &RoomActor::ring_idle);
}

void RoomActor::ring_deadline() {
    const auto deadline = room::deadline_of(shown_);
    if (!deadline) {
        return;
    }
    if (*deadline > now()) {
        return arm();
    }
    // Should this Tick decide nothing, the next one waits a little: longer where only the age of
    // the process can change that (PRODUCT 2: a purge by date needs a plausible clock).
    const bool by_date = shown_.stage.phase == room::Phase::published ||
                         shown_.stage.phase == room::Phase::cancelled;
    not_before_ = now() + (by_date ? base::Duration(limits::waker_every) : limits::journal_retry);
    submit({FromServer{room::ActorKind::clock}, room::Tick{}, {}, {}, {}, {}});
}

void RoomActor::ring_alive() {
    if (!beating_) {
        return;
    }
    parts_.journal.note_alive(claim_, now());
    pictures_.refresh_staff_soon();  // somebody may have fallen silent, which no event tells
    arm_alarm(*alive_alarm_, now() + limits::alive_every, &RoomActor::ring_alive);
}

void RoomActor::ring_desks() {
    pictures_.refresh_staff();
}

// The alarm stands at the earliest moment asked for; a thousand phones that come at once set it
// once.
void RoomActor::arm_sessions(base::Instant at) {
    if (!sessions_due_ || at < *sessions_due_) {
        sessions_due_ = at;
        arm_alarm(*sessions_alarm_, at, &RoomActor::ring_sessions);
    }
}

void RoomActor::ring_sessions() {
    sessions_due_.reset();
    if (const auto next = sessions_.turn(now())) {
        arm_sessions(*next);
    }
}

void RoomActor::ring_retry() {
    for (auto& wish : std::exchange(retries_, {})) {
        inbox_.push_back(std::move(wish));
    }
    pump();
}

void RoomActor::ring_errand() {
    errand_.again();
}

// A room that nobody looks at and no clock drives leaves memory; the journal has it all.
void RoomActor::ring_idle() {
    const bool driven = shown_.stage.ends_at || shown_.publish_bar || shown_.closing_until ||
                        shown_.matching_pending || !retries_.empty();
    if (sessions_.empty() && idle() && !driven) {
        return drop(protocol::CloseCode::moved);
    }
    arm_alarm(*idle_alarm_, now() + limits::idle_room_kept, &RoomActor::ring_idle);
}

}  // namespace live
