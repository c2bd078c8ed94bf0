#include "room/feasibility.hpp"

#include <catch2/catch.hpp>
#include <numeric>

#include "evening.hpp"

using namespace evenings;
using room::Depth;
using room::Obstacle;

namespace {

using Pair = std::pair<room::ParticipantId, room::ParticipantId>;

// `first` people of side 0, then `second` of side 1, after a change of each entry by badge.
Step people(int first, int second,
            const std::function<void(int badge, room::RosterEntry&)>& change = nullptr) {
    return [=](Evening& it) {
        room::ConfirmRoster wish;
        for (int badge = 1; badge <= first + second; ++badge) {
            auto made = entry("p" + std::to_string(badge), badge <= first ? 0 : 1);
            if (change) change(badge, made);
            wish.entries.push_back(made);
        }
        it.control(wish);
    };
}

Step rules(const instance::Rules& chosen) {
    return [=](Evening& it) { it.control(room::ChangeRules{chosen}); };
}

room::Settings with(const std::function<void(room::Settings&)>& change) {
    auto settings = usual_settings();
    change(settings);
    return settings;
}

room::Feasibility whole(const Evening& it) {
    return room::feasibility(it.room, Depth::whole);
}

const room::Outlook& of(const room::Feasibility& found, room::ParticipantId who) {
    const auto each = std::find_if(found.people.begin(), found.people.end(),
                                   [who](const auto& outlook) { return outlook.who == who; });
    REQUIRE(each != found.people.end());
    return *each;
}

std::uint32_t kept(const room::Outlook& outlook, Obstacle obstacle) {
    return outlook.kept_apart.at(static_cast<std::size_t>(obstacle));
}

std::uint32_t all_of(const room::Outlook& outlook) {
    return std::accumulate(outlook.kept_apart.begin(), outlook.kept_apart.end(), outlook.possible);
}

// Three on each side, and something against ada from everybody.
Evening one_with_nobody() {
    instance::Rules chosen;
    chosen.never = {{"p1", "p4"}};
    chosen.reporting_line = instance::ReportingLine::direct;
    chosen.same_group = true;
    return given(created(),
                 people(3, 3,
                        [](int badge, room::RosterEntry& each) {
                            if (badge == 1) each.manager = "p5";
                            each.group = badge == 1 || badge == 6 ? "Sales" : "Other";
                            if (badge == 2) each.group = "Law";
                            if (badge == 3) each.group = "Art";
                        }),
                 rules(chosen));
}

// What the rounds really bring when everybody stays.
std::vector<std::uint32_t> talks_of(const room::Room& room) {
    std::vector<std::uint32_t> talks(room.people.size(), 0);
    for (const auto& each : room.encounters) {
        if (each.dropped) continue;
        ++talks[each.a.value - 1];
        ++talks[each.b.value - 1];
    }
    return talks;
}

std::vector<std::uint32_t> expected_of(const room::Feasibility& found) {
    std::vector<std::uint32_t> expected;
    for (const auto& each : found.people)
        expected.push_back(each.expected.value());
    return expected;
}

}  // namespace

TEST_CASE("R81 of everybody it is told how many they may meet, and which rule removes how many") {
    const Evening it = one_with_nobody();
    const auto found = whole(it);
    REQUIRE(found.people.size() == 6);
    const auto& alone = of(found, ada);
    CHECK(alone.possible == 0);
    CHECK(kept(alone, Obstacle::never) == 1);
    CHECK(kept(alone, Obstacle::reporting_line) == 1);
    CHECK(kept(alone, Obstacle::same_group) == 1);
    CHECK(of(found, ben).possible == 3);
    CHECK(of(found, fay).possible == 2);
    CHECK(of(found, fay).main_obstacle() == Obstacle::same_group);
    for (const auto& each : found.people)
        CHECK(all_of(each) == 3);
}

TEST_CASE("R81 a rule left out is noticed: the counts are those of trying every pair") {
    const Evening it = one_with_nobody();
    Evening other = it;
    other.room.rules.never.clear();
    CHECK(of(whole(it), ada).possible == 0);
    CHECK(of(whole(other), ada).possible == 1);
    const auto somebody = room::somebody_possible(it.room);
    CHECK(somebody == std::vector<bool>{false, true, true, true, true, true});
}

