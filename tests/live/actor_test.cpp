#include "live_room.hpp"

using namespace std::chrono_literals;
using test::LiveRoom;

TEST_CASE("V33 a rating sends a byte to its rater and to desks, and to nobody else") {
    LiveRoom hall;
    hall.fill(2);
    hall.run_to_rate();
    auto rater = hall.hello(hall.ticket_of(1));
    auto other = hall.hello(hall.ticket_of(2));
    auto partner = hall.hello(
        hall.ticket_of(rater.last<protocol::ParticipantView>()->met.at(0).partner.badge));
    hall.wait(1s);
    const auto shows = other.screen->shows() + partner.screen->shows();
    const auto talk = rater.last<protocol::ParticipantView>()->met.at(0).encounter;
    const auto before = rater.last_text<protocol::ParticipantView>().size();
    hall.say(rater, protocol::GiveRating{"r", talk, protocol::Choice{true, 100}, 0});
    REQUIRE(rater.answer_to("r") == "ack");
    CHECK(rater.last<protocol::ParticipantView>()->includes.back() == "r");
    CHECK(rater.last_text<protocol::ParticipantView>().size() == before);
    CHECK(other.screen->shows() + partner.screen->shows() == shows);
}

TEST_CASE("V4 an own picture has one length, whatever its owner rated or noted") {
    LiveRoom hall;
    hall.fill(2);
    hall.run_to_rate();
    std::set<std::size_t> lengths;
    for (std::uint32_t badge = 1; badge <= 4; ++badge) {
        auto phone = hall.hello(hall.ticket_of(badge));
        lengths.insert(phone.last_text<protocol::ParticipantView>().size());
        const auto talk = phone.last<protocol::ParticipantView>()->met.at(0).encounter;
        if (badge % 2 == 0) {
            hall.say(phone, protocol::GiveRating{"r", talk, protocol::Choice{false, 0}, 0});
        }
        const auto noted =
            hall.ask({live::Ask::note, hall.ticket_of(badge), R"({"text":"tells \"stories\""})",
                      std::to_string(talk), false});
        CHECK(noted.status == 200);
        hall.listen(phone);
        CHECK(phone.last<protocol::ParticipantView>()->met.at(0).note == "tells \"stories\"");
        lengths.insert(phone.last_text<protocol::ParticipantView>().size());
    }
    CHECK(lengths.size() == 1);
    CHECK(*lengths.begin() % 1024 == 0);
}

TEST_CASE("V4 an own picture keeps one length when somebody's texts grow within the phase") {
    LiveRoom hall;
    hall.fill(2);
    hall.run_to_rate();
    protocol::ProfileRequest profile;
    for (int i = 0; i < 12; ++i) {
        profile.wants.push_back("wants " + std::string(50, static_cast<char>('a' + i)));
        profile.offers.push_back("offers " + std::string(50, static_cast<char>('a' + i)));
    }
    profile.contact = "a long way to be reached";
    for (std::uint32_t badge = 1; badge <= 4; ++badge) {
        REQUIRE(hall.ask({live::Ask::profile,
                          hall.ticket_of(badge),
                          protocol::write_http(profile),
                          {},
                          false})
                    .status == 200);
    }
    auto phone = hall.hello(hall.ticket_of(1));
    const auto talk = phone.last<protocol::ParticipantView>()->met.at(0).encounter;
    std::set<std::size_t> lengths{phone.last_text<protocol::ParticipantView>().size()};
    std::uint32_t revision = 0;
    for (const auto& choice :
         {std::optional(protocol::Choice{true, 100}), std::optional(protocol::Choice{true, 40}),
          std::optional(protocol::Choice{false, 0}), std::optional<protocol::Choice>()}) {
        const std::string id = "r" + std::to_string(revision);
        hall.say(phone, protocol::GiveRating{id, talk, choice, revision++});
        REQUIRE(phone.answer_to(id) == "ack");
        lengths.insert(phone.last_text<protocol::ParticipantView>().size());
    }
    CHECK(lengths.size() == 1);
    CHECK(*lengths.begin() % 1024 == 0);
    const auto taken_home = [&](std::uint32_t badge) {
        return hall.ask({live::Ask::own_data, hall.ticket_of(badge), {}, {}, false}).body.size();
    };
    const auto unrated = taken_home(1);
    hall.say(phone, protocol::GiveRating{"last", talk, protocol::Choice{true, 100}, revision});
    CHECK(taken_home(1) == unrated);
}

