#pragma once
// A blocking HTTP client for setting the stage; nothing of it runs while something is measured.

#include <string>

#include "load/sockets.hpp"

namespace load {

struct HttpAsk {
    std::string method;
    std::string path;
    std::string body;
    std::string type = "application/json";
};

// Asks as the holder of `ticket` and gives the body of the answer. Throws LoadError with the
// server's own words when it is not 200.
std::string ask_http(const Endpoint& server, const std::string& ticket, const HttpAsk& ask);

}  // namespace load
