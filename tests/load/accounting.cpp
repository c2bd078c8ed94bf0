#include "load/accounting.hpp"

#include <unistd.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace load {
namespace {

constexpr double ns_in_ms = 1e6;
constexpr Nanos ns_in_s = 1'000'000'000;

// Time on a processor of all threads that live.
Nanos server_cpu(int pid) {
    if (pid == 0) return 0;
    Nanos sum = 0;
    std::error_code error;
    const std::filesystem::path tasks = "/proc/" + std::to_string(pid) + "/task";
    for (std::filesystem::directory_iterator task(tasks, error), end; !error && task != end;
         task.increment(error)) {
        Nanos used = 0;
        if (std::ifstream(task->path() / "schedstat") >> used) sum += used;
    }
    return sum;
}

Nanos own_cpu() {
    timespec used{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return static_cast<Nanos>(used.tv_sec) * ns_in_s + static_cast<Nanos>(used.tv_nsec);
}

// Busy time of the whole machine, in the kernel's coarse ticks.
Nanos machine_cpu() {
    std::ifstream stat("/proc/stat");
    std::string name;
    Nanos user = 0, nice = 0, system = 0, idle = 0, wait = 0, irq = 0, soft = 0, steal = 0;
    stat >> name >> user >> nice >> system >> idle >> wait >> irq >> soft >> steal;
    const auto ticks = static_cast<Nanos>(std::max(sysconf(_SC_CLK_TCK), 1L));
    return (user + nice + system + irq + soft + steal) * (ns_in_s / ticks);
}

double ms_between(Nanos from, Nanos to) {
    return to > from ? static_cast<double>(to - from) / ns_in_ms : 0;
}

}  // namespace

std::int64_t memory_kb(int pid, const std::string& key) {
    std::ifstream status("/proc/" + std::to_string(pid) + "/status");
    std::string line;
    while (std::getline(status, line)) {
        if (!line.starts_with(key + ':')) continue;
        std::int64_t kb = 0;
        std::istringstream(line.substr(key.size() + 1)) >> kb;
        return kb;
    }
    return 0;
}

Meter::Meter(int server_pid)
    : pid_(server_pid),
      begin_(now_ns()),
      server_(server_cpu(server_pid)),
      own_(own_cpu()),
      machine_(machine_cpu()) {}

Cost Meter::read() const {
    Cost cost;
    cost.wall_ms = ms_between(begin_, now_ns());
    cost.server_cpu_ms = ms_between(server_, server_cpu(pid_));
    cost.own_cpu_ms = ms_between(own_, own_cpu());
    const double others =
        ms_between(machine_, machine_cpu()) - cost.server_cpu_ms - cost.own_cpu_ms;
    cost.foreign_percent = cost.wall_ms > 0 ? std::max(0.0, 100 * others / cost.wall_ms) : 0;
    return cost;
}

}  // namespace load
