#include "live/room_actor.hpp"

#include <algorithm>
#include <utility>

#include "base/core/ensure.hpp"
#include "limits.hpp"
#include "live/trial.hpp"

namespace live {

// --- the heartbeat: inbox → decide → append → settle → show --------------------------------------

void RoomActor::submit(Wish wish) {
    if (over_) {
        if (wish.answer) {
            wish.answer({"unavailable"});
        }
        return;
    }
    inbox_.push_back(std::move(wish));
    pump();
}

// Does nothing while an append is in flight: what arrives meanwhile is decided together afterwards,
// on a room that is durable. So no answer ever rests on something that a crash could take back.
void RoomActor::pump() {
    if (settling_) {
        return;  // an answer led to a new wish: it is decided when the pictures are out
    }
    while (!over_ && !flying_ && !inbox_.empty()) {
        Batch batch = decide_waiting();
        if (batch.events.empty()) {
            settle(std::move(batch));
        } else {
            append(std::move(batch));
        }
    }
    if (stopped_ && !flying_ && inbox_.empty()) {
        finish_shut_down();
    }
}

// Decides what waits, in order. A wish that breaks an invariant is a bug of ours: the whole batch
// is dropped and decided again without it, and the room goes on.
RoomActor::Batch RoomActor::decide_waiting() {
    std::vector<Wish> wishes;
    while (!inbox_.empty() && wishes.size() < limits::batch_wishes_max) {
        wishes.push_back(std::move(inbox_.front()));
        inbox_.pop_front();
    }
    std::vector<bool> guilty(wishes.size(), false);
    Batch batch;
    while (const auto broken = decide_all(wishes, guilty, batch)) {
        guilty[*broken] = true;
        next_ = shown_;
        batch = {};
    }
    for (std::size_t i = 0; i < wishes.size(); ++i) {
        batch.decided[i].wish = std::move(wishes[i]);
    }
    return batch;
}

// The number of the wish that broke an invariant, if one did.
std::optional<std::size_t> RoomActor::decide_all(const std::vector<Wish>& wishes,
                                                 const std::vector<bool>& guilty, Batch& batch) {
    for (std::size_t i = 0; i < wishes.size(); ++i) {
        if (guilty[i]) {
            batch.decided.push_back({{}, {"internal_fault"}, std::nullopt, false});
            continue;
        }
        try {
            batch.decided.push_back(decide_one(wishes[i], batch.events));
        } catch (const base::InvariantBroken& broken) {
            log_.error(std::string("an invariant broke in ") + room::name_of(wishes[i].command) +
                       ": " + broken.what());
            return i;
        }
    }
    return std::nullopt;
}

RoomActor::Decided RoomActor::decide_one(const Wish& wish, std::vector<room::Happened>& events) {
    const auto stamped = stamp(wish);
    if (!stamped) {
        return {{}, {"not_yours"}, std::nullopt, false};
    }
    Decided decided{{}, {}, stamped->actor.person, false};
    if (wish.effect) {
        const auto words = try_out(next_, *stamped);
        if (words && words->digest != *wish.effect) {
            decided.verdict.reason = room::name_of(room::Refusal::effect_changed);
            return decided;
        }
    }
    auto facts = room::decide(next_, *stamped);
    if (!facts) {
        decided.verdict.reason = room::name_of(facts.error());
        return decided;
    }
    const auto step_before = next_.step;
    for (auto& fact : *facts) {
        events.push_back({stamped->now, std::move(fact)});
        room::evolve(next_, events.back());
        decided.events = true;
    }
    if (next_.step != step_before) {  // the whole room at each change of phase, control and undo
        room::check_invariants(next_);
    }
    return decided;
}

void RoomActor::append(Batch batch) {
    journal::Append what{claim_, seq_, batch.events, catalogue()};
    flying_ = std::move(batch);
    parts_.journal.append(std::move(what),
                          [weak = weak_from_this(), strand = strand_](journal::Outcome outcome) {
                              strand->post([weak, outcome] {
                                  if (const auto self = weak.lock()) {
                                      self->on_outcome(outcome);
                                  }
                              });
                          });
}

void RoomActor::on_outcome(journal::Outcome outcome) {
    if (over_ || !flying_) {
        return;
    }
    switch (outcome) {
        case journal::Outcome::durable:
            return on_durable();
        case journal::Outcome::unavailable:
            return on_unavailable();
        case journal::Outcome::conflict:
        case journal::Outcome::fenced:
            log_.warning("somebody else runs this room now");
            return drop(protocol::CloseCode::moved);
    }
}

void RoomActor::on_durable() {
    Batch batch = std::move(*flying_);
    flying_.reset();
    seq_ += batch.events.size();
    journal_trouble_ = false;
    settle(std::move(batch));
    pump();
}

// Nothing was written: what people wished is refused and may be wished again; what the server
// itself wishes is tried again by the clock.
void RoomActor::on_unavailable() {
    Batch batch = std::move(*flying_);
    flying_.reset();
    next_ = shown_;
    if (!journal_trouble_) {
        log_.error("the journal takes nothing: commands are refused until it does");
    }
    journal_trouble_ = true;
    for (auto& decided : batch.decided) {
        const auto* server = std::get_if<FromServer>(&decided.wish.from);
        const bool ours = server != nullptr && (server->kind == room::ActorKind::clock ||
                                                server->kind == room::ActorKind::engine);
        if (ours) {
            retries_.push_back(std::move(decided.wish));
        } else if (decided.wish.answer) {
            decided.wish.answer({"unavailable"});
        }
    }
    arm_alarm(*retry_alarm_, now() + limits::journal_retry, &RoomActor::ring_retry);
    pictures_.refresh_staff();
    pump();
}

// The durable facts become the room that people are told about: answers first, in the order of
// decision, then the pictures of those whom it concerns.
void RoomActor::settle(Batch batch) {
    settling_ = true;
    Touched touched;
    const auto step_before = shown_.step;
    bool purged = false;
    for (const auto& happened : batch.events) {
        room::evolve(shown_, happened);
        touch(touched, happened.event, shown_);
        purged = purged || std::holds_alternative<room::RoomPurged>(happened.event);
    }
    if (shown_.step != step_before) {
        touched.all();
    }
    if (purged) {
        parts_.journal.destroy_keys(claim_, [log = log_](journal::Outcome outcome) {
            if (outcome != journal::Outcome::durable) {
                log.error("the keys of a purged room could not be destroyed yet");
            }
        });
    }
    if (!batch.events.empty()) {
        pictures_.forget(touched);
    }
    release(batch.decided, touched);
    if (touched.devices) {
        sessions_.evict(shown_, now());
    }
    pictures_.show(touched);
    if (!batch.events.empty()) {
        not_before_ = {};
        errand_.look();
    }
    arm();
    settling_ = false;
}

void RoomActor::release(std::vector<Decided>& decided, Touched& touched) {
    for (auto& each : decided) {
        if (each.verdict.done() && each.person && !each.wish.id.empty()) {
            pictures_.include(*each.person, each.wish.id);
            touched.people.insert(*each.person);
        }
        if (each.wish.answer) {
            each.wish.answer(each.verdict);
        }
    }
}

}  // namespace live