TEST_CASE("V34 the moment at which the engine answers shows on staff's screens only") {
    LiveRoom hall;
    hall.fill(2);
    hall.run_to_rate();
    auto desk = hall.hello(hall.desk_ticket);
    auto phone = hall.hello(hall.ticket_of(1));
    REQUIRE(hall.tap(desk, protocol::ControlAction::end_rounds) == "ack");
    REQUIRE(hall.tap(desk, protocol::ControlAction::skip) == "ack");
    REQUIRE(hall.tap(desk, protocol::ControlAction::close_ratings) == "ack");
    hall.wait(61s);  // for the phones that stayed away
    hall.listen(phone);
    REQUIRE(phone.last<protocol::PublicView>()->clock.phase == protocol::Phase::closed);
    const auto shows = phone.screen->shows();
    hall.wait(10s);
    hall.listen(phone);
    hall.listen(desk);
    CHECK(desk.last<protocol::PublicView>()->clock.phase == protocol::Phase::preview);
    CHECK(phone.screen->shows() == shows);
    auto late = hall.hello(hall.ticket_of(2));
    CHECK(late.last<protocol::PublicView>()->clock.phase == protocol::Phase::closed);
}

TEST_CASE("R41 closing waits for a silent phone no longer than it is silent") {
    LiveRoom hall;
    hall.fill(1);
    hall.run_to_rate();
    auto desk = hall.hello(hall.desk_ticket);
    REQUIRE(hall.tap(desk, protocol::ControlAction::end_rounds) == "ack");
    REQUIRE(hall.tap(desk, protocol::ControlAction::skip) == "ack");
    hall.wait(11s);  // both phones are silent now
    REQUIRE(hall.tap(desk, protocol::ControlAction::close_ratings) == "ack");
    hall.listen(desk);
    REQUIRE(desk.last<protocol::PublicView>()->clock.phase == protocol::Phase::review);
    auto one = hall.hello(hall.ticket_of(1));
    hall.listen(desk);
    CHECK(desk.last<protocol::PublicView>()->clock.phase == protocol::Phase::review);
    auto other = hall.hello(hall.ticket_of(2));
    hall.wait(3s);
    hall.listen(desk);
    CHECK(desk.last<protocol::PublicView>()->clock.phase == protocol::Phase::preview);
}

TEST_CASE("S18 however many come through the door, a phone is told at most four times a second") {
    LiveRoom hall;
    hall.fill(20);
    auto desk = hall.hello(hall.desk_ticket);
    REQUIRE(hall.tap(desk, protocol::ControlAction::open_lobby) == "ack");
    auto phone = hall.hello(hall.ticket_of(1));
    auto door = hall.hello(hall.ticket_of(2));
    const auto policy = door.last<protocol::PublicView>()->policy_hash;
    hall.say(door, protocol::Consent{"co", true, policy});
    hall.wait(1s);
    const auto shows = phone.screen->shows();
    for (int i = 0; i < 50; ++i) {  // in and out again, as fast as a thumb can not
        door.room->receive(door.key, protocol::CheckIn{"i" + std::to_string(i)});
        door.room->receive(door.key, protocol::GoAway{"o" + std::to_string(i)});
        hall.wait(10ms);
    }
    hall.wait(1s);
    CHECK(phone.screen->shows() - shows <= 4);
    hall.say(door, protocol::CheckIn{"last"});
    hall.wait(1s);
    hall.listen(phone);
    CHECK(phone.last<protocol::PublicView>()->here == 1);  // control: the last word arrives
}

