#include <catch2/catch.hpp>
#include <set>

#include "checking/matching.hpp"
#include "matching/solve.hpp"
#include "worlds.hpp"

using matching::Answer;
using matching::Problem;
using worlds::Size;

namespace {

void require_sound(const Problem& problem, const Answer& answer) {
    const auto faults = checking::check_matching(problem, answer);
    INFO((faults.empty() ? "" : checking::in_words(faults.front().kind)));
    REQUIRE(faults.empty());
}

// The instant answer; what the exact one has to be is in exact_test.cpp.
Answer solved(Problem problem) {
    problem.instant = true;
    const Answer answer = matching::solve(problem);
    require_sound(problem, answer);
    return answer;
}

// Everything an answer of a two-sided problem has to be, against every matching there is.
void require_good(const Problem& problem) {
    const Answer answer = solved(problem);
    const worlds::ByForce force = worlds::Force(problem).run();
    REQUIRE(answer.stable);
    REQUIRE(answer.size_bound == force.most);
    REQUIRE(answer.score_bound_tenths >= force.best_score);
    REQUIRE(answer.pairs.size() <= force.most_stable);
    REQUIRE(3 * answer.pairs.size() >= 2 * force.most_stable);
}

// All ways of scoring: score_of(k) is the k-th digit of `code` in base 3; 0 is not acceptable.
Problem of_code(std::size_t first, std::size_t second, std::uint64_t code) {
    Problem problem;
    for (std::size_t i = 0; i < first + second; ++i) {
        problem.people.push_back({static_cast<std::uint8_t>(i < first ? 0 : 1), 1});
    }
    for (matching::Index a = 0; a < first; ++a) {
        for (auto b = static_cast<matching::Index>(first); b < first + second; ++b) {
            const auto of_a = static_cast<std::int32_t>(code % 3);
            code /= 3;
            const auto of_b = static_cast<std::int32_t>(code % 3);
            code /= 3;
            if (of_a > 0 && of_b > 0) {
                problem.acceptable.push_back({a, b, {1, of_a * 10, 0}, {1, of_b * 10, 0}, 0, 7});
            }
        }
    }
    worlds::set_levels(problem);
    return problem;
}

}  // namespace

TEST_CASE("M1 every two by two event with ties gets a stable answer within the proven factor") {
    for (std::uint64_t code = 0; code < 6561; ++code) {
        require_good(of_code(2, 2, code));
    }
}

TEST_CASE("M1 three by three events get stable answers within the proven factor") {
    base::Rng rng(33);
    for (int i = 0; i < 1500; ++i) {
        require_good(worlds::random(rng, {3, 3, 1, 1, 3, 4 + rng.below(7), 0}));
    }
}

TEST_CASE("M3 capacities on one side hold, and the answer is stable") {
    base::Rng rng(44);
    for (int i = 0; i < 800; ++i) {
        require_good(worlds::random(rng, {4, 2, 1, 3, 3, 7, rng.below(2)}));
        require_good(worlds::random(rng, {2, 4, 3, 1, 3, 7, 0}));
    }
}

TEST_CASE("M3 capacities on both sides hold, and the answer is stable") {
    base::Rng rng(55);
    for (int i = 0; i < 1000; ++i) {
        const Problem problem = worlds::random(rng, {3, 3, 2, 3, 3, 7, rng.below(2)});
        const Answer answer = solved(problem);
        REQUIRE(answer.stable);
        REQUIRE(answer.size_bound == worlds::Force(problem).run().most);
    }
}

