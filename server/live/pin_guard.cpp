#include "live/pin_guard.hpp"

#include <utility>

#include "base/secrets.hpp"
#include "limits.hpp"

namespace live {

PinGuard::PinGuard(std::shared_ptr<Executor> aside, std::function<Homing()> home)
    : aside_(std::move(aside)), home_(std::move(home)) {}

void PinGuard::check(Try attempt) {
    waiting_.push_back(std::move(attempt));
    if (!comparing_) {
        next();
    }
}

void PinGuard::next() {
    while (!waiting_.empty()) {
        const auto& attempt = waiting_.front();
        if (paused_until_ && attempt.now < *paused_until_) {
            const auto done = std::move(waiting_.front().done);
            waiting_.pop_front();
            done(Answer::paused);
            continue;
        }
        comparing_ = true;
        aside_->post([this, home = home_(), hash = attempt.hash, typed = attempt.typed] {
            const bool right = base::pin_matches(hash, typed);
            home([this, right] { compared(right); });
        });
        return;
    }
}

void PinGuard::compared(bool right) {
    comparing_ = false;
    const Try attempt = std::move(waiting_.front());
    waiting_.pop_front();
    failures_ = right ? 0 : failures_ + 1;
    if (failures_ >= limits::pin_failures_max) {
        failures_ = 0;
        paused_until_ = attempt.now + limits::pin_pause;
    }
    attempt.done(right ? Answer::right : Answer::wrong);
    next();
}

void PinGuard::refresh(room::StaffId device, base::Instant now) {
    fresh_until_[device] = now + limits::pin_fresh;
}

bool PinGuard::is_fresh(room::StaffId device, base::Instant now) const {
    const auto found = fresh_until_.find(device);
    return found != fresh_until_.end() && now < found->second;
}

}  // namespace live