TEST_CASE("S8 while the disk is full wishes are refused with a code, and the room goes on") {
    LiveRoom hall;
    auto desk = hall.hello(hall.desk_ticket);
    hall.server.journal().fail_appends(true);
    CHECK(hall.tap(desk, protocol::ControlAction::open) == "unavailable");
    hall.listen(desk);
    CHECK(desk.last<protocol::DeskView>()->journal_trouble);
    CHECK(desk.last<protocol::PublicView>()->clock.phase == protocol::Phase::draft);
    hall.server.journal().fail_appends(false);
    CHECK(hall.tap(desk, protocol::ControlAction::open) == "ack");
    hall.listen(desk);
    CHECK_FALSE(desk.last<protocol::DeskView>()->journal_trouble);
}

TEST_CASE("S9 a room that somebody else took is left, and found again") {
    LiveRoom hall;
    auto desk = hall.hello(hall.desk_ticket);
    hall.server.journal().load(
        room::RoomId(hall.created.room), [](const journal::Loaded&) {},
        [](const journal::LoadFailure&) {});
    hall.wait(1s);
    CHECK(hall.tap(desk, protocol::ControlAction::open) == "unavailable");
    CHECK(desk.screen->closed() == protocol::CloseCode::moved);
    auto again = hall.hello(hall.desk_ticket);
    CHECK(hall.tap(again, protocol::ControlAction::open) == "ack");
}

TEST_CASE("S10 a deadline stands after a short outage, and is kept after a long one") {
    LiveRoom hall;
    hall.fill(2);
    hall.run_to_rate();
    auto desk = hall.hello(hall.desk_ticket);
    const auto ends = desk.last<protocol::PublicView>()->clock.ends_tick;
    REQUIRE(ends);
    hall.server.crash();
    hall.wait(5s);
    hall.server.start();
    auto again = hall.hello(hall.desk_ticket);
    CHECK(again.last<protocol::PublicView>()->clock.ends_tick == ends);
    const auto left = *ends - hall.world.now().ms;
    hall.server.crash();
    hall.wait(60s);
    hall.server.start();
    auto later = hall.hello(hall.desk_ticket);
    const auto clock = later.last<protocol::PublicView>()->clock;
    CHECK(clock.paused);
    REQUIRE(clock.left_ms);
    CHECK(*clock.left_ms <= left + 2000);
    CHECK(*clock.left_ms >= left - 1000);
    CHECK(later.last<protocol::DeskView>()->away_from_tick);
}

TEST_CASE("S11 a preview shows what applying does, and another effect by then is refused") {
    LiveRoom hall;
    hall.fill(1);
    auto desk = hall.hello(hall.desk_ticket);
    REQUIRE(hall.tap(desk, protocol::ControlAction::open_lobby) == "ack");
    hall.listen(desk);
    const auto step = desk.last<protocol::PublicView>()->step;
    hall.say(desk,
             protocol::Preview{
                 "e1", protocol::SetPresence{"x", {1, 2}, protocol::PresenceWish::here, true, {}}});
    REQUIRE(desk.last<protocol::Effect>());
    CHECK(desk.last<protocol::Effect>()->lines.size() == 2);
    CHECK(desk.last<protocol::PublicView>()->here == 0);
    hall.say(desk, protocol::SetPresence{"p", {1, 2}, protocol::PresenceWish::here, true, {}});
    REQUIRE(desk.answer_to("p") == "ack");
    hall.listen(desk);
    const auto now = desk.last<protocol::PublicView>()->step;
    CHECK(now >= step);
    hall.say(desk, protocol::Preview{
                       "e2", protocol::Control{"y", now, protocol::ControlAction::start, {}, {}}});
    const auto shown = desk.last<protocol::Effect>();
    REQUIRE(shown);
    CHECK(shown->id == "e2");
    CHECK(hall.tap(desk, protocol::ControlAction::start, "another") == "effect_changed");
    CHECK(hall.tap(desk, protocol::ControlAction::start, shown->digest) == "ack");
    hall.say(desk,
             protocol::Preview{
                 "e3", protocol::Control{"z", 0, protocol::ControlAction::show_pairs, {}, {}}});
    CHECK(desk.answer_to("e3") == "not_allowed");
}