TEST_CASE("M5 five thousand pools and events: no pair twice, the checker agrees, repair ends") {
    base::Rng rng(66);
    for (int i = 0; i < 5000; ++i) {
        const bool pool = rng.chance(1, 2);
        const Size size{2 + rng.below(9),
                        pool ? 0 : 1 + rng.below(8),
                        static_cast<std::uint32_t>(1 + rng.below(3)),
                        static_cast<std::uint32_t>(1 + rng.below(3)),
                        2 + rng.below(9),
                        2 + rng.below(9),
                        rng.below(2)};
        const Problem problem = worlds::random(rng, size);
        const Answer answer = solved(problem);
        const std::set<matching::Pair> unique(answer.pairs.begin(), answer.pairs.end());
        REQUIRE(unique.size() == answer.pairs.size());
        REQUIRE((pool || answer.stable));
    }
}

TEST_CASE(
    "M5 small pools: a stable answer is nearly always found where one exists, and never feigned") {
    base::Rng rng(77);
    int possible = 0;
    int found = 0;
    for (int i = 0; i < 600; ++i) {
        const Problem problem = worlds::random(rng, {6, 0, 1, 1, 1 + rng.below(8), 6, 0});
        const Answer answer = solved(problem);
        const worlds::ByForce force = worlds::Force(problem).run();
        REQUIRE(answer.size_bound >= force.most);
        REQUIRE((!answer.stable || force.any_stable));
        possible += force.any_stable ? 1 : 0;
        found += answer.stable ? 1 : 0;
    }
    CHECK(found * 100 >= possible * 98);
}

TEST_CASE(
    "M6 rule most on two sides has as many pairs as any matching, and says which pairs block") {
    base::Rng rng(88);
    for (int i = 0; i < 1500; ++i) {
        Problem problem = worlds::random(
            rng, {3, 3, 1, static_cast<std::uint32_t>(1 + rng.below(2)), 3, 7, rng.below(2)});
        problem.rule = matching::Rule::most;
        const Answer answer = solved(problem);
        REQUIRE(answer.pairs.size() == worlds::Force(problem).run().most);
        REQUIRE(answer.size_proof == matching::Proof::certificate);
    }
}

TEST_CASE("M7 rule mutual gives every acceptable pair and states nothing else") {
    base::Rng rng(2);
    for (int i = 0; i < 200; ++i) {
        Problem problem = worlds::random(rng, {4, 4, 1, 1, 4, 6, 2});
        problem.rule = matching::Rule::mutual;
        const Answer answer = solved(problem);
        REQUIRE(answer.pairs.size() == problem.acceptable.size() + problem.locks.size());
        REQUIRE_FALSE(answer.size_certificate.has_value());
    }
}

TEST_CASE("M4 the same problem gives the same answer") {
    base::Rng rng(3);
    for (int i = 0; i < 100; ++i) {
        const Problem problem = worlds::random(rng, {8, i % 2 == 0 ? 8U : 0U, 1, 1, 3, 6, 0});
        CHECK(matching::solve(problem) == matching::solve(problem));
    }
}

TEST_CASE("M4 levels count by their order alone, however far they are apart") {
    base::Rng rng(4);
    int swapped_differs = 0;
    for (int i = 0; i < 300; ++i) {
        const std::uint32_t places = i % 3 == 0 ? 3 : 1;
        Problem problem = worlds::random(rng, {12, 10, 1, places, 5, 6, 0});
        const Answer answer = solved(problem);
        Problem apart = problem;
        Problem swapped = problem;
        for (std::size_t pair = 0; pair < problem.acceptable.size(); ++pair) {
            apart.acceptable[pair].of_a.level *= 100;
            apart.acceptable[pair].of_b.level *= 100;
            std::uint32_t& level = swapped.acceptable[pair].of_a.level;
            level = 7 - level;
        }
        REQUIRE(solved(apart).pairs == answer.pairs);
        swapped_differs += solved(swapped).pairs == answer.pairs ? 0 : 1;
    }
    CHECK(swapped_differs > 200);
}

TEST_CASE("M1 nothing to do is an answer too") {
    const Problem nobody;
    CHECK(solved(nobody).pairs.empty());
    Problem strangers;
    strangers.people = {{0, 1}, {1, 1}};
    CHECK(solved(strangers).stable);
    CHECK(solved(strangers).size_bound == 0);
}
