// Who sits where, as devices see it: effects that a tablet is shown, searches and offers on phones,
// and what must not show.

#include "on_the_way.hpp"

#include <algorithm>

#include "live/gate/cast.hpp"

using namespace std::chrono_literals;
using test::Device;
using test::effect_of;
using test::has_line;
using test::LiveRoom;
using test::view;
using test::walking;

namespace {

std::uint32_t step(LiveRoom& hall, Device& desk) {
    hall.listen(desk);
    return desk.last<protocol::PublicView>()->step;
}

std::uint32_t partner(LiveRoom& hall, std::uint32_t badge) {
    const auto seat = test::seat(hall, badge);
    return seat.partner ? seat.partner->badge : 0;
}

// The desk's picture without the phones that were not heard of, which changes with every beat.
std::string without_silence(const Device& desk) {
    auto picture = *desk.last<protocol::DeskView>();
    picture.silent.clear();
    picture.silent_count = 0;
    return protocol::encode_server_message(picture);
}

std::size_t count_lines(const protocol::Effect& effect, const std::string& code) {
    return static_cast<std::size_t>(
        std::count_if(effect.lines.begin(), effect.lines.end(),
                      [&](const auto& line) { return line.code == code; }));
}

}  // namespace

TEST_CASE("R72 a swap is shown at the tablet before it is made, then seen on phones and undone") {
    LiveRoom hall;
    auto desk = walking(hall);
    const std::uint32_t one = partner(hall, 1);
    const std::uint32_t other = partner(hall, 2);
    protocol::SwapSeats swap{"w1", step(hall, desk), one, other, std::nullopt};
    const auto effect = effect_of(hall, desk, "v1", swap);
    CHECK(count_lines(effect, "sits") == 2);
    CHECK(!has_line(effect, "rests_now"));
    CHECK(partner(hall, 1) == one);  // nothing was done

    swap.effect = std::string(64, '0');
    hall.say(desk, swap);
    CHECK(desk.answer_to("w1") == "effect_changed");
    swap.id = "w2";
    swap.effect = effect.digest;
    hall.say(desk, swap);
    CHECK(desk.answer_to("w2") == "ack");
    CHECK(partner(hall, 1) == other);
    CHECK(partner(hall, 2) == one);
    CHECK(hall.tap(desk, protocol::ControlAction::undo) == "ack");
    CHECK(partner(hall, 1) == one);
}

TEST_CASE("R67 who leaves is shown with the promises that this breaks, and what a round helps") {
    LiveRoom hall;
    auto desk = walking(hall);
    const auto effect = effect_of(
        hall, desk, "v1", protocol::SetPresence{"p", {1}, protocol::PresenceWish::left, true, {}});
    CHECK(has_line(effect, "becomes_left"));
    CHECK(has_line(effect, "rests_now"));
    CHECK(count_lines(effect, "promise_broken") == 3);
    protocol::SetPresence leave{
        "l1", {1}, protocol::PresenceWish::left, true, std::string(64, '0')};
    hall.say(desk, leave);
    CHECK(desk.answer_to("l1") == "effect_changed");
    leave.id = "l2";
    leave.effect = effect.digest;
    const auto after = effect_of(
        hall, desk, "v2",
        protocol::Control{"k", step(hall, desk), protocol::ControlAction::add_round, {}, {}});
    CHECK(has_line(after, "round_added"));
    hall.say(desk, leave);
    CHECK(desk.answer_to("l2") == "ack");
}

TEST_CASE("R75 a table that breaks is shown, moved from, listed, and put back by undo") {
    LiveRoom hall;
    auto desk = walking(hall);
    protocol::UseTable broken{"t1", step(hall, desk), 1, false, std::nullopt};
    const auto effect = effect_of(hall, desk, "v1", broken);
    CHECK(has_line(effect, "table_closed"));
    CHECK(has_line(effect, "moves_table"));
    broken.effect = effect.digest;
    hall.say(desk, broken);
    CHECK(desk.answer_to("t1") == "ack");
    hall.wait(1s);
    hall.listen(desk);
    REQUIRE(desk.last<protocol::DeskView>()->closed_tables.size() == 1);
    CHECK(desk.last<protocol::DeskView>()->undo->action == "close_table");
    CHECK(hall.tap(desk, protocol::ControlAction::undo) == "ack");
    hall.wait(1s);
    hall.listen(desk);
    CHECK(desk.last<protocol::DeskView>()->closed_tables.empty());
}

TEST_CASE("R75 the way to the next table is counted in tables in use, on or back") {
    room::Room room{room::RoomId("00112233445566778899aabbccddeeff")};
    room.closed_tables = {room::TableNumber{3}, room::TableNumber{7}};
    const live::gate::Cast cast(room);
    CHECK(cast.steps(1, 2) == 1);
    CHECK(cast.steps(1, 5) == 3);
    CHECK(cast.steps(5, 1) == -3);
    CHECK(cast.steps(7, 8) == 1);
    CHECK(cast.steps(4, 4) == 0);
    CHECK(cast.steps(0, 4) == 0);
}

