#include <catch2/catch.hpp>

#include "evening.hpp"

using namespace evenings;
using room::Phase;
using room::Refusal;

TEST_CASE("R22 pause keeps what is left, resume gives it back") {
    Evening it = given(gathered(2), talking());
    it.wait(2min);
    it.control(room::Pause{});
    CHECK(it.room.stage.left == 3min);
    CHECK(!room::deadline_of(it.room));
    CHECK(it.control(room::Pause{}).empty());
    it.wait(1h);
    CHECK(it.does(the_clock(), room::Tick{}).empty());
    it.control(room::Resume{});
    CHECK(it.room.stage.ends_at == it.now + 3min);
    CHECK(it.control(room::Resume{}).empty());
}

TEST_CASE("R22 extend and shorten move the end by a minute, paused or not") {
    Evening it = given(gathered(2), talking());
    it.control(room::ExtendPhase{});
    CHECK(it.room.stage.ends_at == it.now + 6min);
    it.control(room::ShortenPhase{});
    it.control(room::Pause{});
    it.control(room::ExtendPhase{});
    CHECK(it.room.stage.left == 6min);
    CHECK(it.room.stage.length == 6min);
}

TEST_CASE("R22 shorten leaves ten seconds, and what is shorter as it is") {
    Evening it = given(gathered(2), talking());
    it.wait(4min + 30s);
    it.control(room::ShortenPhase{});
    CHECK(it.room.stage.ends_at == it.now + 10s);
    it.wait(5s);
    CHECK(it.control(room::ShortenPhase{}).empty());
}

TEST_CASE("R22 a pause is no way out of a phase: skip works, go back starts it running") {
    Evening it = given(gathered(2), talking());
    it.control(room::Pause{});
    it.control(room::GoBack{});
    CHECK(it.room.stage.ends_at == it.now + 5min);
    it.control(room::Pause{});
    it.control(room::SkipPhase{});
    CHECK(it.room.stage.phase == Phase::rate);
    CHECK(it.room.stage.ends_at);
}

TEST_CASE("R23 an outage of up to thirty seconds leaves the deadline as it stands") {
    Evening it = given(gathered(2), talking());
    const auto deadline = room::deadline_of(it.room);
    const auto alive = it.now;
    it.wait(30s);
    CHECK(it.does(the_clock(), room::NoteRevival{alive}).empty());
    CHECK(room::deadline_of(it.room) == deadline);
}

TEST_CASE("R23 a longer outage pauses with what was left when the server was last alive") {
    Evening it = given(gathered(2), talking());
    it.wait(1min);
    const auto alive = it.now;
    it.wait(20min);
    it.does(the_clock(), room::NoteRevival{alive});
    CHECK(it.room.stage.left == 4min);
    CHECK(it.room.down_from == alive);
    CHECK(it.does(the_clock(), room::NoteRevival{alive}).empty());
    it.control(room::Resume{});
    CHECK(!it.room.down_from);
}

TEST_CASE("R23 a clock that ran backwards pauses as well") {
    Evening it = given(gathered(2), talking());
    it.does(the_clock(), room::NoteRevival{it.now + 10s});
    CHECK(it.room.stage.left == 5min - 10s);
}

TEST_CASE("R23 an outage cancels the publish bar and starts waiting for devices anew") {
    Evening it = given(gathered(2), all_rounds(gladly), closed(), matched());
    it.control(room::PreparePublish{});
    it.does(the_clock(), room::NoteRevival{it.now});
    CHECK(!it.room.publish_bar);
    CHECK(it.room.stage.phase == Phase::preview);

    room::Settings settings = usual_settings();
    settings.wait_for_tap = true;
    Evening other = given(gathered(2, settings), started());
    other.tick_until(Phase::waiting);
    const auto alive = other.now;
    other.wait(10min);
    other.around.organizer_connected = false;
    other.does(the_clock(), room::NoteRevival{alive});
    CHECK(room::deadline_of(other.room) == other.now + 3min);
}

TEST_CASE("R24 undo of a phase change gives back phase and time, also across what the clock did") {
    Evening it = given(gathered(3), talking());
    it.wait(1min);
    it.control(room::SkipPhase{});
    it.wait(45s);
    it.does(the_clock(), room::Tick{});
    REQUIRE(it.room.stage.phase == Phase::move);
    const auto drawn = it.room.encounters.back().id;
    it.wait(10s);
    it.control(room::UndoLast{});
    CHECK(it.room.stage.phase == Phase::talk);
    CHECK(it.room.stage.round == 1);
    CHECK(it.room.stage.ends_at == it.now + 4min);
    CHECK(room::find_encounter(it.room, drawn)->dropped);
    CHECK(refusal_of(it.when(organizer(), room::UndoLast{})) == Refusal::too_late_to_undo);
    it.tick_until(Phase::review);
    CHECK(it.room.stage.round == 3);
}

