#include "evenings.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <set>

#include "base/core/rng.hpp"
#include "checking/matching.hpp"
#include "matching/solve.hpp"

using matching::Proof;

namespace {

matching::Answer solved(const instance::Instance& instance) {
    const matching::Answer answer = matching::solve(instance.problem);
    REQUIRE(checking::check_matching(instance.problem, answer).empty());
    return answer;
}

// The same people and ratings in other rows.
instance::Input shuffled(const instance::Input& input, base::Rng& rng) {
    std::vector<std::size_t> order(input.people.persons.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    rng.shuffle(order);
    instance::Input other = input;
    std::vector<std::size_t> place(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        other.people.persons[i] = input.people.persons[order[i]];
        place[order[i]] = i;
    }
    for (auto& row : other.ratings) {
        row.rater = place[row.rater];
        row.rated = place[row.rated];
    }
    rng.shuffle(other.ratings);
    return other;
}

std::set<std::set<std::string>> ids_of(const instance::Input& input) {
    const auto instance = instance::build(input);
    REQUIRE(instance.has_value());
    std::set<std::set<std::string>> ids;
    for (const auto& pair : solved(*instance).pairs) {
        ids.insert({input.people.persons[instance->person_of[pair.a]].id,
                    input.people.persons[instance->person_of[pair.b]].id});
    }
    return ids;
}

}  // namespace

TEST_CASE("M20 the fourteen Columbia evenings have the sizes known, each shown by a certificate") {
    constexpr std::array<std::size_t, 14> sizes{6, 9, 7, 12, 7, 4, 13, 7, 14, 5, 15, 9, 6, 16};
    std::size_t scores_shown = 0;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        CAPTURE(i + 1);
        const auto instance = instance::build(evenings::wave(static_cast<int>(i + 1)));
        REQUIRE(instance.has_value());
        const matching::Answer answer = solved(*instance);
        CHECK(answer.pairs.size() == sizes[i]);
        CHECK(answer.stable);
        CHECK(answer.size_proof == Proof::certificate);
        CHECK(answer.score_proof != Proof::none);
        scores_shown += answer.score_proof == Proof::certificate ? 1 : 0;
    }
    CHECK(scores_shown >= 13);
}

TEST_CASE("M16 rule most is proven on the fourteen Columbia evenings too") {
    for (int wave = 1; wave <= 14; ++wave) {
        CAPTURE(wave);
        instance::Input input = evenings::wave(wave);
        input.rule = matching::Rule::most;
        const auto instance = instance::build(input);
        REQUIRE(instance.has_value());
        const matching::Answer answer = solved(*instance);
        CHECK(answer.size_proof == Proof::certificate);
        CHECK(answer.blocking_proof != Proof::none);
        CHECK(answer.score_proof != Proof::none);
    }
}

TEST_CASE("M4 a hundred orders of the rows give the same pairs") {
    base::Rng rng(100);
    for (const int wave : {4, 9}) {
        const instance::Input input = evenings::wave(wave);
        const auto pairs = ids_of(input);
        for (int i = 0; i < 50; ++i) {
            REQUIRE(ids_of(shuffled(input, rng)) == pairs);
        }
    }
}
