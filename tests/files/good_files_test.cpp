#include <catch2/catch.hpp>
#include <functional>
#include <string>
#include <utility>

#include "files/csv_out.hpp"
#include "files/json.hpp"
#include "files/people_csv.hpp"
#include "files/ratings_csv.hpp"
#include "files/result_json.hpp"
#include "files/rules_json.hpp"

TEST_CASE("F4 people.csv is read with BOM, CRLF, quotes, empty lines and any order of columns") {
    files::Problems problems("people.csv");
    const auto people = files::read_people(
        "\xEF\xBB\xBFside,shoe,name,id,wants,capacity\r\n\r\nsenior,41,\"Ada \"\"Countess\"\", L\","
        "ada,sql;go;;sql,20\r\njunior,,,bo,,\r\n",
        problems);
    REQUIRE(people.has_value());
    CHECK(problems.report() == "people.csv:1:2: warning: unknown column shoe is ignored\n");
    CHECK(people->two_sided);
    CHECK(people->sides[0] == "senior");
    REQUIRE(people->rows.size() == 2);
    CHECK(people->rows[0].line == 3);
    CHECK(people->rows[0].name == "Ada \"Countess\", L");
    CHECK(people->rows[0].wants == std::vector<std::string>{"sql", "go", "sql"});
    CHECK(people->rows[0].capacity == 20);
    CHECK(people->rows[1].name == "bo");
    CHECK(people->rows[1].capacity == 1);
    CHECK(people->rows[1].attends);
}

TEST_CASE("F4 one label for all, or none, is one pool; a header alone is an empty roster") {
    files::Problems problems("people.csv");
    CHECK_FALSE(files::read_people("id,side\na,x\nb,x\n", problems)->two_sided);
    CHECK_FALSE(files::read_people("id,side\na,\nb,\n", problems)->two_sided);
    CHECK(files::read_people("id,side\n", problems)->rows.empty());
    CHECK(problems.report().empty());
}

TEST_CASE("F4 an unknown manager is a warning") {
    files::Problems problems("p.csv");
    CHECK(files::read_people("id,manager\na,boss\n", problems).has_value());
    CHECK(problems.report() == "p.csv:2:2: warning: manager boss is unknown\n");
}

TEST_CASE("F5 scores are read in tenths and empty is unknown") {
    files::Problems problems("r.csv");
    files::Problems none("p.csv");
    const auto people = *files::read_people("id\na\nb\nc\nd\n", none);
    const auto ratings = files::read_ratings(
        "rater,rated,accepts,score,favourite\na,b,yes,10.0,1\na,c,no,\n", people, problems);
    CHECK_FALSE(ratings.has_value());
    files::Problems fresh("r.csv");
    const auto good = files::read_ratings(
        "rater,rated,accepts,score,favourite\na,b,yes,10.0,1\na,c,no,,\nb,a,1,0.5,\nc,a,0,7,2\n",
        people, fresh);
    REQUIRE(good.has_value());
    CHECK((*good)[0].score_tenths == 100);
    CHECK((*good)[0].favourite == 1);
    CHECK_FALSE((*good)[1].score_tenths.has_value());
    CHECK((*good)[2].score_tenths == 5);
    CHECK((*good)[3].score_tenths == 70);
    CHECK_FALSE((*good)[3].accepts);
}

TEST_CASE("F6 rules.json knows true as chain and warns of unknown ids") {
    files::Problems problems("rules.json");
    files::Problems none("p.csv");
    const auto people = *files::read_people("id\na\nb\n", none);
    const auto rules =
        files::read_rules(R"({"reporting_line": true, "never": [["a","b"],["a","gone"]],)"
                          R"( "groups_allowed": [["x","y"]]})",
                          people, problems);
    REQUIRE(rules.has_value());
    CHECK(rules->reporting_line == "chain");
    CHECK(rules->never.size() == 2);
    CHECK(problems.report() == "rules.json: warning: never[1]: unknown id gone\n");
}

TEST_CASE("F7 a name that a spreadsheet would run gets a quote before it, an id does not") {
    CHECK(files::csv_text("=1+1") == "'=1+1");
    CHECK(files::csv_text("+49") == "'+49");
    CHECK(files::csv_text("-x") == "'-x");
    CHECK(files::csv_text("@x") == "'@x");
    CHECK(files::csv_text("\tx") == "'\tx");
    CHECK(files::csv_text("\rx") == "\"'\rx\"");
    CHECK(files::csv_text("Ada = 1") == "Ada = 1");
    CHECK(files::write_pairs({{"a-1", "b", "=A, B", "say \"hi\""}}) ==
          "a,b,a_name,b_name\na-1,b,\"'=A, B\",\"say \"\"hi\"\"\"\n");
}

