#include <catch2/catch.hpp>

#include <algorithm>

#include "evening.hpp"

using namespace evenings;
using room::EncounterId;
using room::ParticipantId;
using room::Phase;
using room::Presence;
using room::Refusal;

namespace {

bool sits(const Evening& it, ParticipantId who) {
    return room::seat_of(it.room, who) != nullptr;
}

Presence presence(const Evening& it, ParticipantId who) {
    return it.room.people[who.value - 1].presence;
}

// In Move, late enough to say "nobody here".
Evening walking(int each_side = 3) {
    Evening it = given(gathered(each_side), started());
    it.wait(45s);
    return it;
}

// Ada and her partner talk; Ben and his partner too. Who Ada sat with instead is Ben's partner.
struct Wrong {
    Evening it = given(gathered(3), talking());
    ParticipantId with_ada = it.partner(ada);
    ParticipantId with_ben = it.partner(ben);
};

}  // namespace

TEST_CASE("R77 'nobody here' is heard from 45 seconds into Move on, of one's own partner") {
    Evening it = given(gathered(3), started());
    const EncounterId mine = it.encounter(ada);
    it.wait(44s);
    CHECK(refusal_of(it.when(person(ada), room::ReportMissing{mine})) == Refusal::too_early);
    it.wait(1s);
    CHECK(refusal_of(it.when(person(ada), room::ReportMissing{it.encounter(ben)})) ==
          Refusal::no_such_encounter);
    it.does(person(ada), room::ReportMissing{mine});
    const room::Missing* missing = room::missing_of(it.room, it.partner(ada));
    REQUIRE(missing != nullptr);
    CHECK(missing->until == it.now + 60s);
    CHECK(it.does(person(ada), room::ReportMissing{mine}).empty());
}

TEST_CASE("R77 without a sign in a minute the missing is Away, and there was no encounter") {
    Evening it = walking();
    const ParticipantId partner = it.partner(ada);
    const EncounterId mine = it.encounter(ada);
    it.does(person(ada), room::ReportMissing{mine});
    it.tick_until(Phase::talk);
    CHECK(room::find_encounter(it.room, mine)->began);
    it.wait(44s);
    CHECK(it.does(the_clock(), room::Tick{}).empty());
    it.wait(1s);
    it.does(the_clock(), room::Tick{});
    CHECK(presence(it, partner) == Presence::away);
    CHECK(room::find_encounter(it.room, mine)->dropped);
    CHECK(room::encounters_of(it.room, ada).empty());
    CHECK(it.room.stage.phase == Phase::talk);
    CHECK(refusal_of(it.when(person(ada), room::GiveRating{mine, gladly, 0})) != std::nullopt);
}

TEST_CASE("R77 any sign from the missing phone ends the search") {
    const auto sign = [](auto wish) {
        Evening it = walking();
        const ParticipantId partner = it.partner(ada);
        it.does(person(ada), room::ReportMissing{it.encounter(ada)});
        it.does(person(partner), wish(it, partner));
        CHECK(room::missing_of(it.room, partner) == nullptr);
        it.tick_until(Phase::rate);
        CHECK(presence(it, partner) == Presence::here);
        CHECK(room::encounters_of(it.room, ada).size() == 1);
    };
    sign([](const Evening& it, ParticipantId who) { return room::ShowUp{it.encounter(who)}; });
    sign([](const Evening&, ParticipantId) { return room::AskHelp{room::HelpKind::table}; });
    sign([](const Evening&, ParticipantId) { return room::ChangeProfile{{"sql"}, {}, ""}; });
}

TEST_CASE("R77 two who miss each other are not away: a helper is called") {
    Evening it = walking();
    const ParticipantId partner = it.partner(ada);
    const EncounterId mine = it.encounter(ada);
    it.does(person(ada), room::ReportMissing{mine});
    it.does(person(partner), room::ReportMissing{mine});
    CHECK(room::missing_of(it.room, partner) == nullptr);
    CHECK(room::missing_of(it.room, ada) == nullptr);
    REQUIRE(it.room.helps.size() == 1);
    CHECK(it.room.helps[0].who == partner);
    CHECK(it.does(person(partner), room::ReportMissing{mine}).empty());
    it.tick_until(Phase::rate);
    CHECK(presence(it, ada) == Presence::here);
    CHECK(presence(it, partner) == Presence::here);
}

