#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <regex>
#include <string>
#include <vector>

#include "files/people_csv.hpp"
#include "files/ratings_csv.hpp"
#include "files/rules_json.hpp"

namespace {

struct Bad {
    const char* what;
    std::string text;
    std::string report;
};

std::string people_report(const std::string& text) {
    files::Problems problems("people.csv");
    const auto read = files::read_people(text, problems);
    CHECK(read.has_value() == problems.ok());
    return problems.report();
}

files::PeopleFile two_sides() {
    files::Problems problems("people.csv");
    return *files::read_people("id,side\na1,A\na2,A\nb1,B\nb2,B\n", problems);
}

std::string ratings_report(const std::string& text) {
    files::Problems problems("ratings.csv");
    const auto read = files::read_ratings(text, two_sides(), problems);
    CHECK(read.has_value() == problems.ok());
    return problems.report();
}

std::string rules_report(const std::string& text) {
    files::Problems problems("rules.json");
    const auto read = files::read_rules(text, two_sides(), problems);
    CHECK(read.has_value() == problems.ok());
    return problems.report();
}

const std::vector<Bad> bad_people = {
    {"nothing", "", "people.csv:1:1: the file is empty; expected a header row\n"},
    {"only a mark", "\xEF\xBB\xBF", "people.csv:1:1: the file is empty; expected a header row\n"},
    {"no id column", "name,side\nAda,A\n", "people.csv:1:1: column id is missing\n"},
    {"a column twice", "id,name,id\na,Ada,a\n", "people.csv:1:3: column id stands twice\n"},
    {"empty id", "id,name\n,Ada\n", "people.csv:2:1: id is empty\n"},
    {"id with a space", "id\na b\n",
     "people.csv:2:1: id a b must be letters, digits, '.', '_' or '-', at most 40, beginning with "
     "a letter or digit\n"},
    {"id with a leading dot", "id\n.a\n",
     "people.csv:2:1: id .a must be letters, digits, '.', '_' or '-', at most 40, beginning with a "
     "letter or digit\n"},
    {"id of 41", "id\n" + std::string(41, 'x') + "\n",
     "people.csv:2:1: id " + std::string(40, 'x') +
         "… must be letters, digits, '.', '_' or '-', at most 40, beginning with a letter or "
         "digit\n"},
    {"id twice, behind an empty line", "id\na\n\nb\na\n",
     "people.csv:5:1: id a stands in line 2 already\n"},
    {"too many fields", "id,name\na,Ada,x\n",
     "people.csv:2:3: the line has 3 fields, the header 2\n"},
    {"too few fields", "id,name,side\na,Ada\n",
     "people.csv:2:3: the line has 2 fields, the header 3\n"},
    {"capacity 0", "id,capacity\na,0\n",
     "people.csv:2:2: capacity 0 must be a whole number from 1 to 20\n"},
    {"capacity 21", "id,capacity\na,21\n",
     "people.csv:2:2: capacity 21 must be a whole number from 1 to 20\n"},
    {"capacity 1.5", "id,capacity\na,1.5\n",
     "people.csv:2:2: capacity 1.5 must be a whole number from 1 to 20\n"},
    {"a third side", "id,side\na,A\nb,B\nc,C\n",
     "people.csv:4:2: side C is a third one beside A and B\n"},
    {"some without a side", "id,side\na,A\nb,\nc,B\n",
     "people.csv:3:2: side is empty, but others have one\n"},
    {"stays_seated maybe", "id,stays_seated\na,maybe\n",
     "people.csv:2:2: stays_seated maybe must be 0 or 1\n"},
    {"attends yes", "id,attends\na,yes\n", "people.csv:2:2: attends yes must be 0 or 1\n"},
    {"own manager", "id,manager\na,a\n",
     "people.csv:2:2: the managers of a lead round in a circle\n"},
    {"managers in a circle", "id,manager\na,b\nb,c\nc,a\n",
     "people.csv:4:2: the managers of a lead round in a circle\n"},
    {"newline in a name", "id,name\na,\"Ada\nLovelace\"\nb,0\n",
     "people.csv:2:2: name contains a control character (U+000A)\n"},
    {"bidi mark in a name, columns in another order",
     "name,id\nAda,a\n\xE2\x80\xAE"
     "adA,b\n",
     "people.csv:3:1: name contains a control character (U+202E)\n"},
    {"NUL in a tag", std::string("id,wants\na,sq\0l\n", 16),
     "people.csv:2:2: wants contains a control character (U+0000)\n"},
    {"Latin-1", "id,name\na,Andr\xE9\n", "people.csv:2:2: not valid UTF-8\n"},
    {"a bare quote", "id,name\na,A\"da\n",
     "people.csv:2:2: a quote stands where RFC 4180 allows none\n"},
    {"text after a quoted field", "id,name\na,\"Ada\" L\n",
     "people.csv:2:2: a quote stands where RFC 4180 allows none\n"},
    {"an open quote", "id,name\na,\"Ada\nb,Bea\n",
     "people.csv:2:2: a quoted field is not closed\n"},
    {"lone carriage returns", "id\ra\r",
     "people.csv:1:1: a lone carriage return ends the line; expected LF or CRLF\n"},
    {"line numbers behind a field of two lines", "id,group\na,\"x\n\ny\"\n?,z\n",
     "people.csv:2:2: group contains a control character (U+000A)\npeople.csv:5:1: id ? must be "
     "letters, digits, '.', '_' or '-', at most 40, beginning with a letter or digit\n"},
    {"a field of 5000", "id,name\na," + std::string(5000, 'x') + "\n",
     "people.csv:2:2: the field is too long\n"},
    {"several in one file", "id,capacity,attends\na,x,y\n,1,1\n",
     "people.csv:2:2: capacity x must be a whole number from 1 to 20\npeople.csv:2:3: attends y "
     "must be 0 or 1\npeople.csv:3:1: id is empty\n"},
};

const std::vector<Bad> bad_ratings = {
    {"no score column", "rater,rated,accepts\na1,b1,1\n",
     "ratings.csv:1:1: column score is missing\n"},
    {"score 11", "rater,rated,accepts,score\na1,b1,1,11\n",
     "ratings.csv:2:4: score 11 is above 10\n"},
    {"score 10.5", "rater,rated,accepts,score\na1,b1,1,10.5\n",
     "ratings.csv:2:4: score 10.5 is above 10\n"},
    {"score -1", "rater,rated,accepts,score\na1,b1,1,-1\n",
     "ratings.csv:2:4: score -1 is below 0\n"},
    {"score with two digits", "rater,rated,accepts,score\na1,b1,1,7.25\n",
     "ratings.csv:2:4: score 7.25 must be written as 7 or 7.5\n"},
    {"score with a comma", "rater,rated,accepts,score\na1,b1,1,\"7,5\"\n",
     "ratings.csv:2:4: score 7,5 is not a number\n"},
    {"score in words", "rater,rated,accepts,score\na1,b1,1,high\n",
     "ratings.csv:2:4: score high is not a number\n"},
    {"accepts maybe", "rater,rated,accepts,score\na1,b1,maybe,5\n",
     "ratings.csv:2:3: accepts maybe must be 1, 0, yes or no\n"},
    {"accepts empty", "rater,rated,accepts,score\na1,b1,,5\n",
     "ratings.csv:2:3: accepts is empty\n"},
    {"unknown rater", "rater,rated,accepts,score\nx,b1,1,5\n", "ratings.csv:2:1: unknown id x\n"},
    {"unknown rated, other order", "score,accepts,rated,rater\n5,1,x,a1\n",
     "ratings.csv:2:3: unknown id x\n"},
    {"oneself", "rater,rated,accepts,score\na1,a1,1,5\n",
     "ratings.csv:2:2: a1 cannot rate oneself\n"},
    {"one side", "rater,rated,accepts,score\na1,a2,1,5\n",
     "ratings.csv:2:2: a1 and a2 are of one side\n"},
    {"twice", "rater,rated,accepts,score\na1,b1,1,5\nb1,a1,1,5\na1,b1,0,\n",
     "ratings.csv:4:2: a1 rated b1 in line 2 already\n"},
    {"favourite 0", "rater,rated,accepts,score,favourite\na1,b1,1,5,0\n",
     "ratings.csv:2:5: favourite 0 must be a whole number from 1 to 9999\n"},
    {"favourite first", "rater,rated,accepts,score,favourite\na1,b1,1,5,first\n",
     "ratings.csv:2:5: favourite first must be a whole number from 1 to 9999\n"},
};

const std::vector<Bad> bad_rules = {
    {"no JSON", "{", "rules.json:1:2: not valid JSON\n"},
    {"a list", "[]", "rules.json: expected an object, found a list\n"},
    {"a key twice", "{\"same_group\": true, \"same_group\": false}",
     "rules.json: key same_group stands twice\n"},
    {"an unknown key", "{\"same_goup\": true}", "rules.json: unknown key same_goup\n"},
    {"a number for a flag", "{\"same_group\": 1}",
     "rules.json: same_group: expected true or false, found a whole number\n"},
    {"an unknown line", "{\"reporting_line\": \"up\"}",
     "rules.json: reporting_line: expected \"off\", \"direct\" or \"chain\", found \"up\"\n"},
    {"a number for a line", "{\"reporting_line\": 2.5}",
     "rules.json: reporting_line: expected \"off\", \"direct\" or \"chain\", found a number\n"},
    {"three in a pair", "{\"never\": [[\"a1\",\"b1\",\"b2\"]]}",
     "rules.json: never[0]: expected a list of two strings\n"},
    {"no list", "{\"met_before\": \"a1,b1\"}",
     "rules.json: met_before: expected a list of pairs, found a string\n"},
    {"oneself", "{\"never\": [[\"a1\",\"b1\"],[\"a1\",\"a1\"]]}",
     "rules.json: never[1]: a1 stands beside oneself\n"},
    {"trailing text", "{}\n{}", "rules.json:2:1: not valid JSON\n"},
    {"too deep", "[[[[[[[[[[]]]]]]]]]]", "rules.json: nested too deeply\n"},
};

using Report = std::function<std::string(const std::string&)>;

// The bad files on which this reader's report is not the one that is promised.
std::vector<std::string> misjudged(const std::vector<Bad>& table, const Report& report) {
    std::vector<std::string> names;
    for (const Bad& bad : table) {
        if (report(bad.text) != bad.report) {
            names.emplace_back(bad.what);
        }
    }
    return names;
}

// Readers with a fault of their own each, such as readers of files have had.
struct Spoilt {
    const char* what;
    std::function<std::string(const std::string& text, const Report& good)> report;
    const char* caught_by;  // the row of bad_people that is there for it
};

std::string without_empty_lines(std::string text) {
    for (auto at = text.find("\n\n"); at != std::string::npos; at = text.find("\n\n")) {
        text.erase(at, 1);
    }
    return text;
}

// `FILE:LINE:FIELD: …` with the FIELD cut out.
std::string without_fields(const std::string& report) {
    return std::regex_replace(report, std::regex("(csv:[0-9]+):[0-9]+:"), "$1:");
}

const std::vector<Spoilt> spoilt_readers = {
    {"accepts everything", [](const std::string&, const Report&) { return std::string(); },
     "id twice, behind an empty line"},
    {"stops at the first problem",
     [](const std::string& text, const Report& good) {
         const std::string report = good(text);
         return report.substr(0, report.find('\n') + 1);
     },
     "several in one file"},
    {"does not count empty lines",
     [](const std::string& text, const Report& good) { return good(without_empty_lines(text)); },
     "id twice, behind an empty line"},
    {"names no field",
     [](const std::string& text, const Report& good) { return without_fields(good(text)); },
     "capacity 0"},
    {"sees no bytes above ASCII",
     [](const std::string& text, const Report& good) {
         std::string seen = text;
         std::erase_if(seen, [](char c) { return static_cast<unsigned char>(c) > 0x7F; });
         return good(seen);
     },
     "Latin-1"},
};

std::size_t lines_of(const std::string& report) {
    return static_cast<std::size_t>(std::count(report.begin(), report.end(), '\n'));
}

}  // namespace

