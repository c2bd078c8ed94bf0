#pragma once
// The seam to the network library: everything that Beast does, behind interfaces without templates,
// so that two translation units alone know it. Callbacks run on the strand of the connection they
// belong to; a `post` may be called from any thread, the other functions only on that strand.

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>

#include "base/clock.hpp"
#include "limits.hpp"
#include "net/http_message.hpp"

namespace net {

class Threads;

using Text = std::shared_ptr<const std::string>;

// What a connection may take; tests turn these down so that nobody waits.
struct TransportOptions {
    std::chrono::milliseconds handshake_wait = limits::handshake_wait;
    std::chrono::milliseconds message_wait = limits::message_wait;
    std::chrono::milliseconds idle_wait = limits::idle_wait;
    std::chrono::milliseconds write_stall_max = limits::write_stall_max;
    std::chrono::milliseconds close_wait = std::chrono::seconds{2};    // for the peer's close frame
    std::chrono::milliseconds answer_wait = std::chrono::seconds{30};  // for the application
    std::chrono::milliseconds sweep_every = std::chrono::milliseconds{200};
    std::chrono::milliseconds accept_pause = std::chrono::milliseconds{100};
    std::size_t read_bytes_per_second = limits::read_bytes_per_second;
    std::size_t send_buffer_bytes = limits::send_buffer_bytes;
    std::size_t connections_max = limits::connections_max;
    std::size_t header_bytes_max = 8192;
    int backlog = 4096;
};

// Why a peer's message was not taken.
enum class Violation {
    too_large,
    not_text,
    too_slow,   // a message was begun and not ended in time
    malformed,  // against RFC 6455
    not_read,   // the peer did not read what was sent
    silent,     // nothing was heard, not even an answer to a ping
};

// One open WebSocket of the server.
class ServerSocket {
public:
    virtual ~ServerSocket() = default;
    virtual void post(std::function<void()> task) = 0;
    // Asks for one message: SocketUser::message or ::ended follows. At most one is asked for.
    virtual void read() = 0;
    // Sends one text; SocketUser::sent follows. At most one is in flight.
    virtual void send(Text text) = 0;
    // Close frame, then the end, at the latest after close_wait. Waits for a send in flight.
    virtual void close(std::uint16_t code, std::string_view reason) = 0;
    virtual void message_bytes_max(std::size_t bytes) = 0;
};

// Who uses an open WebSocket. `ended` is the last call.
class SocketUser {
public:
    virtual ~SocketUser() = default;
    virtual void opened(std::shared_ptr<ServerSocket> socket) = 0;
    virtual void message(std::string_view text) = 0;
    virtual void sent() = 0;
    // The peer broke a rule; a close frame is on its way if the peer can take one.
    virtual void violated(Violation why) = 0;
    virtual void ended() = 0;
};

// What the listener serves. Functions are called on the connection's strand.
class Application {
public:
    virtual ~Application() = default;
    // The longest body that this request may carry.
    virtual std::size_t body_bytes_max(const HttpRequest& head) const = 0;
    // `answer` is called once, on any thread.
    virtual void serve(HttpRequest request, std::function<void(HttpResponse)> answer) = 0;
    // A WebSocket is wanted: who will use it, or why not.
    virtual std::variant<std::shared_ptr<SocketUser>, HttpResponse> upgrade(
        const HttpRequest& head) = 0;
};

// Where to listen, or what was listened on: port 0 becomes the real one.
struct Address {
    std::string host;
    std::uint16_t port = 0;
};

// "127.0.0.1:8080", "[::1]:0"; a message in `fault` otherwise.
struct ParsedAddress {
    Address address;
    std::string fault;
};
ParsedAddress parse_address(const std::string& text);
bool is_loopback(const Address& address);
std::string to_text(const Address& address);

// Accepts connections until it is told to stop.
class Listener {
public:
    virtual ~Listener() = default;
    virtual Address address() const = 0;
    // No new connections from now on. Any thread.
    virtual void stop_accepting() = 0;
    // Ends every connection at once. Any thread.
    virtual void drop_all() = 0;
    // How many connections are open. Any thread.
    virtual std::size_t connections() const = 0;
};

struct ListenError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// Binds and listens; throws ListenError in words ("port 8080 is taken by another program").
// `application` and `clock` must outlive the threads' run.
std::shared_ptr<Listener> listen(Threads& threads, const Address& address, Application& application,
                                 const base::Clock& clock, TransportOptions options = {});

}  // namespace net
