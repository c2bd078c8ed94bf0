#pragma once
// What leaves the server as a file: the released result and its pairs, an allow-list by policy
// (PRODUCT 4, E7). Scores, blocking pairs and certificates are not in it. Used on the room's
// strand.

#include <string>

#include "room/room.hpp"

namespace live::gate {

// `quadrille-release/1`. The room must have a publication that stands.
std::string released_result(const room::Room& room);

// a,b,a_name,b_name; only the header under the policy "counts only".
std::string released_pairs(const room::Room& room);

}  // namespace live::gate
