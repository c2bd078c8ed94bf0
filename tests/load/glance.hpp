#pragma once
// Finds in a received message the few fields that a phone of the generator needs, without building
// anything (PERFORMANCE 3: reading may not cost more than it measures). Relies on members standing
// in the order of protocol/fields_view.hpp; texts cannot hold what is looked for, for their quotes
// are escaped.

#include <cstdint>
#include <optional>
#include <string_view>

namespace load {

// What stands in `type`; empty when the text does not begin with it.
std::string_view type_of(std::string_view message);

// The id of an answer; empty when there is none.
std::string_view id_of(std::string_view message);

// The step of a picture.
std::optional<std::uint32_t> step_of(std::string_view picture);

// The phase of a public picture.
std::string_view phase_of(std::string_view picture);

// Whose own view it is.
std::optional<std::uint32_t> badge_of(std::string_view own_view);

// Where an own view says to sit, and whether that talk can be rated yet.
struct SeatGlance {
    std::uint32_t encounter = 0;  // 0: no seat
    std::uint32_t partner = 0;
    bool met = false;
    std::uint32_t revision = 0;  // of the own rating of this talk, if met
};
SeatGlance seat_of(std::string_view own_view);

}  // namespace load
