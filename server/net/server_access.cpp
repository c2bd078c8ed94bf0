#include "net/server_access.hpp"

#include "base/core/hash.hpp"
#include "base/secrets.hpp"

namespace net {
namespace {

constexpr std::string_view link_prefix = "link:";
constexpr std::string_view ticket_prefix = "ticket:";

std::string named(std::string_view prefix, const std::string& hash) {
    return std::string(prefix) + hash;
}

}  // namespace

ServerAccess::ServerAccess(const StoredSecrets& stored, Store store) : store_(std::move(store)) {
    for (const auto& [name, value] : stored) {
        if (name.starts_with(link_prefix)) {
            links_.insert(name.substr(link_prefix.size()));
        } else if (name.starts_with(ticket_prefix)) {
            tickets_.insert(name.substr(ticket_prefix.size()));
        }
    }
}

void ServerAccess::new_link(std::function<void(std::string)> done) {
    const std::string secret = base::random_token();
    const std::string hash = base::sha256_hex(secret);
    std::set<std::string> old;
    {
        const std::lock_guard lock(mutex_);
        old = std::exchange(links_, {hash});
    }
    for (const std::string& link : old) {
        store_.drop(named(link_prefix, link));
    }
    store_.put(named(link_prefix, hash), [done = std::move(done), secret](bool kept) {
        done(kept ? secret : std::string{});
    });
}

void ServerAccess::claim(const std::string& secret, const std::string& ticket_hash,
                         std::function<void(bool)> done) {
    const std::string hash = base::sha256_hex(secret);
    {
        const std::lock_guard lock(mutex_);
        if (links_.erase(hash) == 0) {
            done(tickets_.contains(ticket_hash));
            return;
        }
    }
    store_.put(named(ticket_prefix, ticket_hash),
               [this, hash, ticket_hash, done = std::move(done)](bool kept) {
                   {
                       const std::lock_guard lock(mutex_);
                       // Not kept: the link still works.
                       (kept ? tickets_ : links_).insert(kept ? ticket_hash : hash);
                   }
                   if (kept) {
                       store_.drop(named(link_prefix, hash));
                   }
                   done(kept);
               });
}

std::set<std::string> ServerAccess::organizers() const {
    const std::lock_guard lock(mutex_);
    return tickets_;
}

bool ServerAccess::allows(std::string_view ticket) const {
    if (ticket.empty()) {
        return false;
    }
    const std::lock_guard lock(mutex_);
    return tickets_.contains(base::sha256_hex(ticket));
}

}  // namespace net