TEST_CASE("R81 at a glance only those are told who may meet fewer than there are rounds") {
    const Evening it = one_with_nobody();
    const auto glance = room::feasibility(it.room, Depth::glance);
    std::vector<room::ParticipantId> few;
    for (const auto& each : glance.people)
        few.push_back(each.who);
    // Three rounds: whoever lost one possible partner or more to a rule.
    CHECK(few == std::vector<room::ParticipantId>{ada, dora, emil, fay});
    CHECK(of(glance, ada).kept_apart == of(whole(it), ada).kept_apart);
    CHECK(glance.tables_needed == whole(it).tables_needed);
    CHECK(glance.rounds_enough == whole(it).rounds_enough);
}

TEST_CASE("R81 who left or was removed does not count, nor who is only somebody's manager") {
    Evening it =
        given(created(),
              people(3, 3, [](int badge, room::RosterEntry& each) { each.attends = badge != 6; }),
              opened(), lobby(), checked_in({ada}));
    it.does(organizer(), room::RemovePerson{ben});
    it.control(room::Leave{{ada}, true});
    const auto found = whole(it);
    CHECK(found.people.size() == 3);
    CHECK(found.sides[0].people == 1);
    CHECK(found.sides[1].people == 2);
    CHECK(found.tables_needed == 1);
    CHECK(room::feasibility(it.room, Depth::glance).tables_needed == 1);
}

TEST_CASE("R82 the talks to expect are those that the rounds bring when everybody stays") {
    for (const auto& [first, second] : std::vector<std::pair<int, int>>{{4, 4}, {5, 3}, {2, 6}}) {
        Evening it = given(created(), roster(first, second), opened(), lobby(), everybody_here());
        const auto expected = whole(it);
        CHECK(expected.drawn);
        it.control(room::StartRounds{});
        it.tick_until(room::Phase::review);
        CHECK(talks_of(it.room) == expected_of(expected));
        CHECK(expected_of(whole(it)) == expected_of(expected));
    }
}

TEST_CASE("R82 in a pool too, with an odd one resting") {
    const auto pool = with([](room::Settings& it) { it.pool = true; });
    Evening it = given(created(pool), roster(7, 0), opened(), lobby(), everybody_here());
    const auto found = whole(it);
    CHECK(found.resting == 1);
    CHECK(found.tables_needed == 4);
    CHECK(found.without_partner == 1);
    CHECK(found.sides[0].fewest == 2);
    CHECK(found.sides[0].most == 3);
    it.control(room::StartRounds{});
    it.tick_until(room::Phase::review);
    CHECK(talks_of(it.room) == expected_of(found));
}

TEST_CASE("R82 during the evening who is Here counts, with the talks had and those still to come") {
    Evening it = given(gathered(4), talking());
    it.control(room::GoAway{{fay}});
    const auto found = whole(it);
    CHECK(found.started);
    CHECK(found.rounds == 2);
    CHECK(found.people.size() == 7);
    const auto& first = of(found, ada);
    CHECK(kept(first, Obstacle::met) == (it.partner(ada) == fay ? 0U : 1U));
    CHECK(first.talks == 1);
    CHECK(first.possible + kept(first, Obstacle::met) == 3);
    CHECK(found.sides[1].fewest == 3);
    it.control(room::EndRounds{});
    CHECK(whole(it).rounds == 0);
    CHECK(of(whole(it), ada).expected == 1);
}

TEST_CASE("R82 where a draw would cost too much there are bounds, and nothing that claims more") {
    const auto limited = with([](room::Settings& it) { it.rounds = 8; });
    const Evening it = given(created(limited), roster(320, 320));
    const auto found = whole(it);
    CHECK_FALSE(found.drawn);
    CHECK(found.sides[0].most == 8);
    CHECK_FALSE(found.sides[0].fewest);
    CHECK_FALSE(of(found, ada).expected);
    CHECK(of(found, ada).possible == 320);
}

