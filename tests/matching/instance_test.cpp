#include <catch2/catch.hpp>
#include <string>

#include "base/core/hash.hpp"
#include "instance/build.hpp"
#include "instance/canonical.hpp"
#include "instance/lottery.hpp"

using instance::Barrier;
using instance::Contradiction;
using instance::Input;

namespace {

instance::Person person(const std::string& id, std::uint8_t side) {
    instance::Person result;
    result.id = id;
    result.side = side;
    return result;
}

// Rows b2, a1, b1, a2: sides B, A, B, A.
Input four() {
    Input input;
    input.people.two_sided = true;
    input.people.side_labels = {"B", "A"};
    input.people.persons = {person("b2", 0), person("a1", 1), person("b1", 0), person("a2", 1)};
    return input;
}

void rate(Input& input, std::size_t rater, std::size_t rated, std::optional<std::int32_t> tenths,
          bool accepts = true) {
    input.ratings.push_back({rater, rated, {accepts, tenths, 0}});
}

}  // namespace

TEST_CASE("M11 levels are dense, follow the scores, and an unknown score ranks last") {
    Input input;
    for (const char* id : {"a", "b", "c", "d", "e"}) {
        input.people.persons.push_back(person(id, 0));
    }
    rate(input, 0, 1, 0);
    rate(input, 0, 2, 70);
    rate(input, 0, 3, std::nullopt);
    rate(input, 0, 4, 70);
    for (std::size_t i = 1; i < 5; ++i) {
        rate(input, i, 0, 50);
    }
    const auto instance = instance::build(input);
    REQUIRE(instance.has_value());
    REQUIRE(instance->problem.acceptable.size() == 4);
    CHECK(instance->problem.acceptable[0].of_a.level == 2);  // 0.0
    CHECK(instance->problem.acceptable[1].of_a.level == 1);
    CHECK(instance->problem.acceptable[2].of_a.level == 3);  // unknown
    CHECK(instance->problem.acceptable[2].of_a.score_tenths == 0);
    CHECK(instance->problem.acceptable[3].of_a.level == 1);
}

TEST_CASE("M2 a pair needs a yes of both, and not rated is not acceptable") {
    Input input = four();
    rate(input, 0, 1, 90);
    rate(input, 2, 1, 90);
    rate(input, 1, 2, 90, false);
    rate(input, 0, 3, 90);
    rate(input, 3, 0, std::nullopt);
    const auto instance = instance::build(input);
    REQUIRE(instance->problem.acceptable.size() == 1);
    // Indices by id: a1 0, a2 1, b1 2, b2 3; the side that occurs first is a.
    CHECK(instance->problem.acceptable[0].a == 3);
    CHECK(instance->problem.acceptable[0].b == 1);
    CHECK(instance::to_persons(*instance, {{3, 1}}) == std::vector<instance::PersonPair>{{0, 3}});
    input.forbids = {{3, 0}};
    CHECK(instance::build(input)->problem.acceptable.empty());
}

TEST_CASE("M12 the lottery number is the head of the hash of seed and ids") {
    const std::string text = std::string("seed") + '\0' + "a" + '\0' + "b";
    const auto digest = base::sha256(text);
    const std::uint32_t expected = (std::uint32_t{digest[0]} << 16) |
                                   (std::uint32_t{digest[1]} << 8) | std::uint32_t{digest[2]};
    CHECK(instance::lottery_number("seed", "a", "b") == expected);
    CHECK(instance::lottery_number("seed", "b", "a") == expected);
    CHECK(instance::lottery_number("", "b", "a") != expected);
    CHECK(instance::lottery_number("", "B", "a") == instance::lottery_number("", "a", "B"));
}

