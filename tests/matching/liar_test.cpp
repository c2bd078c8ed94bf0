// Solvers that fail or lie. What they say may cost the proof, never the answer.

#include <algorithm>
#include <catch2/catch.hpp>
#include <climits>

#include "checking/matching.hpp"
#include "matching/cbc_solver.hpp"
#include "matching/effort.hpp"
#include "matching/solve.hpp"
#include "oracle.hpp"
#include "worlds.hpp"

using matching::Answer;
using matching::Ended;
using matching::LinearModel;
using matching::Numbers;
using matching::Problem;
using matching::Proof;
using matching::Relaxed;
using matching::Searched;
using matching::Solver;
using matching::SolverLimits;

namespace {

constexpr SolverLimits plenty{1000, 10000};

Relaxed silent_relax(const LinearModel&, const Numbers&, std::int64_t, const SolverLimits&) {
    return {};
}
Searched silent_search(const LinearModel&, const Numbers&, const Numbers&, const SolverLimits&) {
    return {};
}
Relaxed honest_relax(const LinearModel& model, const Numbers& objective, std::int64_t scale,
                     const SolverLimits& limits) {
    return matching::cbc(limits).relax(model, objective, scale, limits);
}
Relaxed impossible_relax(const LinearModel&, const Numbers&, std::int64_t, const SolverLimits&) {
    return {Ended::infeasible, false, {}, {}};
}
Searched impossible_search(const LinearModel&, const Numbers&, const Numbers&,
                           const SolverLimits&) {
    return {Ended::infeasible, {}};
}
// Everybody with everybody, at a price of nothing.
Relaxed boasting_relax(const LinearModel& model, const Numbers&, std::int64_t,
                       const SolverLimits&) {
    return {Ended::optimal, true, Numbers(model.columns.size(), 1), Numbers(model.rows.size(), 0)};
}
Searched boasting_search(const LinearModel& model, const Numbers&, const Numbers&,
                         const SolverLimits&) {
    return {Ended::optimal, Numbers(model.columns.size(), 1)};
}
// One more pair than is right, the rest as it was: better, and not stable or above a place.
Searched greedy_search(const LinearModel&, const Numbers& objective, const Numbers& start,
                       const SolverLimits&) {
    Numbers values = start.empty() ? Numbers(objective.size(), 0) : start;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (objective[i] > 0 && values[i] == 0) {
            values[i] = 1;
            return {Ended::optimal, values};
        }
    }
    return {Ended::optimal, values};
}
// Multipliers beyond all measure, of both signs.
Relaxed raving_relax(const LinearModel& model, const Numbers&, std::int64_t, const SolverLimits&) {
    Relaxed relaxed{Ended::optimal, false, Numbers(model.columns.size(), -7), {}};
    for (std::size_t i = 0; i < model.rows.size(); ++i) {
        relaxed.multipliers.push_back(i % 2 == 0 ? INT64_MAX : INT64_MIN);
    }
    return relaxed;
}

// Gives up at the last stage: only the lottery's numbers are that large.
Relaxed late_relax(const LinearModel& model, const Numbers& objective, std::int64_t scale,
                   const SolverLimits& limits) {
    const bool lottery = *std::max_element(objective.begin(), objective.end()) > 1000;
    return lottery ? Relaxed{} : honest_relax(model, objective, scale, limits);
}
Searched honest_search(const LinearModel& model, const Numbers& objective, const Numbers& start,
                       const SolverLimits& limits) {
    return matching::cbc(limits).search(model, objective, start, limits);
}
// What they say they did is the most and the least that can be said.
Relaxed tired_relax(const LinearModel&, const Numbers&, std::int64_t, const SolverLimits&) {
    return {Ended::optimal, false, {}, {}, INT_MAX};
}
Searched tireless_search(const LinearModel&, const Numbers&, const Numbers&, const SolverLimits&) {
    return {Ended::optimal, {}, INT_MIN};
}

Problem drawn(base::Rng& rng) {
    const bool pool = rng.chance(1, 3);
    Problem problem = worlds::random(
        rng, {3 + rng.below(3), pool ? 0 : 2 + rng.below(3), 1,
              static_cast<std::uint32_t>(1 + rng.below(2)), 1 + rng.below(4), 6, rng.below(2)});
    problem.rule = rng.chance(1, 2) ? matching::Rule::pairs : matching::Rule::most;
    return problem;
}

}  // namespace

