#include "seating/tables.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "checking/seating.hpp"
#include "seating/plan.hpp"
#include "worlds.hpp"

using seating::NextRound;
using seating::Pair;
using seating::Problem;
using seating::SeatedPair;

namespace {

// Who changes tables from one round to the next.
std::vector<seating::Index> walkers(const Problem& before, const NextRound& round) {
    std::vector<seating::Index> walking;
    for (const SeatedPair& pair : round.tables) {
        for (const seating::Index index : {pair.a, pair.b}) {
            const auto& sat_at = before.people[index].before;
            if (sat_at && *sat_at != pair.table) {
                walking.push_back(index);
            }
        }
    }
    return walking;
}

// Any pairing of those present, as in a hall that does as it likes.
std::vector<Pair> any_pairs(const Problem& problem, base::Rng& rng) {
    std::vector<seating::Index> people;
    for (seating::Index i = 0; i < problem.people.size(); ++i) {
        if (problem.people[i].present) {
            people.push_back(i);
        }
    }
    rng.shuffle(people);
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i + 1 < people.size() && pairs.size() < problem.tables.size(); i += 2) {
        pairs.push_back({std::min(people[i], people[i + 1]), std::max(people[i], people[i + 1])});
    }
    return pairs;
}

// The fewest walkers of any way to seat these pairs at these tables, by trying all.
std::size_t fewest_walkers(const Problem& problem, const std::vector<Pair>& pairs,
                           std::vector<seating::Table> tables) {
    if (pairs.empty()) {
        return 0;
    }
    std::size_t best = SIZE_MAX;
    const Pair pair = pairs.back();
    const std::vector<Pair> rest(pairs.begin(), pairs.end() - 1);
    for (std::size_t i = 0; i < tables.size(); ++i) {
        std::size_t walking = 0;
        for (const seating::Index index : {pair.a, pair.b}) {
            const auto& before = problem.people[index].before;
            walking += before && *before != tables[i] ? 1U : 0U;
        }
        std::vector<seating::Table> left = tables;
        left.erase(left.begin() + static_cast<std::ptrdiff_t>(i));
        best = std::min(best, walking + fewest_walkers(problem, rest, left));
    }
    return best;
}

}  // namespace

TEST_CASE("T14 in a pool exactly one of each two walks, and everybody about as often") {
    for (const std::size_t people : {6U, 8U, 14U, 20U}) {
        Problem problem = worlds::complete(people, 0, people / 2);
        const auto rounds = static_cast<std::uint32_t>(people / 2);
        std::vector<std::uint32_t> walks(people, 0);
        for (std::uint32_t i = 0; i < rounds; ++i) {
            const NextRound round = seating::next_round(problem);
            const auto walking = walkers(problem, round);
            if (i > 0) {
                CHECK(walking.size() == people / 2);
            }
            for (const seating::Index each : walking) {
                ++walks[each];
            }
            problem = seating::after(problem, round);
        }
        for (std::size_t i = 0; i < people; ++i) {
            CHECK(problem.people[i].walks == walks[i]);
        }
        INFO(people << " people");
        const auto [least, most] = std::minmax_element(walks.begin(), walks.end());
        CHECK(*most - *least <= rounds / 2 + 1);
        CHECK(*most < rounds);
    }
}

TEST_CASE("T14 as few walk as in any way to seat the same pairs") {
    base::Rng rng(14);
    std::size_t by_number = 0;  // walkers when pairs take tables as they come
    std::size_t fewest = 0;
    for (int world = 0; world < 400; ++world) {
        Problem problem = worlds::complete(4 + rng.below(6), 0, 5);
        problem.tables = {2, 3, 5, 8, 9};
        for (int round = 0; round < 4; ++round) {
            const std::vector<Pair> pairs = any_pairs(problem, rng);
            const NextRound next = seating::seat(problem, pairs);
            INFO("world " << world << ", round " << round);
            REQUIRE(next.tables.size() == pairs.size());
            REQUIRE(walkers(problem, next).size() ==
                    fewest_walkers(problem, pairs, problem.tables));
            fewest += walkers(problem, next).size();
            NextRound careless = next;
            for (std::size_t i = 0; i < pairs.size(); ++i) {
                careless.tables[i] = {problem.tables[i], pairs[i].a, pairs[i].b};
            }
            by_number += walkers(problem, careless).size();
            problem = seating::after(problem, next);
            worlds::shuffle_presence(problem, rng);
        }
    }
    CHECK(by_number > fewest);
}

