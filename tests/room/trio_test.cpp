#include <catch2/catch.hpp>

#include <algorithm>

#include "room/feasibility.hpp"
#include "room/seating.hpp"
#include "trio.hpp"

using namespace evenings;
using room::ParticipantId;
using room::Phase;
using room::Refusal;
using room::TableNumber;

TEST_CASE("R92 in an odd pool nobody rests: three meet one another, and rate one another") {
    Evening it = given(hall(5, 0, trios(true)), started());
    CHECK(resting(it).empty());
    const auto [table, third] = trio(it);
    for (const ParticipantId who : room::people_at(it.room, table))
        CHECK(talks(it, who) == 2);
    it.tick();
    CHECK(it.room.stage.length == it.room.settings.durations.talk + 2min);
    it.tick();
    REQUIRE(it.room.stage.phase == Phase::rate);
    for (const auto* talk : room::talks_now(it.room, third)) {
        it.does(person(third), room::GiveRating{talk->id, gladly, 0});
        it.does(person(room::partner_in(*talk, third)), room::GiveRating{talk->id, possible, 0});
    }
    CHECK(room::encounters_of(it.room, third).size() == 2);
    it.tick_until(Phase::review);
}

TEST_CASE("R92 on two sides the third meets the one of the other side") {
    Evening it = given(hall(2, 3, trios(false)), started());
    CHECK(resting(it).empty());
    const auto [table, third] = trio(it);
    CHECK(talks(it, third) == 1);
    CHECK(room::seats_now(it.room).size() == 3);
    const auto* first = room::talks_now(it.room, third).front();
    CHECK(talks(it, room::partner_in(*first, third)) == 2);
}

TEST_CASE("R92 without that wish, and without three, talks last as long as they did") {
    Evening it = given(hall(5, 0, trios(true, false)), started());
    CHECK(resting(it).size() == 1);
    it.tick();
    CHECK(it.room.stage.length == it.room.settings.durations.talk);
    Evening even = given(hall(4, 0, trios(true)), talking());
    CHECK(even.room.stage.length == even.room.settings.durations.talk);
    even.control(room::GoBack{});
    CHECK(even.room.stage.length == even.room.settings.durations.talk);
    Evening odd = given(hall(5, 0, trios(true)), talking());
    odd.control(room::GoBack{});
    CHECK(odd.room.stage.length == odd.room.settings.durations.talk + 2min);
}

TEST_CASE("R92 a block keeps three from one table, whatever their sides") {
    for (const bool pool : {true, false}) {
        Evening it = given(pool ? hall(3, 0, trios(true)) : hall(1, 2, trios(false)));
        const ParticipantId one = pool ? ada : ben;
        it.does(person(one), room::Block{cem, true});
        started()(it);
        CHECK(resting(it).size() == 1);
        it.tick();
        CHECK(it.room.stage.length == it.room.settings.durations.talk);
    }
}

TEST_CASE("R92 nobody is told to rest who will be the third, and promises count whom one meets") {
    Evening it = given(hall(5, 0, trios(true)), started());
    CHECK(std::all_of(it.room.people.begin(), it.room.people.end(),
                      [](const auto& each) { return each.talks_promised >= 3; }));
    it.tick_until(Phase::rate);
    const auto told = it.room.byes ? it.room.byes->resting : std::vector<ParticipantId>{};
    it.tick_until(Phase::move);
    CHECK(resting(it) == told);
    it.tick_until(Phase::review);
    for (const auto& each : it.room.people)
        CHECK(room::encounters_of(it.room, each.id).size() >= each.talks_promised);
}

TEST_CASE("R92 a pool where three met in the first round goes on without meeting twice") {
    Evening it = given(hall(7, 0, trios(true)), started());
    it.tick_until(Phase::review);  // the invariants are checked at every step
    CHECK(it.room.encounters.size() > 9);
}

TEST_CASE("R92 when one of three goes before the talk, the others are a pair") {
    Evening it = given(hall(5, 0, trios(true)), started());
    const auto [table, third] = trio(it);
    const auto people = room::people_at(it.room, table);
    it.does(person(people.front()), room::GoAway{{people.front()}});
    const auto left = room::people_at(it.room, table);
    CHECK(std::is_permutation(left.begin(), left.end(), people.begin() + 1, people.end()));
    it.tick();
    CHECK(it.room.stage.length == it.room.settings.durations.talk);
    CHECK(room::seat_of(it.room, third)->began);
}

TEST_CASE("R92 who comes during Move joins a pair when nobody else is alone") {
    Evening it = given(created(trios(true)), roster(5, 0), opened(), all_joined(), lobby());
    checked_in({ada, ben, cem, dora})(it);
    started()(it);
    it.does(organizer(), room::CheckIn{{emil}});
    CHECK(trio(it).second == emil);
    it.tick();
    CHECK(it.room.stage.length == it.room.settings.durations.talk + 2min);
}

