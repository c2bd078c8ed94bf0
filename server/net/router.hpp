#pragma once
// Every path of the HTTP interface (protocol/openapi.yaml), matched exactly: pages, health, codes,
// server access, and what a room answers. Knows no room type: rooms are asked through RoomHandle.
// Any thread.

#include <atomic>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "base/clock.hpp"
#include "live/directory.hpp"
#include "net/origins.hpp"
#include "net/server_access.hpp"
#include "net/transport.hpp"

namespace net {

// At most so many wrong codes a second in the whole server: all phones of a hall share an address,
// and a wrong code belongs to no event (RELIABILITY 2.7). Any thread.
class CodeBudget {
public:
    explicit CodeBudget(const base::Clock& clock) : clock_(clock) {}
    bool exhausted();
    void failed();

private:
    const base::Clock& clock_;
    std::mutex mutex_;
    std::deque<base::Instant> failures_;  // of the last second
};

// What the router stands on; all outlive it.
struct RouterParts {
    const base::Clock& clock;
    live::Directory& directory;
    ServerAccess& access;
    std::function<bool()> store_works;  // false while the journal fails
    // A device became an organizer of the server (hash of its ticket); may be empty.
    std::function<void(const std::string& ticket_hash)> claimed;
};

class Router final : public Application {
public:
    Router(RouterParts parts, Origins origins);

    // Answers /readyz with 200 from now on, or with 503 again.
    void set_ready(bool ready) { ready_ = ready; }

    std::size_t body_bytes_max(const HttpRequest& head) const override;
    void serve(HttpRequest request, std::function<void(HttpResponse)> answer) override;
    std::variant<std::shared_ptr<SocketUser>, HttpResponse> upgrade(
        const HttpRequest& head) override;

private:
    using Answer = std::function<void(HttpResponse)>;

    void route(const HttpRequest& request, Answer answer);
    HttpResponse health(const HttpRequest& request) const;
    void claim(const HttpRequest& request, Answer answer);
    void find_code(const HttpRequest& request, Answer answer);
    void list_rooms(const HttpRequest& request, Answer answer);
    void create_room(const HttpRequest& request, Answer answer);
    void ask_room(const HttpRequest& request, Answer answer);

    RouterParts parts_;
    Origins origins_;
    CodeBudget codes_;
    std::atomic<bool> ready_ = false;
};

}  // namespace net
