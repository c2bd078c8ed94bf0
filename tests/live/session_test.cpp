#include "live_room.hpp"

#include "base/core/hash.hpp"

using namespace std::chrono_literals;
using test::LiveRoom;

namespace {

protocol::GiveRating rating(const std::string& id, std::uint32_t encounter, bool accepts,
                            std::uint32_t replaces = 0) {
    return {id, encounter, protocol::Choice{accepts, accepts ? 100 : 0}, replaces};
}

}  // namespace

TEST_CASE("S1 a visitor can do nothing but hello, claim, ask to join and ping") {
    LiveRoom hall;
    SECTION("a wish ends the connection") {
        auto device = hall.open();
        hall.say(device, protocol::CheckIn{"x"});
        CHECK(device.screen->closed() == protocol::CloseCode::bad_message);
        CHECK(device.heard.empty());
    }
    SECTION("an unknown ticket ends it for good") {
        auto device = hall.hello(std::string(32, 'f'));
        CHECK(device.screen->closed() == protocol::CloseCode::bad_ticket);
    }
    SECTION("another protocol is told to reload") {
        auto device = hall.open();
        hall.say(device, protocol::Hello{hall.desk_ticket, 9, "s"});
        CHECK(device.screen->closed() == protocol::CloseCode::upgrade_required);
    }
    SECTION("silence ends it") {
        auto device = hall.open();
        hall.wait(9s);
        CHECK_FALSE(device.screen->closed());
        hall.wait(2s);
        CHECK(device.screen->closed() == protocol::CloseCode::idle);
    }
    SECTION("pings do not make up for a name") {
        auto device = hall.open();
        for (int i = 0; i < 3; ++i) {
            hall.wait(2s);
            hall.say(device, protocol::Ping{7});
            CHECK_FALSE(device.screen->closed());
        }
        hall.wait(5s);  // four seconds and more after the last ping
        CHECK(device.screen->closed() == protocol::CloseCode::idle);
    }
    SECTION("a ping is answered") {
        auto device = hall.open();
        hall.say(device, protocol::Ping{7});
        REQUIRE(device.last<protocol::Pong>());
        CHECK(device.last<protocol::Pong>()->sent == 7);
    }
    SECTION("a request to join shows two words and nothing of the evening") {
        auto desk = hall.hello(hall.desk_ticket);
        REQUIRE(hall.tap(desk, protocol::ControlAction::open) == "ack");
        auto device = hall.open();
        hall.say(device, protocol::AskToJoin{"j", "Ada", base::sha256_hex(std::string(32, '7'))});
        CHECK(device.answer_to("j") == "ack");
        REQUIRE(device.last<protocol::VisitorView>());
        CHECK(device.last<protocol::VisitorView>()->words.find(' ') != std::string::npos);
        CHECK_FALSE(device.last<protocol::PublicView>());
    }
}

TEST_CASE("S2 one person has one acting screen, the newest, and a mirror takes over after 3 s") {
    LiveRoom hall;
    hall.fill(1);
    auto first = hall.hello(hall.ticket_of(1));
    REQUIRE(first.last<protocol::Welcome>()->acting);
    auto second = hall.hello(hall.ticket_of(1));
    CHECK(second.last<protocol::Welcome>()->acting);
    hall.listen(first);
    REQUIRE(first.last<protocol::Standing>());
    CHECK_FALSE(first.last<protocol::Standing>()->acting);
    second.room->gone(second.key);
    hall.wait(2s);
    hall.listen(first);
    CHECK_FALSE(first.last<protocol::Standing>()->acting);
    hall.wait(1s);
    hall.listen(first);
    CHECK(first.last<protocol::Standing>()->acting);
}

TEST_CASE("S3 what a superseded screen still delivers changes nothing") {
    LiveRoom hall;
    hall.fill(1);
    hall.run_to_rate();
    auto old = hall.hello(hall.ticket_of(1));
    const auto talk = old.last<protocol::ParticipantView>()->met.at(0).encounter;
    auto newer = hall.hello(hall.ticket_of(1));
    hall.say(newer, rating("r1", talk, true));
    REQUIRE(newer.answer_to("r1") == "ack");
    hall.say(old, rating("r0", talk, false, 1));
    CHECK(old.answer_to("r0") == "not_yours");
    hall.listen(newer);
    const auto met = newer.last<protocol::ParticipantView>()->met.at(0);
    REQUIRE(met.rating);
    CHECK(met.rating->choice.accepts);
}

TEST_CASE("S4 a refusal does not close, and every command is answered once") {
    LiveRoom hall;
    hall.fill(1);
    auto phone = hall.hello(hall.ticket_of(1));
    hall.say(phone, rating("r1", 99, true));
    CHECK(phone.answer_to("r1") == "no_such_encounter");
    hall.say(phone, protocol::Control{"c1", 0, protocol::ControlAction::pause, {}, {}});
    CHECK(phone.answer_to("c1") == "not_allowed");
    CHECK_FALSE(phone.screen->closed());
    CHECK(phone.room->unanswered(phone.key) == 0);
}

TEST_CASE("S6 a second device's claim ends the first one") {
    LiveRoom hall;
    hall.fill(1);
    auto first = hall.hello(hall.ticket_of(1));
    const auto slips = protocol::read_http<protocol::SlipsAnswer>(
        hall.ask({live::Ask::slips, hall.desk_ticket, R"({"badges":[1]})", {}, false}).body);
    REQUIRE(slips.has_value());
    REQUIRE(slips->size() == 1);
    auto second = hall.open();
    const auto& link = slips->at(0).link;
    hall.say(second, protocol::Claim{"c", link.substr(link.rfind('.') + 1),
                                     base::sha256_hex(std::string(32, '9'))});
    CHECK(second.answer_to("c") == "ack");
    hall.say(second, protocol::Hello{std::string(32, '9'), protocol::version, "s"});
    CHECK(second.last<protocol::Welcome>());
    CHECK(first.screen->closed() == protocol::CloseCode::revoked);
}

TEST_CASE("S7 five wrong PINs pause it for five minutes, also across a restart") {
    LiveRoom hall;
    auto desk = hall.hello(hall.desk_ticket);
    const auto enter = [&hall](test::Device& device, const std::string& id,
                               const std::string& pin) {
        hall.say(device, protocol::EnterPin{id, pin});
        return device.answer_to(id);
    };
    const std::string wrong = hall.created.pin == "000000" ? "000001" : "000000";
    for (int i = 0; i < 5; ++i) {
        CHECK(enter(desk, "w" + std::to_string(i), wrong) == "wrong_pin");
    }
    CHECK(enter(desk, "p1", hall.created.pin) == "pin_paused");
    hall.server.crash();
    hall.server.start();
    auto again = hall.hello(hall.desk_ticket);
    CHECK(enter(again, "p2", hall.created.pin) == "pin_paused");
    hall.wait(5min);
    CHECK(enter(again, "p3", hall.created.pin) == "ack");
    CHECK(again.last<protocol::DeskView>()->pin_fresh);
    hall.wait(5min);
    const auto refused = hall.ask({live::Ask::export_pairs_csv, hall.desk_ticket, {}, {}, false});
    CHECK(refused.status == 403);
}
