#include <catch2/catch.hpp>

#include "evening.hpp"
#include "room/roster.hpp"

using namespace evenings;
using room::Phase;
using room::Refusal;

TEST_CASE("R10 a room is created once, and sent again it is the same one") {
    Evening it = given(created());
    CHECK(it.room.step.value == 0);
    CHECK(it.room.staff.size() == 1);
    room::CreateRoom again{room::RoomKind::real, "ABCD1234", usual_settings(), 7, "seed",
                           {"recovery"},         "pin",      {"desk"}};
    CHECK(it.does(organizer(), again).empty());
    again.code = "ZZZZ9999";
    CHECK(refusal_of(it.when(organizer(), again)) == Refusal::already_taken);
}

TEST_CASE("R10 settings that make no sense are refused, short phases but in rehearsals too") {
    room::Settings settings = usual_settings();
    CHECK(room::complaint_about(settings, room::RoomKind::real).empty());
    settings.durations.talk = 200ms;
    CHECK(room::complaint_about(settings, room::RoomKind::real).find("talk") == 0);
    CHECK(room::complaint_about(settings, room::RoomKind::rehearsal).empty());
    Evening it;
    const room::CreateRoom wish{room::RoomKind::real, "C", settings, 7, "", {}, "", {"desk"}};
    CHECK(refusal_of(it.when(organizer(), wish)) == Refusal::bad_settings);

    const auto complaint = [](auto change) {
        room::Settings broken = usual_settings();
        change(broken);
        return room::complaint_about(broken, room::RoomKind::real);
    };
    CHECK(!complaint([](auto& s) { s.title.clear(); }).empty());
    CHECK(!complaint([](auto& s) { s.title = "a\nb"; }).empty());
    CHECK(!complaint([](auto& s) { s.rounds = 0; }).empty());
    CHECK(!complaint([](auto& s) { s.rounds = 201; }).empty());
    CHECK(!complaint([](auto& s) { s.retention_days = 0; }).empty());
    CHECK(!complaint([](auto& s) { s.breaks_after = {0}; }).empty());
    CHECK(!complaint([](auto& s) { s.side_names = {"Same", "Same"}; }).empty());
    CHECK(!complaint([](auto& s) { s.scale.choices.clear(); }).empty());
    CHECK(!complaint([](auto& s) { s.scale.choices[3].accepts = true; }).empty());
    CHECK(!complaint([](auto& s) { s.scale.choices[0].score_tenths = 101; }).empty());
    CHECK(!complaint([](auto& s) { s.tables = 1001; }).empty());
    CHECK(!complaint([](auto& s) { s.durations.review = 13h; }).empty());
}

TEST_CASE("R10 every template makes a room") {
    for (const auto chosen :
         {room::Template::reverse_mentoring, room::Template::mentoring_with_capacities,
          room::Template::speed_dating, room::Template::one_pool}) {
        room::Settings settings = room::settings_of(chosen);
        settings.title = "Tuesday";
        CHECK(room::complaint_about(settings, room::RoomKind::real).empty());
    }
}

TEST_CASE("R11 an import adds and updates by id, and a missing row removes nobody") {
    Evening it = given(created(), roster(2, 2));
    REQUIRE(it.room.people.size() == 4);
    room::RosterEntry changed = entry("p1", 0);
    changed.group = "Sales";
    it.control(room::ConfirmRoster{{changed, entry("p9", 1)}});
    REQUIRE(it.room.people.size() == 5);
    CHECK(it.room.people[0].entry.group == "Sales");
    CHECK(it.room.people[4].id.value == 5);
    CHECK(it.control(room::ConfirmRoster{{changed}}).empty());
}

TEST_CASE("R11 after the first talk a row that changes side, capacity or manager changes nothing") {
    Evening it = given(gathered(2), talking());
    room::RosterEntry weighty = entry("p1", 0);
    weighty.capacity = 3;
    weighty.group = "Sales";
    CHECK(room::roster_change(it.room, weighty) == room::RosterChange::refused);
    CHECK(it.control(room::ConfirmRoster{{weighty}}).empty());
    weighty.capacity = 1;
    CHECK(room::roster_change(it.room, weighty) == room::RosterChange::changed);
    CHECK(has<room::PersonPut>(it.control(room::ConfirmRoster{{weighty}})));
}

