#pragma once
// The one way to learn the time, passed in by hand (DESIGN 3.5). Not for the pure folders: they get
// an Instant as data. `now()` may be called from any thread.

#include "base/core/instant.hpp"

namespace base {

class Clock {
public:
    virtual ~Clock() = default;
    // UTC in milliseconds; never runs backwards while the process lives.
    virtual Instant now() const = 0;
};

// Reads the wall clock once, then adds CLOCK_BOOTTIME, which neither jumps nor stops while a laptop
// is closed.
class SystemClock final : public Clock {
public:
    SystemClock();
    Instant now() const override;

private:
    Instant wall_at_start_;
    std::int64_t boot_ms_at_start_;
};

}  // namespace base
