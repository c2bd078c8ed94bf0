#include <catch2/catch.hpp>

#include "evening.hpp"
#include "limits.hpp"

using namespace evenings;
using room::Phase;
using room::Refusal;

TEST_CASE("R13 a slip binds one device, once; the same device asking again has what it wants") {
    Evening it = given(created(), roster(1, 1));
    it.control(room::IssueSlips{{{ada, {"slip"}}}});
    const room::ClaimTicket claim{{"slip"}, {"phone"}};
    // A slip that is opened before the event is: its phone waits, and needs no second scan.
    CHECK(has<room::TicketClaimed>(it.does(visitor(), claim)));
    opened()(it);
    CHECK(it.room.people[0].presence == room::Presence::joined);
    CHECK(it.does(visitor(), claim).empty());
    CHECK(refusal_of(it.when(visitor(), room::ClaimTicket{{"slip"}, {"other"}})) ==
          Refusal::unknown_secret);
    it.control(room::IssueSlips{{{ben, {"slip2"}}}});
    CHECK(refusal_of(it.when(visitor(), room::ClaimTicket{{"slip2"}, {"phone"}})) ==
          Refusal::already_taken);
}

TEST_CASE("R13 a new slip moves a person to a new phone, and the old one ends") {
    Evening it = given(created(), roster(1, 1), opened(), all_joined());
    it.control(room::IssueSlips{{{ada, {"again"}}}});
    it.does(visitor(), room::ClaimTicket{{"again"}, {"new phone"}});
    CHECK(it.room.people[0].ticket == room::SecretHash{"new phone"});
}

TEST_CASE("R13 a link makes a device of the staff, and a revoked one may nothing") {
    Evening it = given(created(), roster(1, 1), opened());
    it.control(room::IssueLink{room::StaffRole::helper, {"link"}});
    it.does(visitor(), room::ClaimTicket{{"link"}, {"tablet"}});
    const room::Actor hand = helper(room::StaffId{2});
    CHECK(it.room.staff[1].role == room::StaffRole::helper);
    CHECK(it.when(hand, room::AddPerson{entry("walk", 0)}));
    it.control(room::RevokeStaff{room::StaffId{2}});
    CHECK(refusal_of(it.when(hand, room::AddPerson{entry("walk2", 0)})) == Refusal::not_allowed);
    CHECK(refusal_of(it.when(organizer(), room::RevokeStaff{room::StaffId{1}})) ==
          Refusal::not_allowed);
}

TEST_CASE("R13 the recovery code opens an organizer's device") {
    Evening it = given(created());
    CHECK(refusal_of(it.when(visitor(), room::RecoverOrganizer{{"guess"}, {"t"}})) ==
          Refusal::unknown_secret);
    it.does(visitor(), room::RecoverOrganizer{{"recovery"}, {"t"}});
    REQUIRE(it.room.staff.size() == 2);
    CHECK(it.room.staff[1].role == room::StaffRole::organizer);
    CHECK(it.does(visitor(), room::RecoverOrganizer{{"recovery"}, {"t"}}).empty());
    CHECK(it.room.log.back().action == "recover");
}

TEST_CASE("R14 a typed name gets in only when somebody admits it, as one who has no device") {
    Evening it = given(created(), roster(1, 1), opened());
    const room::AskToJoin ask{"Ada", "blue otter", {"phone"}};
    CHECK(has<room::JoinAsked>(it.does(visitor(), ask)));
    CHECK(it.does(visitor(), ask).empty());
    CHECK(it.room.people[0].presence == room::Presence::invited);
    const room::Admit admit{room::JoinId{1}, ada};
    CHECK(has<room::TicketClaimed>(it.control(admit)));
    CHECK(it.control(admit).empty());
    it.does(visitor(), room::AskToJoin{"Eve", "red fox", {"eve"}});
    CHECK(refusal_of(it.when(organizer(), room::Admit{room::JoinId{2}, ada})) ==
          Refusal::already_taken);
    it.control(room::Decline{room::JoinId{2}});
    CHECK(refusal_of(it.when(organizer(), room::Admit{room::JoinId{2}, ben})) ==
          Refusal::no_such_request);
    CHECK(refusal_of(it.when(visitor(), room::AskToJoin{"", "red fox", {"x"}})) ==
          Refusal::bad_text);
}

TEST_CASE("R15 consent is an answer to the policy that was shown") {
    Evening it = given(created(), roster(1, 1), opened(), all_joined());
    const std::string policy = room::policy_hash(it.room.settings);
    CHECK(it.does(person(ada), room::GiveConsent{true, policy}).empty());
    CHECK(refusal_of(it.when(person(ada), room::GiveConsent{true, "other"})) ==
          Refusal::policy_changed);
    it.does(person(ada), room::GiveConsent{false, policy});
    CHECK(it.room.people[0].consent == room::ConsentGiven::refused);
}

TEST_CASE("R16 without consent of both there is no rating and no pair, but a talk") {
    Evening it = given(gathered(2));
    it.does(person(ada), room::GiveConsent{false, room::policy_hash(it.room.settings)});
    talking()(it);
    const auto partner = it.partner(ada);
    CHECK(refusal_of(it.rates(ada, gladly)) == Refusal::no_consent);
    CHECK(refusal_of(it.rates(partner, gladly)) == Refusal::no_consent);
    CHECK(!room::may_be_paired(it.room.people[0]));
}

