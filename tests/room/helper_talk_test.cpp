#include <catch2/catch.hpp>

#include "trio.hpp"

using namespace evenings;
using room::ParticipantId;
using room::Phase;
using room::Refusal;

TEST_CASE("R94 who rests talks with a helper, and is paired like anybody who rests") {
    Evening it = given(hall(5, 0, trios(true, false)), started());
    const ParticipantId lone = resting(it).at(0);
    const auto before = it.room.encounters.size();
    it.control(room::TalkWithHelper{lone, true});
    const auto* talk = room::helper_talk_of(it.room, lone);
    REQUIRE(talk != nullptr);
    REQUIRE(talk->table);
    CHECK(room::people_at(it.room, *talk->table).empty());
    CHECK(it.room.encounters.size() == before);
    CHECK(it.control(room::TalkWithHelper{lone, true}).empty());
    it.control(room::UndoLast{});
    CHECK(room::helper_talk_of(it.room, lone) == nullptr);
    it.control(room::TalkWithHelper{lone, true});
    it.tick_until(Phase::rate);
    CHECK(room::helper_talk_of(it.room, lone) != nullptr);
    it.tick();
    CHECK(it.room.helper_talks.empty());
    CHECK(room::seat_of(it.room, lone) != nullptr);
}

TEST_CASE("R94 a helper's device may wish it; who sits, or is not here, has no such talk") {
    Evening it = given(hall(5, 0, trios(true, false)));
    const auto link = find<room::LinkIssued>(
        it.does(organizer(), room::IssueLink{room::StaffRole::helper, room::SecretHash{"aa"}}));
    REQUIRE(link != nullptr);
    it.does(visitor(), room::ClaimTicket{room::SecretHash{"aa"}, room::SecretHash{"bb"}});
    started()(it);
    const ParticipantId lone = resting(it).at(0);
    const room::StaffId device{static_cast<std::uint32_t>(it.room.staff.size())};
    it.does(helper(device), room::TalkWithHelper{lone, true});
    CHECK(room::helper_talk_of(it.room, lone) != nullptr);
    CHECK(it.room.undo.size() <= 1);  // the start: a helper corrects by the opposite wish
    it.does(helper(device), room::TalkWithHelper{lone, false});
    CHECK(room::helper_talk_of(it.room, lone) == nullptr);
    const ParticipantId seated = lone == ada ? ben : ada;
    CHECK(refusal_of(it.when(organizer(), room::TalkWithHelper{seated, true})) ==
          Refusal::seated_already);
    CHECK(refusal_of(it.when(organizer(), room::TalkWithHelper{ParticipantId{99}, true})) ==
          Refusal::no_such_person);
    it.does(person(lone), room::GoAway{{lone}});
    CHECK(refusal_of(it.when(organizer(), room::TalkWithHelper{lone, true})) == Refusal::not_here);
}

TEST_CASE("R94 it ends when they get a seat or leave, and moves when its table breaks") {
    const Evening start = given(hall(5, 0, trios(true, false)), started());
    const ParticipantId lone = resting(start).at(0);
    const auto with = [&](auto then) {
        Evening it = start;
        it.control(room::TalkWithHelper{lone, true});
        then(it);
        return it;
    };
    const auto has_talk = [&](const Evening& it) {
        return room::helper_talk_of(it.room, lone) != nullptr;
    };
    CHECK(!has_talk(with([&](Evening& it) {
        it.control(room::JoinTable{lone, room::seats_now(it.room)[0].second});
    })));
    CHECK(!has_talk(with([&](Evening& it) { it.does(person(lone), room::GoAway{{lone}}); })));
    const Evening moved = with([&](Evening& it) {
        it.control(room::UseTable{*room::helper_talk_of(it.room, lone)->table, false});
    });
    REQUIRE(has_talk(moved));
    const auto table = room::helper_talk_of(moved.room, lone)->table;
    CHECK((!table || !moved.room.closed_tables.contains(*table)));
}

