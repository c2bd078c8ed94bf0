#include <algorithm>
#include <array>

#include "runner.hpp"

using runner::Folder;
using runner::run;
using runner::wave;
using runner::operator+;
using Words = std::vector<std::string>;

namespace {

long figure(const std::string& result, const std::string& key) {
    const auto at = result.find("\"" + key + "\": ");
    REQUIRE(at != std::string::npos);
    return std::stol(result.substr(at + key.size() + 4));
}

constexpr std::array mutual = {31, 31, 13, 65, 27, 5, 43, 18, 62, 15, 64, 21, 16, 63};
constexpr std::array stable = {6, 9, 7, 12, 7, 4, 13, 7, 14, 5, 15, 9, 6, 16};

// Three juniors and two seniors; ann and bob like each other best.
struct Small {
    Folder folder;
    std::string people = folder.write("people.csv",
                                      "id,side,name,capacity\nann,junior,=Ann,1\nben,junior,,1\n"
                                      "cat,junior,,1\nbob,senior,\"Bob, B\",2\nsue,senior,,1\n");
    std::string ratings =
        folder.write("ratings.csv",
                     "rater,rated,accepts,score\nann,bob,1,9\nbob,ann,1,9\nben,bob,1,7\nbob,ben,1,"
                     "5\ncat,bob,1,8\n"
                     "bob,cat,1,5\nann,sue,1,4\nsue,ann,1,10\nben,sue,0,1\nsue,ben,1,8\n");
    Words files = {"--people", people, "--ratings", ratings};

    runner::Ran match(const Words& more) const { return run(Words{"match"} + files + more); }
};

}  // namespace

TEST_CASE("O1 the mutual pairs of all recorded waves are as many as are known") {
    for (int number = 1; number <= 14; ++number) {
        const auto ran = run(Words{"match", "--rule", "mutual"} + wave(number));
        REQUIRE(ran.status == 0);
        CHECK(figure(ran.out, "size") == mutual[static_cast<std::size_t>(number - 1)]);
    }
}

TEST_CASE("O1 positive control: one mutual yes that is lost on the way is seen in the number") {
    const Folder folder;
    const Words files = wave(6);
    std::ifstream recorded(files[3]);
    std::string text{std::istreambuf_iterator<char>(recorded), {}};
    const auto yes = text.find("\nw06,m02,1,");  // m02 said yes, too
    REQUIRE(yes != std::string::npos);
    text.erase(yes, text.find('\n', yes + 1) - yes);
    const auto ran = run({"match", "--rule", "mutual", "--people", files[1], "--ratings",
                          folder.write("ratings.csv", text)});
    REQUIRE(ran.status == 0);
    CHECK(figure(ran.out, "size") == mutual[5] - 1);
}

TEST_CASE("O2 the pairs of all recorded waves are stable, and proven as many as there can be") {
    Folder folder;
    for (int number = 1; number <= 14; ++number) {
        const auto ran =
            run(Words{"match", "--rule", "pairs", "--out", folder.path("r.json")} + wave(number));
        REQUIRE(ran.status == 0);
        CHECK(ran.out.empty());
        const std::string result = folder.read("r.json");
        CHECK(figure(result, "size") == stable[static_cast<std::size_t>(number - 1)]);
        CHECK(result.find("\"size_proof\": \"certificate\"") != std::string::npos);
        CHECK(result.find("\"stable\": true") != std::string::npos);
        const auto checked = run(Words{"verify", folder.path("r.json")} + wave(number));
        CHECK(checked.status == 0);
        CHECK(checked.err.empty());
    }
}

TEST_CASE("O3 a small event gives exactly these bytes") {
    const Small small;
    const auto ran =
        small.match({"--rule", "pairs", "--seed", "s", "--out", small.folder.path("r.json"),
                     "--pairs", small.folder.path("p.csv")});
    REQUIRE(ran.status == 0);
    CHECK(small.folder.read("p.csv") ==
          "a,b,a_name,b_name\nann,bob,'=Ann,\"Bob, B\"\ncat,bob,cat,\"Bob, B\"\n");
    const std::string result = small.folder.read("r.json");
    const std::string until_hash = result.substr(0, result.find("  \"locks\""));
    CHECK(until_hash.substr(0, until_hash.find("  \"input")) ==
          "{\n  \"format\": \"quadrille-result/1\",\n  \"rule\": \"pairs\",\n  \"pool\": "
          "\"two-sided\",\n  \"seed\": \"s\",\n");
    CHECK(result.substr(until_hash.size()) ==
          R"(  "locks": [],
  "forbids": [],
  "pairs": [
    { "a": "ann", "b": "bob" },
    { "a": "cat", "b": "bob" }
  ],
  "unmatched": ["ben", "sue"],
  "stable": true,
  "blocking_pairs": [],
  "blocking_bound": 0,
  "blocking_proof": "certificate",
  "size": 2,
  "size_bound": 2,
  "size_proof": "search",
  "score_sum": 31.0,
  "score_bound": 31.0,
  "score_proof": "certificate",
)"
          R"(  "certificate": { "size": null, "score": { "scale": 1, "people": [["ann",10]], )"
          R"("pairs": [], "caps": [["ann","bob",40]], "size_multiplier": 130 } }
}
)");
}

