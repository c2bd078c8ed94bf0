#include <catch2/catch.hpp>

#include <algorithm>

#include "bots/phone.hpp"

namespace {

const base::Instant now{1'000'000};

// In an event where nothing else is asked of it.
bots::Phone connected() {
    bots::PhonePlan plan;
    plan.ticket = std::string(32, 'a');
    plan.checks_in = false;
    bots::Phone phone(std::move(plan));
    phone.on_connected(now);
    phone.on_message(protocol::Welcome{}, now);
    phone.on_message(protocol::PublicView{}, now);
    return phone;
}

protocol::ParticipantView view() {
    protocol::ParticipantView own;
    own.consent = protocol::ConsentState::given;
    return own;
}

template <class Message>
std::size_t count(const bots::Messages& messages) {
    return static_cast<std::size_t>(
        std::count_if(messages.begin(), messages.end(),
                      [](const auto& each) { return std::holds_alternative<Message>(each); }));
}

}  // namespace

TEST_CASE("S20 a simulated guest sits with whoever is alone, and says with whom it sat, once") {
    bots::Phone phone = connected();
    auto own = view();
    CHECK(phone.on_message(own, now).empty());
    own.offer = protocol::OwnOffer{3, {}, now.ms + 30'000, protocol::SuggestionAnswer::none};
    own.claim = protocol::OwnClaim{2, {}, protocol::SuggestionAnswer::none};
    const auto said = phone.on_message(own, now);
    REQUIRE(count<protocol::AnswerOffer>(said) == 1);
    REQUIRE(count<protocol::AnswerClaim>(said) == 1);
    for (const auto& each : said) {
        if (const auto* offer = std::get_if<protocol::AnswerOffer>(&each)) {
            CHECK(offer->number == 3);
            CHECK(offer->accepts);
        }
        if (const auto* claim = std::get_if<protocol::AnswerClaim>(&each)) {
            CHECK(claim->number == 2);
            CHECK(claim->confirms);
        }
    }
    const auto again = phone.on_message(own, now);
    CHECK(count<protocol::AnswerOffer>(again) + count<protocol::AnswerClaim>(again) == 0);
    // What it said itself is no question.
    own.claim->number = 5;
    own.claim->answer = protocol::SuggestionAnswer::yes;
    CHECK(count<protocol::AnswerClaim>(phone.on_message(own, now)) == 0);
}
