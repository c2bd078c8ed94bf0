#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>

#include "checking/certificate.hpp"
#include "checking/matching.hpp"
#include "matching/solve.hpp"
#include "worlds.hpp"

using checking::MatchingFault;
using matching::Answer;
using matching::Problem;
using matching::Proof;

namespace {

// Two sides of three: 0 1 2 and 3 4 5. One stable answer of three pairs: 0-3, 1-4, 2-5.
Problem diagonal() {
    Problem problem;
    problem.people = {{0, 1}, {0, 1}, {0, 1}, {1, 1}, {1, 1}, {1, 1}};
    const auto add = [&problem](matching::Index a, matching::Index b, std::int32_t score) {
        problem.acceptable.push_back({a, b, {1, score, 0}, {1, score, 0}, 0, 1});
    };
    add(0, 3, 90);
    add(0, 4, 50);
    add(1, 3, 50);
    add(1, 4, 90);
    add(2, 5, 70);
    worlds::set_levels(problem);
    return problem;
}

bool refused_for(const Problem& problem, const Answer& answer, MatchingFault kind) {
    const auto faults = checking::check_matching(problem, answer);
    return std::any_of(faults.begin(), faults.end(),
                       [kind](const auto& fault) { return fault.kind == kind; });
}

struct Spoiler {
    MatchingFault kind;
    std::function<void(Answer&)> spoil;
};

const std::vector<Spoiler> spoilers = {
    {MatchingFault::unknown_person, [](Answer& a) { a.pairs[2].b = 99; }},
    {MatchingFault::pair_not_oriented, [](Answer& a) { std::swap(a.pairs[0].a, a.pairs[0].b); }},
    {MatchingFault::pair_not_oriented, [](Answer& a) { a.pairs[2].b = 1; }},
    {MatchingFault::pairs_not_sorted, [](Answer& a) { std::swap(a.pairs[0], a.pairs[1]); }},
    {MatchingFault::pairs_not_sorted, [](Answer& a) { a.pairs[1] = a.pairs[0]; }},
    {MatchingFault::pair_not_acceptable,
     [](Answer& a) {
         a.pairs[2] = {2, 4};
     }},
    {MatchingFault::above_capacity,
     [](Answer& a) {
         a.pairs.insert(a.pairs.begin() + 1, {0, 4});
     }},
    {MatchingFault::stable_wrong, [](Answer& a) { a.stable = false; }},
    {MatchingFault::stable_wrong,
     [](Answer& a) {
         a.pairs.pop_back();
         a.score_tenths -= 140;
     }},
    {MatchingFault::stable_wrong,
     [](Answer& a) {
         a.pairs = {{0, 4}, {1, 3}, {2, 5}};
         a.score_tenths = 340;
     }},
    {MatchingFault::blocking_pairs_wrong,
     [](Answer& a) {
         a.blocking_pairs = {{0, 4}};
     }},
    {MatchingFault::blocking_bound_wrong, [](Answer& a) { a.blocking_bound = 1; }},
    {MatchingFault::size_bound_below_size, [](Answer& a) { a.size_bound = 2; }},
    {MatchingFault::size_proof_wrong, [](Answer& a) { a.size_bound = 4; }},
    {MatchingFault::score_sum_wrong, [](Answer& a) { a.score_tenths += 1; }},
    {MatchingFault::score_bound_below_sum, [](Answer& a) { a.score_bound_tenths = 499; }},
    {MatchingFault::score_proof_wrong, [](Answer& a) { a.score_bound_tenths = 501; }},
    {MatchingFault::certificate_missing, [](Answer& a) { a.size_certificate.reset(); }},
    {MatchingFault::certificate_missing, [](Answer& a) { a.score_certificate.reset(); }},
    {MatchingFault::certificate_malformed, [](Answer& a) { a.size_certificate->scale = 0; }},
    {MatchingFault::certificate_malformed,
     [](Answer& a) { a.size_certificate->scale = (1 << 20) + 1; }},
    {MatchingFault::certificate_malformed,
     [](Answer& a) { a.size_certificate->people[0].value = -1; }},
    {MatchingFault::certificate_malformed,
     [](Answer& a) { a.size_certificate->people[0].value = std::int64_t{1} << 53; }},
    {MatchingFault::certificate_malformed,
     [](Answer& a) { a.size_certificate->people[0].person = 99; }},
    {MatchingFault::certificate_malformed,
     [](Answer& a) { std::swap(a.size_certificate->people[0], a.size_certificate->people[1]); }},
    {MatchingFault::certificate_malformed,
     [](Answer& a) {
         a.size_certificate->caps.push_back({{2, 5}, 1});
     }},
    {MatchingFault::certificate_malformed,
     [](Answer& a) { a.size_certificate->size_multiplier = 1; }},
    {MatchingFault::certificate_malformed,
     [](Answer& a) {
         a.size_certificate->pairs.push_back({{2, 4}, 1});
     }},
    {MatchingFault::certificate_violated, [](Answer& a) { a.size_certificate->people.pop_back(); }},
    {MatchingFault::certificate_violated, [](Answer& a) { a.size_certificate->scale = 2; }},
    {MatchingFault::certificate_violated,
     [](Answer& a) { a.score_certificate->people[0].value -= 1; }},
    {MatchingFault::certificate_bound_wrong,
     [](Answer& a) { a.size_certificate->people[0].value += 1; }},
};

void double_all(matching::Certificate& certificate) {
    certificate.scale *= 2;
    certificate.size_multiplier *= 2;
    for (auto& dual : certificate.people) {
        dual.value *= 2;
    }
    for (auto* duals : {&certificate.pairs, &certificate.caps}) {
        for (auto& dual : *duals) {
            dual.value *= 2;
        }
    }
}

}  // namespace