TEST_CASE("O3 the instant answer states how far it may be from the best") {
    const Small small;
    const std::string result = small.match({"--rule", "pairs", "--instant"}).out;
    CHECK(result.substr(result.find("  \"size\"")) ==
          R"(  "size": 2,
  "size_bound": 3,
  "size_proof": "none",
  "score_sum": 31.0,
  "score_bound": 43.0,
  "score_proof": "none",
)"
          R"(  "certificate": { "size": { "scale": 1, "people": [["ann",1],["ben",1],["cat",1]], )"
          R"("pairs": [], "caps": [] }, "score": { "scale": 1, "people": [["ann",140]], )"
          R"("pairs": [], "caps": [["ann","bob",40],["ben","bob",120],["cat","bob",130]], )"
          R"("size_multiplier": 0 } }
}
)");
}

TEST_CASE("O5 the order of rows changes nothing but the order of rows") {
    const Small small;
    const Folder other;
    const std::string people = other.write(
        "people.csv",
        "capacity,id,side\n1,cat,junior\n1,ann,junior\n1,ben,junior\n1,sue,senior\n2,bob,senior\n");
    const auto one = small.match({"--rule", "pairs"});
    const auto two =
        run({"match", "--rule", "pairs", "--people", people, "--ratings", small.ratings});
    CHECK(figure(one.out, "size") == figure(two.out, "size"));
    const auto hash = [](const std::string& text) {
        return text.substr(text.find("input_sha256"), 90);
    };
    CHECK(hash(one.out) == hash(two.out));
    CHECK(two.out.find("{ \"a\": \"cat\", \"b\": \"bob\" },\n    { \"a\": \"ann\"") !=
          std::string::npos);
}

TEST_CASE("O6 locks and forbids are honoured") {
    const Small small;
    const auto locked =
        small.match({"--rule", "pairs", "--lock", "sue,ben", "--forbid", "ann,bob"});
    REQUIRE(locked.status == 0);
    CHECK(locked.out.find("\"locks\": [\n    { \"a\": \"ben\", \"b\": \"sue\" }\n  ]") !=
          std::string::npos);
    CHECK(locked.out.find("\"forbids\": [\n    { \"a\": \"ann\", \"b\": \"bob\" }\n  ]") !=
          std::string::npos);
    CHECK(locked.out.find("\"unmatched\": [\"ann\"]") != std::string::npos);
    const std::string result = small.folder.write("r.json", locked.out);
    CHECK(run(Words{"verify", result} + small.files).status == 0);
    const auto mutual_lock = small.match({"--rule", "mutual", "--lock", "ben,sue"});
    CHECK(figure(mutual_lock.out, "size") == 5);
}

TEST_CASE("O6 a lock that cannot hold is an error that names it") {
    const Small small;
    const auto fails = [&small](const Words& more) {
        const auto ran =
            small.match(Words{"--rule", "pairs", "--out", small.folder.path("no.json")} + more);
        CHECK(ran.status == 2);
        CHECK_FALSE(small.folder.has("no.json"));
        return ran.err;
    };
    CHECK(fails({"--lock", "ann,bob", "--forbid", "bob,ann"}) ==
          "lock ann,bob: the same pair is forbidden\n");
    CHECK(fails({"--lock", "ann,bob", "--lock", "ann,sue"}) ==
          "lock ann,sue: ann is locked more often than its capacity of 1 allows\n");
    CHECK(fails({"--lock", "ann,ben"}) ==
          "lock ann,ben: is kept apart by both being of one side\n");
    CHECK(fails({"--lock", "ann,eve"}) == "--lock ann,eve: unknown id eve\n");
    CHECK(fails({"--lock", "ann"}) == "--lock ann: expected two ids with a comma between them\n");
    CHECK(fails({"--lock", "ann,ann"}) == "--lock ann,ann: ann stands beside oneself\n");
    const std::string rules = small.folder.write("rules.json", R"({"never": [["bob","ann"]]})");
    CHECK(fails({"--lock", "ann,bob", "--rules", rules}) ==
          "lock ann,bob: is kept apart by the rule never\n");
}