TEST_CASE("R77 'nobody here' calls the other phone, shows to staff, and ends in a rest") {
    LiveRoom hall;
    auto desk = walking(hall);
    auto other = hall.hello(hall.ticket_of(partner(hall, 1)));
    auto ada = hall.hello(hall.ticket_of(1));
    const auto encounter = view(hall, ada).seat.encounter;
    const auto length = ada.last_text<protocol::ParticipantView>().size();
    hall.say(ada, protocol::ReportMissing{"m1", encounter});
    CHECK(ada.answer_to("m1") == "too_early");
    hall.wait(45s);
    hall.say(ada, protocol::ReportMissing{"m2", encounter});
    CHECK(ada.answer_to("m2") == "ack");
    CHECK(view(hall, ada).seat.search == protocol::Search::running);
    CHECK(ada.last_text<protocol::ParticipantView>().size() == length);
    CHECK(view(hall, other).seat.awaited_until_tick == view(hall, ada).seat.search_until_tick);
    hall.listen(desk);
    REQUIRE(desk.last<protocol::DeskView>()->missing.size() == 1);
    hall.wait(61s);
    CHECK(view(hall, ada).seat.kind == protocol::SeatKind::rest);
    CHECK(view(hall, ada).seat.why == protocol::RestReason::no_partner);
    CHECK(view(hall, ada).met.empty());
    CHECK(view(hall, other).presence == protocol::PresenceState::away);
    hall.listen(desk);
    CHECK(desk.last<protocol::DeskView>()->missing.empty());
}

TEST_CASE("R77 the other phone says 'I am coming', and the talk is held") {
    LiveRoom hall;
    auto desk = walking(hall);
    auto other = hall.hello(hall.ticket_of(partner(hall, 1)));
    auto ada = hall.hello(hall.ticket_of(1));
    const auto encounter = view(hall, ada).seat.encounter;
    hall.wait(45s);
    hall.say(ada, protocol::ReportMissing{"m1", encounter});
    hall.say(other, protocol::ShowUp{"u1", encounter});
    CHECK(other.answer_to("u1") == "ack");
    CHECK(view(hall, ada).seat.search == protocol::Search::over);
    hall.wait(90s);
    CHECK(view(hall, ada).seat.kind == protocol::SeatKind::table);
    CHECK(view(hall, other).presence == protocol::PresenceState::here);
}

TEST_CASE("V39 what one answers to an offered seat sends nothing to anybody else") {
    LiveRoom hall;
    auto desk = walking(hall);
    hall.say(desk, protocol::SetPresence{
                       "p1", {partner(hall, 1), 2}, protocol::PresenceWish::left, true, {}});
    REQUIRE(desk.answer_to("p1") == "ack");
    auto ada = hall.hello(hall.ticket_of(1));
    const auto offer = view(hall, ada).offer;
    REQUIRE(offer);
    auto other = hall.hello(hall.ticket_of(offer->partner.badge));
    REQUIRE(view(hall, other).offer);
    hall.listen(desk);
    const auto heard_by_other = other.texts.size();
    const auto shown_at_desk = without_silence(desk);
    hall.say(ada, protocol::AnswerOffer{"o1", offer->number, false});
    CHECK(ada.answer_to("o1") == "ack");
    CHECK(view(hall, ada).offer->answer == protocol::SuggestionAnswer::no);
    hall.listen(other);
    hall.listen(desk);
    CHECK(other.texts.size() == heard_by_other);
    CHECK(without_silence(desk) == shown_at_desk);
    // The control: a yes of both is seen.
    hall.say(ada, protocol::AnswerOffer{"o2", offer->number, true});
    hall.say(other, protocol::AnswerOffer{"o3", offer->number, true});
    CHECK(view(hall, ada).seat.partner->badge == offer->partner.badge);
    hall.listen(desk);
    CHECK(without_silence(desk) != shown_at_desk);
}

TEST_CASE("R69 who rests next reads it in Rate, and the desk by name; others read nothing") {
    LiveRoom hall;
    auto desk = walking(hall);
    hall.say(desk, protocol::SetPresence{"p1", {1}, protocol::PresenceWish::left, true, {}});
    hall.wait(60s + 300s + 2s);
    hall.listen(desk);
    const auto resting = desk.last<protocol::DeskView>()->resting_next;
    REQUIRE(resting.size() == 1);
    for (const std::uint32_t badge : {2U, 3U, 4U, 5U, 6U}) {
        auto phone = hall.hello(hall.ticket_of(badge));
        const bool rests = badge == resting[0].badge;
        CHECK(view(hall, phone).next_round ==
              (rests ? protocol::NextRound::rests : protocol::NextRound::unknown));
        phone.room->gone(phone.key);
    }
    hall.say(desk, protocol::SetPresence{"p2", {1}, protocol::PresenceWish::here, true, {}});
    auto lifted = hall.hello(hall.ticket_of(resting[0].badge));
    CHECK(view(hall, lifted).next_round == protocol::NextRound::seated_after_all);
}

TEST_CASE("R79 a claim shows on the other phone and to staff, and corrects whom one rates") {
    LiveRoom hall;
    auto desk = walking(hall);
    hall.wait(61s);
    auto ada = hall.hello(hall.ticket_of(1));
    const std::uint32_t real = partner(hall, 2);
    hall.say(ada, protocol::ClaimPartner{"c1", view(hall, ada).seat.encounter, real});
    CHECK(ada.answer_to("c1") == "ack");
    auto other = hall.hello(hall.ticket_of(real));
    const auto claim = view(hall, other).claim;
    REQUIRE(claim);
    CHECK(claim->partner.badge == 1);
    CHECK(claim->answer == protocol::SuggestionAnswer::none);
    hall.wait(1s);
    hall.listen(desk);
    REQUIRE(desk.last<protocol::DeskView>()->claims.size() == 1);
    hall.say(desk, protocol::AnswerClaim{"c2", claim->number, true});
    CHECK(desk.answer_to("c2") == "ack");
    CHECK(view(hall, ada).met.at(0).partner.badge == real);
    CHECK(view(hall, other).met.at(0).partner.badge == 1);
}
