// Whether a rehearsal sees every way in which server, phones and `match` could differ. The event
// itself is rehearsed in tests/e2e.
#include <functional>

#include "base/core/hash.hpp"
#include "cli/rehearsal_room.hpp"
#include "cli/rehearsal_verdict.hpp"
#include "runner.hpp"

using runner::Folder;
using runner::run;
using runner::wave;
using runner::operator+;
using Words = std::vector<std::string>;

namespace {

std::string commitment_to(const std::string& seed) {
    return base::sha256_hex(std::string("quadrille-lottery") + '\0' + seed);
}

std::string list_of(const std::vector<files::IdPair>& pairs) {
    std::string text;
    for (const auto& [a, b] : pairs) {
        text += (text.empty() ? "\n    { \"a\": \"" : ",\n    { \"a\": \"") + a + "\", \"b\": \"" +
                b + "\" }";
    }
    return "[" + text + "\n  ]";
}

// What a server would release of this result.
std::string release_of(const files::ResultFile& result) {
    std::string unmatched;
    for (const std::string& id : result.unmatched) {
        unmatched += (unmatched.empty() ? "\n    \"" : ",\n    \"") + id + '"';
    }
    const bool mutual = !result.proven;
    return "{\n  \"format\": \"quadrille-release/1\",\n  \"rule\": \"" + result.rule +
           "\",\n  \"pool\": \"" + result.pool + "\",\n  \"seed\": \"" + result.seed +
           "\",\n  \"seed_commitment\": \"" + commitment_to(result.seed) +
           "\",\n  \"input_commitment\": \"" + base::sha256_hex("salted") +
           "\",\n  \"pairs\": " + list_of(result.pairs) + ",\n  \"unmatched\": [" + unmatched +
           "\n  ],\n  \"stable\": " + (mutual ? "null" : "true") +
           ",\n  \"size\": " + std::to_string(result.size) +
           ",\n  \"size_bound\": " + (mutual ? "null" : std::to_string(result.proven->size_bound)) +
           ",\n  \"size_proof\": " + (mutual ? "null" : '"' + result.proven->size_proof + '"') +
           "\n}\n";
}

// A recorded evening after which everything agrees.
cli::Accounts agreeing(const std::string& rule) {
    files::Problems problems("result.json");
    const auto ran = run(Words{"match", "--rule", rule, "--seed", "7"} + wave(6));
    const auto result = files::read_result(ran.out, problems);
    REQUIRE(result.has_value());
    cli::Accounts accounts{release_of(*result), *result, {}, {commitment_to("7")}};
    accounts.shown.insert(result->pairs.begin(), result->pairs.end());
    return accounts;
}

Words after(const std::function<void(cli::Accounts&)>& spoil, const std::string& rule = "pairs") {
    cli::Accounts accounts = agreeing(rule);
    spoil(accounts);
    return cli::differences(accounts);
}

struct Spoilt {
    std::string from;  // in the release
    std::string to;
    std::string first_line;
};

}  // namespace

TEST_CASE("O55 accounts that agree are not complained about") {
    for (const char* rule : {"pairs", "mutual", "most"}) {
        INFO(rule);
        CHECK(after([](cli::Accounts&) {}, rule) == Words{});
    }
    CHECK(cli::seed_of(agreeing("pairs").released) == "7");
}

TEST_CASE("O55 positive control: every member of a release that is not as match gives it is said") {
    const std::vector<Spoilt> table = {
        {"quadrille-release/1", "quadrille-release/2",
         "format: the released result is not a quadrille-release/1"},
        {"\"rule\": \"pairs\"", "\"rule\": \"most\"",
         "rule: \"most\" from the server, \"pairs\" from match"},
        {"two-sided", "one", "pool: \"one\" from the server, \"two-sided\" from match"},
        {"\"seed\": \"7\"", "\"seed\": \"8\"", "seed_commitment: does not fit the released seed"},
        {"\"seed_commitment\": \"", "\"seed_commitment\": \"0",
         "seed_commitment: does not fit the released seed"},
        {"\"input_commitment\": \"", "\"input_commitment\": \"A",
         "input_commitment: is no SHA-256 in lower-case hex"},
        {"{ \"a\": \"w06\", \"b\": \"m02\" }", "{ \"a\": \"w06\", \"b\": \"m04\" }",
         "pair m02,w06: match only, not server"},
        {"{ \"a\": \"w06\", \"b\": \"m02\" }", "{ \"a\": \"m02\", \"b\": \"w06\" }", "pairs: "},
        {"\"w02\",\n    \"m04\"", "\"w02\"",
         "unmatched: [\"w02\"] from the server, [\"w02\", \"m04\"] from match"},
        {"\"stable\": true", "\"stable\": null", "stable: null from the server, true from match"},
        {"\"size\": 4", "\"size\": 5", "size: 5 from the server, 4 from match"},
        {"\"size_bound\": 4", "\"size_bound\": 5", "size_bound: 5 from the server, 4 from match"},
        {"\"size_proof\": \"certificate\"", "\"size_proof\": \"search\"",
         "size_proof: \"search\" from the server, \"certificate\" from match"},
        {"  \"pool\": \"two-sided\",\n", "", "pool: not in the released result"},
        {"\"size\": 4", "\"size\": 4, \"score_sum\": 67.0",
         "score_sum: must not be in the released result"},
    };
    for (const Spoilt& each : table) {
        INFO(each.from << " -> " << each.to);
        const Words lines = after([&each](cli::Accounts& accounts) {
            const auto at = accounts.released.find(each.from);
            REQUIRE(at != std::string::npos);
            accounts.released.replace(at, each.from.size(), each.to);
        });
        REQUIRE_FALSE(lines.empty());
        CHECK(lines.front().starts_with(each.first_line));
    }
}

TEST_CASE("O55 positive control: phones that were shown something else are said") {
    CHECK(after([](cli::Accounts& accounts) {
              accounts.shown.erase({"w06", "m02"});
          }) == Words{"pair m02,w06: match only, not phones"});
    CHECK(after([](cli::Accounts& accounts) {
              accounts.shown.insert({"w02", "m04"});
          }) == Words{"pair m04,w02: phones only, not match"});
    CHECK(after([](cli::Accounts& accounts) { accounts.commitments = {"00"}; }) ==
          Words{"seed_commitment: is not what the phones were shown"});
    CHECK(after([](cli::Accounts& accounts) { accounts.commitments.insert("00"); }).size() == 1);
}

TEST_CASE("O55 a release that cannot be read is no release") {
    CHECK_THROWS_AS(cli::seed_of("[]"), cli::RehearsalError);
    CHECK_THROWS_AS(cli::seed_of("{}"), cli::RehearsalError);
    CHECK_THROWS_AS(after([](cli::Accounts& accounts) { accounts.released = "{"; }),
                    cli::RehearsalError);
}

TEST_CASE("O54 a seed that no room could take is refused before anything starts") {
    const auto said = [](const std::string& seed) {
        const auto ran = run(Words{"rehearse", "--seed", seed} + wave(6));
        CHECK(ran.status == 2);
        return ran.err;
    };
    const std::string refusal =
        "--seed: must be UTF-8 without control characters, at most 1000 bytes\n";
    CHECK(said("a\nb") == refusal);
    CHECK(said(std::string(1001, 'x')) == refusal);
}
