#pragma once
// The other end of the wire: WebSockets and HTTP requests to a server, for rehearsals, load and
// tests. Run the given Threads with one thread: then every callback of every socket comes one after
// another, and bots need no locks. All functions are for that thread, or before it starts.

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace net {

class Threads;

// Where a server is. Names are resolved; only plain HTTP is spoken.
struct Target {
    std::string host;
    std::uint16_t port = 80;
};

// "http://host[:port]"; an empty host when it is something else.
Target parse_target(const std::string& url);

struct ClientEvents {
    std::function<void()> opened;
    std::function<void(std::string_view text)> message;
    // The last call: the peer's close code, or 1006 when the connection broke or never was.
    std::function<void(std::uint16_t code)> closed;
};

class ClientSocket {
public:
    virtual ~ClientSocket() = default;
    // Queued; sent in order.
    virtual void send(std::string text) = 0;
    virtual void close() = 0;
    // As a phone that walks out of the hall: no close frame.
    virtual void drop() = 0;
};

std::shared_ptr<ClientSocket> connect(Threads& threads, const Target& target,
                                      const std::string& path, ClientEvents events);

struct FetchRequest {
    std::string method = "GET";
    std::string path;
    std::string ticket;  // bearer token; none when empty
    std::string body;
    std::string type = "application/json";
};

struct FetchResponse {
    int status = 0;  // 0: no answer
    std::string body;
    std::string fault;
};

void fetch(Threads& threads, const Target& target, FetchRequest request,
           std::function<void(FetchResponse)> done);

}  // namespace net
