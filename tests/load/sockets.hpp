#pragma once
// TCP over loopback, and the one clock of the generator. Addresses other than 127.0.0.x are never
// reached from here: options.cpp refuses them.

#include <cstdint>
#include <string>
#include <string_view>

namespace load {

// Nanoseconds of the monotonic clock.
using Nanos = std::uint64_t;
Nanos now_ns();

struct Endpoint {
    std::string host;
    std::uint16_t port = 0;
};

enum class Waiting { blocking, non_blocking };

// A socket on its way to `to`. `source` picks one of a few loopback addresses, so that ports do not
// run out; closing it resets the connection, so that nothing lingers. Throws LoadError.
int open_socket(const Endpoint& to, std::uint32_t source, Waiting waiting);

// Whether the connection stands; non-blocking sockets over loopback usually do at once.
bool is_connected(int fd);

// Sends all of it on a blocking socket. Throws LoadError.
void send_all(int fd, std::string_view bytes);

// Waits up to 30 s for some bytes on a blocking socket; 0 at the end. Throws LoadError.
std::size_t receive_some(int fd, char* into, std::size_t bytes_max);

// As many descriptors as the system lets this process have; gives how many.
std::uint64_t raise_descriptors();

}  // namespace load
