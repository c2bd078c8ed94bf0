#pragma once
// Judges of an evening, written without looking at the code they judge: they read the journal and
// what phones were told, and nothing else.

#include <string>

#include "sim/hall.hpp"

namespace sim {

// Everything that is wrong, a line each; empty when nothing is.
std::string audit(Hall& hall);

}  // namespace sim
