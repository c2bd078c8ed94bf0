#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <set>

#include "checking/seating.hpp"
#include "seating/bounds.hpp"
#include "seating/next_round.hpp"
#include "seating/plan.hpp"
#include "worlds.hpp"

using checking::SeatingFault;
using seating::NextRound;
using seating::Pair;
using seating::Problem;

namespace {

bool found(const Problem& problem, const NextRound& round, SeatingFault kind) {
    const auto faults = checking::check_round(problem, round);
    return std::any_of(faults.begin(), faults.end(),
                       [kind](const auto& fault) { return fault.kind == kind; });
}

// The largest sum of needs of any matching within the table limit, by trying all of them.
std::int64_t best_by_force(const Problem& problem, const std::vector<std::int64_t>& need,
                           std::set<seating::Index>& used, std::size_t from, std::size_t tables) {
    const auto pairs = seating::possible_pairs(problem);
    std::int64_t best = 0;
    if (tables == 0) {
        return best;
    }
    for (std::size_t i = from; i < pairs.size(); ++i) {
        if (used.contains(pairs[i].a) || used.contains(pairs[i].b)) {
            continue;
        }
        used.insert({pairs[i].a, pairs[i].b});
        best = std::max(best, need[pairs[i].a] + need[pairs[i].b] +
                                  best_by_force(problem, need, used, i + 1, tables - 1));
        used.erase(pairs[i].a);
        used.erase(pairs[i].b);
    }
    return best;
}

const std::vector<std::pair<SeatingFault, std::function<void(NextRound&)>>> spoilers = {
    {SeatingFault::unknown_person, [](NextRound& r) { r.tables[0].a = 77; }},
    {SeatingFault::person_twice, [](NextRound& r) { r.tables[0].b = r.tables[1].b; }},
    {SeatingFault::not_present, [](NextRound& r) { r.tables[0].b = 6; }},
    {SeatingFault::not_eligible, [](NextRound& r) { r.tables[1].b = r.tables[0].a; }},
    {SeatingFault::table_unknown, [](NextRound& r) { r.tables.back().table = 9; }},
    {SeatingFault::table_twice, [](NextRound& r) { r.tables[1].table = r.tables[0].table; }},
    {SeatingFault::tables_not_sorted, [](NextRound& r) { std::swap(r.tables[0], r.tables[1]); }},
    {SeatingFault::pair_not_oriented,
     [](NextRound& r) { std::swap(r.tables[0].a, r.tables[0].b); }},
    {SeatingFault::bye_missing, [](NextRound& r) { r.tables.pop_back(); }},
    {SeatingFault::pinned_missing,
     [](NextRound& r) {
         for (auto& pair : r.tables) {
             pair.b = pair.b == 3 ? r.byes.empty() ? 5 : r.byes[0] : pair.b;
         }
     }},
    {SeatingFault::seated_person_moved,
     [](NextRound& r) {
         for (auto& pair : r.tables) {
             pair.table = pair.a == 1 ? 4 : pair.table;
         }
     }},
    {SeatingFault::stayer_moved,
     [](NextRound& r) {
         for (auto& pair : r.tables) {
             pair.table = pair.a == 2 ? 4 : pair.table;
         }
     }},
    {SeatingFault::seat_was_possible,
     [](NextRound& r) {
         const auto pair = std::find_if(r.tables.begin(), r.tables.end(),
                                        [](const auto& each) { return each.a != 0; });
         r.byes.insert(r.byes.end(), {pair->a, pair->b});
         r.tables.erase(pair);
     }},
};

}  // namespace

TEST_CASE(
    "T1 nobody meets twice and everyone meets everyone in as many rounds as the larger side") {
    for (const auto& [first, second] : {std::pair{5, 5}, {4, 7}, {7, 4}, {1, 3}}) {
        const Problem start =
            worlds::complete(static_cast<std::size_t>(first), static_cast<std::size_t>(second), 7);
        const auto rounds = static_cast<std::size_t>(std::max(first, second));
        const seating::Plan plan = seating::plan_rounds(start, rounds);
        CHECK(plan.total_talks == static_cast<std::size_t>(first * second));
        CHECK(plan.total_talks == seating::talks_bound(start, rounds));
        CHECK(plan.moves == plan.moves_bound);
    }
}

