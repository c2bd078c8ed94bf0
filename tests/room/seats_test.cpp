#include <catch2/catch.hpp>

#include <algorithm>

#include "evening.hpp"
#include "room/seat_changes.hpp"

using namespace evenings;
using room::ParticipantId;
using room::Phase;
using room::Refusal;
using room::TableNumber;

namespace {

const ParticipantId gus{7};
const ParticipantId hana{8};

room::Settings with(const std::function<void(room::Settings&)>& change) {
    room::Settings settings = usual_settings();
    change(settings);
    return settings;
}

std::optional<ParticipantId> sits_with(const Evening& it, ParticipantId who) {
    const room::Encounter* seat = room::seat_of(it.room, who);
    if (seat == nullptr) return std::nullopt;
    return room::partner_in(*seat, who);
}

std::optional<TableNumber> table(const Evening& it, ParticipantId who) {
    const room::Encounter* seat = room::seat_of(it.room, who);
    if (seat == nullptr) return std::nullopt;
    return seat->table;
}

// Everything about who sits where, to be compared.
std::vector<std::pair<room::EncounterId, TableNumber>> seats(const Evening& it) {
    return room::seats_now(it.room);
}

ParticipantId other_than(ParticipantId who, std::initializer_list<ParticipantId> people) {
    return *std::find_if(people.begin(), people.end(), [&](auto each) { return each != who; });
}

}  // namespace

TEST_CASE("R71 who comes during Move gets the place beside somebody who rests, at a free table") {
    Evening it = given(created(), roster(3, 3), opened(), all_joined(), lobby());
    checked_in({ada, ben, dora, emil, fay})(it);
    started()(it);
    const auto before = seats(it);
    it.wait(50s);
    it.does(organizer(), room::CheckIn{{cem}});
    REQUIRE(sits_with(it, cem));
    CHECK(seats(it).size() == before.size() + 1);
    CHECK(std::equal(before.begin(), before.end(), seats(it).begin()));  // nobody else moves
    it.tick();
    CHECK(room::seat_of(it.room, cem)->began);
}

TEST_CASE("R71 a place is filled until a minute into Talk, and the talk begins at once") {
    const auto arrival_after = [](base::Duration length) {
        Evening it = given(created(), roster(3, 3), opened(), all_joined(), lobby());
        checked_in({ada, ben, dora, emil, fay})(it);
        started()(it);
        it.tick_until(Phase::talk);
        it.wait(length);
        it.does(organizer(), room::CheckIn{{cem}});
        return it;
    };
    const Evening in_time = arrival_after(60s);
    REQUIRE(sits_with(in_time, cem));
    CHECK(room::seat_of(in_time.room, cem)->began);
    const Evening late = arrival_after(61s);
    CHECK(!sits_with(late, cem));
}

TEST_CASE("R71 nobody gets a place beside somebody they met, blocked or must not meet") {
    Evening it = given(created(), roster(1, 2), opened(), all_joined(), lobby());
    checked_in({ada, ben})(it);
    it.does(person(cem), room::Block{ada, true});
    started()(it);
    it.does(organizer(), room::GoAway{{ben}});
    it.does(organizer(), room::CheckIn{{cem}});
    CHECK(!sits_with(it, cem));
    it.does(organizer(), room::CheckIn{{ben}});
    CHECK(sits_with(it, ben) == ada);  // they have not talked yet
}

TEST_CASE("R72 two who swap take each other's place; a table's owner keeps it") {
    Evening it = given(gathered(3), started());
    const ParticipantId with_ada = *sits_with(it, ada);
    const ParticipantId with_ben = *sits_with(it, ben);
    const auto of_cem = room::seat_of(it.room, cem)->id;
    const auto at_ada = table(it, ada);
    it.control(room::SwapSeats{with_ada, with_ben});
    CHECK(sits_with(it, ada) == with_ben);
    CHECK(sits_with(it, ben) == with_ada);
    CHECK(table(it, ada) == at_ada);
    CHECK(room::seat_of(it.room, cem)->id == of_cem);
    it.tick();
    CHECK(room::seat_of(it.room, ada)->began);
}

