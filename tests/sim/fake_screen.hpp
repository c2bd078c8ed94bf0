#pragma once
// A screen without a socket, with the semantics that matter: three slots that hold the latest
// picture, a bounded ring of replies, and an order of delivery.

#include <array>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "limits.hpp"
#include "live/screen.hpp"

namespace sim {

class FakeScreen final : public live::Screen {
public:
    // Called when something waits to be taken, or the screen was closed.
    std::function<void()> woken;

    void show(live::Slot slot, live::Text picture) override {
        if (!closed_) {
            slots_.at(static_cast<std::size_t>(slot)) = std::move(picture);
            ++shows_;
            wake();
        }
    }
    void reply(live::Text answer) override {
        if (closed_) {
            return;
        }
        if (replies_.size() == limits::replies_max) {
            return close(protocol::CloseCode::slow);
        }
        replies_.push_back(std::move(answer));
        wake();
    }
    void close(protocol::CloseCode code) override {
        if (!closed_) {
            closed_ = code;
            wake();
        }
    }
    void allow_long_messages() override { long_messages_ = true; }

    // What the wire would carry next: replies, own, everybody, page. Nothing when nothing waits.
    live::Text take() {
        if (!replies_.empty()) {
            auto first = std::move(replies_.front());
            replies_.pop_front();
            return first;
        }
        for (const auto slot : {live::Slot::own, live::Slot::everybody, live::Slot::page}) {
            auto& waiting = slots_.at(static_cast<std::size_t>(slot));
            if (waiting) {
                return std::exchange(waiting, nullptr);
            }
        }
        return nullptr;
    }
    std::vector<std::string> take_all() {
        std::vector<std::string> texts;
        while (const auto text = take()) {
            texts.push_back(*text);
        }
        return texts;
    }

    std::optional<protocol::CloseCode> closed() const { return closed_; }
    std::size_t waiting_replies() const { return replies_.size(); }
    std::size_t shows() const { return shows_; }
    bool long_messages() const { return long_messages_; }

private:
    void wake() {
        if (woken) {
            woken();
        }
    }

    std::array<live::Text, 3> slots_;
    std::deque<live::Text> replies_;
    std::optional<protocol::CloseCode> closed_;
    std::size_t shows_ = 0;
    bool long_messages_ = false;
};

}  // namespace sim
