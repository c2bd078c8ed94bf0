#pragma once
// The organizer's PIN: compared away from the room's strand (Argon2id is slow on purpose), paused
// after limits::pin_failures_max wrong ones, fresh for limits::pin_fresh on the device that gave
// it. Used on the room's strand.

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "base/core/instant.hpp"
#include "live/executor.hpp"
#include "room/ids.hpp"

namespace live {

class PinGuard {
public:
    enum class Answer { right, wrong, paused };
    struct Try {
        std::string hash;
        std::string typed;
        base::Instant now;
        std::function<void(Answer)> done;  // on the room's strand
    };

    // `aside`: a strand for the slow comparison; `home` makes the way back to the room's strand.
    PinGuard(std::shared_ptr<Executor> aside, std::function<Homing()> home);

    // One comparison at a time, so that guesses cannot overtake their count.
    void check(Try attempt);

    void refresh(room::StaffId device, base::Instant now);
    bool is_fresh(room::StaffId device, base::Instant now) const;

    // Until when no PIN is taken. The actor keeps it beside the room, so that a restart does not
    // end the pause.
    std::optional<base::Instant> paused_until() const { return paused_until_; }
    void pause_until(base::Instant until) { paused_until_ = until; }

private:
    void next();
    void compared(bool right);

    std::shared_ptr<Executor> aside_;
    std::function<Homing()> home_;
    std::deque<Try> waiting_;
    bool comparing_ = false;
    int failures_ = 0;
    std::optional<base::Instant> paused_until_;
    std::map<room::StaffId, base::Instant> fresh_until_;
};

}  // namespace live
