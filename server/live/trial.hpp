#pragma once
// Decides and evolves on a scratch copy: what would happen (DESIGN 1.6). Nothing is stored. Pure;
// used on the room's strand.

#include "base/core/result.hpp"
#include "live/gate/effect.hpp"
#include "room/decide.hpp"

namespace live {

// The effect of the wish on this room, or why there is none. A start for which no pair is possible
// is tried again as the start that goes on all the same. Throws InvariantBroken only for our bugs.
base::Result<gate::EffectWords, room::Refusal> try_out(const room::Room& room, room::Stamped wish);

}  // namespace live
