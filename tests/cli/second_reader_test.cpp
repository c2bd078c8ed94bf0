#include <stdexcept>

#include "events.hpp"
#include "instance/lottery.hpp"

using runner::run;
using Words = std::vector<std::string>;

namespace {

// What differs between the two readers' views of one event; empty when nothing does.
std::string difference(const events::Written& event) {
    const std::string csv = event.folder().path("pairs.csv");
    const auto ran = event.match({"--pairs", csv});
    if (ran.status != 0) {
        return "match: " + ran.err;
    }
    const second::Value result = second::read_json(ran.out);
    if (second::result_text(result) != ran.out) {
        return "other bytes:\n" + second::result_text(result) + ran.out;
    }
    if (second::input_sha256(event.event().inputs, result) != result.at("input_sha256").text) {
        return "another input_sha256";
    }
    if (second::pairs_csv(event.event().inputs, result) != event.folder().read("pairs.csv")) {
        return "another pairs.csv:\n" + event.folder().read("pairs.csv");
    }
    return "";
}

}  // namespace

TEST_CASE("O60 a second reader finds the promised bytes, hash and pairs.csv in every shape") {
    for (const auto& event : events::of_every_shape()) {
        INFO(event.name);
        CHECK(difference(events::Written(event)).empty());
    }
}

TEST_CASE("O60 a second reader agrees on the recorded and on a hundred drawn events") {
    base::Rng rng(60);
    int held = 0;
    for (int i = 0; i < 100; ++i) {
        const events::Written event(events::drawn(rng));
        const std::string found = difference(event);
        INFO(i << "\n" << event.event().inputs.people << event.event().inputs.ratings);
        if (found.starts_with("match: lock ")) {
            continue;  // drawn against a rule or for one who does not attend
        }
        REQUIRE(found.empty());
        ++held;
    }
    CHECK(held > 75);
    for (int wave = 1; wave <= 14; ++wave) {
        using runner::operator+;
        const auto ran = run(Words{"match", "--rule", "mutual"} + runner::wave(wave));
        CHECK(second::result_text(second::read_json(ran.out)) == ran.out);
    }
}

TEST_CASE("O60 a second computation gives the same lottery numbers") {
    base::Rng rng(61);
    CHECK(second::lottery_number("", "a", "b") == second::lottery_number("", "b", "a"));
    for (int i = 0; i < 500; ++i) {
        const std::string seed = i % 3 == 0 ? "" : "s" + std::to_string(rng.below(99)) + " ü";
        const std::string one = "p" + std::to_string(rng.below(30));
        const std::string other = "p" + std::to_string(30 + rng.below(300));
        CHECK(second::lottery_number(seed, one, other) ==
              instance::lottery_number(seed, other, one));
    }
}

TEST_CASE("O60 positive control: the second reader does not take what is not promised") {
    const events::Written event(events::of_every_shape().front());
    const std::string good = event.match().out;
    const auto refused = [&good](const std::string& from, const std::string& to) {
        std::string text = good;
        const auto at = text.find(from);
        REQUIRE(at != std::string::npos);
        text.replace(at, from.size(), to);
        try {
            return second::result_text(second::read_json(text)) != text;
        } catch (const std::runtime_error&) {
            return true;
        }
    };
    CHECK_FALSE(refused("w", "w"));
    CHECK(refused("\n  \"rule\"", "\n\t\"rule\""));
    CHECK(refused("\n  \"rule\"", "\n    \"rule\""));
    CHECK(refused("}\n", "}"));
    CHECK(refused("67.0", "67"));
    CHECK(refused("67.0", "67.00"));
    CHECK(refused("  \"locks\": [],\n  \"forbids\": [],\n",
                  "  \"forbids\": [],\n  \"locks\": [],\n"));
    CHECK(refused("\"size\": 4,", "\"size\": 04,"));
    CHECK(refused("\"locks\"", "\"lock\""));
    second::Value other = second::read_json(good);
    other.at("seed").text = "8";
    CHECK(second::input_sha256(event.event().inputs, other) != other.at("input_sha256").text);
}
