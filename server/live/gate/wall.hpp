#pragma once
// What the projector shows beside the public picture: who sits where, and how to join. Names as the
// settings allow. Used on the room's strand.

#include "live/gate/cast.hpp"
#include "live/gate/extras.hpp"
#include "live/screen.hpp"

namespace live::gate {

Text wall_picture(const Cast& cast, const Extras& extras);

// A person as the wall may name them; empty when the wall shows no names.
std::string wall_name(const room::Room& room, const room::Participant& person);

}  // namespace live::gate