TEST_CASE("R11 a roster that no room can hold is refused whole") {
    Evening it = given(created(), roster(1, 1));
    const auto refused = [&](std::vector<room::RosterEntry> entries) {
        return refusal_of(it.when(organizer(), room::ConfirmRoster{std::move(entries)})) ==
               Refusal::bad_roster;
    };
    const auto with = [](auto change) {
        room::RosterEntry made = entry("x", 0);
        change(made);
        return made;
    };
    CHECK(refused({entry("x", 0), entry("x", 1)}));
    CHECK(refused({with([](auto& e) { e.roster_id = "-x"; })}));
    CHECK(refused({with([](auto& e) { e.side = 2; })}));
    CHECK(refused({with([](auto& e) { e.capacity = 0; })}));
    CHECK(refused({with([](auto& e) { e.capacity = 21; })}));
    CHECK(refused({with([](auto& e) {
        e.name =
            "\xE2\x80\xAE"
            "evil";
    })}));
    CHECK(refused({with([](auto& e) { e.name = "two\nlines"; })}));
    CHECK(refused({with([](auto& e) { e.name = "\xFF"; })}));
    CHECK(refused({with([](auto& e) { e.name = std::string(41, 'a'); })}));
    CHECK(refused({with([](auto& e) { e.wants = {""}; })}));
    CHECK(refused({with([](auto& e) { e.manager = "x"; })}));
    room::RosterEntry one = entry("p1", 0);
    one.manager = "p2";
    it.control(room::ConfirmRoster{{one}});
    room::RosterEntry two = entry("p2", 1);
    two.manager = "p1";
    CHECK(refused({two}));
    CHECK(it.room.people.size() == 2);
}

TEST_CASE("R12 people are shown by first name and initial, no two alike") {
    Evening it = given(created());
    const auto named = [](const char* id, const char* name) {
        room::RosterEntry made = entry(id, 0);
        made.name = name;
        return made;
    };
    it.control(room::ConfirmRoster{{named("a", "Ada Lovelace"), named("b", "Ada Lamarr"),
                                    named("c", "Cem"), named("d", "Åsa Öberg")}});
    CHECK(it.room.people[0].display_name == "Ada L.");
    CHECK(it.room.people[1].display_name == "Ada L. 2");
    CHECK(it.room.people[2].display_name == "Cem");
    CHECK(it.room.people[3].display_name == "Åsa Ö.");
}

TEST_CASE("R51 a walk-up is added by a helper, unless a reporting rule asks for the organizer") {
    Evening it = given(created(), roster(1, 1), opened());
    it.control(room::IssueLink{room::StaffRole::helper, {"link"}});
    it.does(visitor(), room::ClaimTicket{{"link"}, {"helper-phone"}});
    const room::Actor hand = helper(room::StaffId{2});
    CHECK(has<room::PersonPut>(it.does(hand, room::AddPerson{entry("walk1", 0)})));
    CHECK(it.does(hand, room::AddPerson{entry("walk1", 0)}).empty());
    room::ChangeRules strict;
    strict.rules.reporting_line = instance::ReportingLine::chain;
    it.control(strict);
    CHECK(refusal_of(it.when(hand, room::AddPerson{entry("walk2", 0)})) == Refusal::not_allowed);
    CHECK(has<room::PersonPut>(it.control(room::AddPerson{entry("walk2", 0)})));
}

TEST_CASE("R15 changed settings ask everyone anew when they change what was promised") {
    Evening it = given(gathered(2));
    room::Settings settings = it.room.settings;
    settings.theme = "Learning";
    it.control(room::ChangeSettings{settings});
    CHECK(it.room.people[0].consent == room::ConsentGiven::given);
    settings.retention_days = 30;
    it.control(room::ChangeSettings{settings});
    CHECK(it.room.people[0].consent == room::ConsentGiven::asked);
    CHECK(refusal_of(it.when(person(ada), room::GiveConsent{true, "old"})) ==
          Refusal::policy_changed);
}

TEST_CASE("R30 the first rating freezes policy, rule, scale and eligibility rules") {
    Evening it = given(gathered(2), talking());
    CHECK(!it.room.settings_frozen);
    REQUIRE(it.rates(ada, gladly));
    CHECK(it.room.settings_frozen);
    room::Settings settings = it.room.settings;
    settings.durations.talk = 6min;
    CHECK(it.when(organizer(), room::ChangeSettings{settings}));
    const auto refused = [&](auto change) {
        room::Settings other = it.room.settings;
        change(other);
        return refusal_of(it.when(organizer(), room::ChangeSettings{other})) ==
               Refusal::settings_frozen;
    };
    CHECK(refused([](auto& s) { s.policy = room::OrganizerSees::counts_only; }));
    CHECK(refused([](auto& s) { s.rule = room::MatchRule::mutual; }));
    CHECK(refused([](auto& s) { s.balance = true; }));
    CHECK(refused([](auto& s) { s.scale.choices[0].score_tenths = 90; }));
    CHECK(refused([](auto& s) { s.retention_days = 30; }));
    room::ChangeRules rules;
    rules.rules.same_group = true;
    CHECK(refusal_of(it.when(organizer(), rules)) == Refusal::settings_frozen);
}