namespace {

const char* const example = R"({
  "format": "quadrille-result/1",
  "rule": "pairs",
  "pool": "two-sided",
  "seed": "",
  "input_sha256": "00",
  "locks": [],
  "forbids": [],
  "pairs": [
    { "a": "ida", "b": "idb" }
  ],
  "unmatched": ["idc"],
  "stable": true,
  "blocking_pairs": [],
  "blocking_bound": 0,
  "blocking_proof": "certificate",
  "size": 1,
  "size_bound": 1,
  "size_proof": "certificate",
  "score_sum": 14.5,
  "score_bound": 14.5,
  "score_proof": "search",
  "certificate": { "size": { "scale": 1, "people": [["ida",1]], "pairs": [] }, "score": null }
}
)";

std::string refusal(const std::string& from, const std::string& to) {
    std::string text = example;
    text.replace(text.find(from), from.size(), to);
    files::Problems problems("result.json");
    CHECK_FALSE(files::read_result(text, problems).has_value());
    return problems.report();
}

}  // namespace

TEST_CASE("F8 a result is read and written back to the same bytes") {
    files::Problems problems("result.json");
    const auto result = files::read_result(example, problems);
    CHECK(problems.report().empty());
    REQUIRE(result.has_value());
    CHECK(result->score_tenths == 145);
    CHECK(files::write_result(*result) == example);
}

TEST_CASE(
    "F8 positive control: no two results that differ in a byte of meaning are written alike") {
    files::Problems problems("result.json");
    const auto result = files::read_result(example, problems);
    REQUIRE(result.has_value());
    const auto caught = [&result](const std::function<void(files::ResultFile&)>& spoil) {
        files::ResultFile spoilt = *result;
        spoil(spoilt);
        return files::write_result(spoilt) != example;
    };
    CHECK_FALSE(caught([](files::ResultFile&) {}));
    CHECK(caught([](files::ResultFile& r) { std::swap(r.pairs[0].first, r.pairs[0].second); }));
    CHECK(caught([](files::ResultFile& r) { r.score_tenths += 1; }));
    CHECK(caught([](files::ResultFile& r) { r.unmatched.clear(); }));
    CHECK(caught([](files::ResultFile& r) { r.proven->stable = false; }));
    CHECK(caught([](files::ResultFile& r) { r.proven->size_certificate->people[0].second = 2; }));
}

TEST_CASE("F8 JSON is compared by value and said on one line") {
    files::Problems problems("j");
    const auto read = [&problems](const char* text) { return *files::read_json(text, problems); };
    const auto one = read(R"({"b": [1, null, 14.5, true], "a": {"x": "q\"q"}})");
    CHECK(one == read(R"({ "a": { "x": "q\"q" },"b":[1,null,14.5,true]})"));
    CHECK(files::one_line(one) == R"({"a": {"x": "q\"q"}, "b": [1, null, 14.5, true]})");
    for (const char* other : {R"({"b": [1, null, 14.50, true], "a": {"x": "q\"q"}})",
                              R"({"b": [1, false, 14.5, true], "a": {"x": "q\"q"}})",
                              R"({"b": [null, 1, 14.5, true], "a": {"x": "q\"q"}})",
                              R"({"b": [1, null, 14.5, true]})"}) {
        INFO(other);
        CHECK_FALSE(one == read(other));
    }
}

TEST_CASE("F8 a result of another form is refused by key") {
    CHECK(refusal("quadrille-result/1", "quadrille-result/2") ==
          "result.json: format: has the unknown value \"quadrille-result/2\"\n");
    CHECK(refusal("\"size\": 1,", "\"size\": \"1\",") ==
          "result.json: size: expected a whole number, found a string\n");
    CHECK(refusal("\"size\": 1,", "\"size\": 1.5,") ==
          "result.json: size: expected a whole number, found a number\n");
    CHECK(refusal("\"size\": 1,", "\"size\": -1,") == "result.json: size: is out of range\n");
    CHECK(refusal("\"size\": 1,", "\"size\": 1, \"extra\": 1,") ==
          "result.json: extra: unknown key\n");
    CHECK(refusal("  \"seed\": \"\",\n", "") == "result.json: seed: is missing\n");
    CHECK(refusal("14.5", "14.55") ==
          "result.json: score_sum: expected a number with one digit after the point\n");
    CHECK(refusal("14.5", "14") ==
          "result.json: score_sum: expected a number with one digit after the point\n");
    CHECK(refusal("\"pairs\": []", "\"pairs\": [], \"pairs\": []") ==
          "result.json: key pairs stands twice\n");
    CHECK(refusal("[\"ida\",1]", "[\"ida\"]") ==
          "result.json: certificate.size.people: expected lists of an id and a whole number\n");
}