TEST_CASE("R92 feasibility counts the third places and the longer talks") {
    const Evening with = given(hall(5, 0, trios(true)));
    const Evening without = given(hall(5, 0, trios(true, false)));
    const auto seen = room::feasibility(with.room, room::Depth::whole);
    const auto plain = room::feasibility(without.room, room::Depth::whole);
    CHECK(seen.resting == 0);
    CHECK(plain.resting == 1);
    CHECK(seen.length == plain.length + 3 * 2min);
}

TEST_CASE("R93 who rests joins a pair by hand; it is undone until the talks begin") {
    Evening it = given(hall(5, 0, trios(true, false)), started());
    const ParticipantId lone = resting(it).at(0);
    const TableNumber table = room::seats_now(it.room)[0].second;
    const auto before = room::seats_now(it.room);
    it.control(room::JoinTable{lone, table});
    CHECK(trio(it) == std::pair(table, lone));
    CHECK(talks(it, lone) == 2);
    it.control(room::UndoLast{});
    CHECK(room::seats_now(it.room) == before);
    it.control(room::JoinTable{lone, table});
    it.tick();
    CHECK(it.room.stage.length == it.room.settings.durations.talk + 2min);
}

TEST_CASE("R93 what openly stands against a third is named, and changes nothing") {
    Evening it = given(hall(6, 0, trios(true, false)));
    it.does(organizer(), room::Leave{{fay}, true});
    started()(it);
    const ParticipantId lone = resting(it).at(0) == fay ? resting(it).at(1) : resting(it).at(0);
    const auto seats = room::seats_now(it.room);
    const auto refused = [&](ParticipantId who, TableNumber table) {
        return refusal_of(it.when(organizer(), room::JoinTable{who, table}));
    };
    CHECK(refused(ParticipantId{99}, seats[0].second) == Refusal::no_such_person);
    CHECK(refused(fay, seats[0].second) == Refusal::not_here);
    CHECK(refused(room::find_encounter(it.room, seats[0].first)->a, seats[1].second) ==
          Refusal::seated_already);
    CHECK(refused(lone, TableNumber{9}) == Refusal::no_such_table);
    const auto name = [](ParticipantId who) { return "p" + std::to_string(who.value); };
    const auto partner = room::find_encounter(it.room, seats[0].first)->b;
    Evening ruled = it;
    ruled.room.rules.never = {{name(lone), name(partner)}};
    CHECK(refusal_of(ruled.when(organizer(), room::JoinTable{lone, seats[0].second})) ==
          Refusal::rule_never);
    Evening sitting = it;
    sitting.room.people[lone.value - 1].entry.stays_seated = true;
    CHECK(refusal_of(sitting.when(organizer(), room::JoinTable{lone, seats[0].second})) ==
          Refusal::stays_seated);
    CHECK(room::seats_now(it.room) == seats);
    it.control(room::JoinTable{lone, seats[0].second});
    it.does(organizer(), room::CheckIn{{fay}});
    CHECK(refused(fay, seats[0].second) == Refusal::table_full);
    it.tick();
    CHECK(refused(fay, seats[1].second) == Refusal::wrong_phase);
}

TEST_CASE("R93 a block refuses no third: at Talk the pair stays, and the third has no talk") {
    Evening it = given(hall(5, 0, trios(true, false)), started());
    const ParticipantId lone = resting(it).at(0);
    const auto [id, table] = room::seats_now(it.room)[0];
    const room::Encounter pair = *room::find_encounter(it.room, id);
    it.does(person(lone), room::Block{pair.b, true});
    it.control(room::JoinTable{lone, table});
    it.tick();
    CHECK(room::people_at(it.room, table) == std::vector{pair.a, pair.b});
    CHECK(room::seat_of(it.room, lone) == nullptr);
    CHECK(it.room.stage.length == it.room.settings.durations.talk);
}

TEST_CASE("R93 of three whose pair is blocked the first two who may talk do") {
    Evening it = given(hall(5, 0, trios(true, false)), started());
    const ParticipantId lone = resting(it).at(0);
    const auto [id, table] = room::seats_now(it.room)[0];
    const room::Encounter pair = *room::find_encounter(it.room, id);
    it.control(room::JoinTable{lone, table});
    it.does(person(pair.a), room::Block{pair.b, true});
    it.tick();
    CHECK(room::people_at(it.room, table).size() == 2);
    REQUIRE(room::seat_of(it.room, lone) != nullptr);
    CHECK(room::seat_of(it.room, lone)->began);
}

