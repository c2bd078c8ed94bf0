#include <catch2/catch.hpp>

#include <algorithm>

#include "evening.hpp"
#include "room/matching_input.hpp"

using namespace evenings;
using room::Phase;
using room::Refusal;
using room::WhatIfState;

namespace {

using Pair = std::pair<room::ParticipantId, room::ParticipantId>;

Step looked_at() {
    return [](Evening& it) { it.control(room::ShowPairs{}); };
}

Evening previewed(room::Settings settings = usual_settings()) {
    return given(gathered(3, settings), all_rounds(gladly), closed(), matched(), looked_at());
}

std::uint32_t next_number(const Evening& it) {
    return static_cast<std::uint32_t>(it.room.what_ifs.size()) + 1;
}

room::AskWhatIf without(const Evening& it, std::vector<Pair> pairs) {
    return {next_number(it), std::move(pairs)};
}

// The first proposed pair is asked away, and the engine answers.
Step answered() {
    return [](Evening& it) {
        it.does(organizer(), without(it, {it.room.proposal->pairs.front()}));
        it.does(engine(), answer_to_what_if(it.room));
    };
}

bool holds(const std::vector<Pair>& pairs, Pair pair) {
    return std::find(pairs.begin(), pairs.end(), pair) != pairs.end();
}

}  // namespace

TEST_CASE("R54 a what-if asks for the pairs there would be without some, and changes nothing") {
    Evening it = previewed();
    const auto before = it.room.proposal->pairs;
    const auto step = it.room.step;
    const auto wish = without(it, {before.front()});
    REQUIRE(has<room::WhatIfAsked>(it.does(organizer(), wish)));
    CHECK(it.room.log.back().action == "what_if");
    CHECK(it.room.log.back().arguments.size() == 2);
    CHECK(it.does(organizer(), wish).empty());
    REQUIRE(has<room::WhatIfAnswered>(it.does(engine(), answer_to_what_if(it.room))));
    CHECK(it.room.what_ifs[0].state == WhatIfState::answered);
    CHECK(it.room.what_ifs[0].proposal->pairs.size() == 3);
    CHECK(!holds(it.room.what_ifs[0].proposal->pairs, before.front()));
    CHECK(it.room.proposal->pairs == before);
    CHECK(it.room.stage.phase == Phase::preview);
    CHECK(it.room.step == step);  // a step would reach every phone
    CHECK(room::what_ifs_left(it.room) == 2);
}

TEST_CASE("R54 an adopted what-if is the proposal, and its pairs stay forbidden") {
    Evening it = given(gathered(3), all_rounds(gladly), closed(), matched(), looked_at());
    const auto gone = it.room.proposal->pairs.front();
    answered()(it);
    const auto found = it.room.what_ifs[0].proposal->pairs;
    it.does(organizer(), room::AdoptWhatIf{1});
    CHECK(it.does(organizer(), room::AdoptWhatIf{1}).empty());
    CHECK(it.room.proposal->pairs == found);
    CHECK(it.room.matching_input == room::matching_input_hash(it.room));
    CHECK(it.room.forbidden.size() == 1);
    answered()(it);
    CHECK(!holds(it.room.what_ifs[1].proposal->pairs, gone));
    it.does(organizer(), room::AdoptWhatIf{2});
    const auto last = it.room.proposal->pairs;
    published()(it);
    CHECK(it.room.publications.back().pairs == last);
}

TEST_CASE("R54 a dropped what-if leaves nothing but its record") {
    Evening it = previewed();
    const auto before = it.room.proposal->pairs;
    answered()(it);
    it.does(organizer(), room::DropWhatIf{1});
    CHECK(it.does(organizer(), room::DropWhatIf{1}).empty());
    CHECK(refusal_of(it.when(organizer(), room::AdoptWhatIf{1})) == Refusal::no_such_what_if);
    CHECK(it.room.proposal->pairs == before);
    CHECK(it.room.forbidden.empty());
    CHECK(!it.room.what_ifs[0].proposal);
    CHECK(it.room.log.back().action == "drop_what_if");
}

TEST_CASE("R54 there are three what-ifs, one at a time; one without an answer does not count") {
    Evening it = previewed();
    const Pair pair = it.room.proposal->pairs.front();
    it.does(organizer(), without(it, {pair}));
    CHECK(refusal_of(it.when(organizer(), without(it, {pair}))) == Refusal::what_if_open);
    CHECK(refusal_of(it.when(organizer(), room::AdoptWhatIf{1})) == Refusal::no_such_what_if);
    CHECK(refusal_of(it.when(organizer(), room::DropWhatIf{1})) == Refusal::no_such_what_if);
    it.does(engine(), room::GiveUpWhatIf{1});
    CHECK(it.room.what_ifs[0].state == WhatIfState::failed);
    CHECK(room::what_ifs_left(it.room) == 3);
    CHECK(refusal_of(it.when(organizer(), room::AdoptWhatIf{1})) == Refusal::no_such_what_if);
    for (std::uint32_t number = 2; number <= 4; ++number) {
        answered()(it);
        it.does(organizer(), room::DropWhatIf{number});
    }
    CHECK(room::what_ifs_left(it.room) == 0);
    CHECK(refusal_of(it.when(organizer(), without(it, {pair}))) == Refusal::no_what_if_left);
    CHECK(refusal_of(it.when(organizer(), room::AskWhatIf{9, {pair}})) == Refusal::no_such_what_if);
}