TEST_CASE("M18 what all stages may cost together ends, and no solver gives any of it back") {
    LinearModel model;
    model.add_column({});
    for (int i = 0; i < 1000; ++i) {
        model.add_row({});
    }
    const Solver solver{{20'000, 400'000}, tired_relax, tireless_search};
    matching::Effort effort(solver);
    for (int i = 0; i < 3; ++i) {
        CHECK(effort.search(model, {0}, {}).ended == Ended::optimal);
    }
    int relaxations = 0;
    while (effort.relax(model, {0}, 1).ended == Ended::optimal) {
        REQUIRE(++relaxations < 10);
    }
    CHECK(relaxations >= 1);
    CHECK(effort.search(model, {0}, {}).ended == Ended::limit);
}

TEST_CASE("M18 a solver that fails, is silent or lies costs the proof and nothing else") {
    const Solver solver = GENERATE(
        Solver{plenty, silent_relax, silent_search}, Solver{plenty, honest_relax, silent_search},
        Solver{plenty, impossible_relax, impossible_search},
        Solver{plenty, honest_relax, impossible_search},
        Solver{plenty, boasting_relax, boasting_search},
        Solver{plenty, honest_relax, boasting_search}, Solver{plenty, honest_relax, greedy_search},
        Solver{plenty, raving_relax, greedy_search});
    base::Rng rng(1800);
    int without_proof = 0;
    for (int i = 0; i < 200; ++i) {
        CAPTURE(i);
        Problem problem = drawn(rng);
        const Answer answer = matching::solve(problem, solver);
        REQUIRE(checking::check_matching(problem, answer).empty());
        problem.instant = true;
        const Answer instant = matching::solve(problem);
        const auto found = oracle::Oracle(problem).key_of(answer.pairs);
        const oracle::Best best = oracle::Oracle(problem).run();
        REQUIRE(found <= best.key);
        // Proven, and then it is the best; or the instant answer.
        const bool proven = answer.size_proof != Proof::none && answer.score_proof != Proof::none &&
                            answer.blocking_proof != Proof::none;
        REQUIRE((found == best.key || answer.pairs == instant.pairs));
        without_proof += proven ? 0 : 1;
    }
    // Honest relaxations alone prove what is as small as this.
    CHECK((without_proof > 0 || solver.relax == honest_relax));
}

TEST_CASE("M18 no node at all leaves the instant answer with the bound of the certificate") {
    base::Rng rng(1801);
    int open = 0;
    for (int i = 0; i < 40; ++i) {
        Problem problem = worlds::random(rng, {12, 12, 1, 1, 4, 6, 0});
        const Answer answer = matching::solve(problem, matching::cbc({0, 100000}));
        REQUIRE(checking::check_matching(problem, answer).empty());
        const Answer exact = matching::solve(problem);
        problem.instant = true;
        const Answer instant = matching::solve(problem);
        REQUIRE((answer.pairs == exact.pairs || answer.pairs == instant.pairs));
        REQUIRE(answer.size_bound >= exact.pairs.size());
        if (answer.score_proof == Proof::none) {
            ++open;
            REQUIRE(answer.pairs == instant.pairs);
        }
    }
    CHECK(open > 0);
}

TEST_CASE("M18 a limit at the last stage leaves no bound that holds for the lost answer only") {
    base::Rng rng(1802);
    int lost = 0;
    for (int i = 0; i < 40; ++i) {
        CAPTURE(i);
        Problem problem = worlds::random(rng, {20, 8, 1, 3, 4, 4, 0});
        const Answer answer = matching::solve(problem, Solver{plenty, late_relax, honest_search});
        REQUIRE(checking::check_matching(problem, answer).empty());
        const Answer exact = matching::solve(problem);
        problem.instant = true;
        const Answer instant = matching::solve(problem);
        REQUIRE((answer.pairs == exact.pairs || answer.pairs == instant.pairs));
        lost += answer.pairs != exact.pairs ? 1 : 0;
    }
    CHECK(lost > 0);
}

TEST_CASE("M14 positive control: another order of stages, or one pair not watched, is noticed") {
    base::Rng rng(1402);
    int by_order = 0;
    int by_stability = 0;
    for (int i = 0; i < 800; ++i) {
        const Problem problem = worlds::random(rng, {4, 4, 1, 1, 3, 7, 0});
        if (problem.acceptable.empty()) {
            continue;
        }
        const auto pairs = matching::solve(problem).pairs;
        const auto differs = [&](const oracle::Faults& faults) {
            oracle::Oracle wrong(problem, faults);
            return wrong.key_of(pairs) != wrong.run().key;
        };
        by_order += differs({true, false}) ? 1 : 0;
        by_stability += differs({false, true}) ? 1 : 0;
    }
    CHECK(by_order > 20);
    CHECK(by_stability > 5);
}
