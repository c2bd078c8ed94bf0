#include "live_room.hpp"

using namespace std::chrono_literals;
using test::Device;
using test::LiveRoom;

namespace {

// Two pairs met, nobody said yes, and the desk has looked at the pairs that there are: none.
Device previewed(LiveRoom& hall) {
    hall.fill(2);
    hall.run_to_rate();
    auto desk = hall.hello(hall.desk_ticket);
    REQUIRE(hall.tap(desk, protocol::ControlAction::end_rounds) == "ack");
    REQUIRE(hall.tap(desk, protocol::ControlAction::skip) == "ack");
    REQUIRE(hall.tap(desk, protocol::ControlAction::close_ratings) == "ack");
    hall.wait(75s);
    REQUIRE(hall.tap(desk, protocol::ControlAction::show_pairs) == "ack");
    return desk;
}

std::vector<protocol::SuggestionRow> rows(LiveRoom& hall, Device& desk) {
    hall.say(desk, protocol::Show{protocol::ListKind::suggestions, "", 0});
    hall.wait(1s);
    hall.listen(desk);
    std::vector<protocol::SuggestionRow> found;
    const auto page = desk.last<protocol::DeskPage>();
    for (const auto& row : page->rows) {
        found.push_back(std::get<protocol::SuggestionRow>(row));
    }
    return found;
}

std::optional<protocol::OwnSuggestion> asked(LiveRoom& hall, Device& phone) {
    hall.wait(1s);
    hall.listen(phone);
    return phone.last<protocol::ParticipantView>()->suggestion;
}

}  // namespace

TEST_CASE("R57 two phones are asked, and what both agree to is on both once the time is over") {
    LiveRoom hall;
    auto desk = previewed(hall);
    auto ada = hall.hello(hall.ticket_of(1));
    auto other = hall.hello(hall.ticket_of(3));
    REQUIRE(!asked(hall, ada));
    const auto length = ada.last_text<protocol::ParticipantView>().size();
    hall.say(desk, protocol::SuggestPair{"s1", 1, 1, 3});
    REQUIRE(desk.answer_to("s1") == "ack");
    REQUIRE(asked(hall, ada));
    CHECK(ada.last_text<protocol::ParticipantView>().size() == length);
    CHECK(asked(hall, ada)->partner.badge == 3);
    CHECK(asked(hall, other)->partner.badge == 1);
    hall.say(ada, protocol::AnswerSuggestion{"a1", 1, true});
    CHECK(ada.answer_to("a1") == "ack");
    hall.say(other, protocol::AnswerSuggestion{"a2", 1, true});
    CHECK(asked(hall, ada)->answer == protocol::SuggestionAnswer::yes);
    CHECK(rows(hall, desk).at(0).state == protocol::SuggestionState::open);
    hall.say(desk, protocol::EnterPin{"p1", hall.created.pin});
    CHECK(hall.tap(desk, protocol::ControlAction::prepare_publish) == "ack");
    hall.wait(15s);
    CHECK(asked(hall, ada));
    hall.wait(5min);
    CHECK(!asked(hall, ada));
    CHECK(rows(hall, desk).at(0).state == protocol::SuggestionState::joined);
    const auto result = ada.last<protocol::ParticipantView>()->result;
    REQUIRE(result.partners.size() == 1);
    CHECK(result.partners[0].card.badge == 3);
    CHECK(result.version == 2);
    hall.say(desk, protocol::DissolvePair{"d1", 1, 3});
    CHECK(desk.answer_to("d1") == "pin_needed");
    hall.say(desk, protocol::EnterPin{"p2", hall.created.pin});
    hall.say(desk, protocol::DissolvePair{"d2", 1, 3});
    CHECK(desk.answer_to("d2") == "ack");
    hall.wait(1s);
    hall.listen(other);
    CHECK(other.last<protocol::ParticipantView>()->result.partners.empty());
}

TEST_CASE(
    "V37 what one says to a suggestion sends a byte to nobody else, and tells the desk nothing") {
    LiveRoom hall;
    auto desk = previewed(hall);
    auto ada = hall.hello(hall.ticket_of(1));
    auto other = hall.hello(hall.ticket_of(3));
    auto third = hall.hello(hall.ticket_of(2));
    hall.wait(1s);
    const auto untouched = third.screen->shows();
    hall.say(desk, protocol::SuggestPair{"s1", 1, 1, 3});
    const auto before = rows(hall, desk);
    hall.wait(5s);
    const auto shows = desk.screen->shows() + other.screen->shows();
    hall.say(ada, protocol::AnswerSuggestion{"a1", 1, true});
    hall.wait(5s);
    hall.say(ada, protocol::AnswerSuggestion{"a2", 1, false});
    hall.wait(5s);
    CHECK(desk.screen->shows() + other.screen->shows() == shows);
    CHECK(rows(hall, desk).at(0).until_tick == before.at(0).until_tick);
    CHECK(third.screen->shows() == untouched);
    // Positive control: the end is seen by the two and the desk.
    hall.wait(5min);
    CHECK(desk.screen->shows() + other.screen->shows() > shows);
    CHECK(third.screen->shows() == untouched);
}

TEST_CASE("R58 who said no to a person is not asked about them, and the other is") {
    LiveRoom hall;
    auto desk = previewed(hall);
    auto ada = hall.hello(hall.ticket_of(1));
    auto other = hall.hello(hall.ticket_of(3));
    hall.say(ada, protocol::Block{"b1", 3, true});
    REQUIRE(ada.answer_to("b1") == "ack");
    hall.say(desk, protocol::SuggestPair{"s1", 1, 1, 3});
    CHECK(desk.answer_to("s1") == "ack");
    CHECK(!asked(hall, ada));
    CHECK(asked(hall, other));
    hall.say(other, protocol::AnswerSuggestion{"a1", 1, true});
    hall.wait(5min);
    CHECK(rows(hall, desk).at(0).state == protocol::SuggestionState::declined);
}
