#include <catch2/catch.hpp>

#include "evening.hpp"
#include "room/matching_input.hpp"

using namespace evenings;
using room::Phase;
using room::Refusal;

TEST_CASE("R5 a rating is accepted for any round already started, until ratings close") {
    Evening it = given(gathered(3), started());
    CHECK(refusal_of(it.rates(ada, gladly)) == Refusal::not_met_yet);
    it.tick();
    const auto first = it.encounter(ada);
    CHECK(it.rates(ada, gladly));
    it.tick_until(Phase::rate);
    it.tick_until(Phase::talk);
    REQUIRE(it.room.stage.round == 2);
    CHECK(it.when(person(ada), room::GiveRating{first, possible, 1}));
    it.control(room::Pause{});
    CHECK(it.rates(ada, rather_not));
    it.control(room::Resume{});
    it.tick_until(Phase::review);
    CHECK(it.when(person(ada), room::GiveRating{first, std::nullopt, 2}));
    closed()(it);
    CHECK(refusal_of(it.when(person(ada), room::GiveRating{first, gladly, 3})) ==
          Refusal::ratings_closed);
    it.control(room::ReopenRatings{});
    CHECK(it.when(person(ada), room::GiveRating{first, gladly, 3}));
}

TEST_CASE("R5 a talk of others, or one that is not, cannot be rated") {
    Evening it = given(gathered(2), talking());
    const auto foreign = it.encounter(ben);
    CHECK(refusal_of(it.when(person(ada), room::GiveRating{foreign, gladly, 0})) ==
          Refusal::no_such_encounter);
    CHECK(refusal_of(it.when(person(ada), room::GiveRating{room::EncounterId{99}, gladly, 0})) ==
          Refusal::no_such_encounter);
    CHECK(refusal_of(it.when(person(ada), room::GiveRating{room::EncounterId{0}, gladly, 0})) ==
          Refusal::no_such_encounter);
}

TEST_CASE("R28 a rating is one of the choices; with a free score only accepts must be") {
    Evening it = given(gathered(2), talking());
    CHECK(refusal_of(it.rates(ada, {true, 71})) == Refusal::not_on_the_scale);
    CHECK(refusal_of(it.rates(ada, {false, 70})) == Refusal::not_on_the_scale);
    CHECK(refusal_of(it.rates(ada, {true, std::nullopt})) == Refusal::not_on_the_scale);
    CHECK(it.rates(ada, gladly));
    room::Settings free = usual_settings();
    free.scale.free_score = true;
    Evening other = given(gathered(2, free), talking());
    CHECK(other.rates(ada, {true, 71}));
    CHECK(other.rates(ada, {false, std::nullopt}));
    CHECK(refusal_of(other.rates(ada, {true, 101})) == Refusal::not_on_the_scale);
    CHECK(refusal_of(other.rates(ada, {true, -1})) == Refusal::not_on_the_scale);
}

TEST_CASE("R29 a rating replaces the one that was seen; an older frame changes nothing") {
    Evening it = given(gathered(2), talking());
    const auto talk = it.encounter(ada);
    const room::GiveRating first{talk, gladly, 0};
    CHECK(it.does(person(ada), first).size() == 2);
    CHECK(it.does(person(ada), first).empty());
    CHECK(it.does(person(ada), room::GiveRating{talk, possible, 1}).size() == 1);
    CHECK(refusal_of(it.when(person(ada), first)) == Refusal::stale_rating);
    CHECK(it.does(person(ada), room::GiveRating{talk, possible, 0}).empty());
    CHECK(has<room::RatingGiven>(it.does(person(ada), room::GiveRating{talk, std::nullopt, 2})));
    CHECK(it.does(person(ada), room::GiveRating{talk, std::nullopt, 2}).empty());
    const auto& opinion = room::opinion_of(it.room, *room::find_encounter(it.room, talk), ada);
    CHECK(!opinion.rating);
    CHECK(opinion.revision == 3);
}

TEST_CASE("R29 nothing that a person gets in answer depends on what the other said") {
    Evening one = given(gathered(2), talking());
    Evening two = one;
    REQUIRE(one.rates(one.partner(ada), gladly));
    REQUIRE(two.rates(two.partner(ada), rather_not));
    const auto in_one = one.when(person(ada), room::GiveRating{one.encounter(ada), gladly, 0});
    const auto in_two = two.when(person(ada), room::GiveRating{two.encounter(ada), gladly, 0});
    REQUIRE(in_one);
    REQUIRE(in_two);
    CHECK(in_one->size() == in_two->size());
    CHECK(find<room::RatingGiven>(*in_one)->revision == find<room::RatingGiven>(*in_two)->revision);
}

