#include <catch2/catch.hpp>

#include "evening.hpp"

using namespace evenings;
using room::Phase;
using room::Refusal;

namespace {

Evening previewed() {
    return given(gathered(3), all_rounds(gladly), closed(), matched());
}

// The journal's view of a room whose keys are gone: sealed facts come back as Erased.
room::Room replay_erased(const Evening& it) {
    std::vector<room::Happened> facts = it.history;
    for (room::Happened& each : facts) {
        const bool sealed = std::visit(
            [](const auto& fact) {
                using Fact = std::decay_t<decltype(fact)>;
                using namespace room;
                return std::is_same_v<Fact, PersonPut> || std::is_same_v<Fact, JoinAsked> ||
                       std::is_same_v<Fact, ProfileChanged> || std::is_same_v<Fact, RatingGiven> ||
                       std::is_same_v<Fact, NoteWritten> || std::is_same_v<Fact, BlockSet> ||
                       std::is_same_v<Fact, FavouritesOrdered> || std::is_same_v<Fact, HelpAsked> ||
                       std::is_same_v<Fact, MatchingProposed> ||
                       std::is_same_v<Fact, ResultPublished> || std::is_same_v<Fact, Announced> ||
                       std::is_same_v<Fact, ProgrammePairSet> ||
                       std::is_same_v<Fact, WhatIfAsked> || std::is_same_v<Fact, WhatIfAnswered>;
            },
            each.event);
        if (sealed) each.event = room::Erased{"sealed"};
        if (auto* created = std::get_if<room::RoomCreated>(&each.event)) {
            created->lottery_seed.clear();
        }
    }
    return room::replay(it.room.id, facts);
}

}  // namespace

TEST_CASE("R41 closing waits up to a minute for silent phones of people who count") {
    Evening it = given(gathered(3), all_rounds(gladly));
    it.around.silent = {ada, ben};
    it.does(person(ben), room::Leave{{ben}, false});
    const auto events = it.control(room::CloseRatings{});
    REQUIRE(has<room::ClosingAnnounced>(events));
    CHECK(it.room.closing_until == it.now + 60s);
    CHECK(it.rates(ada, possible));
    CHECK(refusal_of(it.when(organizer(), room::Pause{})) == Refusal::wrong_phase);
    it.wait(30s);
    CHECK(it.does(the_clock(), room::Tick{}).empty());
    it.around.silent = {ben};
    CHECK(has<room::RatingsClosed>(it.does(the_clock(), room::Tick{})));
    CHECK(it.room.stage.phase == Phase::closed);
}

TEST_CASE("R41 closing does not wait longer than a minute, nor when tapped again") {
    Evening it = given(gathered(3), all_rounds(gladly));
    it.around.silent = {ada};
    it.tick();
    REQUIRE(it.room.closing_until);
    Evening tapped = it;
    it.tick();
    CHECK(it.room.stage.phase == Phase::closed);
    closed()(tapped);
    CHECK(tapped.room.stage.phase == Phase::closed);
}

TEST_CASE("R41 who left within ten minutes and may be paired is waited for, others are not") {
    Evening it = given(gathered(3), all_rounds(gladly));
    it.around.silent = {ada};
    it.does(person(ada), room::Leave{{ada}, true});
    it.control(room::ExtendPhase{});
    CHECK(has<room::ClosingAnnounced>(*it.asked(organizer(), room::CloseRatings{})));
    it.wait(11min);
    CHECK(!has<room::ClosingAnnounced>(*it.asked(organizer(), room::CloseRatings{})));
}

TEST_CASE("R42 closing asks the engine, and only its answer to that question is taken") {
    Evening it = given(gathered(3), all_rounds(gladly), closed());
    CHECK(it.room.matching_pending);
    const room::Proposal answer = answer_to(it.room);
    REQUIRE(answer.pairs.size() == 3);
    room::Proposal other = answer;
    other.request = 9;
    CHECK(refusal_of(it.when(engine(), room::ProposeMatching{other})) == Refusal::outdated_request);
    other = answer;
    other.input_hash = "else";
    CHECK(refusal_of(it.when(engine(), room::ProposeMatching{other})) == Refusal::outdated_request);
    it.does(engine(), room::ProposeMatching{answer});
    CHECK(it.room.stage.phase == Phase::preview);
    CHECK(refusal_of(it.when(engine(), room::ProposeMatching{answer})) ==
          Refusal::outdated_request);
}

