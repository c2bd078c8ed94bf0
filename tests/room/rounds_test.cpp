#include <catch2/catch.hpp>

#include <set>

#include "evening.hpp"

using namespace evenings;
using room::Phase;
using room::Refusal;

namespace {

room::Settings with(const std::function<void(room::Settings&)>& change) {
    room::Settings settings = usual_settings();
    change(settings);
    return settings;
}

// The phases from now to Review, by the clock alone.
std::vector<Phase> phases_to_review(Evening& it) {
    std::vector<Phase> seen{it.room.stage.phase};
    while (it.room.stage.phase != Phase::review) {
        it.tick();
        seen.push_back(it.room.stage.phase);
    }
    return seen;
}

}  // namespace

TEST_CASE("R4 a phase ends by Tick at its deadline and not before, and the next begins then") {
    Evening it = given(gathered(2), started());
    CHECK(it.room.stage.phase == Phase::move);
    it.wait(59'999ms);
    CHECK(it.does(the_clock(), room::Tick{}).empty());
    it.wait(1ms);
    it.does(the_clock(), room::Tick{});
    CHECK(it.room.stage.phase == Phase::talk);
    CHECK(it.room.stage.ends_at == it.now + 5min);
}

TEST_CASE("R4 a late Tick moves one phase, which has its full length") {
    Evening it = given(gathered(2), started());
    it.wait(2h);
    it.does(the_clock(), room::Tick{});
    CHECK(it.room.stage.phase == Phase::talk);
    CHECK(it.room.stage.ends_at == it.now + 5min);
}

TEST_CASE("R20 the clock leads through Move, Talk and Rate of every round, and breaks, to Review") {
    Evening it = given(gathered(3, with([](auto& s) { s.breaks_after = {2, 3}; })), started());
    const std::vector<Phase> expected{Phase::move, Phase::talk, Phase::rate,  Phase::move,
                                      Phase::talk, Phase::rate, Phase::rest,  Phase::move,
                                      Phase::talk, Phase::rate, Phase::review};
    CHECK(phases_to_review(it) == expected);
    CHECK(it.room.stage.round == 3);
}

TEST_CASE("R20 every step rises, by the clock as by a tap") {
    Evening it = given(gathered(2));
    const auto before = it.room.step.value;
    started()(it);
    CHECK(it.room.step.value == before + 1);
    it.tick();
    CHECK(it.room.step.value == before + 2);
    it.control(room::Pause{});
    CHECK(it.room.step.value == before + 3);
}

TEST_CASE("R20 end leads to Review after this Rate, in a break at once") {
    Evening it = given(gathered(3), talking());
    it.control(room::EndRounds{});
    CHECK(it.control(room::EndRounds{}).empty());
    CHECK(it.room.stage.phase == Phase::talk);
    it.tick();
    CHECK(it.room.stage.phase == Phase::rate);
    it.tick();
    CHECK(it.room.stage.phase == Phase::review);

    Evening other = given(gathered(3, with([](auto& s) { s.breaks_after = {1}; })), started());
    other.tick_until(Phase::rest);
    other.control(room::EndRounds{});
    CHECK(other.room.stage.phase == Phase::review);
}

TEST_CASE("R20 a break that is called comes after this Rate") {
    Evening it = given(gathered(3), talking());
    it.control(room::CallBreak{});
    it.tick();
    it.tick();
    CHECK(it.room.stage.phase == Phase::rest);
    it.tick_until(Phase::rate);
    it.tick_until(Phase::move);
    CHECK(!it.room.stage.resting);
    CHECK(refusal_of(it.when(organizer(), room::CallBreak{})) == Refusal::wrong_phase);
}

TEST_CASE("R20 skip ends this phase, go back starts it again") {
    Evening it = given(gathered(2), started());
    it.control(room::SkipPhase{});
    CHECK(it.room.stage.phase == Phase::talk);
    it.wait(2min);
    it.control(room::GoBack{});
    CHECK(it.room.stage.phase == Phase::talk);
    CHECK(it.room.stage.ends_at == it.now + 5min);
    CHECK(it.room.encounters.front().began);
}

TEST_CASE("R21 with waiting, each round but the first needs a tap") {
    Evening it = given(gathered(2, with([](auto& s) { s.wait_for_tap = true; })), started());
    CHECK(it.room.stage.phase == Phase::move);
    it.tick_until(Phase::waiting);
    CHECK(it.control(room::ExtendPhase{}).empty());
    CHECK(refusal_of(it.when(organizer(), room::Pause{})) == Refusal::wrong_phase);
    it.tick();
    CHECK(it.room.stage.phase == Phase::waiting);
    it.control(room::Proceed{});
    CHECK(it.room.stage.phase == Phase::move);
    CHECK(it.room.stage.round == 2);
}

TEST_CASE("R21 three minutes without an organizer's device, and the evening goes on by itself") {
    Evening it = given(gathered(2, with([](auto& s) { s.wait_for_tap = true; })), started());
    it.tick_until(Phase::waiting);
    it.around.organizer_connected = false;
    it.around.organizer_gone_since = it.now + 170s;
    it.tick();
    CHECK(it.room.stage.phase == Phase::waiting);
    CHECK(room::deadline_of(it.room) == it.now - 180s + 170s + 180s);
    it.tick();
    CHECK(it.room.stage.phase == Phase::move);
}

TEST_CASE("R18 starting without any possible pair asks once, then goes to Review") {
    Evening it =
        given(created(), roster(2, 2), opened(), all_joined(), lobby(), checked_in({ada, ben}));
    CHECK(refusal_of(it.when(organizer(), room::StartRounds{})) == Refusal::no_pair_possible);
    it.control(room::StartRounds{true});
    CHECK(it.room.stage.phase == Phase::review);
}

TEST_CASE("R18 a later round without any pair is not run") {
    Evening it = given(gathered(2), started());
    CHECK(phases_to_review(it).size() == 7);  // two rounds of three: two can meet two
    CHECK(it.room.stage.round == 2);
}

TEST_CASE("R18 an empty roster gives an empty result") {
    Evening it = given(created(), opened(), lobby());
    it.control(room::StartRounds{true});
    closed()(it);
    matched()(it);
    published()(it);
    CHECK(it.room.publications.back().pairs.empty());
}

TEST_CASE("R17 rules and blocks keep two apart, whoever else there is") {
    Evening it = given(created(), roster(1, 2), opened(), all_joined());
    room::ChangeRules rules;
    rules.rules.never = {{"p1", "p2"}};
    it.control(rules);
    lobby()(it);
    everybody_here()(it);
    started()(it);
    CHECK(it.partner(ada) == cem);
    it.does(person(cem), room::Block{ada, true});
    it.tick_until(Phase::review);
    CHECK(room::encounters_of(it.room, ada).empty());
}

TEST_CASE("R17 nobody meets twice, and with rounds enough everyone meets everyone") {
    Evening it = given(gathered(4, with([](auto& s) { s.rounds = 4; })), started());
    it.tick_until(Phase::review);
    for (const auto& each : it.room.people) {
        std::set<room::ParticipantId> met;
        for (const auto id : room::encounters_of(it.room, each.id)) {
            met.insert(room::partner_in(*room::find_encounter(it.room, id), each.id));
        }
        CHECK(met.size() == 4);
    }
}

TEST_CASE("R17 one pool: everybody may meet everybody") {
    Evening it = given(gathered(6, with([](auto& s) { s.pool = true; })), started());
    CHECK(it.room.encounters.size() == 3);
    it.tick_until(Phase::review);
    CHECK(it.room.encounters.size() == 9);
}

TEST_CASE("R17 the smaller side stays, each at a table of their own") {
    Evening it = given(created(), roster(2, 4), opened(), all_joined(), lobby(), everybody_here(),
                       started());
    const auto home = it.room.people[0].home;
    REQUIRE(home);
    it.tick_until(Phase::review);
    for (const auto id : room::encounters_of(it.room, ada)) {
        CHECK(room::find_encounter(it.room, id)->table == *home);
    }
    std::set<std::size_t> talks;
    for (std::size_t i = 2; i < 6; ++i) {
        talks.insert(room::encounters_of(it.room, it.room.people[i].id).size());
    }
    CHECK(*talks.rbegin() - *talks.begin() <= 1);
}

TEST_CASE(
    "R19 this round's seating is fixed when Move begins; who is gone when Talk begins rests") {
    Evening it = given(gathered(3), started());
    const auto seated = it.room.encounters.size();
    const auto partner = it.partner(ada);
    it.does(person(ada), room::GoAway{{ada}});
    CHECK(it.room.encounters.size() == seated);
    it.tick();
    CHECK(room::seat_of(it.room, ada) == nullptr);
    CHECK(room::seat_of(it.room, partner) == nullptr);
    CHECK(room::encounters_of(it.room, ada).empty());
}

TEST_CASE("R19 a block during Move: both rest, and no other table changes") {
    Evening it = given(gathered(3), started());
    const auto partner = it.partner(ada);
    it.does(person(ada), room::Block{partner, true});
    it.tick();
    CHECK(room::seat_of(it.room, ada) == nullptr);
    CHECK(room::seat_of(it.room, partner) == nullptr);
    int talks = 0;
    for (const auto& each : it.room.encounters)
        talks += each.began ? 1 : 0;
    CHECK(talks == 2);
}

TEST_CASE("R27 what is promised at the start comes true when nobody comes or goes") {
    Evening it = given(created(), roster(2, 3), opened(), all_joined(), lobby(), everybody_here(),
                       started());
    it.tick_until(Phase::review);
    for (const auto& each : it.room.people) {
        CHECK(each.talks_promised > 0);
        CHECK(room::encounters_of(it.room, each.id).size() >= each.talks_promised);
    }
}

TEST_CASE("R9 a control of an earlier step is refused; the same one sent again is a success") {
    Evening it = given(gathered(2));
    const auto seen = it.room.step;
    it.command_id = "tap-1";
    started()(it);
    room::Stamped again = it.stamped(organizer(), room::StartRounds{});
    again.at_step = seen;
    const auto repeat = room::decide(it.room, again);
    REQUIRE(repeat.has_value());
    CHECK(repeat->empty());
    room::Stamped second = it.stamped(organizer(), room::SkipPhase{});
    second.command_id = "tap-2";
    second.at_step = seen;
    CHECK(room::decide(it.room, second).error() == Refusal::stale_step);
    second.at_step.reset();
    CHECK(room::decide(it.room, second).error() == Refusal::stale_step);
}

TEST_CASE("R9 sixteen control ids are kept") {
    Evening it = given(gathered(2), started());
    for (int i = 0; i < 20; ++i) {
        it.command_id = "tap-" + std::to_string(i);
        it.control(i % 2 == 0 ? room::Command{room::Pause{}} : room::Command{room::Resume{}});
    }
    CHECK(it.room.control_ids.size() == 16);
    CHECK(it.room.control_ids.front() == "tap-4");
}

TEST_CASE("R26 an announcement is shown until it is withdrawn") {
    Evening it = given(gathered(2));
    it.control(room::Announce{"Drinks are served", room::AnnounceTo::side_1});
    CHECK(it.room.announcement->number == 1);
    it.control(room::WithdrawAnnouncement{});
    CHECK(it.room.announcement->withdrawn);
    CHECK(refusal_of(it.when(organizer(), room::Announce{"", room::AnnounceTo::everybody})) ==
          Refusal::bad_text);
}
