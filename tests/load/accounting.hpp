#pragma once
// What a phase cost: wall time, CPU time of the server and of the generator, what others used
// meanwhile, and the server's memory. From /proc, over all threads of the server.

#include <cstdint>
#include <string>

#include "load/sockets.hpp"

namespace load {

// Kilobytes that `key` of the process's status names; 0 when there is no such process.
std::int64_t memory_kb(int pid, const std::string& key);

struct Cost {
    double wall_ms = 0;
    double server_cpu_ms = 0;
    double own_cpu_ms = 0;
    double foreign_percent = 0;  // of one core
};

// Runs from its construction.
class Meter {
public:
    explicit Meter(int server_pid);
    Cost read() const;

private:
    int pid_;
    Nanos begin_;
    Nanos server_;
    Nanos own_;
    Nanos machine_;
};

}  // namespace load
