// The same question has the same answer, to the byte, whatever compiled the engine and wherever it
// runs: this file's one number was written down once, and every build of it is compared.

#include <catch2/catch.hpp>

#include "base/core/hash.hpp"
#include "evenings.hpp"
#include "matching/solve.hpp"
#include "matching/wire.hpp"
#include "worlds.hpp"

namespace {

// A recorded evening under one of the shapes that an event can have.
instance::Input shaped(int wave, int shape) {
    instance::Input input = evenings::wave(wave);
    input.rule = shape == 1 ? matching::Rule::most : matching::Rule::pairs;
    input.balance = shape == 2;
    for (auto& person : input.people.persons) {
        person.capacity = shape == 3 && person.side == 1 ? 2 : 1;
        person.side = shape == 4 ? 0 : person.side;
    }
    input.people.two_sided = shape != 4;
    return input;
}

std::string recorded_answers() {
    std::string text;
    for (int wave = 1; wave <= 14; ++wave) {
        for (int shape = 0; shape < 5; ++shape) {
            const auto instance = instance::build(shaped(wave, shape));
            REQUIRE(instance.has_value());
            text += matching::write_answer(matching::solve(instance->problem));
        }
    }
    return text;
}

std::string drawn_answers() {
    base::Rng rng(2100);
    std::string text;
    for (std::size_t i = 0; i < 200; ++i) {
        const std::size_t second = i % 4 == 0 ? 0 : 3 + i % 9;
        matching::Problem problem =
            worlds::random(rng, {4 + i % 8, second, 1 + static_cast<std::uint32_t>(i % 2),
                                 1 + static_cast<std::uint32_t>(i % 3), 4, 6, i % 2});
        problem.rule = i % 5 == 0 ? matching::Rule::most : matching::Rule::pairs;
        text += matching::write_answer(matching::solve(problem));
    }
    return text;
}

}  // namespace

TEST_CASE("M21 the answers are the same bytes under every compiler, optimization and locale") {
    CHECK(base::sha256_hex(recorded_answers()) ==
          "bd429996a6b7dad28acf64ebc586152bd30145727d09b6d698b482a7807f2ab7");
    CHECK(base::sha256_hex(drawn_answers()) ==
          "d120c662ae77aefed4ac876d855ef7369bd00b06a1c49c2dece5224d420a28ff");
}