TEST_CASE("M12 the canonical text of an input is as written down, whatever the order of rows") {
    Input input = four();
    input.seed = "x y";
    input.people.persons[1].wants = {"sql", "go"};
    input.people.persons[1].capacity = 3;
    input.rules.never = {{"b1", "a1"}, {"a1", "b1"}};
    input.rules.reporting_line = instance::ReportingLine::chain;
    input.locks = {{0, 1}};
    rate(input, 3, 0, 75);
    rate(input, 1, 0, std::nullopt, false);
    input.ratings[0].rating.favourite = 2;
    const std::string text = instance::canonical_text(input);
    CHECK(text ==
          "rule,pairs\n"
          "p,a1,A,3,,,go;sql,,1\n"
          "p,a2,A,1,,,,,1\n"
          "p,b1,B,1,,,,,1\n"
          "p,b2,B,1,,,,,1\n"
          "r,a1,b2,0,,\n"
          "r,a2,b2,1,75,2\n"
          "reporting_line,chain\n"
          "same_group,0\n"
          "never,a1,b1\n"
          "lock,a1,b2\n"
          "seed,x y\n");
    CHECK(instance::input_sha256(input) == base::sha256_hex(text));
    std::swap(input.ratings[0], input.ratings[1]);
    CHECK(instance::canonical_text(input) == text);
}

TEST_CASE("M13 each rule keeps apart whom it names, and nobody else") {
    instance::People people;
    for (const char* id : {"ceo", "boss", "worker", "other"}) {
        people.persons.push_back(person(id, 0));
    }
    people.persons[1].manager = "ceo";
    people.persons[2].manager = "boss";
    people.persons[3].manager = "nobody";
    people.persons[2].group = people.persons[3].group = "g";
    instance::Rules rules;
    CHECK(instance::Eligibility(people, rules).eligible(0, 2));
    rules.reporting_line = instance::ReportingLine::direct;
    CHECK(instance::Eligibility(people, rules).eligible(0, 2));
    CHECK(instance::Eligibility(people, rules).barrier(2, 1) == Barrier::reporting_line);
    rules.reporting_line = instance::ReportingLine::chain;
    CHECK(instance::Eligibility(people, rules).barrier(0, 2) == Barrier::reporting_line);
    CHECK(instance::Eligibility(people, rules).eligible(0, 3));
    rules = {};
    rules.same_group = true;
    CHECK(instance::Eligibility(people, rules).barrier(2, 3) == Barrier::same_group);
    CHECK(instance::Eligibility(people, rules).eligible(0, 1));
    rules = {};
    rules.groups_allowed = {{"g", ""}};
    CHECK(instance::Eligibility(people, rules).eligible(0, 2));
    CHECK(instance::Eligibility(people, rules).barrier(2, 3) == Barrier::group_not_allowed);
    rules = {};
    rules.never = {{"worker", "ceo"}, {"worker", "unknown"}};
    rules.met_before = {{"boss", "other"}};
    CHECK(instance::Eligibility(people, rules).barrier(0, 2) == Barrier::never);
    CHECK(instance::Eligibility(people, rules).barrier(3, 1) == Barrier::met_before);
    people.persons[0].attends = false;
    CHECK(instance::Eligibility(people, {}).barrier(0, 1) == Barrier::does_not_attend);
    CHECK(instance::Eligibility(people, {}).barrier(1, 1) == Barrier::oneself);
    people.two_sided = true;
    people.persons[3].side = 1;
    CHECK(instance::Eligibility(people, {}).barrier(1, 2) == Barrier::same_side);
    CHECK(instance::Eligibility(people, {}).eligible(1, 3));
}

TEST_CASE("M13 a lock that cannot hold is refused with its reason; twice counts once") {
    Input input = four();
    input.locks = {{0, 1}, {1, 0}};
    CHECK(instance::build(input)->problem.locks.size() == 1);
    input.locks.push_back({0, 3});
    CHECK(instance::build(input).error().kind == Contradiction::Kind::above_capacity);
    CHECK(instance::build(input).error().person == 0);
    input.rule = matching::Rule::mutual;
    CHECK(instance::build(input)->problem.locks.size() == 2);
    input.forbids = {{3, 0}};
    CHECK(instance::build(input).error().kind == Contradiction::Kind::locked_and_forbidden);
    input.forbids.clear();
    input.rules.met_before = {{"a1", "b2"}};
    CHECK(instance::build(input).error().kind == Contradiction::Kind::against_rule);
    CHECK(instance::build(input).error().barrier == Barrier::met_before);
}
