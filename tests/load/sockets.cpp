#include "load/sockets.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>

#include "load/options.hpp"

namespace load {
namespace {

constexpr std::uint32_t sources = 8;
constexpr std::uint32_t first_source = 0x7f000002;  // 127.0.0.2
constexpr int patience_s = 30;

[[noreturn]] void fail(const char* what) {
    throw LoadError(std::string(what) + ": " + std::strerror(errno));
}

void set_options(int fd) {
    const int on = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
    const linger reset{1, 0};
    setsockopt(fd, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
    const timeval patience{patience_s, 0};
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
}

}  // namespace

Nanos now_ns() {
    const auto since = std::chrono::steady_clock::now().time_since_epoch();
    return static_cast<Nanos>(std::chrono::nanoseconds(since).count());
}

int open_socket(const Endpoint& to, std::uint32_t source, Waiting waiting) {
    const int flags = waiting == Waiting::non_blocking ? SOCK_NONBLOCK : 0;
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | flags, 0);
    if (fd < 0) fail("socket");
    set_options(fd);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(first_source + source % sources);
    const auto* raw = reinterpret_cast<const sockaddr*>(&address);
    if (bind(fd, raw, sizeof address) != 0) fail("bind");
    address.sin_port = htons(to.port);
    inet_pton(AF_INET, to.host.c_str(), &address.sin_addr);
    if (connect(fd, raw, sizeof address) != 0 && errno != EINPROGRESS) fail("connect");
    return fd;
}

bool is_connected(int fd) {
    tcp_info info{};
    socklen_t size = sizeof info;
    return getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &size) == 0 &&
           info.tcpi_state == TCP_ESTABLISHED;
}

void send_all(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto sent = send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) fail("send");
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

std::size_t receive_some(int fd, char* into, std::size_t bytes_max) {
    const auto got = recv(fd, into, bytes_max, 0);
    if (got < 0) fail("no answer");
    return static_cast<std::size_t>(got);
}

std::uint64_t raise_descriptors() {
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    getrlimit(RLIMIT_NOFILE, &limit);
    return limit.rlim_cur;
}

}  // namespace load
