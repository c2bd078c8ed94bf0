#include <catch2/catch.hpp>

#include "evening.hpp"
#include "room/matching_input.hpp"
#include "room/programme.hpp"

using namespace evenings;
using room::Hindrance;
using room::Refusal;

namespace {

using Pair = std::pair<room::ParticipantId, room::ParticipantId>;

// Three on each side: ada, ben, cem and dora, emil, fay.
Step fixed(room::ParticipantId one, room::ParticipantId other) {
    return [=](Evening& it) { it.does(organizer(), room::SetProgrammePair{one, other, true}); };
}

std::optional<Refusal> refusal_to_fix(Evening& it, room::ParticipantId one,
                                      room::ParticipantId other) {
    return refusal_of(it.when(organizer(), room::SetProgrammePair{one, other, true}));
}

bool is_proposed(const Evening& it, Pair pair) {
    const auto& pairs = it.room.proposal->pairs;
    return std::find(pairs.begin(), pairs.end(), pair) != pairs.end();
}

// Everybody would rather have anybody but the partner the programme gave them.
Step nobody_wants(room::ParticipantId one, room::ParticipantId other) {
    return [=](Evening& it) {
        for (const auto& each : std::vector(it.room.encounters)) {
            if (each.a != one || each.b != other) continue;
            it.does(person(one), room::GiveRating{each.id, rather_not, 1});
        }
    };
}

}  // namespace

TEST_CASE("R52 a programme pair is set and removed by the organizer until the first rating") {
    Evening it = given(created(), roster(3, 3));
    const auto events = it.does(organizer(), room::SetProgrammePair{dora, ada, true});
    REQUIRE(has<room::ProgrammePairSet>(events));
    CHECK(it.room.programme == std::set<Pair>{{ada, dora}});
    CHECK(it.room.log.back().action == "fix_pair");
    CHECK(it.does(organizer(), room::SetProgrammePair{ada, dora, true}).empty());
    it.does(organizer(), room::SetProgrammePair{ada, dora, false});
    CHECK(it.room.programme.empty());
    CHECK(it.does(organizer(), room::SetProgrammePair{ada, dora, false}).empty());
}

TEST_CASE("R52 in the middle of a talk a pair may be fixed, after the first rating no more") {
    Evening it = given(gathered(3), talking());
    fixed(ada, dora)(it);
    it.tick();
    it.rates(ada, gladly);
    CHECK(refusal_to_fix(it, ben, emil) == Refusal::settings_frozen);
    const room::SetProgrammePair free{ada, dora, false};
    CHECK(refusal_of(it.when(organizer(), free)) == Refusal::settings_frozen);
    CHECK(it.room.programme.size() == 1);
    CHECK(refusal_of(it.when(person(ada), free)) == Refusal::not_allowed);
}

TEST_CASE("R52 what stands against a programme pair is named, rule by rule") {
    Evening it = given(created());
    room::ConfirmRoster people;
    for (const char* id : {"p1", "p2", "p3"})
        people.entries.push_back(entry(id, 0));
    for (const char* id : {"p4", "p5", "p6"})
        people.entries.push_back(entry(id, 1));
    people.entries[0].group = people.entries[3].group = "Sales";
    people.entries[1].manager = "p5";
    people.entries[5].capacity = 2;
    it.control(people);
    instance::Rules rules;
    rules.never = {{"p1", "p5"}};
    rules.met_before = {{"p6", "p2"}};
    rules.same_group = true;
    rules.reporting_line = instance::ReportingLine::direct;
    it.control(room::ChangeRules{rules});
    CHECK(refusal_to_fix(it, ada, ben) == Refusal::same_side);
    CHECK(refusal_to_fix(it, ada, emil) == Refusal::rule_never);
    CHECK(refusal_to_fix(it, ben, fay) == Refusal::rule_met_before);
    CHECK(refusal_to_fix(it, ben, emil) == Refusal::rule_reporting_line);
    CHECK(refusal_to_fix(it, ada, dora) == Refusal::rule_same_group);
    CHECK(refusal_to_fix(it, ada, room::ParticipantId{99}) == Refusal::no_such_person);
    CHECK(refusal_to_fix(it, ada, ada) == Refusal::no_such_person);
    fixed(ada, fay)(it);
    CHECK(refusal_to_fix(it, ada, dora) == Refusal::rule_same_group);
    fixed(cem, fay)(it);
    CHECK(refusal_to_fix(it, cem, dora) == Refusal::no_place_left);
    rules.groups_allowed = {{"Sales", "Law"}};
    rules.same_group = false;
    it.control(room::ChangeRules{rules});
    CHECK(refusal_to_fix(it, cem, dora) == Refusal::rule_groups);
}

