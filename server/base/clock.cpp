#include "base/clock.hpp"

#include <ctime>

namespace base {

namespace {

std::int64_t read_ms(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return std::int64_t{now.tv_sec} * 1000 + now.tv_nsec / 1'000'000;
}

}  // namespace

SystemClock::SystemClock()
    : wall_at_start_{read_ms(CLOCK_REALTIME)}, boot_ms_at_start_(read_ms(CLOCK_BOOTTIME)) {}

Instant SystemClock::now() const {
    return wall_at_start_ + Duration{read_ms(CLOCK_BOOTTIME) - boot_ms_at_start_};
}

}  // namespace base
