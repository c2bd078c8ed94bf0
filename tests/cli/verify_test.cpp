#include "runner.hpp"

using runner::Folder;
using runner::run;
using runner::wave;
using runner::operator+;
using Words = std::vector<std::string>;

namespace {

struct Spoilt {
    const char* what;
    std::string from;
    std::string to;
};

runner::Ran verify(const Folder& folder, const std::string& text, const Words& files) {
    return run(Words{"verify", folder.write("spoilt.json", text)} + files);
}

}  // namespace

TEST_CASE("O3 every spoilt result of a recorded wave is refused") {
    const Folder folder;
    const Words files = wave(6);
    const std::string good = run(Words{"match", "--rule", "pairs", "--seed", "7"} + files).out;
    REQUIRE(verify(folder, good, files).status == 0);
    CHECK(good.find("\"unmatched\": [\"w02\", \"m04\"]") != std::string::npos);
    const std::vector<Spoilt> spoilt = {
        {"a pair dropped", "    { \"a\": \"w01\"", "    { \"a\": \"w02\""},
        {"a foreign person", "\"a\": \"w01\"", "\"a\": \"w99\""},
        {"a pair turned round", "{ \"a\": \"w06\", \"b\": \"m02\" }",
         "{ \"a\": \"m02\", \"b\": \"w06\" }"},
        {"a pair doubled", "{ \"a\": \"w06\", \"b\": \"m02\" }",
         "{ \"a\": \"w06\", \"b\": \"m02\" },\n    { \"a\": \"w06\", \"b\": \"m02\" }"},
        {"an unacceptable pair", "{ \"a\": \"w06\", \"b\": \"m02\" }",
         "{ \"a\": \"w06\", \"b\": \"m03\" }"},
        {"unmatched shortened", "[\"w02\", \"m04\"]", "[\"w02\"]"},
        {"unmatched reordered", "[\"w02\", \"m04\"]", "[\"m04\", \"w02\"]"},
        {"stability denied", "\"stable\": true", "\"stable\": false"},
        {"a blocking pair invented", "\"blocking_pairs\": []",
         "\"blocking_pairs\": [{ \"a\": \"w05\", \"b\": \"m06\" }]"},
        {"a blocking bound", "\"blocking_bound\": 0", "\"blocking_bound\": 1"},
        {"another size", "\"size\": 4,", "\"size\": 5,"},
        {"a lower bound", "\"size_bound\": 4", "\"size_bound\": 3"},
        {"a higher bound", "\"size_bound\": 4", "\"size_bound\": 5"},
        {"another sum", "\"score_sum\": 67.0", "\"score_sum\": 67.5"},
        {"another score bound", "\"score_bound\": 67.0", "\"score_bound\": 68.0"},
        {"another seed", "\"seed\": \"7\"", "\"seed\": \"8\""},
        {"another input", "\"input_sha256\": \"", "\"input_sha256\": \"0"},
        {"another pool", "\"pool\": \"two-sided\"", "\"pool\": \"one\""},
        {"another rule", "\"rule\": \"pairs\"", "\"rule\": \"most\""},
        {"a lock claimed", "\"locks\": []", "\"locks\": [{ \"a\": \"w02\", \"b\": \"m04\" }]"},
        {"a forbid ignored", "\"forbids\": []",
         "\"forbids\": [{ \"a\": \"w06\", \"b\": \"m02\" }]"},
        {"a certificate cut off", "\"size\": { \"scale\": 1, \"people\": [",
         "\"size\": { \"scale\": 1, \"people\": [], \"pairs\": [[\"w01\",\"m06\",1]"},
        {"the scale alone changed", "\"size\": { \"scale\": 1", "\"size\": { \"scale\": 2"},
        {"a scale of zero", "\"size\": { \"scale\": 1", "\"size\": { \"scale\": 0"},
        {"a form that does not apply", "\"pairs\": [] }", "\"pairs\": [], \"caps\": [] }"},
    };
    for (const Spoilt& each : spoilt) {
        INFO(each.what);
        std::string text = good;
        const auto at = text.find(each.from);
        REQUIRE(at != std::string::npos);
        text.replace(at, each.from.size(), each.to);
        const auto ran = verify(folder, text, files);
        CHECK(ran.status != 0);
        CHECK(ran.out.empty());
        CHECK_FALSE(ran.err.empty());
    }
}

TEST_CASE("O3 a result of other ratings is refused, and so is no result") {
    const Folder folder;
    const std::string good = run(Words{"match", "--rule", "mutual"} + wave(6)).out;
    CHECK(verify(folder, good, wave(6)).status == 0);
    CHECK(verify(folder, good, wave(5)).status == 1);
    CHECK(verify(folder, "{}", wave(6)).status == 2);
    CHECK(verify(folder, "", wave(6)).status == 2);
    CHECK(run(Words{"verify", folder.path("none.json")} + wave(6)).status == 2);
}

TEST_CASE("O3 verify says what holds and what is not proven") {
    const Folder folder;
    const auto said = [&folder](int number, const Words& more = {}) {
        const std::string text = run(Words{"match", "--rule", "pairs"} + more + wave(number)).out;
        return verify(folder, text, wave(number)).out;
    };
    CHECK(said(6) ==
          "holds: 4 pairs, score sum 67.0, stable\nsize: proven the best by what was checked here\n"
          "score sum: proven the best by what was checked here\n");
    CHECK(said(2, {"--instant"}).find("size: not proven the best; at most 12\n") !=
          std::string::npos);
}
