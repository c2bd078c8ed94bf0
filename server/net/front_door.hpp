#pragma once
// Stands between listener and router: while the server starts, and when it goes down, every request
// is told to come back. So the port is known, and taken, before the journal is read. Any thread.

#include <atomic>

#include "net/transport.hpp"

namespace net {

class FrontDoor final : public Application {
public:
    // `application` outlives the listener.
    void open(Application& application) { behind_ = &application; }

    std::size_t body_bytes_max(const HttpRequest& head) const override;
    void serve(HttpRequest request, std::function<void(HttpResponse)> answer) override;
    std::variant<std::shared_ptr<SocketUser>, HttpResponse> upgrade(
        const HttpRequest& head) override;

private:
    std::atomic<Application*> behind_ = nullptr;
};

}  // namespace net
