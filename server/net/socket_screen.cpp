#include "net/socket_screen.hpp"

#include <utility>

namespace net {
namespace {

std::size_t index_of(live::Slot slot) {
    return static_cast<std::size_t>(slot);
}

protocol::CloseCode code_for(Violation why) {
    switch (why) {
        case Violation::too_large:
        case Violation::not_text:
        case Violation::malformed:
            return protocol::CloseCode::bad_message;
        case Violation::not_read:
            return protocol::CloseCode::slow;
        case Violation::too_slow:
        case Violation::silent:
            return protocol::CloseCode::idle;
    }
    return protocol::CloseCode::internal_fault;
}

}  // namespace

SocketScreen::SocketScreen(std::string room, live::Directory& directory)
    : room_id_(std::move(room)), directory_(directory) {}

void SocketScreen::show(live::Slot slot, live::Text picture) {
    {
        const std::lock_guard lock(mutex_);
        if (closing_) {
            return;
        }
        slots_[index_of(slot)] = std::move(picture);
    }
    wake();
}

void SocketScreen::reply(live::Text answer) {
    {
        const std::lock_guard lock(mutex_);
        if (closing_) {
            return;
        }
        if (replies_.size() >= limits::replies_max) {
            closing_ = protocol::CloseCode::slow;
            replies_.clear();
            slots_ = {};
        } else {
            replies_.push_back(std::move(answer));
        }
    }
    wake();
}

void SocketScreen::close(protocol::CloseCode code) {
    {
        const std::lock_guard lock(mutex_);
        if (closing_) {
            return;
        }
        closing_ = code;
    }
    wake();
}

void SocketScreen::allow_long_messages() {
    std::shared_ptr<ServerSocket> socket;
    {
        const std::lock_guard lock(mutex_);
        socket = socket_;
    }
    if (socket) {
        socket->post([self = shared_from_this(), socket] {
            self->sender_ = protocol::Sender::organizer;
            socket->message_bytes_max(limits::organizer_message_in_bytes_max);
        });
    }
}

// Any number of wishes cost one hand-over.
void SocketScreen::wake() {
    std::shared_ptr<ServerSocket> socket;
    {
        const std::lock_guard lock(mutex_);
        if (wake_pending_ || !socket_) {
            return;
        }
        wake_pending_ = true;
        socket = socket_;
    }
    socket->post([self = shared_from_this()] {
        {
            const std::lock_guard lock(self->mutex_);
            self->wake_pending_ = false;
        }
        self->flush();
        self->read_on();
    });
}

// What goes out next, or nothing; under the mutex.
live::Text SocketScreen::next() {
    if (!replies_.empty()) {
        live::Text answer = std::move(replies_.front());
        replies_.pop_front();
        return answer;
    }
    for (const live::Slot slot : {live::Slot::own, live::Slot::everybody, live::Slot::page}) {
        if (slots_[index_of(slot)]) {
            return std::exchange(slots_[index_of(slot)], nullptr);
        }
    }
    return nullptr;
}

void SocketScreen::flush() {
    if (sending_ || over_) {
        return;
    }
    live::Text text;
    std::shared_ptr<ServerSocket> socket;
    std::optional<protocol::CloseCode> closing;
    {
        const std::lock_guard lock(mutex_);
        text = next();
        socket = socket_;
        closing = closing_;
    }
    if (text) {
        sending_ = true;
        socket->send(std::move(text));
    } else if (closing) {
        socket->close(static_cast<std::uint16_t>(*closing), protocol::name_of(*closing));
    }
}

void SocketScreen::opened(std::shared_ptr<ServerSocket> socket) {
    {
        const std::lock_guard lock(mutex_);
        socket_ = socket;
    }
    directory_.find(room_id_, [self = shared_from_this(), socket](
                                  std::shared_ptr<live::RoomHandle> room, const std::string&) {
        socket->post([self, room = std::move(room)]() mutable { self->found(std::move(room)); });
    });
}

void SocketScreen::found(std::shared_ptr<live::RoomHandle> room) {
    if (over_) {
        return;
    }
    if (!room) {
        close(protocol::CloseCode::room_closed);
        return;
    }
    room_ = std::move(room);
    key_ = room_->attach(shared_from_this());
    reading_paused_ = true;
    read_on();
}

// A peer with many unanswered commands is not read until some are answered.
void SocketScreen::read_on() {
    if (!reading_paused_ || over_ || room_->unanswered(key_) >= limits::replies_max) {
        return;
    }
    reading_paused_ = false;
    socket_->read();
}

void SocketScreen::message(std::string_view text) {
    auto decoded = protocol::decode_client_message(text, sender_);
    if (!decoded) {
        room_->misbehaved(key_, protocol::CloseCode::bad_message);
        close(protocol::CloseCode::bad_message);
        return;
    }
    room_->receive(key_, std::move(*decoded));
    reading_paused_ = true;
    read_on();
}

void SocketScreen::sent() {
    sending_ = false;
    flush();
    read_on();
}

void SocketScreen::violated(Violation why) {
    const protocol::CloseCode code = code_for(why);
    {
        const std::lock_guard lock(mutex_);
        closing_ = code;
        replies_.clear();
        slots_ = {};
    }
    if (room_) {
        room_->misbehaved(key_, code);
    }
    socket_->close(static_cast<std::uint16_t>(code), protocol::name_of(code));
}

void SocketScreen::ended() {
    over_ = true;
    if (room_) {
        room_->gone(key_);
        room_ = nullptr;
    }
    const std::lock_guard lock(mutex_);
    socket_ = nullptr;
}

}  // namespace net
