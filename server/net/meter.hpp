#pragma once
// How much a peer sends, since when it has been sending one message, and since when it has not
// taken what is written to it. Used on the strand of its connection only.

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <utility>

#include "base/clock.hpp"

namespace net {

// A bucket of bytes that fills at a steady rate and holds a second's worth. Knows when a message
// was begun, and calls `begun` then and at each write.
class Meter {
public:
    Meter(const base::Clock& clock, std::size_t bytes_per_second, std::function<void()> begun)
        : clock_(clock),
          begun_(std::move(begun)),
          rate_(static_cast<std::int64_t>(bytes_per_second)),
          left_(rate_),
          heard_(clock.now()) {}

    void heard(std::size_t bytes) {
        const base::Instant now = clock_.now();
        left_ = left_at(now) - static_cast<std::int64_t>(bytes);
        heard_ = now;
        if (!message_since_) {
            message_since_ = now;
            begun_();
        }
    }
    // How long to wait, from now, before reading again.
    std::chrono::milliseconds debt() const {
        const std::int64_t left = left_at(clock_.now());
        return std::chrono::milliseconds{left >= 0 ? 0 : 1 - left * 1000 / rate_};
    }
    base::Instant last_heard() const { return heard_; }
    // When the first byte of what is not yet a whole message came.
    std::optional<base::Instant> message_since() const { return message_since_; }
    void message_ended() { message_since_.reset(); }

    // Every write, also the answers to pings that nobody here asked for.
    void write_began() {
        writing_since_ = clock_.now();
        begun_();
    }
    void write_ended() { writing_since_.reset(); }
    std::optional<base::Instant> writing_since() const { return writing_since_; }

private:
    std::int64_t left_at(base::Instant now) const {
        return std::min(rate_, left_ + (now - heard_).count() * rate_ / 1000);
    }

    const base::Clock& clock_;
    std::function<void()> begun_;
    std::int64_t rate_;
    std::int64_t left_;  // when it was last heard; below 0 is owed
    base::Instant heard_;
    std::optional<base::Instant> message_since_;
    std::optional<base::Instant> writing_since_;
};

}  // namespace net
