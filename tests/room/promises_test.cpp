#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>
#include <set>

#include "base/core/rng.hpp"
#include "evening.hpp"
#include "room/seating.hpp"

using namespace evenings;
using room::ParticipantId;
using room::Phase;

namespace {

room::Settings rounds(std::uint32_t count) {
    room::Settings settings = usual_settings();
    settings.rounds = count;
    return settings;
}

// created, roster(first, second), opened, all_joined, lobby, everybody_here
Step gathered_as(int first, int second, room::Settings settings = usual_settings()) {
    return [=](Evening& it) {
        for (const Step& step : {created(settings), roster(first, second), opened(), all_joined(),
                                 lobby(), everybody_here()}) {
            step(it);
        }
    };
}

std::size_t talks(const Evening& it, ParticipantId who) {
    return room::encounters_of(it.room, who).size();
}

std::vector<room::BrokenPromise> broken(const room::Room& before, const room::Room& after) {
    return room::broken_promises(before, room::told_talks(before), after, room::told_talks(after));
}

std::vector<ParticipantId> without_seat(const Evening& it) {
    std::vector<ParticipantId> resting;
    for (const auto& each : it.room.people) {
        const bool here = each.presence == room::Presence::here;
        if (here && room::seat_of(it.room, each.id) == nullptr) resting.push_back(each.id);
    }
    return resting;
}

// People, rules and tables by chance, gathered and started; nothing when nobody can meet.
std::optional<Evening> random_start(std::uint64_t seed) {
    base::Rng rng(seed);
    room::Settings settings = rounds(static_cast<std::uint32_t>(2 + rng.below(6)));
    settings.pool = rng.chance(1, 3);
    if (rng.chance(1, 3)) settings.tables = static_cast<std::uint32_t>(2 + rng.below(3));
    const int first = static_cast<int>(2 + rng.below(7));
    const int second = settings.pool ? 0 : static_cast<int>(2 + rng.below(7));
    Evening it = given(created(settings), roster(first, second));
    instance::Rules rules;
    for (std::uint64_t i = rng.below(10); i > 0; --i) {
        rules.never.emplace_back("p" + std::to_string(1 + rng.below(it.room.people.size())),
                                 "p" + std::to_string(1 + rng.below(it.room.people.size())));
    }
    it.control(room::ChangeRules{rules});
    for (const Step& step : {opened(), all_joined(), lobby(), everybody_here()})
        step(it);
    if (!it.when(organizer(), room::StartRounds{})) return std::nullopt;
    return it;
}

}  // namespace