TEST_CASE("R77 after an outage who is looked for has a minute again") {
    Evening it = walking();
    const ParticipantId partner = it.partner(ada);
    it.does(person(ada), room::ReportMissing{it.encounter(ada)});
    const base::Instant alive = it.now;
    it.wait(20s);
    it.does(the_clock(), room::NoteRevival{alive});
    CHECK(room::missing_of(it.room, partner)->until == it.now + 60s);
    CHECK(it.room.missing.size() == 1);
    it.wait(59s);
    it.does(the_clock(), room::Tick{});
    CHECK(presence(it, partner) == Presence::here);
    it.wait(1s);
    it.does(the_clock(), room::Tick{});
    CHECK(presence(it, partner) == Presence::away);
}

TEST_CASE("R77 a search stands still with the clock, and has its minute again") {
    Evening it = walking();
    const ParticipantId partner = it.partner(ada);
    it.does(person(ada), room::ReportMissing{it.encounter(ada)});
    it.control(room::Pause{});
    it.wait(5min);
    CHECK(it.does(the_clock(), room::Tick{}).empty());
    CHECK(presence(it, partner) == Presence::here);
    it.control(room::Resume{});
    CHECK(room::missing_of(it.room, partner)->until == it.now + 60s);
    it.wait(60s);
    it.does(the_clock(), room::Tick{});
    CHECK(presence(it, partner) == Presence::away);
}

TEST_CASE("R77 a search ends with its round") {
    Evening it = given(gathered(3), talking());
    const ParticipantId partner = it.partner(ada);
    it.wait(4min + 50s);
    it.does(person(ada), room::ReportMissing{it.encounter(ada)});
    it.control(room::SkipPhase{});
    it.control(room::SkipPhase{});
    CHECK(it.room.stage.phase == Phase::move);
    CHECK(it.room.missing.empty());
    CHECK(presence(it, partner) == Presence::here);
}

TEST_CASE("R78 two without a partner are offered each other, and sit when both want to") {
    Evening it = given(gathered(3), started());
    const ParticipantId gone = it.partner(ada);
    it.does(organizer(), room::Leave{{gone, ben}, true});
    const room::Offer* offer = room::offer_to(it.room, ada);
    REQUIRE(offer != nullptr);
    const std::uint32_t number = offer->number;
    const ParticipantId other = offer->one == ada ? offer->other : offer->one;
    CHECK(offer->until == it.now + 30s);
    it.does(person(ada), room::AnswerOffer{number, true});
    CHECK(it.does(person(ada), room::AnswerOffer{number, true}).empty());
    CHECK(!sits(it, ada));
    CHECK(refusal_of(it.when(person(cem), room::AnswerOffer{number, true})) ==
          Refusal::no_such_offer);
    it.does(person(other), room::AnswerOffer{number, true});
    CHECK(sits(it, ada));
    CHECK(it.partner(ada) == other);
    CHECK(room::offer_to(it.room, ada) == nullptr);
    it.tick();
    CHECK(room::find_encounter(it.room, it.encounter(ada))->began);
}

TEST_CASE("R78 a no is told to nobody, and an offer ends by itself") {
    Evening it = given(gathered(3), started());
    it.does(organizer(), room::Leave{{it.partner(ada), ben}, true});
    const room::Offer offer = *room::offer_to(it.room, ada);
    const auto events = it.does(person(ada), room::AnswerOffer{offer.number, false});
    CHECK(events.size() == 1);
    it.wait(29s);
    CHECK(room::offer_to(it.room, offer.other) != nullptr);
    it.tick();
    CHECK(room::offer_to(it.room, offer.other) == nullptr);
    CHECK(it.room.stage.phase != Phase::talk);
    it.does(organizer(), room::CheckIn{{ben}});
    CHECK(it.room.offers.size() == 1);  // the same two are not asked again
}

TEST_CASE("R78 no offer brings two together between whom a block stands") {
    Evening it = given(gathered(3), started());
    it.does(organizer(), room::Leave{{it.partner(ada), ben}, true});
    const room::Offer offer = *room::offer_to(it.room, ada);
    it.does(person(offer.one), room::AnswerOffer{offer.number, true});
    it.does(person(offer.other), room::Block{offer.one, true});
    it.does(person(offer.other), room::AnswerOffer{offer.number, true});
    CHECK(!sits(it, offer.one));
}