TEST_CASE("R83 tables, rests and minutes are told, and what too few tables cost") {
    const auto two_tables = with([](room::Settings& it) { it.tables = 2; });
    const auto short_of = whole(given(created(two_tables), roster(4, 5)));
    CHECK(short_of.tables_needed == 4);
    CHECK(short_of.tables == 2);
    CHECK(short_of.talks_lost == 6);
    CHECK(short_of.resting == 5);
    const auto enough = whole(given(created(), roster(4, 5)));
    CHECK(enough.tables == 4);
    CHECK_FALSE(enough.talks_lost);
    CHECK(enough.resting == 1);
    // 3 × (60 + 300 + 45) s and a review of 5 minutes.
    CHECK(enough.length == 1515s);
    const auto with_break = with([](room::Settings& it) { it.breaks_after = {2, 3}; });
    CHECK(whole(given(created(with_break), roster(4, 5))).length == 2115s);
}

TEST_CASE("R83 more rounds than anybody can use are told") {
    const auto eight = with([](room::Settings& it) { it.rounds = 8; });
    CHECK(whole(given(created(eight), roster(5, 4))).rounds_enough == 5);
    CHECK(whole(given(created(), roster(5, 4))).rounds_enough == 3);
    CHECK(whole(given(created(eight), roster(5, 0))).rounds_enough == 0);
    // With one table for two sides of three a round has one talk of the nine.
    const auto one_table = with([](room::Settings& it) {
        it.rounds = 20;
        it.tables = 1;
    });
    CHECK(whole(given(created(one_table), roster(3, 3))).rounds_enough == 9);
    CHECK(room::feasibility(given(created(one_table), roster(3, 3)).room, Depth::glance)
              .rounds_enough == 9);
}

TEST_CASE("R83 places are weighed against people, not against places") {
    const auto without = [](int first, int second, std::uint32_t places) {
        const auto change = [=](int badge, room::RosterEntry& each) {
            if (badge <= first) each.capacity = places;
        };
        return whole(given(created(), people(first, second, change))).without_partner;
    };
    CHECK(without(5, 2, 1) == 3);
    CHECK(without(2, 5, 1) == 3);
    CHECK(without(2, 5, 2) == 1);
    CHECK(without(2, 5, 3) == 0);
    CHECK(without(3, 3, 2) == 0);
    const auto mutual = with([](room::Settings& it) { it.rule = room::MatchRule::mutual; });
    CHECK(whole(given(created(mutual), roster(5, 2))).without_partner == 0);
}

TEST_CASE("R84 two who both cannot walk are named when nothing else keeps them apart") {
    instance::Rules chosen;
    chosen.never = {{"p1", "p5"}};
    const Evening it = given(created(),
                             people(3, 3,
                                    [](int badge, room::RosterEntry& each) {
                                        each.stays_seated = badge == 1 || badge >= 5;
                                    }),
                             rules(chosen));
    const auto found = whole(it);
    CHECK(found.both_seated == std::vector<Pair>{{ada, fay}});
    CHECK(kept(of(found, ada), Obstacle::both_seated) == 1);
    CHECK(kept(of(found, ada), Obstacle::never) == 1);
    CHECK(found.tables_needed == 5);
    CHECK(room::feasibility(it.room, Depth::glance).both_seated == found.both_seated);
}

TEST_CASE("R84 a programme pair that does not hold is named with its reason") {
    Evening it = given(created(), roster(3, 3));
    it.does(organizer(), room::SetProgrammePair{ada, dora, true});
    it.does(organizer(), room::SetProgrammePair{ben, emil, true});
    CHECK(whole(it).hindered.empty());
    instance::Rules chosen;
    chosen.met_before = {{"p5", "p2"}};
    rules(chosen)(it);
    const auto found = whole(it);
    REQUIRE(found.hindered.size() == 1);
    CHECK(found.hindered[0].one == ben);
    CHECK(found.hindered[0].hindrance == room::Hindrance::met_before);
}

