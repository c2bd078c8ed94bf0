#pragma once
// Who may list and create events: devices that claimed a server link. A link works once; the device
// brings the hash of its own ticket, and only hashes are kept, here and in the journal. Any thread.

#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace net {

// What was stored, in the terms of the journal's server secrets: (name, value).
using StoredSecrets = std::vector<std::pair<std::string, std::string>>;

class ServerAccess {
public:
    // Keeps a change; calls back with whether it is durable.
    struct Store {
        std::function<void(std::string name, std::function<void(bool)>)> put;
        std::function<void(std::string name)> drop;
    };

    ServerAccess(const StoredSecrets& stored, Store store);

    // A new link's secret; links given out before and not used yet stop working. `done` gets the
    // secret once it is kept, or nothing (an empty string).
    void new_link(std::function<void(std::string secret)> done);

    // Uses a link up: the ticket with this hash is an organizer of the server from now on. True,
    // too, when the same device claims again.
    void claim(const std::string& secret, const std::string& ticket_hash,
               std::function<void(bool)> done);

    bool allows(std::string_view ticket) const;

    // Hashes of the tickets of all organizers of this server.
    std::set<std::string> organizers() const;

private:
    Store store_;
    mutable std::mutex mutex_;
    std::set<std::string> links_;    // SHA-256 of secrets, in hex
    std::set<std::string> tickets_;  // SHA-256 of tickets, in hex
};

}  // namespace net