TEST_CASE("T14 whoever walked more stays, and who cannot walk never does") {
    Problem problem = worlds::complete(4, 0, 2);
    problem.people[0].before = problem.people[1].before = 1;
    problem.people[2].before = problem.people[3].before = 2;
    problem.people[1].walks = 2;
    problem.people[2].walks = 1;
    NextRound round = seating::seat(problem, {{0, 2}, {1, 3}});
    CHECK(round.tables == std::vector<SeatedPair>{{1, 1, 3}, {2, 0, 2}});
    problem.people[0].stays_seated = true;
    round = seating::seat(problem, {{0, 2}, {1, 3}});
    CHECK(round.tables == std::vector<SeatedPair>{{1, 0, 2}, {2, 1, 3}});
}

TEST_CASE("T14 in a pool people who cannot walk keep their table all evening") {
    base::Rng rng(4);
    for (int world = 0; world < 60; ++world) {
        Problem problem = worlds::complete(6 + rng.below(9), 0, 8);
        problem.people[1].stays_seated = problem.people[4].stays_seated = true;
        std::map<seating::Index, seating::Table> table_of;
        for (int i = 0; i < 6; ++i) {
            const NextRound round = seating::next_round(problem);
            REQUIRE(checking::check_round(problem, round).empty());
            for (const SeatedPair& pair : round.tables) {
                const seating::Index seated = pair.a == 1 || pair.a == 4 ? pair.a : pair.b;
                CHECK((!problem.people[seated].stays_seated ||
                       table_of.emplace(seated, pair.table).first->second == pair.table));
            }
            problem = seating::after(problem, round);
            worlds::shuffle_presence(problem, rng);
            problem.people[1].present = problem.people[4].present = true;
        }
    }
}

TEST_CASE(
    "T18 where all are equal everyone moves on by one table, and one walks back to the first") {
    for (const std::size_t side : {3U, 8U, 15U}) {
        Problem problem = worlds::complete(side, side, side);
        problem = seating::after(problem, seating::next_round(problem));
        for (std::size_t i = 1; i < side; ++i) {
            const NextRound round = seating::next_round(problem);
            std::size_t on_by_one = 0;
            for (const seating::Index each : walkers(problem, round)) {
                const auto seat =
                    std::find_if(round.tables.begin(), round.tables.end(),
                                 [each](const SeatedPair& pair) { return pair.b == each; });
                on_by_one +=
                    seating::steps(problem.tables, *problem.people[each].before, seat->table) == 1
                        ? 1U
                        : 0U;
            }
            CHECK(walkers(problem, round).size() == side);
            CHECK(on_by_one == side - 1);
            problem = seating::after(problem, round);
        }
    }
}

TEST_CASE("T18 the way between tables counts those passed, in walking order, also across gaps") {
    const std::vector<seating::Table> tables{4, 1, 7, 3};
    CHECK(seating::steps(tables, 4, 7) == 2);
    CHECK(seating::steps(tables, 3, 1) == -2);
    CHECK(seating::steps(tables, 1, 1) == 0);
    CHECK(seating::steps(tables, 9, 1) == 0);
}

TEST_CASE("T5 a table removed takes another's place from nobody, and one added is used") {
    Problem problem = worlds::complete(4, 6, 5);
    NextRound round = seating::next_round(problem);
    problem = seating::after(problem, round);
    const seating::Table gone = *problem.people[2].home;
    std::erase(problem.tables, gone);
    round = seating::next_round(problem);
    REQUIRE(checking::check_round(problem, round).empty());
    CHECK(round.tables.size() == 4);
    for (const seating::Home& home : round.homes) {
        CHECK((home.person == 2 ? home.table != gone
                                : home.table == *problem.people[home.person].home));
    }
    problem = seating::after(problem, round);
    problem.tables = {1, 2, 3};
    round = seating::next_round(problem);
    REQUIRE(checking::check_round(problem, round).empty());
    CHECK(round.tables.size() == 3);
    problem = seating::after(problem, round);
    problem.tables = {1, 2, 3, 11};
    round = seating::next_round(problem);
    REQUIRE(checking::check_round(problem, round).empty());
    CHECK(round.tables.back().table == 11);
}