TEST_CASE("R79 'I sat with someone else', once confirmed, corrects the encounter for all") {
    for (const bool by_staff : {false, true}) {
        Wrong w;
        Evening& it = w.it;
        const EncounterId of_ada = it.encounter(ada);
        const EncounterId of_ben = it.encounter(ben);
        it.tick_until(Phase::rate);
        it.rates(ada, gladly);
        it.does(person(ada), room::ClaimPartner{of_ada, w.with_ben});
        CHECK(it.room.encounters.size() == 3);
        const auto answerer = by_staff ? organizer() : person(w.with_ben);
        it.does(answerer, room::AnswerClaim{1, true});
        CHECK(it.partner(ada) == w.with_ben);
        CHECK(room::find_encounter(it.room, it.encounter(ada))->began);
        for (const EncounterId planned : {of_ada, of_ben}) {
            CHECK(room::find_encounter(it.room, planned)->dropped);
            const auto& talk = *room::find_encounter(it.room, planned);
            CHECK(!room::opinion_of(it.room, talk, talk.a).rating);
        }
        // The two left over are asked the same of each other.
        const room::Claim* second = room::claim_of(it.room, ben);
        REQUIRE(second != nullptr);
        CHECK(room::claim_of(it.room, w.with_ada) == second);
        it.does(person(ben), room::AnswerClaim{2, true});
        CHECK(room::encounters_of(it.room, ben).empty());
        it.does(person(w.with_ada), room::AnswerClaim{2, true});
        CHECK(it.partner(ben) == w.with_ada);
        CHECK(it.rates(ben, possible));
    }
}

TEST_CASE("R79 a claim that is denied, or that cannot be, changes nothing") {
    Wrong w;
    Evening& it = w.it;
    const EncounterId of_ada = it.encounter(ada);
    const auto refused = [&](ParticipantId partner) {
        return refusal_of(it.when(person(ada), room::ClaimPartner{of_ada, partner}));
    };
    CHECK(refused(w.with_ada) == Refusal::already_there);
    CHECK(refused(ben) == Refusal::same_side);
    CHECK(refused(ada) == Refusal::no_such_person);
    CHECK(refused(ParticipantId{99}) == Refusal::no_such_person);
    CHECK(refusal_of(it.when(person(ada), room::ClaimPartner{it.encounter(ben), w.with_ben})) ==
          Refusal::no_such_encounter);
    it.does(person(ada), room::ClaimPartner{of_ada, w.with_ben});
    CHECK(it.does(person(ada), room::ClaimPartner{of_ada, w.with_ben}).empty());
    CHECK(refusal_of(it.when(person(cem), room::AnswerClaim{1, true})) == Refusal::no_such_claim);
    it.does(person(w.with_ben), room::AnswerClaim{1, false});
    CHECK(room::claim_of(it.room, ada) == nullptr);
    CHECK(it.encounter(ada) == of_ada);
    CHECK(refusal_of(it.when(person(w.with_ben), room::AnswerClaim{1, true})) ==
          Refusal::no_such_claim);
}

TEST_CASE("R79 both saying it is the same as a confirmation, and a claim ends with its round") {
    Wrong w;
    w.it.does(person(ada), room::ClaimPartner{w.it.encounter(ada), w.with_ben});
    w.it.does(person(w.with_ben), room::ClaimPartner{w.it.encounter(ben), ada});
    CHECK(w.it.partner(ada) == w.with_ben);

    Wrong later;
    later.it.does(person(ada), room::ClaimPartner{later.it.encounter(ada), later.with_ben});
    later.it.tick_until(Phase::rate);
    later.it.tick_until(Phase::move);
    CHECK(room::claim_of(later.it.room, ada) == nullptr);
}

TEST_CASE("R79 who met in an earlier round cannot have met again") {
    Evening it = given(gathered(2), talking());
    const ParticipantId first = it.partner(ada);
    it.tick_until(Phase::rate);
    it.tick_until(Phase::talk);
    CHECK(refusal_of(it.when(person(ada), room::ClaimPartner{it.encounter(ada), first})) ==
          Refusal::met_already);
}
