// What the command line says to whoever misspells it, and what it takes from a file.
#include <algorithm>
#include <cstdlib>

#include "runner.hpp"

using runner::Folder;
using runner::run;
using runner::operator+;
using Words = std::vector<std::string>;

namespace {

const std::vector<std::string> commands = {"match",    "verify", "plan",    "solve",
                                           "replay",   "serve",  "export",  "organizer-link",
                                           "rehearse", "doctor", "version", "help"};

// Those that the text does not list.
std::vector<std::string> unlisted(const std::string& text) {
    std::vector<std::string> missing;
    for (const std::string& command : commands) {
        if (text.find("\n  " + command + ' ') == std::string::npos) {
            missing.push_back(command);
        }
    }
    return missing;
}

// Four people who like each other, and a command that matches them.
struct Four {
    Folder folder;
    std::string people = folder.write("people.csv", "id,side\na,A\nb,A\nx,B\ny,B\n");
    std::string ratings = folder.write("ratings.csv",
                                       "rater,rated,accepts,score\na,x,1,\na,y,1,\nb,x,1,\nb,y,1,"
                                       "\nx,a,1,\nx,b,1,\ny,a,1,\ny,b,1,\n");

    runner::Ran match(const std::string& config, const Words& more = {}) const {
        return run(Words{"match", "--people", people, "--ratings", ratings, "--config",
                         folder.write("c.conf", config)} +
                   more);
    }
};

std::string first_line(const std::string& text) {
    return text.substr(0, text.find('\n'));
}

}  // namespace

TEST_CASE("O56 a key that stands twice in the file is an error, unless its option is repeatable") {
    const Four four;
    const std::string path = four.folder.path("c.conf");
    const auto twice = four.match("rule = pairs\nseed = one\n\n# two\nseed = two\n");
    CHECK(twice.status == 2);
    CHECK(twice.err == path + ":5: key seed stands in line 2 already\n");
    CHECK(four.match("rule = pairs\nrule = pairs\n").status == 2);

    const auto locked = four.match("rule = pairs\nlock = a,y\nlock = x,b\nforbid = a,x\n");
    REQUIRE(locked.status == 0);
    CHECK(locked.out.find("\"locks\": [\n    { \"a\": \"a\", \"b\": \"y\" },\n    { \"a\": \"b\", "
                          "\"b\": \"x\" }\n  ]") != std::string::npos);
    CHECK(locked.out.find("\"forbids\": [\n    { \"a\": \"a\", \"b\": \"x\" }\n  ]") !=
          std::string::npos);
    const auto forbidden = four.match("rule = mutual\nforbid = a,x\nforbid = b,y\n");
    CHECK(forbidden.out.find("\"size\": 2,") != std::string::npos);
}

TEST_CASE("O56 what the file says is used up by one run, and yields to flag and environment") {
    const Four four;
    CHECK(four.match("rule = mutual\nseed = file\n").out.find("\"seed\": \"file\"") !=
          std::string::npos);
    CHECK(getenv("QUADRILLE_SEED") == nullptr);
    CHECK(getenv("QUADRILLE_RULE") == nullptr);
    const auto flagged = four.match("rule = pairs\nlock = a,y\n", {"--lock", "a,x", "--seed=-x"});
    CHECK(flagged.out.find("\"locks\": [\n    { \"a\": \"a\", \"b\": \"x\" }\n  ]") !=
          std::string::npos);
    setenv("QUADRILLE_LOCK", "b,x", 1);
    const auto set = four.match("rule = pairs\nlock = a,x\nseed = --rule\n");
    unsetenv("QUADRILLE_LOCK");
    CHECK(set.out.find("\"locks\": [\n    { \"a\": \"b\", \"b\": \"x\" }\n  ]") !=
          std::string::npos);
    CHECK(set.out.find("\"seed\": \"--rule\"") != std::string::npos);
    const auto flags = four.match("rule = pairs\nbalance = true\ninstant = false\n");
    CHECK(flags.status == 0);
    CHECK(four.match("rule = pairs\nbalance = perhaps\n").status == 2);
    CHECK(four.match("").status == 2);
    CHECK(run({"match", "--config", four.folder.path("none")}).err ==
          four.folder.path("none") + ": cannot be read: No such file or directory\n");
}

