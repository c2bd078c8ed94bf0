#pragma once
// A peer without manners: plain bytes over a loopback socket, for the things that no library lets
// one do. Blocking, with a bound on every wait.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace net_test {

class RawPeer {
public:
    explicit RawPeer(std::uint16_t port, int receive_buffer = 0)
        : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
        if (receive_buffer > 0) {
            setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
        }
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (socket_ < 0 ||
            connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
            throw std::runtime_error("cannot connect");
        }
    }
    ~RawPeer() { close(socket_); }
    RawPeer(const RawPeer&) = delete;
    RawPeer& operator=(const RawPeer&) = delete;

    // False when the other side does not take it any more.
    bool say(std::string_view bytes) {
        return send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) ==
               static_cast<ssize_t>(bytes.size());
    }

    // Sends what fits without waiting.
    std::size_t push(std::string_view bytes) {
        const ssize_t sent = send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        return sent > 0 ? static_cast<std::size_t>(sent) : 0;
    }

    // Everything until `end` occurs, the peer closes, or the bound is reached.
    std::string hear_until(std::string_view end, int bound_ms = 10'000) {
        while (heard_.find(end) == std::string::npos && more(bound_ms)) {
        }
        return heard_;
    }

    std::string hear_all(int bound_ms = 10'000) {
        while (more(bound_ms)) {
        }
        return heard_;
    }

    // True when the other side closed within the bound; what came before is dropped.
    bool is_closed(int bound_ms = 10'000) {
        while (more(bound_ms)) {
        }
        return closed_;
    }

    void forget() { heard_.clear(); }
    const std::string& heard() const { return heard_; }

private:
    bool more(int bound_ms) {
        pollfd ready{socket_, POLLIN, 0};
        if (closed_ || poll(&ready, 1, bound_ms) <= 0) {
            return false;
        }
        char piece[4096];
        const ssize_t got = recv(socket_, piece, sizeof piece, 0);
        if (got <= 0) {
            closed_ = true;
            return false;
        }
        heard_.append(piece, static_cast<std::size_t>(got));
        return true;
    }

    int socket_;
    std::string heard_;
    bool closed_ = false;
};

// A frame as a client sends it: masked with zeros, so that the bytes stay readable.
inline std::string frame(unsigned first_byte, std::string_view payload) {
    std::string bytes(1, static_cast<char>(first_byte));
    if (payload.size() < 126) {
        bytes += static_cast<char>(0x80U | payload.size());
    } else {
        bytes += static_cast<char>(0x80U | 126U);
        bytes += static_cast<char>(payload.size() >> 8U);
        bytes += static_cast<char>(payload.size() & 0xFFU);
    }
    return bytes + std::string(4, '\0') + std::string(payload);
}

inline constexpr unsigned text_frame = 0x81;
inline constexpr unsigned text_begins = 0x01;
inline constexpr unsigned text_goes_on = 0x00;
inline constexpr unsigned text_ends = 0x80;
inline constexpr unsigned binary_frame = 0x82;
inline constexpr unsigned ping_frame = 0x89;

inline std::string upgrade_request(std::string_view more = "") {
    return "GET /socket HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\n"
           "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
           "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
           std::string(more) + "\r\n";
}

}  // namespace net_test
