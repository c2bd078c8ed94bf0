#pragma once
// The links that people open. Secrets travel in the fragment, which browsers do not send (PRODUCT
// B1). Any thread.

#include <string>

#include "room/room.hpp"

namespace live::gate {

// Where an event's code leads: the phone page with the code typed in.
std::string code_link(const std::string& base_url, const std::string& code);
// A participant's secret slip.
std::string slip_link(const std::string& base_url, const room::RoomId& room,
                      const std::string& secret);
// A device of the organizer, a helper or the wall.
std::string staff_link(const std::string& base_url, room::StaffRole role, const room::RoomId& room,
                       const std::string& secret);

}  // namespace live::gate