TEST_CASE("S17 a wish that breaks an invariant is rejected alone, and the room goes on") {
    LiveRoom hall;
    hall.fill(1);
    auto desk = hall.hello(hall.desk_ticket);
    REQUIRE(hall.tap(desk, protocol::ControlAction::open_lobby) == "ack");
    hall.server.crash();
    // A poisoned record: an undo point that names somebody who never was.
    auto& journal = hall.server.journal();
    journal.load(
        room::RoomId(hall.created.room),
        [&](const journal::Loaded& loaded) {
            room::UndoPoint point{room::StepNumber(2), {}, {}, {}, {}, {}, {}, {}, {},
                                  std::nullopt};
            point.action = room::UndoAction::presence;
            point.label = "check_in";
            point.at = hall.world.now();
            point.people = {{room::ParticipantId(99), room::Presence::joined}};
            journal.append(
                {{room::RoomId(hall.created.room), loaded.epoch},
                 loaded.events.size(),
                 {{hall.world.now(), room::UndoOffered{point}}},
                 {hall.created.code, {}, {}, {}, {}, {}}},
                [](journal::Outcome outcome) { CHECK(outcome == journal::Outcome::durable); });
        },
        [](const journal::LoadFailure& failure) { FAIL(failure.detail); });
    hall.wait(1s);
    hall.server.start();
    auto again = hall.hello(hall.desk_ticket);
    const auto step = again.last<protocol::PublicView>()->step;
    // The guilty one between two others, all in one batch.
    const auto wish = [&](protocol::ClientMessage message) {
        again.room->receive(again.key, std::move(message));
    };
    wish(protocol::AddPerson{"walkin", "Walk In", 0});
    wish(protocol::Control{"guilty", step, protocol::ControlAction::undo, {}, {}});
    wish(protocol::SetPresence{"after", {1, 2}, protocol::PresenceWish::here, true, {}});
    hall.listen(again);
    CHECK(again.answer_to("walkin") == "ack");
    CHECK(again.answer_to("guilty") == "internal_fault");
    CHECK(again.answer_to("after") == "ack");
    CHECK_FALSE(again.screen->closed());
    CHECK(hall.server.log().find("invariant") != std::string::npos);
    CHECK(again.last<protocol::PublicView>()->here == 2);
}

namespace {

// Ends the evening of two by two after its first round; the ratings are closed then.
void close_ratings(LiveRoom& hall, test::Device& desk) {
    hall.fill(2);
    hall.run_to_rate();
    desk = hall.hello(hall.desk_ticket);
    REQUIRE(hall.tap(desk, protocol::ControlAction::end_rounds) == "ack");
    REQUIRE(hall.tap(desk, protocol::ControlAction::skip) == "ack");
    REQUIRE(hall.tap(desk, protocol::ControlAction::close_ratings) == "ack");
}

protocol::MatchingState state_after(LiveRoom& hall, test::Device& desk, base::Duration time) {
    hall.wait(time);
    hall.listen(desk);
    return desk.last<protocol::DeskView>()->matching.state;
}

}  // namespace

TEST_CASE("S19 a solver that fails costs the proof at most; one that always fails is told") {
    using protocol::MatchingState;
    LiveRoom hall;
    test::Device desk;
    SECTION("once: the instant answer is taken, and said to be one") {
        hall.server.solver().fails = 1;
        close_ratings(hall, desk);
        CHECK(state_after(hall, desk, 70s) == MatchingState::instant_only);
    }
    SECTION("in every way: the event goes on, and the next time the answer is exact") {
        hall.server.solver().fails = 3;
        close_ratings(hall, desk);
        CHECK(state_after(hall, desk, 65s) == MatchingState::failing);
        CHECK(hall.server.log().find("no matching could be computed") != std::string::npos);
        hall.say(desk, protocol::Announce{"a", "Still counting"});
        CHECK(desk.answer_to("a") == "ack");
        CHECK(state_after(hall, desk, 15s) == MatchingState::proposed);
    }
    SECTION("never: the answer is exact") {
        close_ratings(hall, desk);
        CHECK(state_after(hall, desk, 65s) == MatchingState::proposed);
    }
}