TEST_CASE("R16 tags stand once ratings are closed, contacts may still change") {
    Evening it = given(gathered(2), all_rounds(gladly), closed());
    CHECK(refusal_of(it.when(person(ada), room::ChangeProfile{{"chess"}, {}, ""})) ==
          Refusal::ratings_closed);
    CHECK(has<room::ProfileChanged>(
        it.does(person(ada), room::ChangeProfile{{}, {}, "ada@example.org"})));
    CHECK(refusal_of(it.when(person(ada), room::ChangeProfile{{}, {}, "a\nb"})) ==
          Refusal::bad_text);
}

TEST_CASE("R6 leaving and coming back change places that are free, never a talk that runs") {
    Evening it = given(gathered(3), talking());
    const auto encounter = it.encounter(ada);
    it.does(person(ada), room::Leave{{ada}, true});
    CHECK(room::find_encounter(it.room, encounter)->began);
    CHECK(room::seat_of(it.room, ada) != nullptr);
    it.tick_until(Phase::move);
    CHECK(room::seat_of(it.room, ada) == nullptr);
    it.tick_until(Phase::rate);
    it.does(person(ada), room::CheckIn{{ada}});
    CHECK(room::seat_of(it.room, ada) == nullptr);
    it.tick_until(Phase::move);
    CHECK(room::seat_of(it.room, ada) != nullptr);
}

TEST_CASE("R17 only who is Here is seated, and presence is everyone's own or the staff's") {
    Evening it = given(created(), roster(2, 2), opened(), all_joined(), lobby());
    CHECK(refusal_of(it.when(person(ada), room::CheckIn{{ben}})) == Refusal::not_allowed);
    it.does(person(ada), room::CheckIn{{ada}});
    checked_in({ben, cem})(it);
    started()(it);
    CHECK(it.room.encounters.size() == 1);
    CHECK(room::seat_of(it.room, dora) == nullptr);
    CHECK(refusal_of(it.when(organizer(), room::CheckIn{{room::ParticipantId{9}}})) ==
          Refusal::no_such_person);
    CHECK(refusal_of(it.when(person(ada), room::CheckIn{{}})) == Refusal::not_allowed);
}

TEST_CASE("R17 who does not attend is never here") {
    Evening it = given(created(), roster(1, 1), opened());
    room::RosterEntry boss = entry("boss", 0);
    boss.attends = false;
    it.control(room::ConfirmRoster{{boss}});
    lobby()(it);
    CHECK(refusal_of(it.when(organizer(), room::CheckIn{{cem}})) == Refusal::no_such_person);
}

TEST_CASE("R8 who was removed is no more: no device, no seat, no wish") {
    Evening it = given(gathered(2));
    room::Actor without_pin = organizer();
    without_pin.pin_fresh = false;
    CHECK(refusal_of(it.when(without_pin, room::RemovePerson{ada})) == Refusal::pin_needed);
    it.control(room::RemovePerson{ada});
    CHECK(!it.room.people[0].ticket);
    CHECK(refusal_of(it.when(person(ada), room::CheckIn{{ada}})) == Refusal::not_allowed);
    CHECK(refusal_of(it.when(organizer(), room::CheckIn{{ada}})) == Refusal::no_such_person);
    started()(it);
    CHECK(room::seat_of(it.room, ada) == nullptr);
}

TEST_CASE("R48 one open call for help a person, taken by one of the staff") {
    Evening it = given(gathered(1));
    it.control(room::IssueLink{room::StaffRole::helper, {"link"}});
    it.does(visitor(), room::ClaimTicket{{"link"}, {"tablet"}});
    const room::Actor hand = helper(room::StaffId{2});
    it.does(person(ada), room::AskHelp{room::HelpKind::table});
    CHECK(it.does(person(ada), room::AskHelp{room::HelpKind::table}).empty());
    it.does(person(ada), room::AskHelp{room::HelpKind::quietly});
    REQUIRE(it.room.helps.size() == 2);
    CHECK(!it.room.helps[0].open);
    it.does(hand, room::TakeHelp{room::HelpId{2}, false});
    CHECK(refusal_of(it.when(organizer(), room::TakeHelp{room::HelpId{2}, false})) ==
          Refusal::already_taken);
    it.does(hand, room::TakeHelp{room::HelpId{2}, true});
    CHECK(!it.room.helps[1].open);
    CHECK(refusal_of(it.when(hand, room::TakeHelp{room::HelpId{9}, false})) ==
          Refusal::no_such_call);
    CHECK(it.does(person(ada), room::CancelHelp{}).empty());
    // A thumb that never rests is not heard for ever.
    while (it.room.helps.size() < limits::help_calls_per_person_max) {
        it.does(person(ada), room::AskHelp{room::HelpKind::table});
        it.does(person(ada), room::CancelHelp{});
    }
    CHECK(refusal_of(it.when(person(ada), room::AskHelp{room::HelpKind::table})) ==
          Refusal::too_many);
}
