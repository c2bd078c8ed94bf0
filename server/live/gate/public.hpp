#pragma once
// What everybody who is attached sees: written once per change and shared by all screens. Knows no
// opinion. Used on the room's strand.

#include "live/gate/cast.hpp"
#include "live/gate/extras.hpp"
#include "live/screen.hpp"

namespace live::gate {

// Guests and the wall do not see Closed turn to Preview: how long the engine took depends on the
// ratings.
enum class PublicFor { guests, staff };

Text public_picture(const Cast& cast, const Extras& extras, PublicFor whom);

}  // namespace live::gate
