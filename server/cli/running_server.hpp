#pragma once
// A whole server in this process: every part made, wired, started, and taken down in order. The one
// place beside main that knows all implementations; `serve` runs one for the world, `rehearse` and
// the tests one for themselves. Main thread only, unless said.

#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "net/transport.hpp"

namespace live {
class Directory;
}

namespace net {
class ServerAccess;
class Threads;
}  // namespace net

namespace cli {

struct ServerSettings {
    net::Address listen{"127.0.0.1", 0};
    std::string data;       // the folder
    std::string base_url;   // in every link; from the address when empty
    bool insecure = false;  // plain HTTP in a hall: said at consent
    net::TransportOptions transport;
    unsigned threads = 0;  // 0: one per core
    // Program and arguments that speak the text of matching/wire.hpp; none: this program's `solve`.
    std::vector<std::string> solver;
};

// Why a server did not start, in words for its operator.
struct StartError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

class RunningServer {
public:
    // Listens and serves when this returns; throws StartError.
    explicit RunningServer(ServerSettings settings);
    ~RunningServer();
    RunningServer(const RunningServer&) = delete;
    RunningServer& operator=(const RunningServer&) = delete;

    const net::Address& address() const;
    const std::string& base_url() const;  // without a slash at the end

    // A new link that lists and creates events; the one before stops working when it was not used.
    std::string new_server_link();
    // A journal without any event.
    bool is_empty();

    // Calls `admit` with the hash of every ticket that is, or from now on becomes, an organizer's
    // of this server; on any thread. An empty function ends it.
    void for_each_organizer(std::function<void(const std::string& ticket_hash)> admit);

    // Not ready, no new connections, batches finished, clients told to come back; at most
    // limits::shutdown_max. Also done by the destructor.
    void shut_down();

    live::Directory& directory();
    net::ServerAccess& access();
    net::Threads& threads();

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace cli