TEST_CASE("O57 help is an overview or one command's help, and ends well") {
    const auto overview = run({"help"});
    CHECK(overview.status == 0);
    CHECK(overview.err.empty());
    CHECK(unlisted(overview.out) == Words{});
    CHECK(overview.out == run({"--help"}).out);
    const auto plan = run({"help", "plan"});
    CHECK(plan.status == 0);
    CHECK(plan.out == run({"plan", "--help"}).out);
    CHECK(plan.out.find("--rounds") != std::string::npos);
    CHECK(plan.out.find("e+308") == std::string::npos);
    for (const std::string& command : commands) {
        INFO(command);
        CHECK(run({"help", command}).out.find("Usage: quadrille " + command) != std::string::npos);
    }
}

TEST_CASE("O57 an unknown command is named, with those that there are") {
    const auto bogus = run({"bogus", "--people", "x"});
    CHECK(bogus.status == 2);
    CHECK(bogus.out.empty());
    CHECK(first_line(bogus.err) == "quadrille: unknown command bogus");
    CHECK(unlisted(bogus.err) == Words{});
    CHECK(first_line(run({"help", "bogus"}).err) == "quadrille: unknown command bogus");
    CHECK(run({"help", "bogus"}).status == 2);
    CHECK(first_line(run({}).err) == "quadrille: expected a command");
    CHECK(run({}).status == 2);
    // The positive control: a list without a command is one.
    CHECK(unlisted(bogus.err.substr(0, bogus.err.find("\n  plan"))).size() > 5);
}

TEST_CASE("O57 an unknown option is named, whatever else is missing") {
    const Four four;
    const auto alone = run({"match", "--bogus", "1"});
    CHECK(alone.status == 2);
    CHECK(first_line(alone.err) == "quadrille match: unknown option --bogus");
    const auto complete = four.match("rule = pairs\n", {"--bogus=1"});
    CHECK(complete.status == 2);
    CHECK(complete.out.empty());
    CHECK(first_line(complete.err) == "quadrille match: unknown option --bogus");
    CHECK(first_line(run({"version", "now"}).err) == "quadrille version: unexpected argument now");
    CHECK(first_line(run({"--bogus"}).err) == "quadrille: unknown option --bogus");
    CHECK(first_line(run({"match"}).err) == "quadrille match: --people is required");
}

TEST_CASE("O57 a number out of its range is answered with the range") {
    const auto said = [](const Words& words) {
        const auto ran = run(words);
        CHECK(ran.status == 2);
        return first_line(ran.err);
    };
    const Words plan = {"plan", "--people", "none.csv", "--rounds"};
    const std::string tables = "quadrille plan: --tables: must be from 1 to 1000";
    for (const char* number : {"0", "1001", "-1", "1.5", "many", "99999999999999999999", "0x10"}) {
        INFO(number);
        CHECK(said(plan + Words{"3", "--tables", number}) == tables);
    }
    CHECK(said(plan + Words{"0"}) == "quadrille plan: --rounds: must be from 1 to 200");
    CHECK(said(plan + Words{"201"}) == "quadrille plan: --rounds: must be from 1 to 200");
    const Words rehearse = {"rehearse", "--people", "none.csv", "--ratings", "none.csv"};
    const auto rehearsed = [&](const char* option, const char* number) {
        return said(rehearse + Words{option, number});
    };
    const std::string of = "quadrille rehearse: ";
    CHECK(rehearsed("--rounds", "201") == of + "--rounds: must be from 0 to 200");
    CHECK(rehearsed("--tables", "-1") == of + "--tables: must be from 0 to 1000");
    CHECK(rehearsed("--move-ms", "0") == of + "--move-ms: must be from 1 to 43200000");
    CHECK(rehearsed("--talk-ms", "43200001") == of + "--talk-ms: must be from 1 to 43200000");
    CHECK(rehearsed("--rate-ms", "x") == of + "--rate-ms: must be from 1 to 43200000");
    for (const char* number : {"1.01", "-0.1", "nan", "often", "inf"}) {
        CHECK(rehearsed("--drop", number) == of + "--drop: must be from 0 to 1");
    }
    // What fits comes as far as the files; 010 is ten and not eight.
    CHECK(said(plan + Words{"010", "--tables", "1"}).find("none.csv: cannot be read") == 0);
    CHECK(rehearsed("--drop", "0.5").find("none.csv: cannot be read") == 0);
}
