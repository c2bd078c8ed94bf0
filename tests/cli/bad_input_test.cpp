// Every bad input to `match`, with the exact words: what tests/files shows of the readers one by
// one, here through the command, which must end with status 2 and leave output files as they were.
#include <algorithm>

#include "runner.hpp"

using runner::Folder;
using runner::run;
using runner::operator+;
using Words = std::vector<std::string>;

namespace {

const std::string people = "id,side,capacity\nann,A,1\nben,A,1\nxia,B,2\nyve,B,1\n";
const std::string ratings = "rater,rated,accepts,score\nann,xia,1,9\nxia,ann,1,8\n";

// P, R, J at the start of an expected line stand for the paths of the three files.
struct Bad {
    const char* what;
    std::string people;
    std::string ratings;
    std::string rules;
    Words options;
    std::string says;
};

Bad bad_people(const char* what, const std::string& text, const std::string& says) {
    return {what, text, ratings, "", {}, says};
}
Bad bad_ratings(const char* what, const std::string& rows, const std::string& says) {
    return {what, people, "rater,rated,accepts,score,favourite\n" + rows, "", {}, says};
}
Bad bad_header(const char* what, const std::string& text, const std::string& says) {
    return {what, people, text, "", {}, says};
}
Bad bad_rules(const char* what, const std::string& text, const std::string& says) {
    return {what, people, ratings, text, {}, says};
}
Bad bad_option(const char* what, const Words& options, const std::string& says) {
    return {what, people, ratings, "", options, says};
}

const std::string id_form =
    " must be letters, digits, '.', '_' or '-', at most 40, beginning with a letter or digit\n";

const std::vector<Bad> table = {
    bad_people("no byte", "", "P:1:1: the file is empty; expected a header row\n"),
    bad_people("empty lines only", "\n\r\n\n", "P:1:1: the file is empty; expected a header row\n"),
    bad_people("no id", "name\nAnn\n", "P:1:1: column id is missing\n"),
    bad_people("another spelling of id", "name,Id\nAnn,a\n",
               "P:1:1: column id is missing; Id is spelled otherwise\n"
               "P:1:2: warning: unknown column Id is ignored\n"),
    bad_people("a space before id", "name, id\nAnn,a\n",
               "P:1:1: column id is missing;  id is spelled otherwise\n"
               "P:1:2: warning: unknown column  id is ignored\n"),
    bad_people(
        "semicolons", "id;name;side\na;Ann;A\n",
        "P:1:1: column id is missing; fields must be separated by commas, these seem to be by "
        "semicolons\nP:1:1: warning: unknown column id;name;side is ignored\n"),
    bad_people(
        "tabs", "id\tname\na\tAnn\n",
        "P:1:1: column id is missing; fields must be separated by commas, these seem to be by "
        "tabs\nP:1:1: warning: unknown column idU+0009name is ignored\n"),
    bad_people("UTF-16", std::string("\xFF\xFEi\0d\0", 6),
               "P:1:1: the file is UTF-16; save it as UTF-8\n"),
    bad_people("Latin-1", "id,name\na,Zo\xEB\n", "P:2:2: not valid UTF-8\n"),
    bad_people("a column twice", "id,id\na,a\n", "P:1:2: column id stands twice\n"),
    bad_people("a field too many", "id,name\na,Ann,x\n",
               "P:2:3: the line has 3 fields, the header 2\n"),
    bad_people("an id twice", "id\nann\n\nann\n", "P:4:1: id ann stands in line 2 already\n"),
    bad_people("an empty id", "id,name\n,Ann\n", "P:2:1: id is empty\n"),
    bad_people("an id with a space behind", "id\nann \n", "P:2:1: id ann " + id_form),
    bad_people("an id with an umlaut", "id\n\xC3\xA4nn\n", "P:2:1: id \xC3\xA4nn" + id_form),
    bad_people("a capacity of none", "id,capacity\na,0\n",
               "P:2:2: capacity 0 must be a whole number from 1 to 20\n"),
    bad_people("a capacity of many", "id,capacity\na,9999999999999999999999\n",
               "P:2:2: capacity 9999999999999999999999 must be a whole number from 1 to 20\n"),
    bad_people("a negative capacity", "id,capacity\na,-1\n",
               "P:2:2: capacity -1 must be a whole number from 1 to 20\n"),
    bad_people("a third side", "id,side\na,A\nb,B\nc,C\n",
               "P:4:2: side C is a third one beside A and B\n"),
    bad_people("one without a side", "id,side\na,A\nb,\n",
               "P:3:2: side is empty, but others have one\n"),
    bad_people("attends maybe", "id,attends\na,2\n", "P:2:2: attends 2 must be 0 or 1\n"),
    bad_people("stays_seated true", "id,stays_seated\na,true\n",
               "P:2:2: stays_seated true must be 0 or 1\n"),
    bad_people("managers in a circle", "id,manager\na,b\nb,a\n",
               "P:3:2: the managers of a lead round in a circle\n"),
    bad_people("a right-to-left mark in a name", "id,name\na,A\xE2\x80\x8Fnn\n",
               "P:2:2: name contains a control character (U+200F)\n"),
    bad_people("a quote inside", "id,name\na,A\"nn\n",
               "P:2:2: a quote stands where RFC 4180 allows none\n"),
    bad_people("a quote without end", "id,name\na,\"Ann\nb,Ben\n",
               "P:2:2: a quoted field is not closed\n"),
    bad_people("carriage returns alone", "id\ra\r",
               "P:1:1: a lone carriage return ends the line; expected LF or CRLF\n"),
    bad_people("a name of 3000", "id,name\na," + std::string(3000, 'n') + "\n",
               "P:2:2: name is too long\n"),
    bad_people("three faults, two of one line", "id,capacity,attends\na,x,y\na,1,1\n",
               "P:2:2: capacity x must be a whole number from 1 to 20\n"
               "P:2:3: attends y must be 0 or 1\nP:3:1: id a stands in line 2 already\n"),
    bad_header("no accepts", "rater,rated,score\nann,xia,9\n",
               "R:1:1: column accepts is missing\n"),
    bad_header("nothing in ratings", "", "R:1:1: the file is empty; expected a header row\n"),
    bad_header("people given as ratings", people,
               "R:1:1: column rater is missing\nR:1:1: column rated is missing\n"
               "R:1:1: column accepts is missing\nR:1:1: column score is missing\n"
               "R:1:1: warning: unknown column id is ignored\n"
               "R:1:2: warning: unknown column side is ignored\n"
               "R:1:3: warning: unknown column capacity is ignored\n"),
    bad_ratings("one side", "ann,ben,1,9,\n", "R:2:2: ann and ben are of one side\n"),
    bad_ratings("oneself", "ann,ann,1,9,\n", "R:2:2: ann cannot rate oneself\n"),
    bad_ratings("nobody", "ann,eve,1,9,\nadam,xia,0,,\n",
                "R:2:2: unknown id eve\nR:3:1: unknown id adam\n"),
    bad_ratings("another case", "Ann,xia,1,9,\n", "R:2:1: unknown id Ann\n"),
    bad_ratings("no rater", ",xia,1,9,\n", "R:2:1: rater is empty\n"),
    bad_ratings("a direction twice", "ann,xia,1,9,\nxia,ann,1,9,\nann,xia,1,9,\n",
                "R:4:2: ann rated xia in line 2 already\n"),
    bad_ratings("accepts Yes", "ann,xia,Yes,9,\n", "R:2:3: accepts Yes must be 1, 0, yes or no\n"),
    bad_ratings("accepts nothing", "ann,xia,,9,\n", "R:2:3: accepts is empty\n"),
    bad_ratings("score 11", "ann,xia,1,11,\n", "R:2:4: score 11 is above 10\n"),
    bad_ratings("score 10.1", "ann,xia,1,10.1,\n", "R:2:4: score 10.1 is above 10\n"),
    bad_ratings("score -1", "ann,xia,1,-1,\n", "R:2:4: score -1 is below 0\n"),
    bad_ratings("score 7.25", "ann,xia,1,7.25,\n",
                "R:2:4: score 7.25 must be written as 7 or 7.5\n"),
    bad_ratings("score 07", "ann,xia,1,07,\n", "R:2:4: score 07 must be written as 7 or 7.5\n"),
    bad_ratings("score 7.", "ann,xia,1,7.,\n", "R:2:4: score 7. is not a number\n"),
    bad_ratings("score 1e1", "ann,xia,1,1e1,\n", "R:2:4: score 1e1 is not a number\n"),
    bad_ratings("score NaN", "ann,xia,1,NaN,\n", "R:2:4: score NaN is not a number\n"),
    bad_ratings("score with a space", "ann,xia,1, 7,\n", "R:2:4: score  7 is not a number\n"),
    bad_ratings("a decimal comma", "ann,xia,1,7,5,\n",
                "R:2:6: the line has 6 fields, the header 5\n"),
    bad_ratings("favourite 0", "ann,xia,1,9,0\n",
                "R:2:5: favourite 0 must be a whole number from 1 to 9999\n"),
    bad_ratings("favourite 1.5", "ann,xia,1,9,1.5\n",
                "R:2:5: favourite 1.5 must be a whole number from 1 to 9999\n"),
    bad_rules("no byte of rules", " ", "J:1:2: not valid JSON\n"),
    bad_rules("a comma too many", "{\n  \"same_group\": true,\n}", "J:3:1: not valid JSON\n"),
    bad_rules("single quotes", "{'never': []}", "J:1:2: not valid JSON\n"),
    bad_rules("a zero byte behind the rules", std::string("{}\n\0", 4), "J:2:1: not valid JSON\n"),
    bad_rules("a list of rules", "[]", "J: expected an object, found a list\n"),
    bad_rules("a rule that is none", R"({"nevr": []})", "J: unknown key nevr\n"),
    bad_rules("a key twice", R"({"never": [], "never": []})", "J: key never stands twice\n"),
    bad_rules("a flag in quotes", R"({"same_group": "true"})",
              "J: same_group: expected true or false, found a string\n"),
    bad_rules("an unknown line", R"({"reporting_line": "all"})",
              "J: reporting_line: expected \"off\", \"direct\" or \"chain\", found \"all\"\n"),
    bad_rules("a pair of one", R"({"never": [["ann","xia"],["ann"]]})",
              "J: never[1]: expected a list of two strings\n"),
    bad_rules("two rules at fault", R"({"met_before": [["ann","ann"]], "groups_allowed": {}})",
              "J: groups_allowed: expected a list of pairs, found an object\n"
              "J: met_before[0]: ann stands beside oneself\n"),
    bad_option("an unknown rule", {"--rule", "best"},
               "--rule best: expected mutual, pairs or most\n"),
    bad_option("a seed of two lines", {"--seed", "a\nb"},
               "--seed: must be UTF-8 without control characters\n"),
    bad_option("a lock of one", {"--lock", "ann"},
               "--lock ann: expected two ids with a comma between them\n"),
    bad_option("a forbid of nobody", {"--forbid", "ann,eve"}, "--forbid ann,eve: unknown id eve\n"),
};

std::string with_paths(const Folder& folder, const std::string& says) {
    std::string text;
    bool fresh = true;
    for (const char letter : says) {
        const std::string name = letter == 'P'   ? "people.csv"
                                 : letter == 'R' ? "ratings.csv"
                                 : letter == 'J' ? "rules.json"
                                                 : "";
        text += fresh && !name.empty() ? folder.path(name) : std::string(1, letter);
        fresh = letter == '\n';
    }
    return text;
}

runner::Ran match(const Folder& folder, const Bad& bad) {
    Words words = {"match",
                   "--people",
                   folder.write("people.csv", bad.people),
                   "--ratings",
                   folder.write("ratings.csv", bad.ratings),
                   "--out",
                   folder.write("result.json", "older"),
                   "--pairs",
                   folder.path("pairs.csv")};
    if (!bad.rules.empty()) {
        words = words + Words{"--rules", folder.write("rules.json", bad.rules)};
    }
    const bool names_rule = std::count(bad.options.begin(), bad.options.end(), "--rule") != 0;
    return run(words + (names_rule ? bad.options : bad.options + Words{"--rule", "pairs"}));
}

}  // namespace

