#include "bots/desk.hpp"

#include <utility>

#include "base/core/hash.hpp"

namespace bots {

Desk::Desk(DeskPlan plan)
    : plan_(std::move(plan)), outbox_(plan_.name + "-"), claimed_(plan_.secret.empty()) {}

Messages Desk::introduce() {
    if (!claimed_) {
        claim_id_ = outbox_.new_id();
        return {protocol::Claim{claim_id_, plan_.secret, base::sha256_hex(plan_.ticket)}};
    }
    return {protocol::Hello{plan_.ticket, protocol::version,
                            plan_.name + "-s" + std::to_string(++screens_)}};
}

Messages Desk::on_connected(base::Instant now) {
    connected_ = true;
    welcome_ = false;
    spoke_ = now;
    tried_.reset();
    return introduce();
}

bool Desk::on_lost(std::uint16_t code) {
    connected_ = false;
    welcome_ = false;
    outbox_.lost();
    constexpr std::uint16_t terminal = 4500;
    return code < terminal || code >= terminal + 500;
}

Messages Desk::on_message(const protocol::ServerMessage& message, base::Instant now) {
    const bool was_claimed = claimed_;
    std::visit([this](const auto& m) { heard(m); }, message);
    if (!was_claimed && claimed_) {
        return introduce();
    }
    if (!welcome_) {
        return {};
    }
    look(now);
    auto messages = outbox_.flush();
    if (!messages.empty()) {
        spoke_ = now;
    }
    return messages;
}

Messages Desk::on_time(base::Instant now) {
    if (!connected_) {
        return {};
    }
    Messages messages;
    constexpr base::Duration knock_again{2'000};
    if (!claimed_ && now - spoke_ >= knock_again) {
        spoke_ = now;
        return introduce();  // the event was not open yet, or could not save
    }
    if (welcome_) {
        look(now);
        messages = outbox_.flush();
    }
    constexpr base::Duration ping_every{3'000};
    if (now - spoke_ >= ping_every) {
        messages.emplace_back(protocol::Ping{now.ms});
        spoke_ = now;
    }
    return messages;
}

void Desk::heard(const protocol::Ack& m) {
    if (m.id == claim_id_) {
        claimed_ = true;
        return;
    }
    const auto message = outbox_.acked(m.id);
    if (message && std::holds_alternative<protocol::EnterPin>(*message)) {
        tried_.reset();  // the pictures need not change before the next wish
    }
}

void Desk::heard(const protocol::Reject& m) {
    last_refusal_ = m.reason;
    outbox_.rejected(m.id, m.reason);
}

std::uint32_t Desk::step() const {
    return shown_->step;
}

// One wish at a time; the next one when its answer is there and the pictures agree, or after a
// second when nothing came of it.
void Desk::look(base::Instant now) {
    if (!shown_ || !desk_ || shown_->step != desk_->step || !outbox_.empty()) {
        return;
    }
    constexpr base::Duration patience{1'000};
    if (tried_ && now - *tried_ < patience) {
        return;
    }
    const auto phase = shown_->clock.phase;
    if (phase != protocol::Phase::closed && phase != protocol::Phase::preview) {
        closed_since_.reset();
    } else if (!closed_since_) {
        closed_since_ = now;
    }
    if (closed_since_ && now - *closed_since_ < plan_.looks_after) {
        return;
    }
    const auto action = next_action();
    if (!action) {
        return;
    }
    tried_ = now;
    const bool needs_pin = *action == protocol::ControlAction::prepare_publish;
    if (needs_pin && desk_->has_pin && !desk_->pin_fresh) {
        const auto id = outbox_.new_id();
        outbox_.put(id, protocol::EnterPin{id, plan_.pin});
        return;
    }
    const auto id = outbox_.new_id();
    outbox_.put(id, protocol::Control{id, step(), *action, std::nullopt, std::nullopt});
}

std::optional<protocol::ControlAction> Desk::next_action() const {
    using Action = protocol::ControlAction;
    switch (shown_->clock.phase) {
        case protocol::Phase::draft:
            return Action::open;
        case protocol::Phase::open:
            return Action::open_lobby;
        case protocol::Phase::lobby:
            return shown_->here >= plan_.people ? std::optional(Action::start) : std::nullopt;
        case protocol::Phase::waiting:
            return Action::proceed;
        case protocol::Phase::review:
            if (desk_->closing_until_tick ||
                (plan_.waits_for_ratings && desk_->rated < desk_->to_rate) ||
                (plan_.may_close && !plan_.may_close())) {
                return std::nullopt;
            }
            return Action::close_ratings;
        case protocol::Phase::preview:
            return in_preview();
        case protocol::Phase::published:
            return plan_.makes_final && !desk_->publish.final_result
                       ? std::optional(Action::make_final)
                       : std::nullopt;
        default:
            return shown_->clock.paused ? std::optional(Action::resume) : std::nullopt;
    }
}

std::optional<protocol::ControlAction> Desk::in_preview() const {
    using Action = protocol::ControlAction;
    if (!plan_.publishes || desk_->publish.bar_until_tick) {
        return std::nullopt;
    }
    const auto state = desk_->matching.state;
    if (state != protocol::MatchingState::proposed &&
        state != protocol::MatchingState::instant_only) {
        return std::nullopt;
    }
    return desk_->matching.shown ? Action::prepare_publish : Action::show_pairs;
}

Messages Desk::tap(protocol::ControlAction action) {
    if (!welcome_ || !shown_) {
        return {};
    }
    const auto id = outbox_.new_id();
    outbox_.put(id, protocol::Control{id, step(), action, std::nullopt, std::nullopt});
    return outbox_.flush();
}

bool Desk::done() const {
    return shown_ && desk_ && shown_->clock.phase == protocol::Phase::published &&
           desk_->publish.version > 0 && (!plan_.makes_final || desk_->publish.final_result);
}

}  // namespace bots
