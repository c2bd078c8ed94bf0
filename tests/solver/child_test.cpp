#include <fcntl.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <future>
#include <string>

#include "matching/solve.hpp"
#include "matching/wire.hpp"
#include "solver/child_solver.hpp"

using solver::ChildLimits;
using solver::run_child;

namespace {

constexpr std::size_t mebibyte = 1024 * 1024;
const ChildLimits usual{512 * mebibyte, 4 * mebibyte, std::chrono::seconds{30}};

std::optional<std::string> shell(const std::string& script, const std::string& input = "",
                                 const ChildLimits& limits = usual) {
    const std::atomic<bool> stop = false;
    return run_child({"/bin/sh", "-c", script}, input, limits, stop);
}

std::optional<matching::Answer> solved_by(const std::string& script,
                                          const matching::Problem& problem = {}) {
    solver::ChildSolver solver({"/bin/sh", "-c", script}, usual);
    std::promise<std::optional<matching::Answer>> answer;
    solver.solve(problem, [&answer](std::optional<matching::Answer> found) {
        answer.set_value(std::move(found));
    });
    return answer.get_future().get();
}

}  // namespace

TEST_CASE("N20 a child gets the whole problem and gives the whole answer") {
    const std::string large(3 * mebibyte, 'x');
    CHECK(shell("cat", large) == large);
    CHECK(shell("cat >/dev/null; echo done", large) == "done\n");
}

TEST_CASE("N21 a child that fails, crashes, says too much or is not there gives nothing") {
    CHECK(shell("echo right") == "right\n");  // control
    CHECK_FALSE(shell("echo wrong; exit 3"));
    CHECK_FALSE(shell("echo wrong; kill -SEGV $$"));
    CHECK_FALSE(shell("yes"));
    CHECK_FALSE(shell("exit 3", std::string(3 * mebibyte, 'x')));
    const std::atomic<bool> stop = false;
    CHECK_FALSE(run_child({"/nowhere/quadrille"}, "", usual, stop));
}

TEST_CASE("N21 a child that hangs is ended by the guard, or when the server ends") {
    const ChildLimits short_guard{512 * mebibyte, mebibyte, std::chrono::seconds{0}};
    CHECK_FALSE(shell("exec sleep 1000", "", short_guard));
    CHECK_FALSE(shell("exec 1>&- 0<&-; exec sleep 1000", "", usual));
    const std::atomic<bool> stop = true;
    CHECK_FALSE(run_child({"/bin/sleep", "1000"}, "", usual, stop));
}

TEST_CASE("N21 a child sees no other file and no environment, and cannot take all memory") {
    const int secret = open("/dev/zero", O_RDONLY);  // without close-on-exec, as libraries do
    REQUIRE(secret > STDERR_FILENO);
    CHECK(shell("ls -l /proc/self/fd | grep -c zero") == std::nullopt);
    CHECK(shell("ls -l /proc/$$/fd | grep -c null") == "1\n");  // control: its own three are seen
    close(secret);
    setenv("QUADRILLE_TEST_SECRET", "x", 1);
    CHECK(shell("echo \"<$QUADRILLE_TEST_SECRET>\"") == "<>\n");
    unsetenv("QUADRILLE_TEST_SECRET");
    // Once it is given its work: until then a fast child runs without the bound.
    CHECK(shell("cat >/dev/null; ulimit -v", "work") == std::to_string(512 * 1024) + "\n");
}

namespace {

// The two who like each other best leave nobody for the others: one stable pair, though two pairs
// could be had.
matching::Problem two_by_two() {
    matching::Problem problem;
    problem.people = {{0, 1}, {0, 1}, {1, 1}, {1, 1}};
    problem.acceptable = {{0, 2, {1, 90, 0}, {1, 90, 0}, 0, 1},
                          {0, 3, {2, 50, 0}, {1, 90, 0}, 0, 2},
                          {1, 2, {1, 90, 0}, {2, 50, 0}, 0, 3}};
    return problem;
}

std::optional<matching::Answer> answered_with(const matching::Answer& answer) {
    return solved_by("cat >/dev/null; echo '" + matching::write_answer(answer) + "' | head -c -1",
                     two_by_two());
}

}  // namespace

TEST_CASE("N22 an answer is believed only when all that it says holds") {
    const matching::Answer right = matching::solve(two_by_two());
    CHECK(answered_with(right) == right);  // control
    matching::Answer unstable = right;     // more pairs, a higher sum, and honest about it
    unstable.pairs = {{0, 3}, {1, 2}};
    unstable.stable = false;
    unstable.blocking_pairs = {{0, 2}};
    unstable.blocking_proof = matching::Proof::none;
    unstable.size_bound = unstable.largest = 2;
    unstable.size_proof = matching::Proof::search;
    unstable.score_tenths = unstable.score_bound_tenths = 280;
    unstable.score_proof = matching::Proof::search;
    unstable.size_certificate = unstable.score_certificate = std::nullopt;
    CHECK_FALSE(answered_with(unstable));
    matching::Answer lying = unstable;
    lying.stable = true;
    lying.blocking_pairs.clear();
    CHECK_FALSE(answered_with(lying));
    matching::Answer boasting = right;
    boasting.size_certificate->people.clear();
    CHECK_FALSE(answered_with(boasting));
    matching::Answer strange = right;
    strange.pairs = {{1, 3}};
    CHECK_FALSE(answered_with(strange));
}

TEST_CASE("N22 what is no answer is nothing, what is one is understood") {
    CHECK_FALSE(solved_by("cat >/dev/null; echo rubbish"));
    CHECK_FALSE(solved_by("exit 1"));
    CHECK_FALSE(solved_by("cat >/dev/null; echo quadrille-answer 1"));
    const auto empty = solved_by(
        "cat >/dev/null; printf 'quadrille-answer 1\\npairs 0\\nstable 1\\nblocking 0 0 0\\n"
        "size 0 0 0\\nscore 0 0 0\\ncertificate 0\\ncertificate 0\\nend\\n'");
    REQUIRE(empty);
    CHECK(empty->stable);
}
