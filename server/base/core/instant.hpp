#pragma once
// Moments and lengths of time. An Instant is UTC in whole milliseconds; it is data that was stamped
// by base::Clock in the shell, never read from a clock here. Pure; any thread.

#include <chrono>
#include <compare>
#include <cstdint>

namespace base {

using Duration = std::chrono::milliseconds;

struct Instant {
    std::int64_t ms = 0;  // since 1970-01-01T00:00:00Z

    friend constexpr auto operator<=>(const Instant&, const Instant&) = default;
    friend constexpr Instant operator+(Instant at, Duration length) {
        return Instant{at.ms + length.count()};
    }
    friend constexpr Instant operator-(Instant at, Duration length) {
        return Instant{at.ms - length.count()};
    }
    friend constexpr Duration operator-(Instant late, Instant early) {
        return Duration{late.ms - early.ms};
    }
};

}  // namespace base
