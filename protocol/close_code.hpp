#pragma once
// Why a socket was closed. 4000–4499: come back. 4500–4999: do not. Both languages have this list;
// protocol/samples/close_codes.json holds them together. Plain data; any thread.

#include <cstdint>
#include <string_view>

namespace protocol {

enum class CloseCode : std::uint16_t {
    restarting = 4000,  // the server goes down and comes back
    slow = 4001,        // this peer did not read; come back
    idle = 4002,        // nothing was heard
    moved = 4003,       // another server has the room: ask where
    overloaded = 4004,  // no more connections for now
    internal_fault = 4005,
    bad_message = 4500,
    bad_ticket = 4501,
    room_closed = 4502,  // purged or cancelled, or never was
    removed = 4503,
    revoked = 4504,  // this device was replaced by another one
    upgrade_required = 4505,
    too_many_messages = 4506,
};

constexpr bool comes_back(CloseCode code) {
    return static_cast<std::uint16_t>(code) < 4500;
}

// The enumerator's name: the close frame's reason.
std::string_view name_of(CloseCode code);

}  // namespace protocol