TEST_CASE("O4 bad input ends with status 2 and writes nothing") {
    const Small small;
    const std::string bad = small.folder.write("bad.csv", "id,side\nann,x\n,y\n");
    const auto ran =
        run({"match", "--people", bad, "--ratings", small.ratings, "--rule", "pairs", "--out",
             small.folder.path("r.json"), "--pairs", small.folder.path("p.csv")});
    CHECK(ran.status == 2);
    CHECK(ran.out.empty());
    CHECK(ran.err == bad + ":3:1: id is empty\n");
    CHECK_FALSE(small.folder.has("r.json"));
    CHECK_FALSE(small.folder.has("p.csv"));
    CHECK(small.match({"--rule", "best"}).status == 2);
    CHECK(small.match({}).status == 2);
    CHECK(small.match({"--rule", "pairs", "--seed", "a\nb"}).status == 2);
    CHECK(run({"match", "--people", small.folder.path("none.csv"), "--ratings", small.ratings,
               "--rule", "pairs"})
              .err ==
          small.folder.path("none.csv") + ": cannot be read: No such file or directory\n");
    CHECK(run({"match", "--people", small.folder.path(""), "--ratings", small.ratings, "--rule",
               "pairs"})
              .status == 2);
    const std::string pool = small.folder.write("pool.csv", "id\na\nb\n");
    const std::string none = small.folder.write("none.csv", "rater,rated,accepts,score\n");
    const Words one_pool = {"match", "--people", pool, "--ratings", none, "--rule"};
    CHECK(run(one_pool + Words{"pairs", "--balance"}).status == 2);
    CHECK(run(one_pool + Words{"most"}).status == 0);
    CHECK(run(one_pool + Words{"pairs"}).status == 0);
    CHECK(run({"frobnicate"}).status == 2);
    CHECK(run({"match", "--help"}).status == 0);
    CHECK(run(one_pool + Words{"pairs", "--out", small.folder.path("no/where.json")}).status == 1);
}

TEST_CASE("O8 an option comes from the flag, else the environment, else the file") {
    const Small small;
    const std::string config = small.folder.write("c.conf", "# mine\nrule = mutual\nseed = file\n");
    const auto seed = [](const std::string& out) {
        const auto at = out.find("\"seed\": ") + 9;
        return out.substr(at, out.find('"', at) - at);
    };
    setenv("QUADRILLE_SEED", "environment", 1);
    const auto mixed = small.match({"--config", config});
    const auto flagged = small.match({"--config", config, "--seed", "flag"});
    unsetenv("QUADRILLE_SEED");
    unsetenv("QUADRILLE_RULE");
    const auto filed = small.match({"--config", config});
    unsetenv("QUADRILLE_SEED");
    unsetenv("QUADRILLE_RULE");
    CHECK(seed(mixed.out) == "environment");
    CHECK(seed(flagged.out) == "flag");
    CHECK(seed(filed.out) == "file");
    CHECK(filed.out.find("\"rule\": \"mutual\"") != std::string::npos);
    const std::string wrong = small.folder.write("w.conf", "rule = mutual\nsed = x\n");
    const auto ran = small.match({"--config", wrong});
    unsetenv("QUADRILLE_RULE");
    CHECK(ran.status == 2);
    CHECK(ran.err == wrong + ":2: unknown key sed for match\n");
}

TEST_CASE("O7 a plan is judged, bounded and written") {
    const Small small;
    const auto ran = run({"plan", "--people", small.people, "--rounds", "3", "--out",
                          small.folder.path("plan.csv")});
    REQUIRE(ran.status == 0);
    CHECK(ran.out ==
          "{\"talks\":6,\"talks_bound\":6,\"sides\":[{\"side\":\"junior\",\"fewest\":2,\"most\":2},"
          "{\"side\":\"senior\",\"fewest\":3,\"most\":3}],\"moves\":2,\"moves_bound\":2}\n");
    const std::string plan = small.folder.read("plan.csv");
    CHECK(plan.substr(0, 16) == "round,table,a,b\n");
    CHECK(std::count(plan.begin(), plan.end(), '\n') == 7);
    CHECK(run({"plan", "--people", small.people, "--rounds", "0"}).status == 2);
    CHECK(run({"plan", "--people", small.people, "--rounds", "3", "--tables", "0"}).status == 2);
    const auto few = run({"plan", "--people", small.people, "--rounds", "3", "--tables", "1"});
    CHECK(few.out.substr(0, 28) == "{\"talks\":3,\"talks_bound\":3,\"");
}
