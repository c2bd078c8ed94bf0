#pragma once
// A participant's phone as a pure machine over the protocol: no socket, no clock. It claims its
// slip, consents, checks in, rates everybody it met as a table says, says yes to a seat that is
// offered and to whoever sat with it, and keeps what must arrive until it is acked. Whoever drives
// it sends the messages that its functions return. One owner.

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "base/core/instant.hpp"
#include "bots/outbox.hpp"
#include "protocol/client_message.hpp"
#include "protocol/close_code.hpp"
#include "protocol/server_message.hpp"

namespace bots {

struct PhonePlan {
    std::string name = "p";  // prefix of command ids and screens; [A-Za-z0-9_-], at most 12
    std::string ticket;      // 32 hex digits
    std::string secret;      // of the slip; empty when the ticket is bound already
    bool consents = true;
    bool checks_in = true;
    // What this person thinks of a partner, by badge; nothing leaves unrated.
    std::function<std::optional<protocol::Choice>(std::uint32_t badge)> opinion;
};

class Phone {
public:
    explicit Phone(PhonePlan plan);

    // The socket is open: introduces itself.
    Messages on_connected(base::Instant now);
    Messages on_message(const protocol::ServerMessage& message, base::Instant now);
    // The socket is gone. False: the close code says not to come back.
    bool on_lost(std::uint16_t code);
    // Call at least every `beat`: keeps the connection known to be alive, and tries again what the
    // server could not do.
    Messages on_time(base::Instant now);
    static constexpr base::Duration beat{3'000};

    // Rates as a person with a mind of their own; replaces what waits for that encounter.
    Messages rate(std::uint32_t encounter, const std::optional<protocol::Choice>& choice);

    // What the person sees.
    const std::optional<protocol::PublicView>& shown() const { return shown_; }
    const std::optional<protocol::ParticipantView>& own() const { return own_; }
    bool acting() const { return acting_; }
    bool welcome() const { return welcome_; }
    bool finished() const { return !comes_back_; }
    std::size_t unsaved() const { return outbox_.size(); }
    // The last acked rating by encounter; what the phone shows as "saved".
    const std::map<std::uint32_t, std::optional<protocol::Choice>>& saved() const { return saved_; }
    std::uint64_t acks() const { return acks_; }

private:
    void heard(const protocol::Welcome& m);
    void heard(const protocol::Standing& m) { acting_ = m.acting; }
    void heard(const protocol::Ack& m);
    void heard(const protocol::Reject& m);
    void heard(const protocol::PublicView& m) { shown_ = m; }
    void heard(const protocol::ParticipantView& m) { own_ = m; }
    template <class Other>
    void heard(const Other&) {}

    Messages introduce();
    // Wishes whatever the pictures ask for.
    void look();
    void look_at_talk(const protocol::Met& met);
    void answer_questions();
    bool rating_waits(std::uint32_t encounter) const;
    void put_rating(const protocol::Met& met, const std::optional<protocol::Choice>& choice);

    PhonePlan plan_;
    Outbox outbox_;
    std::uint32_t screens_ = 0;
    bool connected_ = false;
    bool welcome_ = false;
    bool acting_ = false;
    bool claimed_ = false;
    bool comes_back_ = true;
    std::string claim_id_;
    base::Instant spoke_;
    std::optional<protocol::PublicView> shown_;
    std::optional<protocol::ParticipantView> own_;
    std::optional<std::uint32_t> consent_tried_;               // at this step
    std::optional<std::uint32_t> check_in_tried_;              // at this step
    std::uint32_t offer_answered_ = 0;                         // by number
    std::uint32_t claim_answered_ = 0;                         // by number
    std::map<std::uint32_t, std::uint32_t> refused_revision_;  // by encounter, as seen then
    std::map<std::uint32_t, std::optional<protocol::Choice>> saved_;
    std::map<std::uint32_t, std::optional<protocol::Choice>> minds_;  // by rate()
    std::uint64_t acks_ = 0;
};

}  // namespace bots