TEST_CASE("O4 every bad input is refused in exact words and no output file is touched") {
    for (const Bad& bad : table) {
        INFO(bad.what);
        const Folder folder;
        const auto ran = match(folder, bad);
        CHECK(ran.err == with_paths(folder, bad.says));
        CHECK(ran.status == 2);
        CHECK(ran.out.empty());
        CHECK(folder.read("result.json") == "older");
        CHECK_FALSE(folder.has("pairs.csv"));
        CHECK_FALSE(folder.has("result.json.part"));
    }
}

TEST_CASE("O4 positive control: a good input is not refused and replaces the older file") {
    const Folder folder;
    CHECK(match(folder, bad_option("nothing", {}, "")).status == 0);
    CHECK(folder.read("result.json") != "older");
    CHECK(folder.has("pairs.csv"));
}

TEST_CASE("O4 a hundred problems are listed, the others counted, for each file") {
    std::string many_people = "id,capacity\n";
    std::string many_ratings;
    for (int i = 0; i < 150; ++i) {
        many_people += "p" + std::to_string(i) + ",0\n";
        many_ratings += "ann,xia,1,11,0\n";
    }
    const auto listed = [](const Bad& bad, const std::string& last) {
        const Folder folder;
        const auto ran = match(folder, bad);
        CHECK(ran.status == 2);
        CHECK(std::count(ran.err.begin(), ran.err.end(), '\n') == 101);
        CHECK(ran.err.ends_with(with_paths(folder, last)));
    };
    listed(bad_people("", many_people, ""),
           "P:101:2: capacity 0 must be a whole number from 1 to 20\n… and 50 more\n");
    // Score, favourite, and from the second line on the direction.
    listed(bad_ratings("", many_ratings, ""), "R:35:4: score 11 is above 10\n… and 349 more\n");
}