TEST_CASE("R77 of three, who is looked for and looks for another is not away: help is called") {
    Evening it = given(hall(5, 0, trios(true)), talking());
    const auto [table, third] = trio(it);
    const auto three = room::people_at(it.room, table);
    const auto with = [&](ParticipantId who, ParticipantId other) {
        for (const auto* talk : room::talks_now(it.room, who)) {
            if (room::partner_in(*talk, who) == other) return talk->id;
        }
        FAIL("they do not sit together");
        return room::EncounterId{1};
    };
    it.does(person(three[0]), room::ReportMissing{with(three[0], third)});
    it.does(person(third), room::ReportMissing{with(third, three[1])});
    CHECK(room::missing_of(it.room, third) == nullptr);
    CHECK(room::missing_of(it.room, three[1]) == nullptr);
    CHECK(it.room.helps.size() == 1);
    // Nobody is looked for twice in a round.
    CHECK(it.does(person(three[1]), room::ReportMissing{with(three[1], third)}).empty());
    it.tick_until(Phase::rate);
    CHECK(room::people_at(it.room, table).size() == 3);
}

TEST_CASE("R77 however a pause ends, who is looked for has a minute again") {
    for (const bool back : {true, false}) {
        Evening it = given(gathered(3), started());
        it.wait(45s);
        const ParticipantId partner = it.partner(ada);
        it.does(person(ada), room::ReportMissing{it.encounter(ada)});
        it.control(room::Pause{});
        it.wait(3min);
        it.control(back ? room::Command{room::GoBack{}} : room::Command{room::SkipPhase{}});
        const room::Missing* missing = room::missing_of(it.room, partner);
        if (missing != nullptr) CHECK(missing->until == it.now + 60s);
        it.does(the_clock(), room::Tick{});
        CHECK(it.room.people[partner.value - 1].presence == room::Presence::here);
    }
}

TEST_CASE("R94 a table where a helper talks is given to whoever else needs it") {
    room::Settings settings = trios(true, false);
    settings.tables = 3;
    Evening it = given(created(settings), roster(6, 0), opened(), all_joined(), lobby());
    checked_in({ada, ben, cem, dora, emil})(it);
    started()(it);
    const ParticipantId lone = [&] {
        for (const auto& each : it.room.people) {
            const bool here = each.presence == room::Presence::here;
            if (here && room::seat_of(it.room, each.id) == nullptr) return each.id;
        }
        return ada;
    }();
    it.control(room::TalkWithHelper{lone, true});
    REQUIRE(room::helper_talk_of(it.room, lone)->table);
    it.does(organizer(), room::CheckIn{{fay}});
    CHECK(room::seat_of(it.room, fay) != nullptr);
    CHECK(room::helper_talk_of(it.room, lone) == nullptr);
}

TEST_CASE("R94 a talk with a helper stays through going back, and through others' undo") {
    Evening it = given(hall(5, 0, trios(true, false)));
    it.does(organizer(), room::IssueLink{room::StaffRole::helper, room::SecretHash{"aa"}});
    it.does(visitor(), room::ClaimTicket{room::SecretHash{"aa"}, room::SecretHash{"bb"}});
    started()(it);
    const room::StaffId device{static_cast<std::uint32_t>(it.room.staff.size())};
    const ParticipantId lone = resting(it).at(0);
    const auto seats = room::seats_now(it.room);
    const auto sits = [&](std::size_t at) {
        return room::find_encounter(it.room, seats[at].first)->a;
    };
    it.control(room::SwapSeats{sits(0), sits(1)});
    it.does(helper(device), room::TalkWithHelper{lone, true});
    it.control(room::UndoLast{});
    CHECK(room::helper_talk_of(it.room, lone) != nullptr);
    it.control(room::GoBack{});
    CHECK(room::helper_talk_of(it.room, lone) != nullptr);
}
