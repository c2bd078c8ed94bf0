#include <fcntl.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <future>
#include <string>

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

std::optional<matching::Answer> solved_by(const std::string& script) {
    solver::ChildSolver solver({"/bin/sh", "-c", script}, usual);
    std::promise<std::optional<matching::Answer>> answer;
    solver.solve({}, [&answer](std::optional<matching::Answer> found) {
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
    CHECK(shell("ulimit -v") == std::to_string(512 * 1024) + "\n");
}

TEST_CASE("N22 what is no answer is nothing, what is one is understood") {
    CHECK_FALSE(solved_by("cat >/dev/null; echo rubbish"));
    CHECK_FALSE(solved_by("exit 1"));
    CHECK_FALSE(solved_by("cat >/dev/null; echo quadrille-answer 1"));
    const auto empty = solved_by(
        "cat >/dev/null; printf 'quadrille-answer 1\\npairs 0\\nstable 1\\nblocking 0 0 0\\n"
        "size 0 0\\nscore 0 0 0\\ncertificate 0\\ncertificate 0\\nend\\n'");
    REQUIRE(empty);
    CHECK(empty->stable);
}