TEST_CASE("R72 who rests can swap with who sits") {
    Evening it = given(created(), roster(2, 3), opened(), all_joined(), lobby(), everybody_here(),
                       started());
    const ParticipantId resting = !sits_with(it, cem) ? cem : !sits_with(it, dora) ? dora : emil;
    const ParticipantId seated = *sits_with(it, ada);
    it.control(room::SwapSeats{resting, seated});
    CHECK(sits_with(it, ada) == resting);
    CHECK(!sits_with(it, seated));
}

TEST_CASE("R72 a swap is refused by the rule that stands against it, and changes nothing") {
    Evening it = given(created(), roster(3, 3));
    it.control(room::ChangeRules{{instance::ReportingLine::off, false, {}, {{"p1", "p5"}}, {}}});
    for (const Step& step : {opened(), all_joined(), lobby(), everybody_here(), started()})
        step(it);
    const auto before = seats(it);
    const ParticipantId with_ada = *sits_with(it, ada);
    CHECK(refusal_of(it.when(organizer(), room::SwapSeats{with_ada, emil})) == Refusal::rule_never);
    CHECK(refusal_of(it.when(organizer(), room::SwapSeats{ada, dora})) == Refusal::same_side);
    CHECK(refusal_of(it.when(organizer(), room::SwapSeats{ada, with_ada})) ==
          Refusal::already_there);
    CHECK(refusal_of(it.when(organizer(), room::SwapSeats{ada, ada})) == Refusal::no_such_person);
    CHECK(refusal_of(it.when(organizer(), room::SwapSeats{ada, ParticipantId{99}})) ==
          Refusal::no_such_person);
    CHECK(seats(it) == before);
}

TEST_CASE("R72 nobody is swapped to somebody they met") {
    Evening it = given(gathered(2), started());
    const ParticipantId first = *sits_with(it, ada);
    it.tick_until(Phase::rate);
    it.tick_until(Phase::move);
    const ParticipantId second = *sits_with(it, ada);
    REQUIRE(first != second);
    CHECK(refusal_of(it.when(organizer(), room::SwapSeats{first, second})) == Refusal::met_already);
    it.tick();
    CHECK(refusal_of(it.when(organizer(), room::SwapSeats{first, second})) == Refusal::wrong_phase);
}

TEST_CASE("R73 a pair made by hand in Move sits at once, and those they leave sit together") {
    Evening it = given(gathered(3), started());
    const ParticipantId with_ada = *sits_with(it, ada);
    const ParticipantId wanted = other_than(with_ada, {dora, emil, fay});
    const ParticipantId left = *sits_with(it, wanted);
    it.control(room::SeatTogether{wanted, ada});
    CHECK(sits_with(it, ada) == wanted);
    CHECK(sits_with(it, left) == with_ada);
    CHECK(it.control(room::SeatTogether{ada, wanted}).empty());
}

TEST_CASE("R73 a pair made by hand before Move sits in the next round") {
    Evening it = given(gathered(4, with([](auto& s) { s.rounds = 4; })));
    it.control(room::SeatTogether{ada, hana});
    started()(it);
    CHECK(sits_with(it, ada) == hana);
    it.tick_until(Phase::talk);
    CHECK(it.room.pins.empty());
    const ParticipantId one = other_than(*sits_with(it, ben), {emil, fay});
    const ParticipantId other = other_than(*sits_with(it, ben), {gus, fay, emil});
    it.control(room::SeatTogether{ben, one});
    CHECK(refusal_of(it.when(organizer(), room::SeatTogether{ben, other})) ==
          Refusal::pinned_already);
    CHECK(refusal_of(it.when(organizer(), room::SeatTogether{ada, hana})) == Refusal::met_already);
    it.control(room::SeatTogether{ben, one, false});
    CHECK(it.room.pins.empty());
    it.control(room::SeatTogether{ben, other});
    it.tick_until(Phase::rate);
    it.tick_until(Phase::move);
    CHECK(sits_with(it, ben) == other);
}