TEST_CASE("M8 the checker accepts what is right") {
    const Problem problem = diagonal();
    const Answer answer = matching::solve(problem);
    CHECK(answer.pairs == std::vector<matching::Pair>{{0, 3}, {1, 4}, {2, 5}});
    CHECK(answer.score_tenths == 500);
    CHECK(answer.size_proof == Proof::certificate);
    CHECK(answer.score_proof == Proof::certificate);
    CHECK(checking::check_matching(problem, answer).empty());
}

TEST_CASE("M8 the checker names every kind of spoilt answer") {
    const Problem problem = diagonal();
    const Answer good = matching::solve(problem);
    for (const Spoiler& spoiler : spoilers) {
        Answer answer = good;
        spoiler.spoil(answer);
        INFO(checking::in_words(spoiler.kind));
        CHECK(refused_for(problem, answer, spoiler.kind));
    }
}

TEST_CASE("M8 an ignored lock, a missing mutual pair and claims under mutual are refused") {
    Problem problem = diagonal();
    const Answer without = matching::solve(problem);
    problem.acceptable.erase(problem.acceptable.begin() + 1);
    problem.locks = {{0, 4, 50, 50}};
    CHECK(refused_for(problem, without, MatchingFault::lock_missing));
    Problem mutual = diagonal();
    mutual.rule = matching::Rule::mutual;
    Answer answer = matching::solve(mutual);
    answer.stable = true;
    CHECK(refused_for(mutual, answer, MatchingFault::stated_under_mutual));
    answer = matching::solve(mutual);
    answer.pairs.pop_back();
    CHECK(refused_for(mutual, answer, MatchingFault::pair_missing));
}

TEST_CASE("M8 a consistently doubled certificate is as good") {
    base::Rng rng(12);
    for (int i = 0; i < 300; ++i) {
        const Problem problem =
            worlds::random(rng, {4, i % 3 == 0 ? 0U : 4U, 1, i % 2 == 0 ? 2U : 1U, 3, 6, 1});
        Answer answer = matching::solve(problem);
        for (auto* certificate : {&*answer.size_certificate, &*answer.score_certificate}) {
            double_all(*certificate);
        }
        REQUIRE(checking::check_matching(problem, answer).empty());
    }
}

TEST_CASE("M9 a certificate with lambda proves what stability alone rules out") {
    // 0 and 2 love each other; 0 would take 3, 2 would take 1, and those two have nobody else. The
    // largest matching has two pairs, a stable one has one: lambda on 0-2 shows it.
    Problem problem;
    problem.people = {{0, 1}, {0, 1}, {1, 1}, {1, 1}};
    problem.acceptable = {{0, 2, {1, 90, 0}, {1, 90, 0}, 0, 1},
                          {0, 3, {2, 50, 0}, {1, 50, 0}, 0, 2},
                          {1, 2, {1, 50, 0}, {2, 50, 0}, 0, 3}};
    problem.instant = true;  // which knows no lambda
    Answer answer = matching::solve(problem);
    CHECK(answer.pairs.size() == 1);
    CHECK(answer.size_bound == 2);
    CHECK(answer.size_proof == Proof::none);
    answer.size_certificate = matching::Certificate{1, {{0, 2}, {2, 2}}, {{{0, 2}, 1}}, {}, 0};
    // u_0 + u_2 - lambda = 3: not tight, but true; then the tight one.
    answer.size_bound = 3;
    CHECK(checking::check_matching(problem, answer).empty());
    answer.size_certificate = matching::Certificate{1, {{0, 1}, {2, 1}}, {{{0, 2}, 1}}, {}, 0};
    answer.size_bound = 1;
    answer.size_proof = Proof::certificate;
    CHECK(checking::check_matching(problem, answer).empty());
    problem.rule = matching::Rule::most;  // which does not ask for stability
    CHECK(refused_for(problem, answer, MatchingFault::certificate_malformed));
}

TEST_CASE("M1 positive control: a matcher that ignores preferences is caught") {
    base::Rng rng(4);
    int caught = 0;
    for (int i = 0; i < 200; ++i) {
        const Problem problem = worlds::random(rng, {4, 4, 1, 1, 6, 8, 0});
        Answer careless = matching::solve(problem);
        std::vector<bool> taken(8, false);
        careless.pairs.clear();
        careless.score_tenths = 0;
        for (const auto& pair : problem.acceptable) {
            if (!taken[pair.a] && !taken[pair.b]) {
                taken[pair.a] = taken[pair.b] = true;
                careless.pairs.push_back({pair.a, pair.b});
                careless.score_tenths += pair.of_a.score_tenths + pair.of_b.score_tenths;
            }
        }
        caught += refused_for(problem, careless, MatchingFault::stable_wrong) ? 1 : 0;
    }
    CHECK(caught > 100);
}
