// What surrounds the heartbeat: how a room starts and ends, and who a wish comes from.

#include <algorithm>
#include <chrono>
#include <utility>

#include "base/core/ensure.hpp"
#include "limits.hpp"
#include "live/gate/http_in.hpp"
#include "live/room_actor.hpp"
#include "room/authority.hpp"

namespace live {

std::string pin_pause_name(const std::string& room) {
    return "pin-pause/" + room;
}

RoomActor::RoomActor(Parts parts, journal::Claim claim)
    : parts_(std::move(parts)),
      strand_(parts_.threads.new_strand()),
      log_(claim.room.value, parts_.log),
      claim_(std::move(claim)),
      shown_(claim_.room),
      next_(claim_.room),
      pins_(parts_.threads.new_strand(), [this] { return home(); }),
      pictures_(
          {shown_, sessions_, [this] { return extras(); },
           [this](const Identity& who) { return who.staff && pins_.is_fresh(*who.staff, now()); },
           [this](base::Instant at) { arm_alarm(*desk_alarm_, at, &RoomActor::ring_desks); }}),
      reception_({shown_, sessions_, pictures_, pins_, log_, [this] { return now(); },
                  [this](Wish wish) { submit(std::move(wish)); },
                  [this](const Wish& wish) { return stamp(wish); },
                  [this](std::uint64_t session, Text text) { answer(session, std::move(text)); },
                  [this] { connections_changed(); },
                  [this](base::Instant until) { keep_pin_pause(until); }}),
      errand_({shown_, parts_.solver, [this] { return home(); },
               [this](room::Command found) {
                   submit({FromServer{room::ActorKind::engine}, std::move(found), {}, {}, {}, {}});
               },
               [this] {
                   pictures_.refresh_staff_soon();
                   arm_alarm(*errand_alarm_, now() + limits::solver_retry, &RoomActor::ring_errand);
               },
               log_}),
      started_(parts_.clock.now()) {
    for (auto* alarm : {&deadline_alarm_, &alive_alarm_, &desk_alarm_, &sessions_alarm_,
                        &idle_alarm_, &retry_alarm_, &errand_alarm_}) {
        *alarm = parts_.threads.new_alarm(strand_);
    }
}

void RoomActor::on_strand(std::function<void(RoomActor&)> task) {
    strand_->post([weak = weak_from_this(), task = std::move(task)] {
        if (const auto self = weak.lock()) {
            task(*self);
        }
    });
}

Homing RoomActor::home() {
    return [weak = weak_from_this(), strand = strand_](std::function<void()> task) {
        strand->post([weak, task = std::move(task)] {
            if (const auto self = weak.lock()) {
                task();
            }
        });
    };
}

// --- how it starts ---------------------------------------------------------------------------

void RoomActor::revive(journal::Loaded loaded) {
    on_strand([loaded = std::move(loaded)](RoomActor& self) {
        self.shown_ = room::replay(self.claim_.room, loaded.events);
        self.next_ = self.shown_;
        self.seq_ = loaded.events.size();
        self.shift_ = std::max(base::Duration{0}, self.shown_.last_at - self.started_);
        self.organizer_gone_ = self.now();
        self.started_ = self.now();
        if (self.parts_.pin_paused_until) {
            self.pins_.pause_until(*self.parts_.pin_paused_until);
        }
        if (self.shown_.erased) {  // a crash may have come between the record and its keys
            self.parts_.journal.destroy_keys(self.claim_, [](journal::Outcome) {});
        }
        const auto alive =
            std::max(loaded.alive_at.value_or(self.shown_.last_at), self.shown_.last_at);
        self.submit({FromServer{room::ActorKind::clock}, room::NoteRevival{alive}, {}, {}, {}, {}});
        self.errand_.look();
        self.arm();
    });
}

void RoomActor::create(room::CreateRoom command, std::function<void(const Verdict&)> done) {
    on_strand([command = std::move(command), done = std::move(done)](RoomActor& self) {
        self.organizer_gone_ = self.now();
        self.submit({FromServer{room::ActorKind::operator_}, command, {}, {}, {}, done});
    });
}

// --- RoomHandle ------------------------------------------------------------------------------

SessionKey RoomActor::attach(std::shared_ptr<Screen> screen) {
    const SessionKey key{++sessions_given_};
    on_strand([key, screen = std::move(screen)](RoomActor& self) {
        if (self.over_ || self.stopped_) {
            return screen->close(protocol::CloseCode::moved);
        }
        self.sessions_.open(key.number, screen, self.now());
        self.arm_sessions(self.now() + limits::hello_wait);
    });
    return key;
}

void RoomActor::receive(SessionKey session, protocol::ClientMessage message) {
    if (gate::id_of(message) != nullptr) {
        unanswered_.add(session.number);
    }
    on_strand([session, message = std::move(message)](RoomActor& self) {
        auto* found = self.sessions_.find(session.number);
        if (found != nullptr && !self.over_ && !self.stopped_) {
            self.reception_.hear(*found, message);
            self.look_who_was_silent();
        }
    });
}

// Closing waits for silent phones no longer than they are silent.
void RoomActor::look_who_was_silent() {
    if (sessions_.take_broken_silence() && shown_.closing_until) {
        submit({FromServer{room::ActorKind::clock}, room::Tick{}, {}, {}, {}, {}});
    }
}

void RoomActor::misbehaved(SessionKey session, protocol::CloseCode code) {
    on_strand([session, code](RoomActor& self) {
        self.sessions_.close(session.number, code, self.now());
        self.connections_changed();
    });
}

void RoomActor::gone(SessionKey session) {
    unanswered_.forget(session.number);
    on_strand([session](RoomActor& self) {
        self.sessions_.gone(session.number, self.now());
        self.unanswered_.forget(session.number);
        self.connections_changed();
    });
}

void RoomActor::request(Request what, std::function<void(Response)> answer) {
    on_strand([what = std::move(what), answer = std::move(answer)](RoomActor& self) {
        if (self.over_ || self.stopped_) {
            return answer(gate::failure(503, "unavailable", "the room is moving; try again"));
        }
        gate::serve({self.shown_, self.now(), self.parts_.base_url,
                     [&self](const room::Actor& actor) {
                         return actor.staff && self.pins_.is_fresh(*actor.staff, self.now());
                     },
                     [&self](Wish wish) { self.submit(std::move(wish)); }},
                    what, answer);
    });
}

std::size_t RoomActor::unanswered(SessionKey session) const {
    return unanswered_.of(session.number);
}

void RoomActor::answer(std::uint64_t session, Text text) {
    unanswered_.remove(session);
    if (auto* found = sessions_.find(session)) {
        found->screen->reply(std::move(text));
    }
}

// --- how it ends -----------------------------------------------------------------------------

void RoomActor::shut_down(std::function<void()> done) {
    on_strand([done = std::move(done)](RoomActor& self) {
        if (self.over_) {
            return done();
        }
        self.stopped_ = done;
        self.pump();
    });
}

void RoomActor::finish_shut_down() {
    over_ = true;
    errand_.stop();
    sessions_.close_all(protocol::CloseCode::restarting);
    std::exchange(stopped_, nullptr)();
}

void RoomActor::retire() {
    on_strand([](RoomActor& self) {
        if (!self.over_) {
            self.drop(protocol::CloseCode::moved);
        }
    });
}

void RoomActor::drop(protocol::CloseCode code) {
    over_ = true;
    errand_.stop();
    std::deque<Wish> waiting = std::exchange(inbox_, {});
    if (flying_) {
        for (auto& each : flying_->decided) {
            waiting.push_back(std::move(each.wish));
        }
        flying_.reset();
    }
    for (const auto& wish : waiting) {
        if (wish.answer) {
            wish.answer({"unavailable"});
        }
    }
    sessions_.close_all(code);
    for (auto* alarm : {&deadline_alarm_, &alive_alarm_, &desk_alarm_, &sessions_alarm_,
                        &idle_alarm_, &retry_alarm_, &errand_alarm_}) {
        (*alarm)->disarm();
    }
    parts_.leaves();
    if (stopped_) {
        std::exchange(stopped_, nullptr)();
    }
}

// --- who wishes, and in which circumstances --------------------------------------------------

std::optional<room::Actor> RoomActor::actor_of_origin(const Origin& origin) const {
    const auto fresh = [this](const Identity& who) {
        return who.staff && pins_.is_fresh(*who.staff, now());
    };
    if (const auto* server = std::get_if<FromServer>(&origin)) {
        room::Actor actor;
        actor.kind = server->kind;
        return actor;
    }
    if (const auto* http = std::get_if<FromTicket>(&origin)) {
        const auto who = holder_of(next_, http->ticket);
        return who ? std::optional(actor_of(*who, fresh(*who))) : std::nullopt;
    }
    const auto& all = sessions_.all();
    const auto found = all.find(std::get<FromScreen>(origin).session);
    const auto* attached = found == all.end() ? nullptr : found->second.attached();
    if (attached == nullptr || !attached->acting ||
        !still_holds(next_, attached->who, attached->ticket)) {
        return std::nullopt;
    }
    return actor_of(attached->who, fresh(attached->who));
}

std::optional<room::Stamped> RoomActor::stamp(const Wish& wish) const {
    const auto actor = actor_of_origin(wish.from);
    if (!actor) {
        return std::nullopt;
    }
    return room::Stamped{*actor,  now(),        wish.command,
                         wish.id, wish.at_step, surroundings(wish.command)};
}

// Only controls and the clock look around; a rating is not worth a walk over all people.
room::Surroundings RoomActor::surroundings(const room::Command& command) const {
    room::Surroundings around;
    around.organizer_connected = sessions_.organizers() > 0;
    around.organizer_gone_since = organizer_gone_;
    constexpr auto trusted_after = std::chrono::minutes(10);
    around.clock_trusted =
        parts_.clock.now() - parts_.process_started >= trusted_after && shift_ == base::Duration{0};
    if (room::authority_of(command).control || std::holds_alternative<room::Tick>(command)) {
        for (const auto& silence : silent()) {
            around.silent.push_back(silence.who);
        }
    }
    return around;
}

// People who are Here or left, with a device of their own that was not heard lately.
std::vector<gate::Silence> RoomActor::silent() const {
    std::vector<gate::Silence> quiet;
    const auto at = now();
    for (const auto& person : shown_.people) {
        const bool counts =
            person.presence == room::Presence::here || person.presence == room::Presence::left;
        if (!person.ticket || !counts) {
            continue;
        }
        const auto heard = sessions_.heard(person.id).value_or(started_);
        if (at - heard > limits::silent_phone) {
            quiet.push_back({person.id, heard});
        }
    }
    std::stable_sort(quiet.begin(), quiet.end(),
                     [](const auto& x, const auto& y) { return x.since < y.since; });
    return quiet;
}

gate::Extras RoomActor::extras() const {
    gate::Extras extras;
    extras.now = now();
    extras.solver_failing = errand_.is_failing();
    extras.base_url = parts_.base_url;
    extras.insecure = parts_.insecure;
    extras.journal_trouble = journal_trouble_ || parts_.journal.in_trouble();
    extras.organizers = sessions_.organizers();
    extras.silent = [this] { return silent(); };
    extras.connected = [this](room::ParticipantId who) { return sessions_.connected(who); };
    return extras;
}

void RoomActor::connections_changed() {
    if (sessions_.organizers() > 0) {
        organizer_gone_.reset();
    } else if (!organizer_gone_) {
        organizer_gone_ = now();
    }
    pictures_.refresh_staff_soon();
    arm_sessions(now() + limits::takeover_wait);  // a mirror may have to act then
}

void RoomActor::keep_pin_pause(base::Instant until) {
    parts_.journal.put_server_secret(pin_pause_name(claim_.room.value), std::to_string(until.ms),
                                     [](journal::Outcome) {});
}

}  // namespace live
