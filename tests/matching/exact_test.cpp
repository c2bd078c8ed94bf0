#include <catch2/catch.hpp>
#include <string>

#include "checking/matching.hpp"
#include "matching/solve.hpp"
#include "oracle.hpp"
#include "worlds.hpp"

using matching::Answer;
using matching::Problem;
using matching::Proof;
using worlds::Size;

namespace {

Answer solved(const Problem& problem) {
    const Answer answer = matching::solve(problem);
    const auto faults = checking::check_matching(problem, answer);
    INFO((faults.empty() ? "" : checking::in_words(faults.front().kind)));
    REQUIRE(faults.empty());
    return answer;
}

// Every stage as good as any matching's, the same pairs where only one is best, and proven.
void require_best(const Problem& problem) {
    const Answer answer = solved(problem);
    const oracle::Best best = oracle::Oracle(problem).run();
    REQUIRE(oracle::Oracle(problem).key_of(answer.pairs) == best.key);
    if (best.winners == 1) {
        REQUIRE(answer.pairs == best.pairs);
    }
    REQUIRE(answer.size_proof != Proof::none);
    REQUIRE(answer.score_proof != Proof::none);
    REQUIRE(answer.blocking_proof != Proof::none);
}

// Small enough to look at every matching.
bool is_small(const Problem& problem, std::size_t pairs_max) {
    return problem.acceptable.size() <= pairs_max;
}

Problem drawn(base::Rng& rng, const Size& size, matching::Rule rule) {
    Problem problem = worlds::random(rng, size);
    problem.rule = rule;
    problem.balance = size.second > 0 && rng.chance(1, 3);
    return problem;
}

}  // namespace

TEST_CASE("M14 pairs on two sides, one place each: the best of all matchings, stage by stage") {
    base::Rng rng(1400);
    for (int i = 0; i < 600; ++i) {
        CAPTURE(i);
        const Size size{2 + rng.below(4), 2 + rng.below(4), 1,           1,
                        1 + rng.below(5), 3 + rng.below(8), rng.below(2)};
        require_best(drawn(rng, size, matching::Rule::pairs));
    }
}

TEST_CASE("M14 pairs with up to three places on either side: the best of all matchings") {
    base::Rng rng(1401);
    for (int i = 0; i < 600; ++i) {
        CAPTURE(i);
        const Size size{2 + rng.below(3),
                        2 + rng.below(3),
                        static_cast<std::uint32_t>(1 + rng.below(3)),
                        static_cast<std::uint32_t>(1 + rng.below(3)),
                        1 + rng.below(5),
                        3 + rng.below(8),
                        rng.below(2)};
        const Problem problem = drawn(rng, size, matching::Rule::pairs);
        if (is_small(problem, 13)) {
            require_best(problem);
        }
    }
}

TEST_CASE("M15 pairs in one pool: fewest blocking pairs, then the best of the rest") {
    base::Rng rng(1500);
    for (int i = 0; i < 600; ++i) {
        CAPTURE(i);
        const Size size{2 + rng.below(7),
                        0,
                        static_cast<std::uint32_t>(1 + rng.below(2)),
                        1,
                        1 + rng.below(10),
                        3 + rng.below(7),
                        rng.below(2)};
        const Problem problem = drawn(rng, size, matching::Rule::pairs);
        if (is_small(problem, 16)) {
            require_best(problem);
        }
    }
}

TEST_CASE("M16 most: the most pairs, then fewest blocking pairs, then the best of the rest") {
    base::Rng rng(1600);
    for (int i = 0; i < 600; ++i) {
        CAPTURE(i);
        const bool pool = rng.chance(1, 2);
        const Size size{2 + rng.below(pool ? 6 : 3),
                        pool ? 0 : 2 + rng.below(3),
                        static_cast<std::uint32_t>(1 + rng.below(2)),
                        static_cast<std::uint32_t>(1 + rng.below(3)),
                        1 + rng.below(8),
                        3 + rng.below(8),
                        rng.below(2)};
        const Problem problem = drawn(rng, size, matching::Rule::most);
        if (is_small(problem, 14)) {
            require_best(problem);
        }
    }
}