TEST_CASE("R84 what the rules rest on and the list does not have is told") {
    instance::Rules chosen;
    chosen.reporting_line = instance::ReportingLine::chain;
    chosen.groups_allowed = {{"Sales", "Law"}};
    chosen.never = {{"p1", "p99"}, {"p1", "p4"}};
    const Evening it = given(created(),
                             people(2, 2,
                                    [](int badge, room::RosterEntry& each) {
                                        each.group = badge == 1 ? "" : "Law";
                                        if (badge == 2) each.manager = "m1";
                                        if (badge == 3) each.manager = "p1";
                                    }),
                             rules(chosen));
    const auto found = whole(it);
    CHECK(found.groupless == std::vector<room::ParticipantId>{ada});
    CHECK(found.managers_unknown == std::vector<room::ParticipantId>{ben});
    CHECK(found.rules_unknown == 1);
    CHECK(kept(of(found, ben), Obstacle::groups) == 2);
    CHECK(whole(given(created(), people(2, 2))).groupless.empty());
}

TEST_CASE("R85 wanted and offered tags are weighed across the sides, what nobody offers first") {
    const auto tags = [](int badge, room::RosterEntry& each) {
        if (badge <= 3) each.wants = {"pricing", "sql", "sql"};
        if (badge == 1) each.offers = {"pricing"};
        if (badge == 4) each.offers = {"sql"};
        if (badge == 5) each.offers = {"chess"};
    };
    const auto found = whole(given(created(), people(3, 3, tags))).tags;
    REQUIRE(found.size() == 4);
    CHECK(found[0].tag == "pricing");
    CHECK(found[0].side == 0);
    CHECK(found[0].wanted == 3);
    CHECK(found[0].offered == 0);
    CHECK(found[1].tag == "sql");
    CHECK(found[1].offered == 1);
    CHECK(found[2].tag == "chess");
    CHECK(found[2].wanted == 0);
    CHECK(found[3].side == 1);
    const auto pool = with([](room::Settings& it) { it.pool = true; });
    const auto alone = [](int badge, room::RosterEntry& each) {
        if (badge == 1) each.wants = {"pricing"};
        if (badge == 2) each.offers = {"pricing"};
    };
    const auto one = whole(given(created(pool), people(4, 0, alone))).tags;
    REQUIRE(one.size() == 1);
    CHECK(one[0].wanted == 1);
    CHECK(one[0].offered == 1);
}

namespace {

// Everything feasibility tells, as a text.
std::string told(const room::Feasibility& found) {
    std::string text;
    const auto add = [&text](std::uint64_t number) { text += std::to_string(number) + ' '; };
    for (const auto& each : found.people) {
        add(each.who.value);
        add(each.possible);
        for (const auto count : each.kept_apart)
            add(count);
        add(each.talks);
        add(each.expected.value_or(99));
    }
    for (const auto& side : found.sides) {
        add(side.places);
        add(side.fewest.value_or(99));
        add(side.most);
    }
    for (const auto number : {found.tables_needed, found.resting, found.rounds_enough})
        add(number);
    return text;
}

}  // namespace

TEST_CASE("R86 nothing that feasibility tells depends on blocks") {
    Evening it = given(gathered(3));
    const auto before = told(whole(it));
    const auto glance = told(room::feasibility(it.room, Depth::glance));
    for (const auto whom : {dora, emil, fay})
        it.does(person(ada), room::Block{whom, true});
    it.does(person(ben), room::Block{dora, true});
    it.does(person(cem), room::Block{dora, true});
    REQUIRE(it.room.blocks.size() == 5);
    CHECK(told(whole(it)) == before);
    CHECK(told(room::feasibility(it.room, Depth::glance)) == glance);
    // The control: the same as a rule does show.
    Evening ruled = it;
    ruled.room.rules.never = {{"p1", "p4"}};
    CHECK(told(whole(ruled)) != before);
}

TEST_CASE("R87 an evening without people, with one side, or over is told without trouble") {
    CHECK(whole(given(created())).people.empty());
    const auto lonely = whole(given(created(), roster(3, 0)));
    CHECK(lonely.people.size() == 3);
    CHECK(lonely.sides[1].people == 0);
    CHECK(lonely.without_partner == 3);
    CHECK(lonely.sides[0].most == 0);
    Evening over = given(created(), roster(2, 2));
    over.does(organizer(), room::CancelRoom{"Tuesday"});
    CHECK(whole(over).people.empty());
}