TEST_CASE("R47 favourites are one's own talks in order, each once, until ratings close") {
    Evening it = given(gathered(3), all_rounds(gladly));
    const auto mine = room::encounters_of(it.room, ada);
    REQUIRE(mine.size() == 3);
    const room::OrderFavourites order{{mine[2], mine[0]}};
    CHECK(has<room::FavouritesOrdered>(it.does(person(ada), order)));
    CHECK(it.does(person(ada), order).empty());
    CHECK(refusal_of(it.when(person(ada), room::OrderFavourites{{mine[0], mine[0]}})) ==
          Refusal::no_such_encounter);
    CHECK(refusal_of(it.when(person(ben), order)) == Refusal::no_such_encounter);
    CHECK(refusal_of(it.when(person(ada), room::OrderFavourites{std::vector<room::EncounterId>(
                                              21, mine[0])})) == Refusal::too_many);
    closed()(it);
    CHECK(refusal_of(it.when(person(ada), room::OrderFavourites{{mine[0]}})) ==
          Refusal::ratings_closed);
    CHECK(refusal_of(it.when(person(ada), room::OrderFavourites{{}})) == Refusal::ratings_closed);
}

TEST_CASE("R47 a note is for oneself, as long as there is a room") {
    Evening it = given(gathered(2), talking());
    const auto talk = it.encounter(ada);
    CHECK(has<room::NoteWritten>(it.does(person(ada), room::WriteNote{talk, "sails\ntoo"})));
    CHECK(it.does(person(ada), room::WriteNote{talk, "sails\ntoo"}).empty());
    CHECK(refusal_of(it.when(person(ada), room::WriteNote{it.encounter(ben), "x"})) ==
          Refusal::no_such_encounter);
    CHECK(refusal_of(it.when(person(ada), room::WriteNote{talk, std::string(1001, 'x')})) ==
          Refusal::bad_text);
    CHECK(refusal_of(it.when(person(ada), room::WriteNote{talk, "\x07"})) == Refusal::bad_text);
}

TEST_CASE("R42 the engine's question holds ratings of talks that began between those who agreed") {
    Evening it = given(gathered(2), talking());
    REQUIRE(it.rates(ada, gladly));
    REQUIRE(it.rates(it.partner(ada), possible));
    auto input = room::matching_input(it.room);
    CHECK(input.ratings.size() == 2);
    CHECK(input.people.persons.size() == 4);
    CHECK(input.seed == "seed");
    it.does(person(ada), room::GiveConsent{false, room::policy_hash(it.room.settings)});
    input = room::matching_input(it.room);
    CHECK(input.ratings.empty());
    CHECK(!input.people.persons[0].attends);
    CHECK(input.people.persons[1].attends);
    it.does(person(ben), room::Leave{{ben}, false});
    CHECK(!room::matching_input(it.room).people.persons[1].attends);
    // Nobody of that number, or oneself: the same answer, and nothing changes.
    CHECK(it.does(person(cem), room::Block{room::ParticipantId{99}, true}).empty());
    CHECK(it.does(person(cem), room::Block{cem, true}).empty());
    it.does(person(cem), room::Block{dora, true});
    CHECK(room::matching_input(it.room).forbids.size() == 1);
}

TEST_CASE("R42 a favourite is numbered by its place in the order") {
    Evening it = given(gathered(2), all_rounds(gladly));
    const auto mine = room::encounters_of(it.room, ada);
    REQUIRE(mine.size() == 2);
    const std::string before = room::matching_input_hash(it.room);
    it.does(person(ada), room::OrderFavourites{{mine[1], mine[0]}});
    CHECK(room::matching_input_hash(it.room) != before);
    for (const auto& row : room::matching_input(it.room).ratings) {
        if (row.rater != 0) {
            CHECK(row.rating.favourite == 0);
            continue;
        }
        const auto second = room::partner_in(*room::find_encounter(it.room, mine[1]), ada);
        CHECK(row.rating.favourite == (row.rated == second.value - 1 ? 1 : 2));
    }
}