TEST_CASE("R27 what is promised at the start comes true, whatever the people, rules and tables") {
    int promised = 0;
    for (std::uint64_t seed = 1; seed <= 150; ++seed) {
        auto it = random_start(seed);
        if (!it) continue;
        while (room::last_round(it->room) < it->room.settings.rounds &&
               it->room.stage.phase != Phase::review) {
            it->tick();
        }
        INFO("seed " << seed);
        for (const auto& each : it->room.people) {
            promised += static_cast<int>(each.talks_promised);
            CHECK(talks(*it, each.id) >= each.talks_promised);
        }
    }
    CHECK(promised > 2'000);
}

TEST_CASE("R27 a promise is all that the evening gives, and the same for who is alike") {
    const Evening it = given(gathered_as(2, 3), started());
    std::vector<std::uint32_t> promised;
    for (const auto& each : it.room.people)
        promised.push_back(each.talks_promised);
    CHECK(promised == std::vector<std::uint32_t>{3, 3, 2, 2, 2});
}

TEST_CASE("R66 who comes during the evening is promised what they can still get") {
    Evening it = given(created(rounds(4)), roster(4, 4), opened(), all_joined(), lobby());
    checked_in({ada, ben, cem, emil, fay, ParticipantId{7}})(it);
    started()(it);
    it.tick_until(Phase::rate);
    CHECK(it.room.people[3].talks_promised == 0);
    it.does(organizer(), room::CheckIn{{dora, ParticipantId{8}}});
    CHECK(it.room.people[3].talks_promised == 3);
    CHECK(it.room.people[7].talks_promised == 3);
    it.tick_until(Phase::review);
    for (const auto& each : it.room.people)
        CHECK(talks(it, each.id) >= each.talks_promised);
}

TEST_CASE("R67 promises that a change breaks are named, those kept or broken before are not") {
    Evening it = given(gathered(3, rounds(3)), started());
    it.tick_until(Phase::rate);
    const room::Room before = it.room;
    CHECK(broken(before, before).empty());
    it.does(organizer(), room::Leave{{ada}, true});
    const auto named = broken(before, it.room);
    REQUIRE(named.size() == 2);  // those of the other side who have not met her
    for (const auto& each : named) {
        CHECK(each.who >= dora);
        CHECK(each.promised == 3);
        CHECK(each.expected <= 2);
    }
    CHECK(broken(it.room, it.room).empty());
}

TEST_CASE("R67 a block breaks no promise that staff could see") {
    Evening it = given(gathered(3, rounds(3)), started());
    const room::Room before = it.room;
    for (const ParticipantId other : {dora, emil, fay})
        it.does(person(ada), room::Block{other, true});
    CHECK(broken(before, it.room).empty());
}

TEST_CASE("R68 a round more brings back what a change would break") {
    Evening it = given(gathered(3, rounds(2)), started());
    it.tick_until(Phase::rate);
    const room::Room before = it.room;
    it.does(organizer(), room::Leave{{ada}, true});
    CHECK(!broken(before, it.room).empty());
    it.control(room::AddRound{});
    CHECK(it.room.settings.rounds == 3);
    CHECK(broken(before, it.room).empty());
    it.control(room::EndRounds{});
    CHECK(refusal_of(it.when(organizer(), room::AddRound{})) == room::Refusal::wrong_phase);
}

TEST_CASE("R68 a round that was added is taken back until the next Move, and only that one") {
    Evening it = given(gathered(3, rounds(2)), talking());
    it.control(room::AddRound{});
    it.control(room::AddRound{});
    it.control(room::UndoLast{});
    CHECK(it.room.settings.rounds == 3);
    it.control(room::UndoLast{});
    CHECK(it.room.settings.rounds == 2);
    it.control(room::AddRound{});
    it.tick_until(Phase::rate);
    it.tick_until(Phase::move);
    CHECK(refusal_of(it.when(organizer(), room::UndoLast{})) != std::nullopt);
    CHECK(it.room.settings.rounds == 3);
    it.control(room::AddRound{});
    it.control(room::EndRounds{});
    it.control(room::UndoLast{});  // the end, and not the round
    CHECK(it.room.settings.rounds == 4);
}

TEST_CASE("R69 who rests next is told when Rate begins, and rests") {
    Evening it = given(gathered_as(2, 4, rounds(6)), started());
    for (std::uint32_t round = 1; round < 4; ++round) {
        it.tick_until(Phase::rate);
        REQUIRE(it.room.byes);
        CHECK(it.room.byes->round == room::RoundNumber{round + 1});
        const auto told = it.room.byes->resting;
        CHECK(told.size() == 2);
        CHECK(it.room.byes->lifted.empty());
        it.tick_until(Phase::move);
        CHECK(without_seat(it) == told);
        it.tick_until(Phase::talk);
    }
}

TEST_CASE("R69 before the last Rate nobody is told anything, and where all sit nothing") {
    Evening it = given(gathered(2, rounds(2)), started());
    it.tick_until(Phase::rate);
    CHECK(!it.room.byes);
    Evening odd = given(gathered_as(1, 2, rounds(1)), started());
    odd.tick_until(Phase::rate);
    CHECK(!odd.room.byes);
}

TEST_CASE("R70 people who come or go change who rests next, and those who were told so hear it") {
    Evening it = given(created(rounds(6)), roster(3, 4), opened(), all_joined(), lobby());
    checked_in({ada, ben, dora, emil, fay, ParticipantId{7}})(it);
    started()(it);
    it.tick_until(Phase::rate);
    const auto told = it.room.byes->resting;
    REQUIRE(told.size() == 2);
    it.does(organizer(), room::CheckIn{{cem}});
    const auto now = it.room.byes->resting;
    REQUIRE(now.size() == 1);
    CHECK(std::find(told.begin(), told.end(), now[0]) != told.end());  // no third person
    CHECK(it.room.byes->lifted.size() == 1);
    CHECK(it.room.byes->lifted != now);
    it.control(room::UndoLast{});
    CHECK(it.room.byes->resting.size() == 2);
    CHECK(it.room.byes->lifted.empty());
    it.tick_until(Phase::move);
    CHECK(without_seat(it) == it.room.byes->resting);
}

TEST_CASE("R70 a block after it was told changes nobody's rest") {
    Evening it = given(gathered_as(3, 4, rounds(4)), started());
    it.tick_until(Phase::rate);
    const auto told = it.room.byes->resting;
    REQUIRE(told.size() == 1);
    for (std::uint32_t i = 4; i <= 7; ++i) {
        const ParticipantId other{i};
        if (other == told[0]) continue;
        CHECK(!has<room::ByesAnnounced>(it.does(person(ada), room::Block{other, true})));
    }
    it.tick_until(Phase::move);
    const auto resting = without_seat(it);
    CHECK(std::find(resting.begin(), resting.end(), told[0]) != resting.end());
    CHECK(std::find(resting.begin(), resting.end(), ada) != resting.end());
}

TEST_CASE("R70 an undone Move keeps what was told") {
    Evening it = given(gathered_as(3, 4, rounds(4)), started());
    it.tick_until(Phase::rate);
    const auto told = it.room.byes->resting;
    it.control(room::SkipPhase{});
    CHECK(it.room.stage.phase == Phase::move);
    it.control(room::UndoLast{});
    CHECK(it.room.stage.phase == Phase::rate);
    it.tick_until(Phase::move);
    CHECK(without_seat(it) == told);
}
