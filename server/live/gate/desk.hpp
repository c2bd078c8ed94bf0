#pragma once
// What an organizer sees: counts, calls, clocks, what can be undone, and of the result only what
// the policy announced (PRODUCT D7, E2). No opinion of anybody reaches this picture: ratings are
// counted, never read. Used on the room's strand.

#include "live/gate/cast.hpp"
#include "live/gate/extras.hpp"
#include "live/screen.hpp"

namespace live::gate {

Text desk_picture(const Cast& cast, const Extras& extras, bool pin_fresh);

}  // namespace live::gate
