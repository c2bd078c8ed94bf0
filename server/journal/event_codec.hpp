#pragma once
// Facts as bytes and back: every RoomEvent has a kind, a version and a JSON body (journal only;
// pure functions, any thread). The shape of each kind is a table of its members in shapes_*.hpp; an
// event without a shape, or a member without a line in it, does not compile. Members are open or
// sealed; sealing.hpp turns the sealed part into bytes that are lost with their key.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/core/result.hpp"
#include "room/event.hpp"

namespace journal {

// Whose key seals an event's sealed members.
enum class Seal {
    none,
    room,    // what people think of each other, and the organizer's own words
    person,  // what is one participant's
    joiner,  // of somebody who asked to join and is not a participant yet
};

struct Sealing {
    Seal by = Seal::none;
    std::uint32_t number = 0;  // of the person or join request
    std::size_t step = 0;      // the sealed text is padded to a multiple of this many bytes
};

// An event before sealing. A part without members is empty, not "{}".
struct Encoded {
    std::string_view kind;  // points to a constant
    std::uint32_t version = 1;
    std::string open;
    std::string sealed;
    Sealing sealing;
};

// Bytes that are not an event of this version; `what` names kind and member.
struct Undecodable {
    std::string what;
};

struct Stored {
    std::string_view kind;
    std::uint32_t version = 1;
    std::string_view open;
    std::optional<std::string_view> sealed;  // nothing: its key was destroyed
};

// Total. Text that is not UTF-8 is stored with U+FFFD in its place. O(size).
Encoded encode_event(const room::RoomEvent& event);

// The inverse; strict: exactly the members of the shape, in range. Without the sealed part an event
// that has open members keeps those and has empty others; one that has none becomes room::Erased.
base::Result<room::RoomEvent, Undecodable> decode_event(const Stored& stored);

// e.g. "rating_given". Names never change; they are in every journal ever written.
std::string_view kind_of(const room::RoomEvent& event);

// All kinds, in the order of the variant.
std::vector<std::string_view> all_kinds();

}  // namespace journal