TEST_CASE("R52 a pair that a later rule, import or removal stands against stays listed as such") {
    Evening it = given(created(), roster(3, 3), fixed(ada, dora), fixed(ben, emil));
    CHECK(room::programme_of(it.room)[0].hindrance == Hindrance::none);
    instance::Rules rules;
    rules.never = {{"p1", "p4"}};
    it.control(room::ChangeRules{rules});
    CHECK(room::programme_of(it.room)[0].hindrance == Hindrance::never);
    it.control(room::RemovePerson{emil});
    CHECK(room::programme_of(it.room)[1].hindrance == Hindrance::gone);
    fixed(ben, fay)(it);
    CHECK(room::programme_of(it.room)[2].hindrance == Hindrance::none);
}

TEST_CASE("R53 a programme pair is paired, whatever the two rated") {
    Evening it =
        given(gathered(3), fixed(ada, dora), all_rounds(gladly), nobody_wants(ada, dora), closed());
    CHECK(room::matching_input(it.room).locks.size() == 1);
    matched()(it);
    CHECK(is_proposed(it, {ada, dora}));
    CHECK(it.room.proposal->pairs.size() == 3);
    published()(it);
    CHECK(it.room.publications.back().pairs.size() == 3);
}

TEST_CASE("R53 an answer without a programme pair is not believed") {
    Evening it = given(gathered(3), fixed(ada, dora), all_rounds(gladly), closed());
    room::Proposal answer = answer_to(it.room);
    for (auto& [one, other] : answer.pairs) {
        if (one == ada)
            other = emil;
        else if (other == emil)
            other = dora;
    }
    CHECK(refusal_of(it.when(engine(), room::ProposeMatching{answer})) == Refusal::not_believed);
}

TEST_CASE("R53 under mutual a programme pair is added, and places do not count") {
    room::Settings settings = usual_settings();
    settings.rule = room::MatchRule::mutual;
    Evening it = given(gathered(3, settings), fixed(ada, dora), fixed(ada, emil),
                       all_rounds(rather_not), closed(), matched());
    CHECK(it.room.proposal->pairs.size() == 2);
}

TEST_CASE("R53 a block lets a programme pair go, before or after it was set, and nothing tells") {
    const bool before = GENERATE(true, false);
    const auto course = [&](bool blocks) {
        Evening it = given(gathered(3));
        if (before && blocks) it.does(person(dora), room::Block{ada, true});
        fixed(ada, dora)(it);
        if (!before && blocks) it.does(person(dora), room::Block{ada, true});
        return it;
    };
    Evening it = course(true);
    const Evening other = course(false);
    CHECK(it.room.programme == other.room.programme);
    CHECK(room::programme_of(it.room)[0].hindrance == Hindrance::none);
    CHECK(it.room.log.size() == other.room.log.size());
    CHECK(room::locks_of(it.room, it.room.blocks).empty());
    CHECK(room::locks_of(other.room, other.room.blocks).size() == 1);
    // The place counts as taken, as in the world without a block.
    CHECK(refusal_to_fix(it, ada, emil) == Refusal::no_place_left);
    all_rounds(gladly)(it);
    closed()(it);
    matched()(it);
    CHECK(!is_proposed(it, {ada, dora}));
}

TEST_CASE("R53 who is removed, leaves for good or never agreed is in no pair") {
    Evening it = given(gathered(3), fixed(ada, dora), fixed(ben, emil), all_rounds(gladly));
    it.control(room::RemovePerson{dora});
    it.does(person(ben), room::Leave{{ben}, false});
    CHECK(room::locks_of(it.room, it.room.blocks).empty());
    closed()(it);
    matched()(it);
    CHECK(it.room.proposal->pairs.size() == 2);  // ada and cem with emil and fay
    Evening unasked = given(created(), roster(3, 3), fixed(ada, dora));
    CHECK(room::locks_of(unasked.room, unasked.room.blocks).empty());
}
