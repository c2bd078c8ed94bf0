#include <catch2/catch.hpp>

#include <algorithm>

#include "evening.hpp"
#include "limits.hpp"

using namespace evenings;
using room::Refusal;
using room::SuggestionState;

namespace {

using Pair = std::pair<room::ParticipantId, room::ParticipantId>;

Step looked_at() {
    return [](Evening& it) { it.control(room::ShowPairs{}); };
}

// Nobody said yes to anybody, so that everybody has a place left.
Evening without_pairs(room::Settings settings = usual_settings()) {
    return given(gathered(3, settings), all_rounds(rather_not), closed(), matched(), looked_at());
}

room::SuggestPair suggested(const Evening& it, room::ParticipantId one, room::ParticipantId other) {
    return {static_cast<std::uint32_t>(it.room.suggestions.size()) + 1, one, other};
}

Step asked(room::ParticipantId one, room::ParticipantId other) {
    return [=](Evening& it) { it.does(organizer(), suggested(it, one, other)); };
}

Step said(room::ParticipantId who, bool accepts) {
    return [=](Evening& it) {
        const auto number = static_cast<std::uint32_t>(it.room.suggestions.size());
        it.does(person(who), room::AnswerSuggestion{number, accepts});
    };
}

// The five minutes are over.
Step ended() {
    return [](Evening& it) {
        it.now = std::max(it.now, it.room.suggestions.back().until);
        it.does(the_clock(), room::Tick{});
    };
}

std::vector<Pair> result(const Evening& it) {
    return it.room.publications.back().pairs;
}

}  // namespace

TEST_CASE("R57 a pair that both agree to joins the result when it is published") {
    Evening it = without_pairs();
    const auto step = it.room.step;
    const auto wish = suggested(it, dora, ada);
    REQUIRE(has<room::PairSuggested>(it.does(organizer(), wish)));
    CHECK(it.does(organizer(), wish).empty());  // asked again, the same one
    CHECK(it.room.log.back().action == "suggest_pair");
    for (const Step& step_on : {said(ada, false), said(ada, true), said(dora, true), ended()})
        step_on(it);
    CHECK(it.room.suggestions[0].state == SuggestionState::agreed);
    CHECK(it.room.step == step);  // a step would reach every phone
    published()(it);
    CHECK(result(it) == std::vector<Pair>{{ada, dora}});
    CHECK(it.room.suggestions[0].state == SuggestionState::joined);
}

TEST_CASE("R57 a published result gets the pair in its next version, once the time is over") {
    Evening it = without_pairs();
    for (const Step& step : {published(), asked(ada, dora), said(ada, true), said(dora, true)})
        step(it);
    it.now = it.room.suggestions[0].until - base::Duration{1};
    CHECK(it.does(the_clock(), room::Tick{}).empty());
    ended()(it);
    CHECK(it.room.publications.size() == 2);
    CHECK(result(it) == std::vector<Pair>{{ada, dora}});
    CHECK(refusal_of(it.when(person(ada), room::AnswerSuggestion{1, false})) ==
          Refusal::no_such_suggestion);
}

TEST_CASE("R57 it ends at its time and not before, whatever was said, and one no is a no") {
    for (const auto& [first, second] : {std::pair(true, false), {false, true}, {false, false}}) {
        Evening it = without_pairs();
        for (const Step& step :
             {published(), asked(ada, dora), said(ada, first), said(dora, second)})
            step(it);
        CHECK(it.room.suggestions[0].state == SuggestionState::open);
        CHECK(it.room.suggestions[0].until == it.now + limits::suggestion_stands);
        ended()(it);
        CHECK(it.room.suggestions[0].state == SuggestionState::declined);
        CHECK(it.room.publications.size() == 1);
    }
    Evening silent = without_pairs();
    for (const Step& step : {asked(ada, dora), said(ada, true), ended()})
        step(silent);
    CHECK(silent.room.suggestions[0].state == SuggestionState::declined);
}

TEST_CASE("R58 nothing beats a block: it is asked all the same, and comes to nothing") {
    Evening it = without_pairs();
    it.does(person(dora), room::Block{ada, true});
    Evening free = without_pairs();
    const auto wish = suggested(it, ada, dora);
    CHECK(it.does(organizer(), wish).size() == free.does(organizer(), wish).size());
    CHECK(room::suggestion_to(it.room, ada) != nullptr);   // who is blocked is asked
    CHECK(room::suggestion_to(it.room, dora) == nullptr);  // who blocks is left in peace
    CHECK(refusal_of(it.when(person(dora), room::AnswerSuggestion{1, true})) ==
          Refusal::no_such_suggestion);
    said(ada, true)(it);
    ended()(it);
    CHECK(it.room.suggestions[0].state == SuggestionState::declined);
    // A block that comes after both agreed.
    for (const Step& step : {said(ada, true), said(dora, true), ended()})
        step(free);
    free.does(person(ada), room::Block{dora, true});
    published()(free);
    CHECK(result(free).empty());
}

