#pragma once
// One socket as the room sees it: three slots that hold the latest picture each, and a short ring
// of answers (DESIGN 3.2). The room's strand calls; the implementation hands over to the socket's
// strand.

#include <memory>
#include <string>

#include "protocol/close_code.hpp"

namespace live {

enum class Slot { own, page, everybody };  // everybody: the public picture

// Bytes that many screens may share.
using Text = std::shared_ptr<const std::string>;

class Screen {
public:
    virtual ~Screen() = default;
    // Replaces what waits in the slot. Order on the wire: replies, own, everybody, page.
    virtual void show(Slot slot, Text picture) = 0;
    // Queues an answer; when limits::replies_max wait already, closes as slow instead.
    virtual void reply(Text answer) = 0;
    // Sends what waits if the peer reads, then closes. Nothing is sent after it.
    virtual void close(protocol::CloseCode code) = 0;
    // The peer turned out to be an organizer's device: it may say more at once than a phone.
    virtual void allow_long_messages() {}
};

}  // namespace live
