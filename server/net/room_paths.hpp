#pragma once
// Paths below /rooms/{room}/: which method and path ask what of a room, and how long a body may be.
// Pure; any thread.

#include <cstddef>
#include <optional>
#include <string>

#include "live/room_handle.hpp"
#include "net/http_message.hpp"

namespace net {

struct RoomPath {
    std::string room;
    std::string rest;  // "settings", "notes/17", "socket"
};

// "/rooms/<id>/<rest>"; nothing for another path or an id that cannot be one.
std::optional<RoomPath> room_path(std::string_view path);

// What the request asks of its room, ticket and body included. `known` tells whether the path
// exists with another method.
struct RoomAsk {
    std::optional<live::Request> request;
    bool known = false;
};
RoomAsk room_ask(const RoomPath& path, const HttpRequest& request);

// The longest body for `method` and `rest`.
std::size_t room_body_bytes_max(const RoomPath& path);

// The 32 hexadecimal digits of "Bearer …", or nothing.
std::string bearer_of(const HttpRequest& request);

}  // namespace net
