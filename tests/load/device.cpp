#include "load/device.hpp"

#include <unistd.h>

#include <array>
#include <utility>

#include "base/core/hash.hpp"
#include "load/options.hpp"

namespace load {
namespace {

constexpr int frames_max = 10'000;  // that may come before the one waited for

}  // namespace

Device::Device(const Endpoint& server, const std::string& room, std::string ticket)
    : ticket_(std::move(ticket)), fd_(open_socket(server, 0, Waiting::blocking)) {
    send_all(fd_, upgrade_request(server.host, server.port, room));
    std::array<char, 4096> piece{};
    for (;;) {
        const std::size_t got = receive_some(fd_, piece.data(), piece.size());
        buffer_.append(piece.data(), got);
        std::string_view here = buffer_;
        const auto answer = take_upgrade_answer(here);
        if (answer == true) {
            taken_ = buffer_.size() - here.size();
            return;
        }
        if (answer || got == 0) throw LoadError("not upgraded: " + buffer_.substr(0, 300));
    }
}

Device::~Device() {
    close(fd_);
}

void Device::claim(const std::string& secret) {
    must(protocol::Claim{"claim", secret, base::sha256_hex(ticket_)}, "claim");
}

void Device::hello() {
    say(protocol::Hello{ticket_, protocol::version, "stage"});
    for (int i = 0; i < frames_max && !(shown_ && own_); ++i)
        take(hear());
}

void Device::must(const protocol::ClientMessage& wish, const std::string& id) {
    say(wish);
    for (int i = 0; i < frames_max; ++i) {
        const auto message = hear();
        take(message);
        const auto* ack = std::get_if<protocol::Ack>(&message);
        if (ack != nullptr && ack->id == id) return;
        const auto* reject = std::get_if<protocol::Reject>(&message);
        if (reject != nullptr && reject->id == id) {
            throw LoadError(id + " was refused: " + reject->reason);
        }
    }
    throw LoadError(id + " was not answered");
}

void Device::control(protocol::ControlAction action) {
    const std::string id = "stage-" + std::to_string(++wishes_);
    const auto step = shown_->step;
    must(protocol::Control{id, step, action, std::nullopt, std::nullopt}, id);
    wait_for([step](const protocol::PublicView& view) { return view.step > step; });
}

void Device::wait_for(const std::function<bool(const protocol::PublicView&)>& good) {
    for (int i = 0; i < frames_max && !good(*shown_); ++i)
        take(hear());
}

void Device::say(const protocol::ClientMessage& message) {
    send_all(fd_, writer_.frame(Opcode::text, protocol::encode_client_message(message)));
}

protocol::ServerMessage Device::hear() {
    const std::string_view payload = next_payload();
    auto message = protocol::decode_server_message(payload);
    if (!message) {
        throw LoadError("not understood: " + std::string(protocol::name_of(message.error())) +
                        " in " + std::string(payload.substr(0, 200)));
    }
    return std::move(*message);
}

// The text of the next message; valid until the next call.
std::string_view Device::next_payload() {
    std::array<char, 16 * 1024> piece{};
    for (;;) {
        std::string_view here = std::string_view(buffer_).substr(taken_);
        const auto frame = take_frame(here);
        if (frame) taken_ = buffer_.size() - here.size();
        if (frame && frame->opcode == Opcode::text) return frame->payload;
        if (frame && frame->opcode == Opcode::ping) {
            send_all(fd_, writer_.frame(Opcode::pong, frame->payload));
        }
        if (frame && frame->opcode == Opcode::close) {
            const auto reason = frame->payload.substr(std::min<std::size_t>(2, here.size()));
            throw LoadError("the server closed: " + std::string(reason));
        }
        if (frame) continue;
        buffer_.erase(0, taken_);
        taken_ = 0;
        const std::size_t got = receive_some(fd_, piece.data(), piece.size());
        if (got == 0) throw LoadError("the server closed the connection");
        buffer_.append(piece.data(), got);
    }
}

void Device::take(const protocol::ServerMessage& message) {
    if (const auto* view = std::get_if<protocol::PublicView>(&message)) shown_ = *view;
    own_ = own_ || std::holds_alternative<protocol::ParticipantView>(message) ||
           std::holds_alternative<protocol::DeskView>(message);
}

}  // namespace load
