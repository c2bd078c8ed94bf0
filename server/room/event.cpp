#include "room/event.hpp"

namespace room {

RoomEvent::RoomEvent(const RoomEvent& other) = default;
RoomEvent::RoomEvent(RoomEvent&& other) noexcept = default;
RoomEvent& RoomEvent::operator=(const RoomEvent& other) = default;
RoomEvent& RoomEvent::operator=(RoomEvent&& other) noexcept = default;
RoomEvent::~RoomEvent() = default;

}  // namespace room