TEST_CASE("R58 what stands against a suggestion is named, and is never a block") {
    Evening it = without_pairs();
    const auto refused = [&](room::ParticipantId one, room::ParticipantId other) {
        return refusal_of(it.when(organizer(), suggested(it, one, other)));
    };
    CHECK(refused(ada, ada) == Refusal::no_such_person);
    CHECK(refused(ada, room::ParticipantId{99}) == Refusal::no_such_person);
    CHECK(refused(ada, ben) == Refusal::same_side);
    asked(ada, dora)(it);
    CHECK(refused(ada, dora) == Refusal::suggestion_open);
    CHECK(refused(ada, emil) == Refusal::suggestion_open);
    CHECK(refused(ben, dora) == Refusal::suggestion_open);
    for (const Step& step : {said(ada, true), said(dora, true), ended()})
        step(it);
    CHECK(refused(ada, dora) == Refusal::already_there);
    CHECK(refused(ada, emil) == Refusal::no_place_left);
    published()(it);
    CHECK(refused(ada, dora) == Refusal::already_there);
    CHECK(refused(ben, dora) == Refusal::no_place_left);
    it.does(organizer(), room::RemovePerson{emil});
    CHECK(refused(ben, emil) == Refusal::no_such_person);
    CHECK(refusal_of(it.when(organizer(), room::SuggestPair{7, ben, fay})) ==
          Refusal::no_such_suggestion);
    CHECK(refusal_of(it.when(organizer(), room::SuggestPair{1, ben, fay})) ==
          Refusal::no_such_suggestion);
    CHECK(refusal_of(it.when(person(ben), suggested(it, ben, fay))) == Refusal::not_allowed);
    CHECK(refusal_of(it.when(person(ben), room::AnswerSuggestion{1, true})) ==
          Refusal::no_such_suggestion);
}

TEST_CASE("R58 suggestions are of pairs that were shown, and of no other policy") {
    room::Settings counts = usual_settings();
    counts.policy = room::OrganizerSees::counts_only;
    Evening it = without_pairs(counts);
    CHECK(refusal_of(it.when(organizer(), suggested(it, ada, dora))) == Refusal::counts_only);
    published()(it);
    CHECK(refusal_of(it.when(organizer(), room::DissolvePair{ada, dora})) == Refusal::counts_only);
    it = given(gathered(3), all_rounds(rather_not));
    CHECK(refusal_of(it.when(organizer(), suggested(it, ada, dora))) == Refusal::wrong_phase);
    closed()(it);
    matched()(it);
    CHECK(refusal_of(it.when(organizer(), suggested(it, ada, dora))) == Refusal::pairs_not_shown);
}

TEST_CASE("R59 a published pair is dissolved in a version of its own, and may be suggested anew") {
    Evening it = given(gathered(3), all_rounds(gladly), closed(), matched(), looked_at());
    CHECK(refusal_of(it.when(organizer(), room::DissolvePair{ada, dora})) == Refusal::wrong_phase);
    published()(it);
    const auto before = result(it);
    const auto [one, other] = before.front();
    room::Actor without_pin = organizer();
    without_pin.pin_fresh = false;
    it.room.pin_hash = "set";
    CHECK(refusal_of(it.when(without_pin, room::DissolvePair{one, other})) == Refusal::pin_needed);
    it.does(organizer(), room::DissolvePair{other, one});
    CHECK(result(it).size() + 1 == before.size());
    CHECK(it.room.log.back().action == "dissolve");
    CHECK(refusal_of(it.when(organizer(), room::DissolvePair{one, other})) ==
          Refusal::no_such_pair);
    for (const Step& step : {asked(one, other), said(one, true), said(other, true), ended()})
        step(it);
    CHECK(result(it).size() == before.size());
    CHECK(it.room.publications.size() == 3);
}

TEST_CASE("R59 who goes takes nobody into their place, and a cancelled room asks nobody") {
    Evening it = without_pairs();
    for (const Step& step : {asked(ada, dora), said(ada, true), said(dora, true), ended(),
                             published(), asked(ben, emil)})
        step(it);
    it.does(organizer(), room::RemovePerson{ada});
    CHECK(result(it).empty());
    Evening cancelled = without_pairs();
    asked(ada, dora)(cancelled);
    cancelled.control(room::CancelRoom{"Tuesday"});
    CHECK(cancelled.room.suggestions[0].state == SuggestionState::declined);
}
