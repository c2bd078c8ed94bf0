#pragma once
// Signals and descriptors of a long-running command. Call before any thread is started: threads
// inherit what is blocked here. Main thread only.

#include <chrono>

namespace cli {

// SIGTERM and SIGINT wait for `end_was_asked`.
void hold_signals();

// Writing to a closed pipe, or beyond a limit on file sizes, ends no process.
void turn_broken_writes_into_errors();

// Waits until somebody wants this process to end, at most `wait`; true when so.
bool end_was_asked(std::chrono::milliseconds wait);

// The cores that this process may run on: fewer than the machine has where an operator, or a
// container, says so.
unsigned usable_cores();

// As many descriptors as the operating system lets this process have.
void raise_descriptor_limit();

}  // namespace cli