TEST_CASE("F1 every bad people.csv is refused with its line and field") {
    CHECK(misjudged(bad_people, people_report) == std::vector<std::string>{});
}

TEST_CASE("F2 every bad ratings.csv is refused with its line and field") {
    CHECK(misjudged(bad_ratings, ratings_report) == std::vector<std::string>{});
}

TEST_CASE("F3 every bad rules.json is refused and says why") {
    CHECK(misjudged(bad_rules, rules_report) == std::vector<std::string>{});
}

TEST_CASE("F1 positive control: a reader with a fault is caught by the bad file made for it") {
    for (const Spoilt& spoilt : spoilt_readers) {
        INFO(spoilt.what);
        const auto caught = misjudged(bad_people, [&spoilt](const std::string& text) {
            return spoilt.report(text, people_report);
        });
        CHECK(std::count(caught.begin(), caught.end(), spoilt.caught_by) == 1);
    }
}

TEST_CASE("F2 positive control: a report with a wrong line or words is caught") {
    std::vector<Bad> wrong = bad_ratings;
    wrong.front().report.insert(wrong.front().report.find(':') + 1, "1");
    CHECK(misjudged(wrong, ratings_report) == std::vector<std::string>{wrong.front().what});
    std::vector<Bad> worded = bad_rules;
    worded.back().report = "rules.json: nested\n";
    CHECK(misjudged(worded, rules_report) == std::vector<std::string>{worded.back().what});
}