TEST_CASE("R73 who was told to rest sits when a pair is made of them, and hears it") {
    Evening it = given(created(), roster(2, 3), opened(), all_joined(), lobby(), everybody_here(),
                       started());
    it.tick_until(Phase::rate);
    const ParticipantId told = it.room.byes->resting.at(0);
    const auto met = room::encounters_of(it.room, told);
    const bool met_ada = std::any_of(met.begin(), met.end(), [&](auto id) {
        return room::find_encounter(it.room, id)->a == ada;
    });
    it.control(room::SeatTogether{met_ada ? ben : ada, told});
    CHECK(it.room.byes->lifted == std::vector{told});
    it.tick_until(Phase::move);
    CHECK(sits_with(it, told) == (met_ada ? ben : ada));
}

TEST_CASE("R73 two who met since they were put together by hand do not meet again") {
    Evening it = given(gathered(3), talking());
    const ParticipantId other = other_than(*sits_with(it, ada), {dora, emil, fay});
    const auto of_ada = room::seat_of(it.room, ada)->id;
    it.control(room::SeatTogether{ada, other});
    it.does(person(ada), room::ClaimPartner{of_ada, other});
    it.does(organizer(), room::AnswerClaim{1, true});
    it.tick_until(Phase::rate);
    it.tick_until(Phase::move);
    CHECK(sits_with(it, ada));
    CHECK(sits_with(it, ada) != other);
}

TEST_CASE("R74 a block never stands against an organizer's wish; the two have no talk") {
    Evening it = given(gathered(3));
    it.does(person(ada), room::Block{dora, true});
    it.control(room::SeatTogether{ada, dora});
    started()(it);
    CHECK(!sits_with(it, ada));
    CHECK(!sits_with(it, dora));
    it.control(room::SeatTogether{ada, dora});
    it.tick();
    CHECK(!sits_with(it, ada));
    CHECK(room::encounters_of(it.room, ada).empty());
}

TEST_CASE("R74 where blocks keep everybody apart a round begins all the same, and all rest") {
    Evening it = given(gathered(2));
    for (const ParticipantId who : {ada, ben}) {
        it.does(person(who), room::Block{cem, true});
        it.does(person(who), room::Block{dora, true});
    }
    it.control(room::StartRounds{});
    CHECK(it.room.stage.phase == Phase::move);
    CHECK(seats(it).empty());
    it.tick_until(Phase::rate);
    it.does(person(ada), room::Block{cem, false});
    it.tick_until(Phase::move);
    CHECK(sits_with(it, ada) == cem);
}

TEST_CASE(
    "R75 a table that breaks sends its pair to a free one, or to rest, and is not used again") {
    Evening it = given(gathered(3, with([](auto& s) { s.tables = 4; })), started());
    const TableNumber broken = *table(it, ada);
    it.control(room::UseTable{broken, false});
    CHECK(table(it, ada) == TableNumber{4});
    CHECK(it.control(room::UseTable{broken, false}).empty());
    it.control(room::UseTable{TableNumber{4}, false});
    CHECK(!table(it, ada));
    it.tick_until(Phase::rate);
    it.tick_until(Phase::move);
    for (const auto& [id, used] : seats(it)) {
        CHECK(used != broken);
        CHECK(used != TableNumber{4});
    }
    CHECK(seats(it).size() == 2);
    it.control(room::UseTable{broken, true});
    CHECK(it.room.closed_tables.size() == 1);
    CHECK(refusal_of(it.when(organizer(), room::UseTable{TableNumber{9}, false})) ==
          Refusal::no_such_table);
    CHECK(refusal_of(it.when(organizer(), room::UseTable{TableNumber{0}, true})) ==
          Refusal::no_such_table);
}

