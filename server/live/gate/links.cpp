#include "live/gate/links.hpp"

namespace live::gate {

std::string code_link(const std::string& base_url, const std::string& code) {
    return base_url + "/#c=" + code;
}

std::string slip_link(const std::string& base_url, const room::RoomId& room,
                      const std::string& secret) {
    return base_url + "/#s=" + room.value + "." + secret;
}

std::string staff_link(const std::string& base_url, room::StaffRole role, const room::RoomId& room,
                       const std::string& secret) {
    const char* page = "/helper#h=";
    if (role == room::StaffRole::organizer) {
        page = "/desk#o=";
    } else if (role == room::StaffRole::wall) {
        page = "/wall#w=";
    }
    return base_url + page + room.value + "." + secret;
}

}  // namespace live::gate
