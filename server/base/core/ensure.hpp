#pragma once
// Invariants that stay on in production. `ensure` throws InvariantBroken; the room actor catches it
// around a batch, drops the batch and rejects the guilty command (DESIGN: four kinds of trouble).
// Never used for input from outside: that is refused with a reason instead. Pure; any thread.

#include <source_location>
#include <stdexcept>
#include <string>

namespace base {

struct InvariantBroken : std::logic_error {
    using std::logic_error::logic_error;
};

// Throws InvariantBroken naming `what` and the place when `holds` is false.
inline void ensure(bool holds, const char* what,
                   std::source_location where = std::source_location::current()) {
    if (holds) {
        return;
    }
    throw InvariantBroken(std::string(what) + " (" + where.file_name() + ":" +
                          std::to_string(where.line()) + ")");
}

}  // namespace base