TEST_CASE("R75 where tables are not counted, another one takes the place of a broken one") {
    Evening it = given(gathered(3), started());
    const TableNumber broken = *table(it, ada);
    it.control(room::UseTable{broken, false});
    CHECK(table(it, ada) == TableNumber{4});
}

TEST_CASE("R75 a talk that runs when its table breaks goes on, at a free one if there is") {
    Evening it = given(gathered(2, with([](auto& s) { s.tables = 2; })), talking());
    const auto partner = sits_with(it, ada);
    it.control(room::UseTable{*table(it, ada), false});
    CHECK(sits_with(it, ada) == partner);
    CHECK(room::seat_of(it.room, ada)->began);
}

TEST_CASE("R19 who leaves during Move gives up the table, and nobody else moves") {
    Evening it = given(gathered(3), started());
    const auto before = seats(it);
    const ParticipantId partner = *sits_with(it, ada);
    it.does(person(ada), room::Leave{{ada}, true});
    CHECK(!sits_with(it, partner));
    CHECK(seats(it).size() == before.size() - 1);
    it.does(person(ada), room::CheckIn{{ada}});
    CHECK(sits_with(it, ada) == partner);
}

TEST_CASE("R76 undo brings back who sat where: a swap, a pair, a table, a leave, an arrival") {
    Evening it = given(created(with([](auto& s) { s.tables = 4; })), roster(4, 4), opened(),
                       all_joined(), lobby());
    checked_in({ada, ben, cem, emil, fay, gus, hana})(it);
    started()(it);
    const auto before = seats(it);
    const auto undone = [&](room::Command command) {
        it.control(std::move(command));
        CHECK(seats(it) != before);
        it.control(room::UndoLast{});
        CHECK(seats(it) == before);
    };
    undone(room::SwapSeats{*sits_with(it, ada), *sits_with(it, ben)});
    undone(room::SeatTogether{ada, *sits_with(it, ben)});
    undone(room::UseTable{*table(it, cem), false});
    undone(room::Leave{{cem}, true});
    undone(room::CheckIn{{dora}});
    CHECK(it.room.closed_tables.empty());
    CHECK(it.room.people[2].presence == room::Presence::here);
    CHECK(it.room.people[3].presence == room::Presence::joined);
}

TEST_CASE("R76 two changes are undone one after the other") {
    Evening it = given(gathered(3), started());
    const auto first = seats(it);
    it.control(room::SwapSeats{*sits_with(it, ada), *sits_with(it, ben)});
    const auto second = seats(it);
    it.control(room::UseTable{*table(it, cem), false});
    it.control(room::UndoLast{});
    CHECK(seats(it) == second);
    it.control(room::UndoLast{});
    CHECK(seats(it) == first);
}

TEST_CASE("R76 what others changed since, and a talk that began, are not undone") {
    Evening it = given(gathered(3), started());
    it.control(room::SwapSeats{*sits_with(it, ada), *sits_with(it, ben)});
    it.does(person(cem), room::Leave{{cem}, true});
    CHECK(room::undo_offered(it.room, it.now)->label == "start");

    Evening late = given(created(), roster(2, 2), opened(), all_joined(), lobby());
    checked_in({ada, cem, dora})(late);
    started()(late);
    late.tick_until(Phase::talk);
    late.control(room::CheckIn{{ben}});
    const auto seat = room::seat_of(late.room, ben)->id;
    late.control(room::UndoLast{});
    CHECK(late.room.people[1].presence == room::Presence::joined);
    CHECK(room::find_encounter(late.room, seat)->began);
}

TEST_CASE("R76 undo takes back a pair for the next round and a table, also during Talk") {
    Evening it = given(gathered(3), talking());
    const ParticipantId next = other_than(*sits_with(it, ada), {dora, emil, fay});
    it.control(room::SeatTogether{ada, next});
    it.control(room::UndoLast{});
    CHECK(it.room.pins.empty());
    it.control(room::UseTable{*table(it, ada), false});
    it.control(room::UndoLast{});
    CHECK(it.room.closed_tables.empty());
}
