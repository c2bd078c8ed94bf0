#include "live_room.hpp"

using namespace std::chrono_literals;
using test::Device;
using test::LiveRoom;

namespace {

// Two pairs who met and said yes, shown to the desk.
Device previewed(LiveRoom& hall) {
    hall.fill(2);
    hall.run_to_rate();
    for (std::uint32_t badge = 1; badge <= 4; ++badge) {
        auto phone = hall.hello(hall.ticket_of(badge));
        const auto talk = phone.last<protocol::ParticipantView>()->met.at(0).encounter;
        hall.say(phone, protocol::GiveRating{"r", talk, protocol::Choice{true, 100}, 0});
        REQUIRE(phone.answer_to("r") == "ack");
        phone.room->gone(phone.key);
    }
    auto desk = hall.hello(hall.desk_ticket);
    REQUIRE(hall.tap(desk, protocol::ControlAction::end_rounds) == "ack");
    REQUIRE(hall.tap(desk, protocol::ControlAction::skip) == "ack");
    REQUIRE(hall.tap(desk, protocol::ControlAction::close_ratings) == "ack");
    hall.wait(75s);
    REQUIRE(hall.tap(desk, protocol::ControlAction::show_pairs) == "ack");
    hall.say(desk, protocol::Show{protocol::ListKind::pairs, "", 0});
    hall.wait(1s);
    hall.listen(desk);
    REQUIRE(desk.last<protocol::DeskPage>()->rows.size() == 2);
    return desk;
}

protocol::PairRow pair_at(const Device& desk, std::size_t row) {
    return std::get<protocol::PairRow>(desk.last<protocol::DeskPage>()->rows.at(row));
}

protocol::WhatIf seen(LiveRoom& hall, Device& desk) {
    hall.wait(5s);
    hall.listen(desk);
    return desk.last<protocol::DeskView>()->what_if;
}

}  // namespace

TEST_CASE("R54 a what-if goes to the solver and back to the desk, and can be adopted") {
    LiveRoom hall;
    auto desk = previewed(hall);
    const auto pair = pair_at(desk, 0);
    hall.say(desk, protocol::AskWhatIf{"w1", 1, {{pair.a, pair.b}}});
    REQUIRE(desk.answer_to("w1") == "ack");
    auto view = seen(hall, desk);
    REQUIRE(view.state == protocol::WhatIfState::answered);
    CHECK(view.number == 1);
    CHECK(view.left == 2);
    CHECK(view.pairs == 1);
    CHECK(view.changes == 2);
    CHECK(view.forbids.at(0).a_name == pair.a_name);
    hall.say(desk, protocol::Show{protocol::ListKind::changes, "", 0});
    const auto page = desk.last<protocol::DeskPage>();
    REQUIRE(page->rows.size() == 2);
    const auto change = std::get<protocol::ChangeRow>(page->rows[0]);
    CHECK(change.name == pair.a_name);
    CHECK(change.loses == std::vector<std::string>{pair.b_name});
    CHECK(change.gets.empty());
    hall.say(desk, protocol::SettleWhatIf{"w2", 1, true});
    REQUIRE(desk.answer_to("w2") == "ack");
    view = seen(hall, desk);
    CHECK(view.state == protocol::WhatIfState::none);
    CHECK(view.next == 2);
    CHECK(desk.last<protocol::DeskView>()->matching.pairs == 1);
    hall.say(desk, protocol::Show{protocol::ListKind::pairs, "", 0});
    CHECK(desk.last<protocol::DeskPage>()->rows.size() == 1);
}

TEST_CASE("R54 a solver that fails gives no answer, says so, and takes nothing away") {
    LiveRoom hall;
    auto desk = previewed(hall);
    const auto pair = pair_at(desk, 0);
    hall.server.solver().fails = 1;
    hall.say(desk, protocol::AskWhatIf{"w1", 1, {{pair.a, pair.b}}});
    auto view = seen(hall, desk);
    CHECK(view.state == protocol::WhatIfState::failed);
    CHECK(view.left == 3);
    hall.say(desk, protocol::AskWhatIf{"w2", view.next, {{pair.a, pair.b}}});
    view = seen(hall, desk);
    CHECK(view.state == protocol::WhatIfState::answered);
    hall.say(desk, protocol::SettleWhatIf{"w3", view.number, false});
    CHECK(desk.answer_to("w3") == "ack");
    CHECK(seen(hall, desk).left == 2);
    CHECK(desk.last<protocol::DeskView>()->matching.pairs == 2);
}

TEST_CASE("V36 a what-if sends a byte to desks, and to nobody else") {
    LiveRoom hall;
    auto desk = previewed(hall);
    const auto pair = pair_at(desk, 0);
    auto phone = hall.hello(hall.ticket_of(pair.a));
    auto other = hall.hello(hall.ticket_of(pair.b));
    hall.wait(1s);
    const auto shows = phone.screen->shows() + other.screen->shows();
    hall.say(desk, protocol::AskWhatIf{"w1", 1, {{pair.a, pair.b}}});
    REQUIRE(seen(hall, desk).state == protocol::WhatIfState::answered);
    hall.say(desk, protocol::SettleWhatIf{"w2", 1, true});
    hall.wait(5s);
    CHECK(phone.screen->shows() + other.screen->shows() == shows);
    hall.say(phone, protocol::AskWhatIf{"w3", 2, {{pair.a, pair.b}}});
    CHECK(phone.answer_to("w3") == "not_allowed");
    hall.say(phone, protocol::Show{protocol::ListKind::changes, "", 0});
    CHECK(!phone.last<protocol::DeskPage>());
}

TEST_CASE("R54 a what-if that was asked when the server died is answered after it came back") {
    LiveRoom hall;
    auto desk = previewed(hall);
    const auto pair = pair_at(desk, 0);
    desk.room->receive(desk.key, protocol::AskWhatIf{"w1", 1, {{pair.a, pair.b}}});
    hall.wait(20ms);
    hall.server.crash();
    hall.server.start();
    desk = hall.hello(hall.desk_ticket);
    CHECK(seen(hall, desk).state == protocol::WhatIfState::answered);
}
