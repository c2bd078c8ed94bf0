// Three at a table and talks with a helper, as devices see them.

#include "on_the_way.hpp"

using namespace std::chrono_literals;
using test::Device;
using test::has_line;
using test::LiveRoom;
using test::seat;
using test::view;

namespace {

// Three and three, of whom one of the second side is away; the desk looks on while they walk.
Device five_walking(LiveRoom& hall) {
    auto desk = test::in_the_hall(hall);
    hall.say(desk, protocol::SetPresence{"p1", {6}, protocol::PresenceWish::away, true, {}});
    REQUIRE(desk.answer_to("p1") == "ack");
    REQUIRE(hall.tap(desk, protocol::ControlAction::start) == "ack");
    return desk;
}

protocol::DeskView desk_view(LiveRoom& hall, Device& desk) {
    hall.wait(1s);
    hall.listen(desk);
    return *desk.last<protocol::DeskView>();
}

std::uint32_t resting(LiveRoom& hall) {
    for (std::uint32_t badge = 1; badge <= 3; ++badge) {
        if (seat(hall, badge).kind == protocol::SeatKind::rest) {
            return badge;
        }
    }
    return 0;
}

// Previews the wish, then sends it with what was shown.
template <class Wish>
protocol::Effect shown_and_done(LiveRoom& hall, Device& desk, Wish wish) {
    const auto effect = test::effect_of(hall, desk, "v" + wish.id, wish);
    wish.effect = effect.digest;
    hall.say(desk, wish);
    CHECK(desk.answer_to(wish.id) == "ack");
    return effect;
}

}  // namespace

TEST_CASE("R93 a third is shown at the tablet first, then on three phones, and undone") {
    LiveRoom hall;
    auto desk = five_walking(hall);
    const std::uint32_t lone = resting(hall);
    REQUIRE(lone != 0);
    const std::uint32_t seated = lone == 1 ? 2 : 1;
    const auto before = seat(hall, seated);
    hall.listen(desk);
    const auto effect = shown_and_done(
        hall, desk,
        protocol::JoinTable{"j1", desk.last<protocol::PublicView>()->step, lone, before.table, {}});
    CHECK(has_line(effect, "joins"));
    CHECK(has_line(effect, "talk_longer"));

    auto phone = hall.hello(hall.ticket_of(lone));
    const auto own = view(hall, phone).seat;
    CHECK(own.table == before.table);
    REQUIRE(own.partner);
    REQUIRE(own.beside.size() == 1);
    CHECK(own.beside[0].card.badge == seated);  // of one's own side: not met
    CHECK(own.beside[0].encounter == 0);
    const auto of_partner = seat(hall, own.partner->badge);
    CHECK(of_partner.partner->badge == seated);
    REQUIRE(of_partner.beside.size() == 1);
    CHECK(of_partner.beside[0].card.badge == lone);
    CHECK(of_partner.beside[0].encounter == own.encounter);
    CHECK(desk_view(hall, desk).resting == 0);
    CHECK(desk_view(hall, desk).talks_now == 2);

    CHECK(hall.tap(desk, protocol::ControlAction::undo) == "ack");
    CHECK(view(hall, phone).seat.kind == protocol::SeatKind::rest);
    CHECK(desk_view(hall, desk).resting == 1);
}

TEST_CASE("R92 who sits at three has as long a picture as anybody, and rates both") {
    LiveRoom hall;
    auto desk = five_walking(hall);
    const std::uint32_t lone = resting(hall);
    const auto table = seat(hall, lone == 1 ? 2 : 1).table;
    auto phone = hall.hello(hall.ticket_of(lone));
    view(hall, phone);
    const auto length = phone.last_text<protocol::ParticipantView>().size();
    hall.listen(desk);
    shown_and_done(
        hall, desk,
        protocol::JoinTable{"j1", desk.last<protocol::PublicView>()->step, lone, table, {}});
    const auto own = view(hall, phone);
    CHECK(phone.last_text<protocol::ParticipantView>().size() == length);
    auto partner = hall.hello(hall.ticket_of(own.seat.partner->badge));
    hall.wait(62s);
    CHECK(view(hall, partner).met.size() == 2);
    for (const auto& met : view(hall, partner).met) {
        const std::string id = "r" + std::to_string(met.encounter);
        hall.say(partner, protocol::GiveRating{id, met.encounter, protocol::Choice{true, 70}, 0});
        CHECK(partner.answer_to(id) == "ack");
    }
    // The talk lasts two minutes more than the five of this event.
    hall.wait(5min + 30s);
    hall.listen(desk);
    CHECK(desk.last<protocol::PublicView>()->clock.phase == protocol::Phase::talk);
    hall.wait(1min + 30s);
    hall.listen(desk);
    CHECK(desk.last<protocol::PublicView>()->clock.phase == protocol::Phase::rate);
}

TEST_CASE("R94 a talk with a helper shows on the phone, at the desk and on helpers' devices") {
    LiveRoom hall;
    auto desk = five_walking(hall);
    const std::uint32_t lone = resting(hall);
    auto phone = hall.hello(hall.ticket_of(lone));
    view(hall, phone);
    const auto length = phone.last_text<protocol::ParticipantView>().size();
    const auto effect =
        shown_and_done(hall, desk, protocol::TalkWithHelper{"h1", lone, true, std::nullopt});
    CHECK((has_line(effect, "with_helper") || has_line(effect, "with_helper_at")));
    CHECK(view(hall, phone).seat.kind == protocol::SeatKind::helper);
    CHECK(phone.last_text<protocol::ParticipantView>().size() == length);
    REQUIRE(desk_view(hall, desk).helper_talks.size() == 1);
    CHECK(desk_view(hall, desk).helper_talks[0].badge == lone);
    hall.say(desk, protocol::TalkWithHelper{"h2", lone, false, std::nullopt});
    CHECK(desk.answer_to("h2") == "ack");
    CHECK(view(hall, phone).seat.kind == protocol::SeatKind::rest);
    CHECK(desk_view(hall, desk).helper_talks.empty());
}
