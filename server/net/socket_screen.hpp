#pragma once
// One WebSocket and its place in a room: the only object that two strands touch. The room's strand
// calls `show`, `reply` and `close`, which only put things down under a small mutex; the socket's
// strand picks them up, one write at a time: answers first, then own, everybody, page. A slow phone
// sees fewer pictures, never old ones, and costs constant memory (DESIGN 3.2).

#include <array>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "live/directory.hpp"
#include "net/transport.hpp"
#include "protocol/codec.hpp"

namespace net {

class SocketScreen final : public live::Screen,
                           public SocketUser,
                           public std::enable_shared_from_this<SocketScreen> {
public:
    SocketScreen(std::string room, live::Directory& directory);

    // The room's strand.
    void show(live::Slot slot, live::Text picture) override;
    void reply(live::Text answer) override;
    void close(protocol::CloseCode code) override;
    void allow_long_messages() override;

    // The socket's strand.
    void opened(std::shared_ptr<ServerSocket> socket) override;
    void message(std::string_view text) override;
    void sent() override;
    void violated(Violation why) override;
    void ended() override;

private:
    void found(std::shared_ptr<live::RoomHandle> room);
    void read_on();
    void wake();
    void flush();
    live::Text next();

    // Constant after construction.
    const std::string room_id_;
    live::Directory& directory_;

    // Under the mutex.
    std::mutex mutex_;
    std::array<live::Text, 3> slots_;
    std::deque<live::Text> replies_;
    std::optional<protocol::CloseCode> closing_;
    std::shared_ptr<ServerSocket> socket_;
    bool wake_pending_ = false;

    // The socket's strand only.
    std::shared_ptr<live::RoomHandle> room_;
    live::SessionKey key_;
    protocol::Sender sender_ = protocol::Sender::phone;
    bool sending_ = false;
    bool reading_paused_ = false;
    bool over_ = false;
};

}  // namespace net
