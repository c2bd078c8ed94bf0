#pragma once
// What commands may ask a running server through its control socket, on both sides. Any thread.

#include <optional>
#include <string>

#include "live/directory.hpp"
#include "net/control_socket.hpp"
#include "net/server_access.hpp"

namespace cli {

// What the server's side works with; all outlive the control socket.
struct ControlParts {
    live::Directory& directory;
    net::ServerAccess& access;
    std::string base_url;
};

// Understands `organizer-link [ROOM]`, `export ROOM csv|json` and `ping`.
net::ControlHandler control_handler(const ControlParts& parts);

// "BASE/desk#server=SECRET"
std::string server_link(const std::string& base_url, const std::string& secret);

}  // namespace cli