TEST_CASE("R42 an answer that does not hold is not believed") {
    Evening it = given(gathered(3), all_rounds(gladly), closed());
    const room::Proposal answer = answer_to(it.room);
    const auto refused = [&](auto spoil) {
        room::Proposal spoilt = answer;
        spoil(spoilt);
        return refusal_of(it.when(engine(), room::ProposeMatching{spoilt})) ==
               Refusal::not_believed;
    };
    CHECK(refused([](auto& p) { p.pairs.push_back(p.pairs.front()); }));
    CHECK(refused([](auto& p) { p.pairs[0].second = p.pairs[1].second; }));
    CHECK(refused([](auto& p) { p.pairs[0].second = p.pairs[0].first; }));
    CHECK(refused([](auto& p) { p.pairs[0].second = room::ParticipantId{77}; }));
    CHECK(refused([](auto& p) { p.pairs.pop_back(); }));  // leaves a blocking pair
    CHECK(refused([](auto& p) { p.stable = false; }));
    CHECK(refused([](auto& p) { p.blocking_pairs = 1; }));
    CHECK(refused([](auto& p) { p.size_bound = 2; }));
    CHECK(refused([](auto& p) {
        p.size_bound = 4;
        p.size_proof = room::Proof::certificate;
    }));
    CHECK(refused([](auto& p) { p.possible_without_stability = 2; }));
    CHECK(it.when(engine(), room::ProposeMatching{answer}));
}

TEST_CASE("R42 under rule mutual every mutual yes is a pair, and no other") {
    room::Settings settings = usual_settings();
    settings.rule = room::MatchRule::mutual;
    Evening it = given(gathered(3, settings), all_rounds(gladly), closed());
    room::Proposal answer = answer_to(it.room);
    CHECK(answer.pairs.size() == 9);
    room::Proposal spoilt = answer;
    spoilt.pairs.pop_back();
    CHECK(refusal_of(it.when(engine(), room::ProposeMatching{spoilt})) == Refusal::not_believed);
    CHECK(it.when(engine(), room::ProposeMatching{answer}));
}

TEST_CASE("R42 a block while the engine computes asks it anew") {
    Evening it = given(gathered(3), all_rounds(gladly), closed());
    const room::Proposal old = answer_to(it.room);
    it.does(person(ada), room::Block{dora, true});
    CHECK(it.room.matching_request == 2);
    CHECK(refusal_of(it.when(engine(), room::ProposeMatching{old})) == Refusal::outdated_request);
    matched()(it);
    CHECK(it.room.stage.phase == Phase::preview);
}

