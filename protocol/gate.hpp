#pragma once
// The strict gate that every JSON text from outside passes before anything else looks at it: size,
// UTF-8, depth, duplicate keys, integers only, no NUL, token count (RELIABILITY D10). The only
// place that calls the JSON library. Any thread.

#include <cstddef>
#include <string_view>

#include "base/core/result.hpp"
#include "limits.hpp"
#include "protocol/codec.hpp"
#include "protocol/value.hpp"

namespace protocol {

struct GateBounds {
    std::size_t bytes = 0;
    std::size_t tokens = 0;  // keys, values and openings
    std::size_t depth = 0;
    bool list_at_root = false;  // some HTTP answers are lists; a message never is
};

// What each kind of peer may send.
GateBounds bounds_for(Sender sender);

// What a simulated phone or desk accepts from a server: the longest list of the largest room.
inline constexpr GateBounds bounds_for_views{4 * 1024 * 1024, 400'000, 6};

// An HTTP body; a roster travels as CSV, so the largest are settings and lists of rooms.
inline constexpr GateBounds bounds_for_http{limits::http_body_bytes_max, 100'000, 6, true};

// An object has at most this many members (no message has half as many).
inline constexpr std::size_t members_max = 64;

// The tree of `text`, whose root is an object (or a list, where allowed), or the first error.
// O(bytes) time and memory.
base::Result<Value, DecodeError> pass_gate(std::string_view text, GateBounds bounds);

}  // namespace protocol
