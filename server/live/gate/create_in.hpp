#pragma once
// The body of POST /rooms → the command that creates a room. Secrets are drawn by the directory.
// Pure; any thread.

#include <string>

#include "base/core/result.hpp"
#include "live/directory.hpp"
#include "room/command.hpp"

namespace live::gate {

// Without code, seeds, recovery and PIN.
base::Result<room::CreateRoom, CreateFailure> read_creation(const std::string& body);

// A recovery code as typed: separators dropped, letters folded; empty when it is none.
std::string fold_recovery(const std::string& typed);

}  // namespace live::gate
