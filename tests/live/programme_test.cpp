#include "live_room.hpp"

using namespace std::chrono_literals;
using test::LiveRoom;

namespace {

std::vector<std::string> programme_on(const test::Device& phone) {
    std::vector<std::string> names;
    const auto view = phone.last<protocol::ParticipantView>();
    for (const auto& card : view->programme)
        names.push_back(card.name);
    return names;
}

}  // namespace

TEST_CASE("V35 a programme pair shows on the phones of the two, and on nobody else's") {
    LiveRoom hall;
    hall.fill(3);
    auto desk = hall.hello(hall.desk_ticket);
    auto one = hall.hello(hall.ticket_of(1));
    auto other = hall.hello(hall.ticket_of(4));
    auto third = hall.hello(hall.ticket_of(2));
    hall.wait(1s);
    const auto shows = third.screen->shows();
    hall.say(desk, protocol::SetProgrammePair{"p1", 4, 1, true});
    REQUIRE(desk.answer_to("p1") == "ack");
    hall.say(desk, protocol::SetProgrammePair{"p2", 1, 5, true});
    CHECK(desk.answer_to("p2") == "no_place_left");
    hall.listen(one);
    hall.listen(other);
    hall.listen(third);
    CHECK(programme_on(one) == std::vector<std::string>{"Guest 4."});
    CHECK(programme_on(other) == std::vector<std::string>{"Guest 1."});
    CHECK(third.screen->shows() == shows);
    hall.say(desk, protocol::Show{protocol::ListKind::programme, "", 0});
    const auto page = desk.last<protocol::DeskPage>();
    REQUIRE(page);
    REQUIRE(page->rows.size() == 1);
    CHECK(std::get<protocol::ProgrammeRow>(page->rows[0]).hindrance.empty());
}

namespace {

// What a desk reads of the one programme pair once it looked at the pairs; `spoil` is done before.
template <class Spoil>
std::string word_after_matching(Spoil spoil) {
    LiveRoom hall;
    hall.fill(2);
    auto desk = hall.hello(hall.desk_ticket);
    hall.say(desk, protocol::SetProgrammePair{"p1", 1, 3, true});
    REQUIRE(desk.answer_to("p1") == "ack");
    desk.room->gone(desk.key);
    hall.run_to_rate();
    desk = hall.hello(hall.desk_ticket);
    spoil(hall, desk);
    for (const auto action : {protocol::ControlAction::end_rounds, protocol::ControlAction::skip}) {
        REQUIRE(hall.tap(desk, action) == "ack");
    }
    REQUIRE(hall.tap(desk, protocol::ControlAction::close_ratings) == "ack");
    hall.wait(75s);
    REQUIRE(hall.tap(desk, protocol::ControlAction::show_pairs) == "ack");
    hall.say(desk, protocol::Show{protocol::ListKind::programme, "", 0});
    const auto page = desk.last<protocol::DeskPage>();
    REQUIRE(page->rows.size() == 1);
    return std::get<protocol::ProgrammeRow>(page->rows[0]).hindrance;
}

}  // namespace

TEST_CASE("V35 a programme pair that did not come about has one word, whatever the reason") {
    using Hall = LiveRoom;
    CHECK(word_after_matching([](Hall&, test::Device&) {}).empty());
    CHECK(word_after_matching([](Hall& hall, test::Device&) {
              auto one = hall.hello(hall.ticket_of(1));
              hall.say(one, protocol::Block{"b1", 3, true});
              REQUIRE(one.answer_to("b1") == "ack");
          }) == "not_placed");
    CHECK(word_after_matching([](Hall& hall, test::Device& desk) {
              hall.say(desk,
                       protocol::SetPresence{"l1", {3}, protocol::PresenceWish::left, false, {}});
              REQUIRE(desk.answer_to("l1") == "ack");
          }) == "not_placed");
}

TEST_CASE("V35 a block of a programme pair shows on the blocker's phone only") {
    LiveRoom hall;
    hall.fill(2);
    auto desk = hall.hello(hall.desk_ticket);
    auto one = hall.hello(hall.ticket_of(1));
    auto other = hall.hello(hall.ticket_of(3));
    hall.say(desk, protocol::SetProgrammePair{"p1", 1, 3, true});
    hall.say(desk, protocol::Show{protocol::ListKind::programme, "", 0});
    hall.wait(1s);
    hall.listen(one);
    hall.listen(other);
    hall.listen(desk);
    const auto page = desk.last_text<protocol::DeskPage>();
    const auto shows = other.screen->shows();
    const auto length = one.last_text<protocol::ParticipantView>().size();
    hall.say(one, protocol::Block{"b1", 3, true});
    REQUIRE(one.answer_to("b1") == "ack");
    hall.listen(other);
    hall.listen(desk);
    CHECK(programme_on(one).empty());
    CHECK(one.last_text<protocol::ParticipantView>().size() == length);
    CHECK(programme_on(other) == std::vector<std::string>{"Guest 1."});
    CHECK(other.screen->shows() == shows);
    CHECK(desk.last_text<protocol::DeskPage>() == page);
    CHECK(other.last_text<protocol::ParticipantView>().size() == length);
}
