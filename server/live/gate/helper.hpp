#pragma once
// What a helper sees: counts, calls for help, people at the door; names, badge numbers, sides and
// states, nothing else (PRODUCT 1). Used on the room's strand.

#include "live/gate/cast.hpp"
#include "live/screen.hpp"

namespace live::gate {

Text helper_picture(const Cast& cast);

}  // namespace live::gate