TEST_CASE("R55 what-ifs are of a preview of pairs that were shown, and of no other moment") {
    const Pair pair{ada, dora};
    room::Settings counts = usual_settings();
    counts.policy = room::OrganizerSees::counts_only;
    Evening it = previewed(counts);
    CHECK(refusal_of(it.when(organizer(), without(it, {pair}))) == Refusal::counts_only);
    it = given(gathered(3), all_rounds(gladly));
    CHECK(refusal_of(it.when(organizer(), without(it, {pair}))) == Refusal::ratings_not_closed);
    closed()(it);
    CHECK(refusal_of(it.when(organizer(), without(it, {pair}))) == Refusal::ratings_not_closed);
    matched()(it);
    CHECK(refusal_of(it.when(organizer(), without(it, {pair}))) == Refusal::pairs_not_shown);
    looked_at()(it);
    CHECK(refusal_of(it.when(helper(room::StaffId{2}), without(it, {pair}))) ==
          Refusal::not_allowed);
    it.control(room::PreparePublish{});
    const Pair proposed = it.room.proposal->pairs.front();
    CHECK(refusal_of(it.when(organizer(), without(it, {proposed}))) == Refusal::wrong_phase);
    it.tick();
    CHECK(refusal_of(it.when(organizer(), without(it, {proposed}))) == Refusal::already_published);
    it.control(room::WithdrawResult{});
    CHECK(refusal_of(it.when(organizer(), without(it, {proposed}))) == Refusal::already_published);
}

TEST_CASE("R55 only pairs that are proposed and not fixed by the programme can be left out") {
    Evening it = given(gathered(3));
    it.does(organizer(), room::SetProgrammePair{ada, dora, true});
    for (const Step& step : {all_rounds(gladly), closed(), matched(), looked_at()})
        step(it);
    Pair other{ben, emil};
    if (holds(it.room.proposal->pairs, other)) other = {ben, fay};
    CHECK(refusal_of(it.when(organizer(), without(it, {other}))) == Refusal::no_such_pair);
    CHECK(refusal_of(it.when(organizer(), without(it, {}))) == Refusal::no_such_pair);
    CHECK(refusal_of(it.when(organizer(), without(it, {{ada, dora}}))) == Refusal::pair_is_fixed);
    const std::vector<Pair> many(3, it.room.proposal->pairs.back());
    it.does(organizer(), without(it, many));
    CHECK(it.room.what_ifs[0].forbids.size() == 1);
}

TEST_CASE("R55 an answer to another question, or one that does not hold, is not shown") {
    Evening it = previewed();
    it.does(organizer(), without(it, {it.room.proposal->pairs.front()}));
    room::AnswerWhatIf answer = answer_to_what_if(it.room);
    room::AnswerWhatIf other = answer;
    other.number = 2;
    CHECK(refusal_of(it.when(engine(), other)) == Refusal::outdated_request);
    other = answer;
    other.proposal.input_hash = "else";
    CHECK(refusal_of(it.when(engine(), other)) == Refusal::outdated_request);
    Evening lying = it;
    answer.proposal.pairs = lying.room.proposal->pairs;  // with what was forbidden
    CHECK(has<room::WhatIfFailed>(lying.does(engine(), answer)));
    CHECK(room::what_ifs_left(lying.room) == 3);
}

TEST_CASE("R56 a block during the preview changes nothing that a what-if tells") {
    Evening it = previewed();
    const auto pairs = it.room.proposal->pairs;
    Evening blocked = it;
    blocked.does(person(pairs[1].first), room::Block{pairs[1].second, true});
    const auto tells = [&](Evening& at) {
        at.does(organizer(), without(at, {pairs[0]}));
        at.does(engine(), answer_to_what_if(at.room));
        return at.room.what_ifs[0].proposal->pairs;
    };
    const auto told = tells(it);
    CHECK(tells(blocked) == told);
    CHECK(blocked.room.what_ifs[0].input_hash == it.room.what_ifs[0].input_hash);
}

TEST_CASE("R56 nothing beats a block: a pair that a what-if brings is dropped at publishing") {
    Evening it = previewed();
    answered()(it);
    const auto found = it.room.what_ifs[0].proposal->pairs;
    it.does(person(found[0].first), room::Block{found[0].second, true});
    it.does(organizer(), room::AdoptWhatIf{1});
    published()(it);
    CHECK(it.room.publications.back().pairs.size() + 1 == found.size());
    CHECK(!holds(it.room.publications.back().pairs, found[0]));
}

TEST_CASE("R55 publishing, cancelling and an answer that comes too late let a what-if go") {
    Evening it = previewed();
    it.does(organizer(), without(it, {it.room.proposal->pairs.front()}));
    const auto late = answer_to_what_if(it.room);
    Evening cancelled = it;
    cancelled.control(room::CancelRoom{"Tuesday"});
    CHECK(cancelled.room.what_ifs[0].state == WhatIfState::dropped);
    published()(it);
    CHECK(it.room.what_ifs[0].state == WhatIfState::dropped);
    CHECK(refusal_of(it.when(engine(), late)) == Refusal::outdated_request);
    CHECK(refusal_of(it.when(engine(), room::GiveUpWhatIf{1})) == Refusal::outdated_request);
}
