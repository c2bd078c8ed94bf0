#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "checking/plan.hpp"
#include "files/people_csv.hpp"
#include "seating/bounds.hpp"
#include "seating/plan.hpp"
#include "worlds.hpp"

namespace {

std::string read(const std::string& path) {
    std::ifstream file(path);
    REQUIRE(file.good());
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

// How many women and how many men came to an evening.
std::pair<std::size_t, std::size_t> sides_of(int wave) {
    const std::string number = (wave < 10 ? "0" : "") + std::to_string(wave);
    files::Problems problems("people.csv");
    const auto people = files::read_people(
        read(QUADRILLE_TEST_DATA "/columbia/wave-" + number + "/people.csv"), problems);
    REQUIRE(people);
    std::pair<std::size_t, std::size_t> sides{0, 0};
    for (const auto& row : people->rows) {
        ++(row.side == people->sides[0] ? sides.first : sides.second);
    }
    return sides;
}

}  // namespace

TEST_CASE(
    "T20 on the Columbia evenings everyone meets everyone in as many rounds as the larger side") {
    for (int wave = 1; wave <= 14; ++wave) {
        const auto [first, second] = sides_of(wave);
        const seating::Problem start = worlds::complete(first, second, std::min(first, second));
        const std::size_t rounds = std::max(first, second);
        const seating::Plan plan = seating::plan_rounds(start, rounds);
        INFO("wave " << wave << ": " << first << " and " << second);
        CHECK(checking::check_plan(start, plan).empty());
        CHECK(plan.total_talks == first * second);
        CHECK(plan.moves == plan.moves_bound);
        // The staying side sits at the same tables all night.
        seating::Problem live = start;
        live.need = seating::Need::remaining_partners;
        const auto homes = seating::next_round(live).homes;
        for (std::size_t round = 0; round < rounds; ++round) {
            const seating::NextRound next = seating::next_round(live);
            CHECK(next.homes == homes);
            CHECK(next.tables.size() == std::min(first, second));
            for (const seating::SeatedPair& pair : next.tables) {
                const seating::Index stayer = live.staying_side == 0 ? pair.a : pair.b;
                const auto home = std::find_if(
                    homes.begin(), homes.end(),
                    [stayer](const seating::Home& each) { return each.person == stayer; });
                CHECK((home != homes.end() && home->table == pair.table));
            }
            live = seating::after(live, next);
        }
    }
}