TEST_CASE("R24 undo gives at least thirty seconds, and ends sixty seconds later") {
    Evening it = given(gathered(2), talking());
    it.wait(4min + 50s);
    it.control(room::SkipPhase{});
    it.wait(5s);
    it.control(room::UndoLast{});
    CHECK(it.room.stage.ends_at == it.now + 30s);
    it.control(room::SkipPhase{});
    it.wait(60s + 1ms);
    CHECK(refusal_of(it.when(organizer(), room::UndoLast{})) == Refusal::too_late_to_undo);
}

TEST_CASE("R24 undo keeps talks that began, with their ratings") {
    Evening it = given(gathered(3), started());
    it.control(room::SkipPhase{});
    REQUIRE(it.room.stage.phase == Phase::talk);
    REQUIRE(it.rates(ada, gladly));
    const auto kept = it.encounter(ada);
    it.control(room::UndoLast{});
    CHECK(it.room.stage.phase == Phase::move);
    it.control(room::UndoLast{});
    CHECK(it.room.stage.phase == Phase::lobby);
    CHECK(room::find_encounter(it.room, kept)->began);
    CHECK(room::opinion_of(it.room, *room::find_encounter(it.room, kept), ada).rating == gladly);
    started()(it);
    CHECK(it.room.stage.round == 2);
    CHECK(it.partner(ada) != room::partner_in(*room::find_encounter(it.room, kept), ada));
}

TEST_CASE("R24 undo of end takes the wish back") {
    Evening it = given(gathered(3), talking());
    it.control(room::EndRounds{});
    it.control(room::UndoLast{});
    CHECK(!it.room.stage.ending);
}

TEST_CASE("R25 undo of a presence change works until the next Move") {
    Evening it = given(gathered(3), talking());
    it.control(room::Leave{{ada}, true});
    it.wait(3min);
    it.control(room::UndoLast{});
    CHECK(it.room.people[0].presence == room::Presence::here);
    it.control(room::GoAway{{ben, cem}});
    it.does(person(cem), room::CheckIn{{cem}});
    it.control(room::UndoLast{});
    CHECK(it.room.people[1].presence == room::Presence::here);
    it.control(room::GoAway{{ben}});
    it.tick_until(Phase::move);
    CHECK(refusal_of(it.when(organizer(), room::UndoLast{})).has_value());
    CHECK(it.room.people[1].presence == room::Presence::away);
}

TEST_CASE("R25 what a person did themselves since is not undone") {
    Evening it = given(gathered(3));
    it.control(room::GoAway{{ada}});
    it.does(person(ada), room::Leave{{ada}, false});
    it.control(room::UndoLast{});
    CHECK(it.room.people[0].presence == room::Presence::left);
}

TEST_CASE("R25 who got a device since a helper checked them in has joined after its undo") {
    Evening it = given(created(), roster(2, 2), opened(), lobby());
    it.control(room::IssueSlips{{{ada, {"slip"}}}});
    it.control(room::CheckIn{{ada, ben}});
    REQUIRE(it.room.people[0].presence == room::Presence::here);
    it.does(visitor(), room::ClaimTicket{{"slip"}, {"phone"}});
    it.control(room::UndoLast{});
    CHECK(it.room.people[0].presence == room::Presence::joined);
    CHECK(it.room.people[1].presence == room::Presence::invited);
    room::check_invariants(it.room);
}

TEST_CASE("R26 undo withdraws an announcement, reopens ratings, and cancels the publish bar") {
    Evening it = given(gathered(2));
    it.control(room::Announce{"Hello", room::AnnounceTo::everybody});
    it.control(room::UndoLast{});
    CHECK(it.room.announcement->withdrawn);
    all_rounds(gladly)(it);
    closed()(it);
    it.wait(5min);
    it.control(room::UndoLast{});
    CHECK(it.room.stage.phase == Phase::review);
    CHECK(it.rates(ada, possible));
    closed()(it);
    matched()(it);
    it.control(room::PreparePublish{});
    it.control(room::UndoLast{});
    CHECK(!it.room.publish_bar);
    it.control(room::ShowPairs{});
    CHECK(refusal_of(it.when(organizer(), room::UndoLast{})) == Refusal::too_late_to_undo);
    CHECK(refusal_of(it.when(organizer(), room::ReopenRatings{})) == Refusal::too_late_to_undo);
}