TEST_CASE("R44 publishing takes two steps and ten seconds, and needs the PIN") {
    Evening it = previewed();
    room::Actor without_pin = organizer();
    without_pin.pin_fresh = false;
    CHECK(refusal_of(it.when(without_pin, room::PreparePublish{})) == Refusal::pin_needed);
    it.control(room::PreparePublish{});
    CHECK(it.room.publications.empty());
    CHECK(it.control(room::PreparePublish{}).empty());
    it.wait(9'999ms);
    CHECK(it.does(the_clock(), room::Tick{}).empty());
    it.wait(1ms);
    it.does(the_clock(), room::Tick{});
    CHECK(it.room.stage.phase == Phase::published);
    CHECK(it.room.publications.back().window_until == it.now + 10min);
}

TEST_CASE("R44 in a rehearsal there is no bar") {
    Evening it = given(gathered(2, usual_settings(), room::RoomKind::rehearsal), all_rounds(gladly),
                       closed(), matched());
    it.control(room::PreparePublish{});
    CHECK(it.room.stage.phase == Phase::published);
}

TEST_CASE("R44 a result can be withdrawn for ten minutes and published again as the next version") {
    Evening it = previewed();
    published()(it);
    it.wait(9min);
    it.control(room::WithdrawResult{});
    CHECK(it.room.stage.phase == Phase::preview);
    CHECK(it.room.publications.back().withdrawn);
    published()(it);
    CHECK(it.room.publications.back().version == 2);
    it.wait(10min);
    CHECK(refusal_of(it.when(organizer(), room::WithdrawResult{})) == Refusal::too_late_to_undo);
}

TEST_CASE("R44 a result is final by hand, or when the ten minutes are over") {
    Evening it = previewed();
    published()(it);
    Evening by_hand = it;
    by_hand.control(room::MakeFinal{});
    CHECK(by_hand.control(room::MakeFinal{}).empty());
    CHECK(refusal_of(by_hand.when(organizer(), room::WithdrawResult{})) ==
          Refusal::too_late_to_undo);
    it.tick();
    CHECK(it.room.publications.back().final_result);
}

TEST_CASE("R43 a block during preview or the bar drops that pair at publishing, and no other") {
    Evening it = previewed();
    const auto pair = it.room.proposal->pairs.front();
    it.does(person(pair.second), room::Block{pair.first, true});
    CHECK(it.room.proposal->pairs.size() == 3);
    it.control(room::PreparePublish{});
    const auto other = it.room.proposal->pairs.back();
    it.does(person(other.first), room::Block{other.second, true});
    it.tick();
    REQUIRE(it.room.publications.back().pairs.size() == 1);
    CHECK(it.room.publications.back().pairs.front() == it.room.proposal->pairs[1]);
}

TEST_CASE("R45 a block after publication dissolves the pair in a new version") {
    Evening it = previewed();
    published()(it);
    const auto pair = it.room.publications.back().pairs.front();
    it.does(person(pair.first), room::Block{pair.second, true});
    REQUIRE(it.room.publications.size() == 2);
    CHECK(it.room.publications.back().pairs.size() == 2);
    it.does(person(pair.first), room::Block{pair.second, false});
    CHECK(it.room.publications.size() == 2);
    const auto next = it.room.publications.back().pairs.front();
    it.control(room::RemovePerson{next.first});
    CHECK(it.room.publications.back().pairs.size() == 1);
}

TEST_CASE("R46 a purge by date waits for retention and a trusted clock") {
    Evening it = previewed();
    published()(it);
    const auto at = it.now;
    it.control(room::MakeFinal{});
    CHECK(room::deadline_of(it.room) == at + 24h * 7);
    it.now = at + 24h * 7;
    it.around.clock_trusted = false;
    CHECK(it.does(the_clock(), room::Tick{}).empty());
    it.around.clock_trusted = true;
    const auto events = it.does(the_clock(), room::Tick{});
    REQUIRE(has<room::RoomPurged>(events));
    CHECK(find<room::RoomPurged>(events)->ratings == 18);
    CHECK(find<room::RoomPurged>(events)->pairs == 3);
    CHECK(it.room.stage.phase == Phase::purged);
    CHECK(!room::deadline_of(it.room));
}

TEST_CASE("R46 a purge by hand asks for the event's name, and ends everything") {
    Evening it = previewed();
    CHECK(refusal_of(it.when(organizer(), room::Purge{"Wednesday"})) == Refusal::title_differs);
    it.control(room::Purge{"Tuesday"});
    CHECK(it.room.people.empty());
    CHECK(refusal_of(it.when(organizer(), room::OpenRoom{})) == Refusal::room_is_over);
    CHECK(refusal_of(it.when(person(ada), room::CheckIn{{ada}})) == Refusal::not_allowed);
}

TEST_CASE("R46 a purged room is the same as its journal without keys") {
    Evening it = given(gathered(3));
    it.does(organizer(), room::SetProgrammePair{ada, dora, true});
    it.does(organizer(), room::SetProgrammePair{cem, fay, true});
    it.does(organizer(), room::SetProgrammePair{cem, fay, false});
    all_rounds(gladly)(it);
    it.does(visitor(), room::AskToJoin{"Eve", "red fox", {"eve"}});
    it.control(room::Decline{room::JoinId{1}});
    it.does(person(ada), room::AskHelp{room::HelpKind::quietly});
    it.control(room::TakeHelp{room::HelpId{1}, false});
    it.control(room::Announce{"Soon", room::AnnounceTo::everybody});
    it.control(room::GoAway{{ada}});
    it.control(room::UndoLast{});
    it.control(room::UndoLast{});
    it.does(person(ben), room::Block{dora, true});
    it.control(room::GoBack{});
    it.control(room::UndoLast{});
    closed()(it);
    matched()(it);
    it.control(room::ShowPairs{});
    for (const std::uint32_t number : {1U, 2U}) {
        it.does(organizer(), room::AskWhatIf{number, {it.room.proposal->pairs.back()}});
        it.does(engine(), answer_to_what_if(it.room));
        if (number == 1) it.does(organizer(), room::DropWhatIf{number});
    }
    it.does(organizer(), room::AdoptWhatIf{2});
    published()(it);
    it.control(room::WithdrawResult{});
    published()(it);
    it.control(room::MakeFinal{});
    it.control(room::Purge{"Tuesday"});
    CHECK(room::digest_of(room::replay(it.room.id, it.history)) == room::digest_of(it.room));
    CHECK(room::digest_of(replay_erased(it)) == room::digest_of(it.room));
}

TEST_CASE("R46 cancelling asks for the name; a cancelled room is purged by date") {
    Evening it = given(gathered(2), talking());
    CHECK(refusal_of(it.when(organizer(), room::CancelRoom{""})) == Refusal::title_differs);
    it.control(room::CancelRoom{"Tuesday"});
    CHECK(refusal_of(it.when(person(ada), room::CheckIn{{ada}})) == Refusal::room_is_over);
    CHECK(refusal_of(it.rates(ada, gladly)) == Refusal::ratings_closed);
    it.tick();
    CHECK(it.room.stage.phase == Phase::purged);
}
