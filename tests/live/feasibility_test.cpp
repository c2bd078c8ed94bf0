#include "live_room.hpp"

using namespace std::chrono_literals;
using test::LiveRoom;

namespace {

using protocol::ListKind;

std::vector<std::string> codes_of(const std::vector<protocol::Warning>& warnings) {
    std::vector<std::string> codes;
    for (const auto& each : warnings)
        codes.push_back(each.code);
    return codes;
}

bool has(const std::vector<protocol::Warning>& warnings, const std::string& code) {
    const auto codes = codes_of(warnings);
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

protocol::DeskPage page_of(LiveRoom& hall, test::Device& desk, const std::string& filter = "") {
    hall.say(desk, protocol::Show{ListKind::feasibility, filter, 0});
    const auto page = desk.last<protocol::DeskPage>();
    REQUIRE(page);
    REQUIRE(page->list == ListKind::feasibility);
    return *page;
}

// What was sent, but for what is drawn anew for every room.
std::vector<std::string> without_chance(std::vector<protocol::ServerMessage> heard) {
    std::vector<std::string> texts;
    for (auto& message : heard) {
        if (auto* view = std::get_if<protocol::DeskView>(&message)) view->join_code.clear();
        if (auto* view = std::get_if<protocol::PublicView>(&message))
            view->lottery_commitment.clear();
        if (auto* ack = std::get_if<protocol::Ack>(&message)) ack->receipt.clear();
        texts.push_back(protocol::encode_server_message(message));
    }
    return texts;
}

// Everything the desk is sent from Open until the start, with feasibility open, while everybody of
// one side says this of everybody opposite.
std::vector<std::string> desk_hears(bool blocked) {
    LiveRoom hall;
    hall.fill(4);
    auto desk = hall.hello(hall.desk_ticket);
    page_of(hall, desk);
    const auto no_go = [&](std::uint32_t badge) {
        auto phone = hall.hello(hall.ticket_of(badge));
        for (std::uint32_t whom = 5; whom <= 8; ++whom)
            hall.say(phone, protocol::Block{"b" + std::to_string(whom), whom, blocked});
        REQUIRE(phone.answer_to("b8") == "ack");
        phone.room->gone(phone.key);
        hall.listen(desk);
    };
    no_go(1);
    REQUIRE(hall.tap(desk, protocol::ControlAction::open_lobby) == "ack");
    page_of(hall, desk);
    for (const std::uint32_t badge : {2U, 3U, 4U})
        no_go(badge);
    page_of(hall, desk, "Guest 1");
    hall.listen(desk);
    return without_chance(desk.heard);
}

}  // namespace

TEST_CASE("V38 until Move the desk is sent the same bytes whoever blocks whom, feasibility open") {
    const auto with = desk_hears(true);
    const auto without = desk_hears(false);
    REQUIRE(with.size() > 6);
    CHECK(with == without);
}

TEST_CASE("V38 the same said by a rule does show, so that its absence means something") {
    LiveRoom hall;
    hall.fill(2);
    auto desk = hall.hello(hall.desk_ticket);
    const auto before = page_of(hall, desk);
    CHECK(before.total == 4);
    CHECK(before.summary.sides.size() == 2);
    CHECK_FALSE(has(before.summary.findings, "nobody_possible"));
    const std::string rules = R"({"never": [["g1", "g3"], ["g1", "g4"]]})";
    REQUIRE(hall.ask({live::Ask::rules_write, hall.desk_ticket, rules, {}, false}).status == 200);
    hall.listen(desk);
    const auto after = desk.last<protocol::DeskPage>();
    REQUIRE(after);
    const auto& first = std::get<protocol::OutlookRow>(after->rows.front());
    CHECK(first.badge == 1);
    CHECK(first.possible == 0);
    REQUIRE(first.kept_apart.size() == 1);
    CHECK(first.kept_apart[0].by == "never");
    CHECK(first.kept_apart[0].people == 2);
    REQUIRE(has(after->summary.findings, "nobody_possible"));
    // The desk says it in its own picture too, before anybody looks.
    REQUIRE(has(desk.last<protocol::DeskView>()->warnings, "nobody_possible"));
    CHECK(desk.last<protocol::DeskView>()->warnings[0].arguments ==
          std::vector<std::string>{"Guest 1.", "never"});
}

TEST_CASE("R88 the page follows who comes, goes and sits, and finds people by name") {
    LiveRoom hall;
    hall.fill(3);
    auto desk = hall.hello(hall.desk_ticket);
    CHECK(page_of(hall, desk, "guest 2").total == 1);
    CHECK_FALSE(page_of(hall, desk).summary.started);
    hall.run_to_rate();
    desk = hall.hello(hall.desk_ticket);
    const auto rating = page_of(hall, desk);
    CHECK(rating.summary.started);
    CHECK(rating.total == 6);
    CHECK(std::get<protocol::OutlookRow>(rating.rows[0]).talks == 1);
    hall.say(desk, protocol::SetPresence{"p1", {6}, protocol::PresenceWish::away, true, {}});
    REQUIRE(desk.answer_to("p1") == "ack");
    hall.listen(desk);
    CHECK(desk.last<protocol::DeskPage>()->total == 5);
    CHECK(desk.last<protocol::DeskPage>()->summary.sides[1].people == 2);
    CHECK_FALSE(has(desk.last<protocol::DeskView>()->warnings, "places_differ"));
}
