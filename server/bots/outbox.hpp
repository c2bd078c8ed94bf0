#pragma once
// What a bot wants the server to have: kept until acked or finally refused, sent in order, at most
// limits::client_unanswered_max unanswered. Pure; one owner.

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "protocol/client_message.hpp"

namespace bots {

using Messages = std::vector<protocol::ClientMessage>;

class Outbox {
public:
    explicit Outbox(std::string prefix) : prefix_(std::move(prefix)) {}

    // An id that this bot has not used yet.
    std::string new_id() { return prefix_ + std::to_string(++made_); }

    void put(std::string id, protocol::ClientMessage message);
    // What may be sent now.
    Messages flush();
    // The connection is gone: everything is unsent again.
    void lost();
    // An answer came; the message, if it was ours.
    std::optional<protocol::ClientMessage> acked(const std::string& id);
    // Keeps the message for later when the refusal is not final.
    std::optional<protocol::ClientMessage> rejected(const std::string& id,
                                                    const std::string& reason);

    bool empty() const { return entries_.empty(); }
    std::size_t size() const { return entries_.size(); }
    // The messages that wait, in order.
    template <class Visitor>
    bool any(const Visitor& fits) const {
        for (const auto& entry : entries_) {
            if (fits(entry.message)) {
                return true;
            }
        }
        return false;
    }

private:
    struct Entry {
        std::string id;
        protocol::ClientMessage message;
        bool sent = false;
    };
    std::optional<protocol::ClientMessage> take(const std::string& id);

    std::string prefix_;
    std::uint64_t made_ = 0;
    std::deque<Entry> entries_;
};

// True for refusals after which the same message may be sent again: the server could not, or
// another screen acts.
bool may_try_again(const std::string& reason);

}  // namespace bots
