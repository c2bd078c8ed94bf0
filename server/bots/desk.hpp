#pragma once
// An organizer's tablet as a pure machine over the protocol: no socket, no clock. It opens the
// event, waits until enough people are here, starts, taps when the evening waits for it, closes the
// ratings, looks at the pairs, gives its PIN and publishes in two steps. One owner.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "base/core/instant.hpp"
#include "bots/outbox.hpp"
#include "protocol/server_message.hpp"

namespace bots {

struct DeskPlan {
    std::string name = "desk";  // prefix of command ids; [A-Za-z0-9_-], at most 12
    std::string ticket;         // of an organizer of this room
    std::string secret;         // of an organizer link; empty when the ticket is bound already
    std::string pin;
    std::uint32_t people = 0;         // how many must be here before it starts
    bool waits_for_ratings = true;    // closes Review only when all that can be rated is
    std::function<bool()> may_close;  // asked in Review; nothing: nobody else has a say
    base::Duration looks_after{0};    // at the result, this long after ratings closed
    bool publishes = true;
    bool makes_final = false;  // ends the window after publishing
};

class Desk {
public:
    explicit Desk(DeskPlan plan);

    Messages on_connected(base::Instant now);
    Messages on_message(const protocol::ServerMessage& message, base::Instant now);
    // False: the close code says not to come back.
    bool on_lost(std::uint16_t code);
    // Call at least every `beat`.
    Messages on_time(base::Instant now);
    static constexpr base::Duration beat{1'000};

    // Any other control, as a tap; sent with the step that is shown.
    Messages tap(protocol::ControlAction action);

    const std::optional<protocol::PublicView>& shown() const { return shown_; }
    const std::optional<protocol::DeskView>& desk() const { return desk_; }
    bool welcome() const { return welcome_; }
    // The result is published (and final, when planned).
    bool done() const;
    // The last refusal, for whoever asks why an evening stands still.
    const std::string& last_refusal() const { return last_refusal_; }

private:
    void heard(const protocol::Welcome&) { welcome_ = true; }
    void heard(const protocol::Ack& m);
    void heard(const protocol::Reject& m);
    void heard(const protocol::PublicView& m) { shown_ = m; }
    void heard(const protocol::DeskView& m) { desk_ = m; }
    template <class Other>
    void heard(const Other&) {}

    Messages introduce();
    void look(base::Instant now);
    std::optional<protocol::ControlAction> next_action() const;
    std::optional<protocol::ControlAction> in_preview() const;
    std::uint32_t step() const;

    DeskPlan plan_;
    Outbox outbox_;
    bool connected_ = false;
    bool welcome_ = false;
    bool claimed_ = false;
    std::string claim_id_;
    std::uint32_t screens_ = 0;
    base::Instant spoke_;
    std::optional<base::Instant> closed_since_;  // when it saw that ratings are closed
    std::optional<base::Instant> tried_;         // the last control that this plan asked for
    std::optional<protocol::PublicView> shown_;
    std::optional<protocol::DeskView> desk_;
    std::string last_refusal_;
};

}  // namespace bots
