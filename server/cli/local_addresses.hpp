#pragma once
// How other devices may reach this machine. Any thread.

#include <string>

#include "net/transport.hpp"

namespace cli {

// "http://ADDRESS:PORT": the address that was listened on, or for "all addresses" the first of this
// machine that is not its own loopback.
std::string default_base_url(const net::Address& address);

}  // namespace cli
