#pragma once
// The heartbeat: the only writer of one room (DESIGN 2). Wishes are decided on `next_`, their
// events appended, and only when they are durable folded into `shown_`, answered and shown. At most
// one append is in flight. Functions of RoomHandle may be called from any thread; everything else
// runs on the room's strand.

#include <atomic>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "journal/journal.hpp"
#include "live/executor.hpp"
#include "live/matching_errand.hpp"
#include "live/pictures.hpp"
#include "live/pin_guard.hpp"
#include "live/reception.hpp"
#include "live/room_handle.hpp"
#include "live/room_log.hpp"
#include "live/session.hpp"
#include "live/solver.hpp"
#include "live/unanswered.hpp"
#include "live/wish.hpp"
#include "room/decide.hpp"

namespace live {

// Under which the end of a room's PIN pause is kept beside the rooms.
std::string pin_pause_name(const std::string& room);

class RoomActor final : public RoomHandle, public std::enable_shared_from_this<RoomActor> {
public:
    struct Parts {
        const base::Clock& clock;
        Threads& threads;
        journal::Journal& journal;
        Solver& solver;
        std::string base_url;
        bool insecure = false;
        LogSink log;
        base::Instant process_started;
        std::optional<base::Instant> pin_paused_until;
        // The actor wants to leave memory, or must: the directory forgets it and calls retire().
        std::function<void()> leaves;
    };

    RoomActor(Parts parts, journal::Claim claim);

    // One of these once, before anything else. `revive` folds the events on the strand and notes
    // the outage; `create` decides the first command and tells how it ended.
    void revive(journal::Loaded loaded);
    void create(room::CreateRoom command, std::function<void(const Verdict&)> done);

    // RoomHandle: any thread.
    SessionKey attach(std::shared_ptr<Screen> screen) override;
    void receive(SessionKey session, protocol::ClientMessage message) override;
    void misbehaved(SessionKey session, protocol::CloseCode code) override;
    void gone(SessionKey session) override;
    void request(Request what, std::function<void(Response)> answer) override;
    std::size_t unanswered(SessionKey session) const override;

    // Finishes what is in the inbox, tells every screen when to come back, then calls `done`. Any
    // thread.
    void shut_down(std::function<void()> done);
    // Closes every screen as moved; nothing is decided afterwards. Any thread.
    void retire();

    // For audits, on the strand: what people have been told, and what is decided.
    const room::Room& shown() const { return shown_; }
    const room::Room& next() const { return next_; }
    bool idle() const { return !flying_ && inbox_.empty(); }

private:
    struct Decided {
        Wish wish;
        Verdict verdict;
        std::optional<room::ParticipantId> person;
        bool events = false;
    };
    struct Batch {
        std::vector<Decided> decided;
        std::vector<room::Happened> events;
    };

    // The heartbeat (room_actor.cpp).
    void submit(Wish wish);
    void pump();
    Batch decide_waiting();
    std::optional<std::size_t> decide_all(const std::vector<Wish>& wishes,
                                          const std::vector<bool>& guilty, Batch& batch);
    Decided decide_one(const Wish& wish, std::vector<room::Happened>& events);
    void append(Batch batch);
    void on_outcome(journal::Outcome outcome);
    void on_durable();
    void on_unavailable();
    void release(std::vector<Decided>& decided, Touched& touched);
    void settle(Batch batch);

    // Around it (room_actor_parts.cpp).
    std::optional<room::Stamped> stamp(const Wish& wish) const;
    std::optional<room::Actor> actor_of_origin(const Origin& origin) const;
    room::Surroundings surroundings(const room::Command& command) const;
    std::vector<gate::Silence> silent() const;
    gate::Extras extras() const;
    base::Instant now() const { return parts_.clock.now() + shift_; }
    journal::CatalogueEntry catalogue() const;
    void arm();
    void arm_alarm(Alarm& alarm, base::Instant at, void (RoomActor::*ring)());
    void ring_deadline();
    void ring_alive();
    void ring_desks();
    void arm_sessions(base::Instant at);
    void ring_sessions();
    void ring_idle();
    void ring_retry();
    void ring_errand();
    void connections_changed();
    void look_who_was_silent();
    void keep_pin_pause(base::Instant until);
    void drop(protocol::CloseCode code);
    void finish_shut_down();
    void answer(std::uint64_t session, Text text);
    void on_strand(std::function<void(RoomActor&)> task);
    Homing home();

    // Constant after construction
    const Parts parts_;
    const std::shared_ptr<Executor> strand_;
    const RoomLog log_;

    // Any thread
    std::atomic<std::uint64_t> sessions_given_{0};
    Unanswered unanswered_;

    // The room, on the strand
    journal::Claim claim_;
    journal::Seq seq_ = 0;
    room::Room shown_;
    room::Room next_;
    base::Duration shift_{0};  // so that no stamp is before the last event
    std::deque<Wish> inbox_;
    std::optional<Batch> flying_;
    std::vector<Wish> retries_;  // of the server itself, while the journal takes nothing
    bool settling_ = false;
    bool journal_trouble_ = false;
    bool beating_ = false;      // notes that it is alive
    base::Instant not_before_;  // of the next Tick
    bool over_ = false;
    std::function<void()> stopped_;  // set while shutting down

    // Who looks at it, on the strand
    Sessions sessions_;
    PinGuard pins_;
    Pictures pictures_;
    Reception reception_;
    MatchingErrand errand_;
    std::optional<base::Instant> organizer_gone_;
    std::optional<base::Instant> sessions_due_;  // when their alarm rings
    base::Instant started_;

    // Alarms of the strand
    std::unique_ptr<Alarm> deadline_alarm_;
    std::unique_ptr<Alarm> alive_alarm_;
    std::unique_ptr<Alarm> desk_alarm_;
    std::unique_ptr<Alarm> sessions_alarm_;
    std::unique_ptr<Alarm> idle_alarm_;
    std::unique_ptr<Alarm> retry_alarm_;
    std::unique_ptr<Alarm> errand_alarm_;
};

}  // namespace live
