#include <catch2/catch.hpp>
#include <string>

#include "matching/solve.hpp"
#include "matching/wire.hpp"
#include "worlds.hpp"

namespace {

std::string fault_of(const std::string& text) {
    const auto problem = matching::read_problem(text);
    return problem ? "" : std::to_string(problem.error().line) + ": " + problem.error().what;
}

const std::string small =
    "quadrille-problem 1\nrule 1\npool 0\noptions 0 1\npeople 2\n0 1\n1 20\nacceptable 1\n"
    "0 1 1 70 20 1 75 0 3 16777215\nlocks 0\nend\n";

std::string with(const std::string& from, const std::string& to) {
    std::string text = small;
    return text.replace(text.find(from), from.size(), to);
}

}  // namespace

TEST_CASE("M10 problems and answers go through the pipe unchanged") {
    base::Rng rng(10);
    for (int i = 0; i < 500; ++i) {
        matching::Problem problem =
            worlds::random(rng, {1 + rng.below(5), rng.below(5), 3, 2, 4, 6, 2});
        problem.rule = static_cast<matching::Rule>(rng.below(3));
        problem.balance = rng.chance(1, 2);
        problem.instant = rng.chance(1, 2);
        const auto read = matching::read_problem(matching::write_problem(problem));
        const bool above = problem.rule == matching::Rule::mutual;
        REQUIRE((read.has_value() || above));
        REQUIRE(*read == problem);
        const auto solved = matching::solve(problem);
        const auto answer = matching::read_answer(matching::write_answer(solved));
        REQUIRE(answer.has_value());
        REQUIRE(*answer == solved);
    }
}

TEST_CASE("M10 a problem in any other form is refused by line") {
    CHECK(fault_of(small).empty());
    CHECK(fault_of("") == "1: the text is cut off");
    CHECK(fault_of("hello\n") == "1: unexpected line");
    CHECK(fault_of(with("rule 1", "rule 3")) == "2: a number is missing or out of range");
    CHECK(fault_of(with("rule 1", "rule 01")) == "2: a number is missing or out of range");
    CHECK(fault_of(with("rule 1", "rule -1")) == "2: a number is missing or out of range");
    CHECK(fault_of(with("rule 1", "rule 1 ")) == "2: too much in a line");
    CHECK(fault_of(with("options 0 1", "options 0")) == "4: too few numbers");
    CHECK(fault_of(with("people 2", "people 100001")) == "5: a number is missing or out of range");
    CHECK(fault_of(with("1 20", "1 21")) == "7: a number is missing or out of range");
    CHECK(fault_of(with("1 20", "1 0")) == "7: a capacity is below 1");
    CHECK(fault_of(with("0 1 1 70", "0 2 1 70")) == "9: a pair names a person that is not there");
    CHECK(fault_of(with("0 1 1 70", "1 0 1 70")) == "9: the pairs are out of order");
    CHECK(fault_of(with("0 1 1 70", "0 1 0 70")) == "9: a level is below 1");
    CHECK(fault_of(with("0 1 1 70", "0 1 1 101")) == "9: a number is missing or out of range");
    CHECK(fault_of(with("16777215", "16777216")) == "9: a number is missing or out of range");
    CHECK(fault_of(with("locks 0", "locks 2\n0 1 5 5\n0 1 5 5")) ==
          "12: the pairs are out of order");
    CHECK(fault_of(with("end\n", "end\nmore")) == "12: text behind the end");
    CHECK(fault_of(with("end\n", "end")) == "11: the text is cut off");
    std::string locked = with("1 20", "1 1");
    locked.replace(locked.find("people 2"), 8, "people 3");
    locked.replace(locked.find("0 1\n1 1\n"), 8, "0 1\n1 1\n1 1\n");
    locked.replace(locked.find("locks 0"), 7, "locks 2\n0 1 5 5\n0 2 5 5");
    CHECK(fault_of(locked) == "13: a lock is above a capacity");
}

TEST_CASE("M10 an answer cut off or altered in form is refused") {
    base::Rng rng(11);
    const matching::Problem problem = worlds::random(rng, {4, 4, 1, 2, 3, 7, 1});
    const std::string text = matching::write_answer(matching::solve(problem));
    for (std::size_t length = 0; length < text.size(); ++length) {
        REQUIRE_FALSE(matching::read_answer(text.substr(0, length)).has_value());
    }
    REQUIRE_FALSE(matching::read_answer(text + "\n").has_value());
}
