#include "runner.hpp"

using runner::Folder;
using runner::run;
using Words = std::vector<std::string>;

namespace {

// The indented lines below a heading of a help text, as a file.
std::string example(const std::string& help, const std::string& heading) {
    std::istringstream lines(help.substr(help.find(heading)));
    std::string text;
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line) && line.starts_with("  ")) {
        text += line.substr(2) + '\n';
    }
    return text;
}

}  // namespace

TEST_CASE("O62 the example in the help of match can be tried as it stands") {
    const std::string help = run({"match", "--help"}).out;
    const Folder folder;
    const Words files = {
        "--people", folder.write("people.csv", example(help, "Example, people.csv:")), "--ratings",
        folder.write("ratings.csv", example(help, "Example, ratings.csv:"))};
    using runner::operator+;
    const auto ran = run(Words{"match", "--rule", "pairs", "--explain", "--out",
                               folder.path("result.json"), "--pairs", folder.path("pairs.csv")} +
                         files);
    REQUIRE(ran.status == 0);
    CHECK(folder.read("pairs.csv") == "a,b,a_name,b_name\nada,bo,Ada,Bo\n");
    CHECK(ran.err.find("di: the only one they could be paired with has somebody they like at least "
                       "as much\n") != std::string::npos);
    CHECK(run(Words{"verify", folder.path("result.json")} + files).status == 0);
}

TEST_CASE("O62 the help of match and verify names every column, rule key and exit status") {
    const std::string match = run({"match", "--help"}).out;
    for (const char* word :
         {"id",
          "name",
          "side",
          "capacity",
          "group",
          "manager",
          "wants",
          "offers",
          "attends",
          "stays_seated",
          "email",
          "language",
          "rater",
          "rated",
          "accepts",
          "score",
          "favourite",
          "reporting_line",
          "same_group",
          "never",
          "met_before",
          "groups_allowed",
          "FILE:LINE:FIELD",
          "Exit status: 0 done; 2 bad input, and no output file is written; 1 anything else."}) {
        INFO(word);
        CHECK(match.find(word) != std::string::npos);
    }
    const std::string verify = run({"verify", "--help"}).out;
    for (const char* words : {"proven the best by what was checked here", "rests on search alone",
                              "not proven the best; at most", "Exit status: 0 everything holds"}) {
        INFO(words);
        CHECK(verify.find(words) != std::string::npos);
    }
    CHECK(run({"help"}).out.find("people.csv") == std::string::npos);
}
