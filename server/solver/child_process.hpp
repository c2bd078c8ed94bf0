#pragma once
// Runs a program as a child with bounds on its memory, its answer and its time: text in, text out.
// Blocks; call it from a thread that may wait.

#include <atomic>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace solver {

struct ChildLimits {
    std::size_t memory_bytes = 0;
    std::size_t answer_bytes_max = 0;
    // The last resort against a child that hangs. A solver's real limits are counts of steps, so
    // that the same problem ends the same way on a slow machine.
    std::chrono::seconds guard{120};
};

// What the child wrote to its standard output before it ended with status 0. Nothing when it could
// not be started, ended otherwise, wrote too much, took too long, or `stop` became true; it is
// dead then. The child sees no other open file, no environment, and runs at a lower priority.
std::optional<std::string> run_child(const std::vector<std::string>& command,
                                     const std::string& input, const ChildLimits& limits,
                                     const std::atomic<bool>& stop);

}  // namespace solver
