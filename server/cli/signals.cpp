#include "cli/signals.hpp"

#include <sched.h>
#include <sys/resource.h>

#include <csignal>
#include <ctime>

namespace cli {
namespace {

sigset_t ending_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    return signals;
}

}  // namespace

void hold_signals() {
    const sigset_t signals = ending_signals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

void turn_broken_writes_into_errors() {
    struct sigaction ignore {};
    ignore.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &ignore, nullptr);
    sigaction(SIGXFSZ, &ignore, nullptr);
}

bool end_was_asked(std::chrono::milliseconds wait) {
    const sigset_t signals = ending_signals();
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(wait);
    const timespec bound{seconds.count(),
                         static_cast<long>(std::chrono::nanoseconds(wait - seconds).count())};
    return sigtimedwait(&signals, nullptr, &bound) > 0;
}

unsigned usable_cores() {
    cpu_set_t cores;
    CPU_ZERO(&cores);
    const bool known = sched_getaffinity(0, sizeof cores, &cores) == 0;
    const int count = known ? CPU_COUNT(&cores) : 0;
    return count > 0 ? static_cast<unsigned>(count) : 1;
}

void raise_descriptor_limit() {
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) == 0) {
        files.rlim_cur = files.rlim_max;
        setrlimit(RLIMIT_NOFILE, &files);
    }
}

}  // namespace cli
