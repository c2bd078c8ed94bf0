#include "bots/outbox.hpp"

#include <algorithm>

#include "limits.hpp"

namespace bots {

bool may_try_again(const std::string& reason) {
    return reason == "unavailable" || reason == "not_yours" || reason == "internal_fault";
}

void Outbox::put(std::string id, protocol::ClientMessage message) {
    entries_.push_back({std::move(id), std::move(message), false});
}

Messages Outbox::flush() {
    Messages messages;
    std::size_t unanswered = 0;
    for (auto& entry : entries_) {
        if (unanswered == limits::client_unanswered_max) {
            break;
        }
        ++unanswered;
        if (!entry.sent) {
            entry.sent = true;
            messages.push_back(entry.message);
        }
    }
    return messages;
}

void Outbox::lost() {
    for (auto& entry : entries_) {
        entry.sent = false;
    }
}

std::optional<protocol::ClientMessage> Outbox::take(const std::string& id) {
    const auto found = std::find_if(entries_.begin(), entries_.end(),
                                    [&id](const Entry& entry) { return entry.id == id; });
    if (found == entries_.end()) {
        return std::nullopt;
    }
    auto message = std::move(found->message);
    entries_.erase(found);
    return message;
}

std::optional<protocol::ClientMessage> Outbox::acked(const std::string& id) {
    return take(id);
}

std::optional<protocol::ClientMessage> Outbox::rejected(const std::string& id,
                                                        const std::string& reason) {
    if (!may_try_again(reason)) {
        return take(id);
    }
    for (auto& entry : entries_) {
        if (entry.id == id) {
            entry.sent = false;
            return entry.message;
        }
    }
    return std::nullopt;
}

}  // namespace bots
