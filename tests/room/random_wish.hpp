#pragma once
// Wishes drawn by chance: any command, by any actor, with arguments that fit, almost fit, or do
// not. Deterministic for a generator.

#include "base/core/rng.hpp"
#include "evening.hpp"

namespace evenings {

// An evening of random settings and people, gathered in the lobby.
Evening random_evening(base::Rng& rng);

// One wish; moves the evening's clock and surroundings on first.
room::Stamped random_wish(base::Rng& rng, Evening& it);

}  // namespace evenings
