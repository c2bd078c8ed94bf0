// How long seating takes, and how much of what is possible it reaches: the seating tables of
// docs/MATCHING.md, by scripts/bench --benchmark_filter=seat.

#include "seating_bench.hpp"

#include <benchmark/benchmark.h>

#include <string>

#include "../seating/evening.hpp"
#include "../seating/families.hpp"
#include "checking/plan.hpp"
#include "seating/bounds.hpp"
#include "seating/next_round.hpp"
#include "seating/plan.hpp"

namespace {

// One round after `rounds_before` others.
void next_round(benchmark::State& state, const families::Family& family, int rounds_before) {
    seating::Problem problem = families::make(family, 1);
    for (int i = 0; i < rounds_before; ++i) {
        problem = seating::after(problem, seating::next_round(problem));
    }
    std::size_t pairs = 0;
    for (auto _ : state) {
        const auto round = seating::next_round(problem);
        pairs = round.tables.size();
        benchmark::DoNotOptimize(pairs);
    }
    state.counters["pairs"] = static_cast<double>(pairs);
    state.counters["edges"] = static_cast<double>(seating::edges(problem));
}

double percent(std::size_t part, std::size_t whole) {
    return whole == 0 ? 100 : 100 * static_cast<double>(part) / static_cast<double>(whole);
}

void plan(benchmark::State& state, const families::Family& family) {
    const seating::Problem start = families::make(family, 1);
    seating::Plan drawn;
    for (auto _ : state) {
        drawn = seating::plan_rounds(start, family.rounds);
    }
    if (!checking::check_plan(start, drawn).empty()) {
        state.SkipWithError("the checker refused a plan");
        return;
    }
    const auto [fewest, most] = std::minmax_element(drawn.talks.begin(), drawn.talks.end());
    state.counters["1_talks"] = static_cast<double>(drawn.total_talks);
    state.counters["2_percent"] =
        percent(drawn.total_talks, seating::talks_bound(start, family.rounds));
    state.counters["3_fewest"] = static_cast<double>(*fewest);
    state.counters["4_fewest_bound"] =
        static_cast<double>(seating::fewest_bound(start, family.rounds));
    state.counters["5_most"] = static_cast<double>(*most);
    state.counters["6_affinity"] = static_cast<double>(drawn.affinity);
    state.counters["7_moves"] = static_cast<double>(drawn.moves);
    state.counters["8_moves_bound"] = static_cast<double>(drawn.moves_bound);
}

void evening(benchmark::State& state, const families::Family& family) {
    evenings::Measured measured;
    for (auto _ : state) {
        measured = evenings::measure(family, 30);
    }
    state.counters["1_talks"] = static_cast<double>(measured.talks);
    state.counters["2_percent"] = percent(measured.talks, measured.bound);
    state.counters["3_spread"] = measured.spread;
    state.counters["4_spread_bound"] = measured.spread_bound;
    state.counters["5_calm_spread"] = measured.calm_spread;
}

}  // namespace

namespace bench {

void add_seating() {
    const std::array<families::Family, 8> halls{{
        {"pool of 500, all may meet", 500, 0, 10, 250},
        {"pool of 500, all may meet, wants and offers", 500, 0, 10, 250, 100, 0, true},
        {"250 x 250, all may meet", 250, 250, 10, 250},
        {"250 x 250, all may meet, wants and offers", 250, 250, 10, 250, 100, 0, true},
        {"pool of 500, 15 candidates each", 500, 0, 10, 250, 3, 0, true},
        {"250 x 250, 15 candidates each", 250, 250, 10, 250, 6, 0, true},
        {"pool of 499, all may meet, wants and offers", 499, 0, 10, 250, 100, 0, true},
        {"pool of 499, 15 candidates each", 499, 0, 10, 250, 3, 0, true},
    }};
    for (const families::Family& hall : halls) {
        for (const int before : {0, 1, 5}) {
            const std::string name =
                "seat next/" + std::string(hall.name) + ", after " + std::to_string(before);
            benchmark::RegisterBenchmark(name.c_str(), [hall, before](benchmark::State& state) {
                next_round(state, hall, before);
            })->Unit(benchmark::kMillisecond);
        }
    }
    const families::Family large{"100 x 100, all may meet", 100, 100, 15, 100, 100, 0, true};
    std::vector<families::Family> planned(families::all().begin(), families::all().end());
    planned.push_back(large);
    for (const families::Family& family : planned) {
        const std::string name = "seat plan/" + std::string(family.name);
        benchmark::RegisterBenchmark(name.c_str(), [family](benchmark::State& state) {
            plan(state, family);
        })->Unit(benchmark::kMillisecond);
    }
    for (const families::Family& family : families::all()) {
        const std::string name = "seat live/" + std::string(family.name);
        benchmark::RegisterBenchmark(name.c_str(),
                                     [family](benchmark::State& state) { evening(state, family); })
            ->Iterations(1)
            ->Unit(benchmark::kMillisecond);
    }
}

}  // namespace bench