TEST_CASE("F1 no more than a hundred problems are listed") {
    std::string text = "id\n";
    for (int i = 0; i < 130; ++i) {
        text += "?\n";
    }
    text.replace(text.find('?'), 1, "!");
    const std::string report = people_report(text);
    CHECK(lines_of(report) == 101);
    CHECK(report.ends_with("\n… and 158 more\n"));
}

TEST_CASE("F9 warnings never hide an error: errors come first, each kind with its own hundred") {
    std::string text = "id,manager,capacity\n";
    for (int i = 0; i < 150; ++i) {
        text += "p" + std::to_string(i) + ",nobody,1\n";
    }
    const std::string report = people_report(text + "last,,99\n");
    CHECK(
        report.starts_with("people.csv:152:3: capacity 99 must be a whole number from 1 to 20\n"
                           "people.csv:2:2: warning: manager nobody is unknown\n"));
    CHECK(report.ends_with(
        "people.csv:101:2: warning: manager nobody is unknown\n… and 50 more warnings\n"));
    CHECK(lines_of(report) == 102);

    files::Problems both("f");
    for (std::size_t line = 1; line <= 101; ++line) {
        both.warning(line, 0, "w");
        both.error(line, 0, "e");
    }
    const std::string full = both.report();
    CHECK(full.find("f:100: e\n… and 1 more\nf:1: warning: w\n") != std::string::npos);
    CHECK(full.ends_with("f:100: warning: w\n… and 1 more warnings\n"));
}