TEST_CASE("T1 a complete pool meets completely by the circle method, odd or even") {
    for (const std::size_t people : {2U, 3U, 6U, 9U, 20U, 50U}) {
        const Problem start = worlds::complete(people, 0, people / 2);
        const std::size_t rounds = people + people % 2 - 1;
        const seating::Plan plan = seating::plan_rounds(start, rounds);
        CHECK(plan.total_talks == people * (people - 1) / 2);
        CHECK(plan.moves == plan.moves_bound);
        Problem problem = start;
        for (const NextRound& round : plan.rounds) {
            CHECK(checking::check_round(problem, round).empty());
            problem = seating::after(problem, round);
        }
    }
}

TEST_CASE("T2 any sequence of rounds with people coming and going is accepted by the checker") {
    base::Rng rng(20260101);
    for (int world = 0; world < 1500; ++world) {
        Problem problem = worlds::random(rng);
        for (int round = 0; round < 5; ++round) {
            const NextRound next = seating::next_round(problem);
            const auto faults = checking::check_round(problem, next);
            INFO("world " << world << " round " << round << ": "
                          << (faults.empty() ? "" : checking::in_words(faults.front().kind)));
            REQUIRE(faults.empty());
            REQUIRE(next.tables.size() <= problem.tables.size());
            problem = seating::after(problem, next);
            worlds::shuffle_presence(problem, rng);
        }
    }
}

TEST_CASE("T3 those with the fewest talks so far are seated first, as well as is possible at all") {
    base::Rng rng(7);
    for (int world = 0; world < 300; ++world) {
        Problem problem = worlds::random(rng);
        problem.need = seating::Need::fewest_talks;
        std::vector<std::int64_t> need;
        std::uint32_t most = 0;
        for (auto& person : problem.people) {
            person.talks = static_cast<std::uint32_t>(rng.below(4));
            person.owed = 0;
            most = std::max(most, person.talks);
        }
        for (const auto& person : problem.people) {
            need.push_back(std::int64_t{most} - person.talks + 1);
        }
        if (seating::edges(problem) > 14) {
            continue;
        }
        std::set<seating::Index> used;
        const std::int64_t best = best_by_force(problem, need, used, 0, problem.tables.size());
        std::int64_t reached = 0;
        for (const auto& pair : seating::next_round(problem).tables) {
            reached += need[pair.a] + need[pair.b];
        }
        REQUIRE(reached == best);
    }
}

TEST_CASE("T3 byes in a complete event differ by at most one") {
    const Problem start = worlds::complete(4, 10, 4);
    const seating::Plan plan = seating::plan_rounds(start, 7);
    const auto [least, most] = std::minmax_element(plan.talks.begin() + 4, plan.talks.end());
    CHECK(*most - *least <= 1);
}

TEST_CASE("T4 among equals the pair with more to teach each other is seated") {
    Problem problem = worlds::complete(2, 2, 2);
    for (auto& candidate : problem.candidates) {
        candidate.affinity = (candidate.a == 0) == (candidate.b == 3) ? 2 : 0;
    }
    const NextRound round = seating::next_round(problem);
    std::set<Pair> pairs;
    for (const auto& each : round.tables) {
        pairs.insert({each.a, each.b});
    }
    CHECK(pairs == std::set<Pair>{{0, 3}, {1, 2}});
}

TEST_CASE("T5 the staying side keeps its tables, through rests and absences") {
    Problem problem = worlds::complete(3, 5, 3);
    CHECK(problem.staying_side == 0);
    NextRound round = seating::next_round(problem);
    const auto homes = round.homes;
    CHECK(homes.size() == 3);
    for (int i = 0; i < 4; ++i) {
        problem = seating::after(problem, round);
        problem.people[1].present = i != 1;
        round = seating::next_round(problem);
        CHECK(round.homes == homes);
        for (const auto& pair : round.tables) {
            CHECK(pair.table == homes[pair.a].table);
        }
    }
}

