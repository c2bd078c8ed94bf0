#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <set>

#include "checking/seating.hpp"
#include "seating/next_round.hpp"
#include "seating/plan.hpp"
#include "seating/thirds.hpp"
#include "worlds.hpp"

using checking::SeatingFault;
using seating::NextRound;
using seating::Problem;

namespace {

Problem with_trios(Problem problem) {
    problem.trios = true;
    return problem;
}

bool fits(const Problem& problem, seating::Index third, const seating::SeatedPair& pair) {
    NextRound alone;
    alone.tables = {pair};
    alone.thirds = {{pair.table, third}};
    for (seating::Index i = 0; i < problem.people.size(); ++i) {
        if (problem.people[i].present && i != third && i != pair.a && i != pair.b) {
            alone.byes.push_back(i);
        }
    }
    const auto faults = checking::check_round(problem, alone);
    return std::none_of(faults.begin(), faults.end(), [&](const auto& fault) {
        return fault.a == third && fault.kind == SeatingFault::not_eligible;
    });
}

// Most people that can be third, by trying everything.
std::size_t most_thirds(const Problem& problem, const NextRound& round,
                        const std::vector<seating::Index>& resting, std::size_t at,
                        std::set<seating::Table>& taken) {
    if (at == resting.size()) {
        return 0;
    }
    std::size_t most = most_thirds(problem, round, resting, at + 1, taken);
    for (const auto& pair : round.tables) {
        if (!taken.contains(pair.table) && fits(problem, resting[at], pair)) {
            taken.insert(pair.table);
            most = std::max(most, 1 + most_thirds(problem, round, resting, at + 1, taken));
            taken.erase(pair.table);
        }
    }
    return most;
}

bool has(const std::vector<checking::SeatingFaultAt>& faults, SeatingFault kind) {
    return std::any_of(faults.begin(), faults.end(),
                       [kind](const auto& fault) { return fault.kind == kind; });
}

}  // namespace

TEST_CASE("T23 whoever would rest joins two others, as many as can be") {
    base::Rng rng(23);
    std::size_t joined = 0;
    for (int world = 0; world < 400; ++world) {
        Problem problem = with_trios(worlds::random(rng));
        for (int round = 0; round < 4; ++round) {
            Problem plain = problem;
            plain.trios = false;
            const NextRound without = seating::next_round(plain);
            const NextRound next = seating::next_round(problem);
            INFO("world " << world << ", round " << round);
            REQUIRE(checking::check_round(problem, next).empty());
            REQUIRE(next.tables == without.tables);
            std::set<seating::Table> taken;
            REQUIRE(next.thirds.size() == most_thirds(problem, next, without.byes, 0, taken));
            joined += next.thirds.size();
            problem = seating::after(problem, next);
        }
    }
    CHECK(joined > 300);
}

TEST_CASE("T23 who needs a talk most is the third") {
    Problem problem = with_trios(worlds::complete(4, 1, 4));
    problem.people[1].talks = 2;
    problem.people[0].talks = problem.people[2].talks = 1;
    problem.people[3].owed = 1;
    const NextRound next = seating::next_round(problem);
    REQUIRE(next.tables.size() == 1);
    CHECK(next.tables[0].a == 3);
    REQUIRE(next.thirds.size() == 1);
    CHECK((next.thirds[0].person == 0 || next.thirds[0].person == 2));
}

TEST_CASE("T23 a third has met both of the table in a pool, one of them on two sides") {
    for (const bool pool : {true, false}) {
        const Problem problem =
            with_trios(pool ? worlds::complete(5, 0, 2) : worlds::complete(3, 2, 2));
        const NextRound next = seating::next_round(problem);
        REQUIRE(next.thirds.size() == 1);
        CHECK(next.byes.empty());
        CHECK(seating::meetings(problem, next).size() == (pool ? 4 : 3));
        const Problem later = seating::after(problem, next);
        const auto& third = later.people[next.thirds[0].person];
        CHECK(third.talks == (pool ? 2 : 1));
        CHECK(third.before == next.thirds[0].table);
        CHECK(later.met.size() == (pool ? 4 : 3));
    }
}

TEST_CASE("T23 nobody who cannot walk, was told apart or met one of the two joins them") {
    for (const int why : {0, 1, 2}) {
        Problem problem = with_trios(worlds::complete(3, 0, 1));
        const seating::Index third = seating::next_round(problem).thirds.at(0).person;
        const seating::Index one = third == 0 ? 1 : 0;
        if (why == 0) {
            for (auto& person : problem.people) {
                person.stays_seated = true;
            }
            problem.people[one].stays_seated = false;
        } else if (why == 1) {
            problem.apart = {{0, 1}, {1, 2}, {0, 2}};
        } else {
            problem.met = {{std::min(one, third), std::max(one, third)}};
        }
        const NextRound next = seating::next_round(problem);
        CHECK(next.thirds.empty());
        CHECK(next.byes.size() == 1);
    }
}

TEST_CASE("T23 the checker catches every kind of spoilt third place") {
    const Problem problem = with_trios(worlds::complete(5, 2, 3));
    const NextRound good = seating::next_round(problem);
    REQUIRE(checking::check_round(problem, good).empty());
    REQUIRE(good.thirds.size() == 2);
    REQUIRE(good.byes.size() == 1);
    const std::vector<std::pair<SeatingFault, std::function<void(NextRound&)>>> spoilers = {
        {SeatingFault::third_was_possible,
         [](NextRound& round) {
             round.byes.insert(round.byes.begin(), round.thirds.back().person);
             std::sort(round.byes.begin(), round.byes.end());
             round.thirds.pop_back();
         }},
        {SeatingFault::third_not_allowed,
         [](NextRound& round) { round.thirds[1].table = round.thirds[0].table; }},
        {SeatingFault::third_not_allowed, [](NextRound& round) { round.thirds[0].table = 99; }},
        {SeatingFault::person_twice,
         [](NextRound& round) { round.thirds[0].person = round.tables[0].a; }},
        {SeatingFault::person_twice,
         [](NextRound& round) { round.thirds[0].person = round.byes[0]; }},
        {SeatingFault::unknown_person, [](NextRound& round) { round.thirds[0].person = 99; }},
        {SeatingFault::bye_missing, [](NextRound& round) { round.thirds.pop_back(); }},
    };
    for (const auto& [kind, spoil] : spoilers) {
        NextRound round = good;
        spoil(round);
        CHECK(has(checking::check_round(problem, round), kind));
    }
    Problem unasked = problem;
    unasked.trios = false;
    CHECK(has(checking::check_round(unasked, good), SeatingFault::third_not_allowed));
    Problem apart = problem;
    apart.apart = {{good.thirds[0].person, good.tables[0].a}};
    CHECK(has(checking::check_round(apart, good), SeatingFault::not_eligible));
    Problem met = problem;
    const seating::SeatedPair joined = seating::meetings(problem, good).back();
    met.met = {{joined.a, joined.b}};
    CHECK(has(checking::check_round(met, good), SeatingFault::not_eligible));
}