TEST_CASE("R93 swaps, pairs by hand, broken tables and searches know tables of three") {
    const Evening start = given(hall(5, 0, trios(true)), started());
    const auto [table, third] = trio(start);
    const auto three = room::people_at(start.room, table);
    const ParticipantId outside = [&, at = table] {
        for (const auto& [id, other] : room::seats_now(start.room)) {
            if (other != at) return room::find_encounter(start.room, id)->a;
        }
        return ada;
    }();
    {
        Evening it = start;
        it.control(room::SwapSeats{third, outside});
        CHECK(room::people_at(it.room, table).size() == 3);
        CHECK(talks(it, outside) == 2);
        CHECK(talks(it, third) == 1);
        CHECK(refusal_of(it.when(organizer(), room::SwapSeats{three[0], three[1]})) ==
              Refusal::already_there);
    }
    {
        Evening it = start;
        it.control(room::SeatTogether{third, outside});
        CHECK(room::people_at(it.room, table) == std::vector{three[0], three[1]});
        CHECK(talks(it, third) == 1);
        CHECK(resting(it).size() == 1);
    }
    {
        Evening it = start;
        it.control(room::UseTable{table, false});
        const auto seat = room::seat_of(it.room, third);
        if (seat != nullptr) CHECK(room::people_at(it.room, seat->table).size() == 3);
    }
    {
        Evening it = start;
        it.tick_until(Phase::talk);
        const auto missing = [&](ParticipantId who) {
            for (const auto* talk : room::talks_now(it.room, who)) {
                if (room::partner_in(*talk, who) == third) return talk->id;
            }
            FAIL("they do not sit together");
            return room::EncounterId{1};
        };
        it.does(person(three[0]), room::ReportMissing{missing(three[0])});
        it.does(person(three[1]), room::ReportMissing{missing(three[1])});
        it.tick();
        CHECK(it.room.people[third.value - 1].presence == room::Presence::away);
        CHECK(room::people_at(it.room, table) == std::vector{three[0], three[1]});
    }
    {
        Evening it = start;
        it.tick_until(Phase::rate);
        const auto own = room::talks_now(it.room, third).front()->id;
        it.does(person(third), room::ClaimPartner{own, outside});
        it.does(person(outside), room::AnswerClaim{room::claim_of(it.room, outside)->number, true});
        CHECK(room::people_at(it.room, table) == std::vector{three[0], three[1]});
        CHECK(talks(it, third) == 1);
    }
}

TEST_CASE("R93 after a skip that was undone a block still parts the third, not the pair") {
    Evening it = given(hall(5, 0, trios(true, false)), started());
    it.control(room::SkipPhase{});
    it.control(room::UndoLast{});
    REQUIRE(it.room.stage.phase == Phase::move);
    const ParticipantId lone = resting(it).at(0);
    const auto [id, table] = room::seats_now(it.room)[0];
    REQUIRE(room::find_encounter(it.room, id)->began);
    it.control(room::JoinTable{lone, table});
    it.does(person(lone), room::Block{room::find_encounter(it.room, id)->a, true});
    it.tick();
    CHECK(it.room.stage.phase == Phase::talk);
    CHECK(room::people_at(it.room, table).size() == 2);
    CHECK(room::seat_of(it.room, lone) == nullptr);
}

TEST_CASE("R93 nobody who cannot walk is moved to others, or away from them") {
    Evening it = given(hall(5, 0, trios(true)));
    it.room.people[4].entry.stays_seated = true;
    started()(it);
    const auto [table, third] = trio(it);
    for (const ParticipantId inside : room::people_at(it.room, table)) {
        for (const auto& each : it.room.people) {
            const bool chair = each.entry.stays_seated || inside == ParticipantId{5};
            if (!chair || each.id == inside) continue;
            const auto said = it.asked(organizer(), room::SwapSeats{inside, each.id});
            CHECK(!said);
        }
    }
}

TEST_CASE("R92 positive control: wrong tables of three break an invariant") {
    const Evening it = given(hall(5, 0, trios(true)), started());
    const auto [table, third] = trio(it);
    const auto breaks = [&](auto spoil) {
        room::Room room = it.room;
        spoil(room);
        CHECK_THROWS(room::check_invariants(room));
    };
    CHECK_NOTHROW(room::check_invariants(it.room));
    breaks([&](room::Room& room) {
        room.encounters[room::talks_now(room, third)[0]->id.value - 1].dropped = true;
    });
    breaks([&](room::Room& room) {
        room.encounters[room::talks_now(room, third)[0]->id.value - 1].table = TableNumber{9};
    });
    breaks([&, at = table](room::Room& room) {
        for (auto& each : room.encounters)
            each.table = at;
    });
    breaks([&](room::Room& room) { room.helper_talks.push_back({ada, std::nullopt}); });
}
