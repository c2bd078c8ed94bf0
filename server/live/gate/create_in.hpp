#pragma once
// The body of POST /rooms → the command that creates a room. Secrets are drawn by the directory.
// Pure; any thread.

#include <string>

#include "base/core/result.hpp"
#include "live/directory.hpp"
#include "room/command.hpp"

namespace live::gate {

struct Creation {
    room::CreateRoom command;  // without code, seating seed, recovery and PIN
    bool seeded = false;       // its lottery seed was given; otherwise it is still to be drawn
};

// Only a rehearsal may bring its lottery seed along.
base::Result<Creation, CreateFailure> read_creation(const std::string& body);

// A recovery code as typed: separators dropped, letters folded; empty when it is none.
std::string fold_recovery(const std::string& typed);

}  // namespace live::gate
