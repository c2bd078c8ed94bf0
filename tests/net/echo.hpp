#pragma once
// A small application on the real transport: answers GET with "ok", POST with its body, and echoes
// what a WebSocket says. Closes on violations with the number of the violation, as 4000 + n.

#include <atomic>
#include <memory>
#include <string>

#include "net/threads.hpp"
#include "net/transport.hpp"

namespace net_test {

class EchoUser final : public net::SocketUser {
public:
    explicit EchoUser(std::atomic<int>& open) : open_(open) {}
    void opened(std::shared_ptr<net::ServerSocket> socket) override {
        ++open_;
        socket_ = std::move(socket);
        socket_->read();
    }
    void message(std::string_view text) override {
        if (text == "never read again") {
            pour();
            return;
        }
        socket_->send(std::make_shared<const std::string>(text));
    }
    void sent() override {
        if (pouring_) {
            pour();
        } else {
            socket_->read();
        }
    }
    void violated(net::Violation why) override {
        socket_->close(static_cast<std::uint16_t>(4000 + static_cast<int>(why)), "violated");
    }
    void ended() override {
        --open_;
        socket_ = nullptr;
    }

private:
    // Sends without end, to a peer that reads nothing.
    void pour() {
        pouring_ = true;
        socket_->send(std::make_shared<const std::string>(std::string(1 << 20U, 'x')));
    }

    std::atomic<int>& open_;
    std::shared_ptr<net::ServerSocket> socket_;
    bool pouring_ = false;
};

class EchoApplication final : public net::Application {
public:
    std::size_t body_bytes_max(const net::HttpRequest&) const override { return 1000; }
    void serve(net::HttpRequest request, std::function<void(net::HttpResponse)> answer) override {
        net::HttpResponse response;
        response.body = request.method == "POST" ? request.body : "ok";
        answer(std::move(response));
    }
    std::variant<std::shared_ptr<net::SocketUser>, net::HttpResponse> upgrade(
        const net::HttpRequest& head) override {
        if (head.path() != "/socket") {
            net::HttpResponse response;
            response.status = 404;
            return response;
        }
        return std::make_shared<EchoUser>(open);
    }
    std::atomic<int> open = 0;
};

// Everything short, so that a test waits for events and never for long.
inline net::TransportOptions short_waits() {
    using std::chrono::milliseconds;
    net::TransportOptions options;
    options.handshake_wait = milliseconds{150};
    options.message_wait = milliseconds{150};
    options.idle_wait = milliseconds{400};
    options.write_stall_max = milliseconds{200};
    options.close_wait = milliseconds{100};
    options.sweep_every = milliseconds{20};
    options.accept_pause = milliseconds{20};
    return options;
}

class EchoServer {
public:
    explicit EchoServer(const net::TransportOptions& options = short_waits())
        : threads_(clock_),
          listener_(net::listen(threads_, {"127.0.0.1", 0}, application, clock_, options)) {
        threads_.start(2);
    }
    ~EchoServer() { threads_.stop(); }
    std::uint16_t port() const { return listener_->address().port; }
    net::Listener& listener() { return *listener_; }
    EchoApplication application;

private:
    base::SystemClock clock_;
    net::Threads threads_;
    std::shared_ptr<net::Listener> listener_;
};

}  // namespace net_test
