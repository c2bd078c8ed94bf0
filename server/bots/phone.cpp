#include "bots/phone.hpp"

#include <utility>

#include "base/core/hash.hpp"

namespace bots {

namespace {

bool same(const std::optional<protocol::OwnRating>& has,
          const std::optional<protocol::Choice>& wanted) {
    if (!has || !wanted) {
        return !has && !wanted;
    }
    return has->choice.accepts == wanted->accepts &&
           has->choice.score_tenths == wanted->score_tenths;
}

bool people_are_here(protocol::Phase phase) {
    switch (phase) {
        case protocol::Phase::lobby:
        case protocol::Phase::move:
        case protocol::Phase::talk:
        case protocol::Phase::rate:
        case protocol::Phase::pause_break:
        case protocol::Phase::waiting:
            return true;
        default:
            return false;
    }
}

}  // namespace

Phone::Phone(PhonePlan plan)
    : plan_(std::move(plan)), outbox_(plan_.name + "-"), claimed_(plan_.secret.empty()) {}

Messages Phone::introduce() {
    if (!claimed_) {
        claim_id_ = outbox_.new_id();
        return {protocol::Claim{claim_id_, plan_.secret, base::sha256_hex(plan_.ticket)}};
    }
    return {protocol::Hello{plan_.ticket, protocol::version,
                            plan_.name + "-" + std::to_string(++screens_)}};
}

Messages Phone::on_connected(base::Instant now) {
    connected_ = true;
    welcome_ = false;
    spoke_ = now;
    return introduce();
}

bool Phone::on_lost(std::uint16_t code) {
    connected_ = false;
    welcome_ = false;
    acting_ = false;
    outbox_.lost();
    constexpr std::uint16_t terminal = 4500;
    comes_back_ = code < terminal || code >= terminal + 500;
    return comes_back_;
}

Messages Phone::on_message(const protocol::ServerMessage& message, base::Instant now) {
    const bool was_claimed = claimed_;
    std::visit([this](const auto& m) { heard(m); }, message);
    if (!was_claimed && claimed_) {
        return introduce();
    }
    if (!welcome_) {
        return {};
    }
    look();
    auto messages = outbox_.flush();
    if (!messages.empty()) {
        spoke_ = now;
    }
    return messages;
}

Messages Phone::on_time(base::Instant now) {
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
        messages = outbox_.flush();
    }
    if (now - spoke_ >= beat) {
        messages.emplace_back(protocol::Ping{now.ms});
        spoke_ = now;
    }
    return messages;
}

void Phone::heard(const protocol::Welcome& m) {
    welcome_ = true;
    acting_ = m.acting;
}

void Phone::heard(const protocol::Ack& m) {
    ++acks_;
    if (m.id == claim_id_) {
        claimed_ = true;
        return;
    }
    const auto message = outbox_.acked(m.id);
    if (!message) {
        return;
    }
    if (const auto* rating = std::get_if<protocol::GiveRating>(&*message)) {
        saved_[rating->encounter] = rating->choice;
    }
}

void Phone::heard(const protocol::Reject& m) {
    const auto message = outbox_.rejected(m.id, m.reason);
    if (!message || may_try_again(m.reason)) {
        return;
    }
    if (const auto* rating = std::get_if<protocol::GiveRating>(&*message)) {
        refused_revision_[rating->encounter] = rating->replaces;
    }
}

void Phone::look() {
    if (!shown_ || !own_ || shown_->step != own_->step) {
        return;
    }
    const auto step = own_->step;
    if (own_->consent == protocol::ConsentState::asked && consent_tried_ != step &&
        shown_->clock.phase != protocol::Phase::draft) {
        consent_tried_ = step;
        const auto id = outbox_.new_id();
        outbox_.put(id, protocol::Consent{id, plan_.consents, shown_->policy_hash});
    }
    const bool arrives = own_->presence == protocol::PresenceState::joined ||
                         own_->presence == protocol::PresenceState::invited;
    if (plan_.checks_in && arrives && people_are_here(shown_->clock.phase) &&
        check_in_tried_ != step) {
        check_in_tried_ = step;
        const auto id = outbox_.new_id();
        outbox_.put(id, protocol::CheckIn{id});
    }
    answer_questions();
    if (own_->may_rate) {
        for (const auto& met : own_->met) {
            look_at_talk(met);
        }
    }
}

// A simulated guest sits down with whoever else is alone, and takes others at their word.
void Phone::answer_questions() {
    using protocol::SuggestionAnswer;
    const auto& offer = own_->offer;
    if (offer && offer->answer == SuggestionAnswer::none && offer_answered_ != offer->number) {
        offer_answered_ = offer->number;
        const auto id = outbox_.new_id();
        outbox_.put(id, protocol::AnswerOffer{id, offer->number, true});
    }
    const auto& claim = own_->claim;
    if (claim && claim->answer == SuggestionAnswer::none && claim_answered_ != claim->number) {
        claim_answered_ = claim->number;
        const auto id = outbox_.new_id();
        outbox_.put(id, protocol::AnswerClaim{id, claim->number, true});
    }
}

// Rates as soon as the talk is over, and again when the picture shows something else than wanted.
void Phone::look_at_talk(const protocol::Met& met) {
    const bool talking =
        shown_->clock.phase == protocol::Phase::talk && met.round == shown_->clock.round;
    const auto refused = refused_revision_.find(met.encounter);
    const bool hopeless = refused != refused_revision_.end() && refused->second == met.revision;
    if (!met.may_rate || talking || hopeless || rating_waits(met.encounter)) {
        return;
    }
    const auto mind = minds_.find(met.encounter);
    std::optional<protocol::Choice> wanted;
    if (mind != minds_.end()) {
        wanted = mind->second;
    } else if (plan_.opinion) {
        wanted = plan_.opinion(met.partner.badge);
    } else {
        return;
    }
    if (!same(met.rating, wanted)) {
        put_rating(met, wanted);
    }
}

bool Phone::rating_waits(std::uint32_t encounter) const {
    return outbox_.any([encounter](const protocol::ClientMessage& message) {
        const auto* rating = std::get_if<protocol::GiveRating>(&message);
        return rating != nullptr && rating->encounter == encounter;
    });
}

void Phone::put_rating(const protocol::Met& met, const std::optional<protocol::Choice>& choice) {
    const auto id = outbox_.new_id();
    outbox_.put(id, protocol::GiveRating{id, met.encounter, choice, met.revision});
}

Messages Phone::rate(std::uint32_t encounter, const std::optional<protocol::Choice>& choice) {
    minds_[encounter] = choice;
    if (!welcome_) {
        return {};
    }
    look();
    return outbox_.flush();
}

}  // namespace bots