TEST_CASE("T6 who cannot walk does not walk, and two such never meet") {
    Problem problem = worlds::complete(3, 4, 4);
    problem.people[0].stays_seated = true;
    problem.people[3].stays_seated = true;
    seating::Table of_stayer = 0;
    seating::Table of_mover = 0;
    for (int i = 0; i < 4; ++i) {
        const NextRound round = seating::next_round(problem);
        REQUIRE(checking::check_round(problem, round).empty());
        for (const auto& pair : round.tables) {
            CHECK_FALSE((pair.a == 0 && pair.b == 3));
            if (pair.a == 0) {
                CHECK((of_stayer == 0 || of_stayer == pair.table));
                of_stayer = pair.table;
            }
            if (pair.b == 3) {
                CHECK((of_mover == 0 || of_mover == pair.table));
                of_mover = pair.table;
            }
        }
        problem = seating::after(problem, round);
    }
    CHECK(of_stayer != of_mover);
}

TEST_CASE("T7 no more pairs than tables, on two sides and in a pool") {
    CHECK(seating::next_round(worlds::complete(5, 5, 3)).tables.size() == 3);
    CHECK(seating::next_round(worlds::complete(10, 0, 3)).tables.size() == 3);
    CHECK(seating::next_round(worlds::complete(10, 0, 3)).byes.size() == 4);
    CHECK(seating::next_round(worlds::complete(4, 4, 0)).byes.size() == 8);
}

TEST_CASE("T8 pinned pairs sit, even against having met") {
    Problem problem = worlds::complete(3, 3, 3);
    problem.pinned = {{4, 0}};
    problem.met = {{0, 4}};
    const NextRound round = seating::next_round(problem);
    CHECK(checking::check_round(problem, round).empty());
    CHECK(std::any_of(round.tables.begin(), round.tables.end(),
                      [](const auto& pair) { return pair.a == 0 && pair.b == 4; }));
}

TEST_CASE("T9 the same problem gives the same round, whatever the order of its lists") {
    base::Rng rng(99);
    for (int world = 0; world < 200; ++world) {
        Problem problem = worlds::random(rng);
        const NextRound once = seating::next_round(problem);
        rng.shuffle(problem.candidates);
        for (auto& candidate : problem.candidates) {
            std::swap(candidate.a, candidate.b);
        }
        const NextRound again = seating::next_round(problem);
        REQUIRE(once.tables == again.tables);
        REQUIRE(once.homes == again.homes);
    }
}

TEST_CASE("T10 no plan exceeds its bound, and two sides reach it where rounds suffice") {
    base::Rng rng(5);
    for (int world = 0; world < 200; ++world) {
        const Problem problem = worlds::random(rng);
        const std::size_t rounds = 1 + rng.below(7);
        const seating::Plan plan = seating::plan_rounds(problem, rounds);
        REQUIRE(plan.total_talks <= seating::talks_bound(problem, rounds));
        REQUIRE(plan.moves >= plan.moves_bound);
    }
}

TEST_CASE("T2 the checker catches every kind of spoilt round") {
    Problem problem = worlds::complete(3, 4, 4);
    problem = seating::after(problem, seating::next_round(problem));
    problem.people[6].present = false;
    problem.pinned = {{0, 3}};
    problem.people[1].stays_seated = true;
    const NextRound good = seating::next_round(problem);
    REQUIRE(checking::check_round(problem, good).empty());
    for (const auto& [kind, spoil] : spoilers) {
        NextRound round = good;
        spoil(round);
        INFO(checking::in_words(kind));
        CHECK(found(problem, round, kind));
    }
    Problem met = problem;
    met.pinned.clear();
    for (const auto& pair : good.tables) {
        met.met.push_back({pair.b, pair.a});
    }
    CHECK(found(met, good, SeatingFault::met_already));
    Problem seated = problem;
    seated.pinned.clear();
    for (auto& person : seated.people) {
        person.stays_seated = true;
    }
    CHECK(found(seated, good, SeatingFault::both_stay_seated));
}
