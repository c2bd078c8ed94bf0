#include <unistd.h>
#include <catch2/catch.hpp>
#include <cstdio>

#include "base/core/rng.hpp"
#include "matching/cbc_solver.hpp"

using matching::Ended;
using matching::LinearModel;
using matching::Numbers;
using matching::Solver;

namespace {

constexpr matching::SolverLimits plenty{1000, 10000};
constexpr std::int64_t scale = 1 << 20;

// Up to seven columns of 0 or 1, up to five rows, small factors of either sign.
LinearModel random_model(base::Rng& rng) {
    const auto small = [&rng] { return static_cast<std::int64_t>(rng.below(9)) - 4; };
    LinearModel model;
    const std::size_t columns = 1 + rng.below(7);
    for (std::size_t i = 0; i < columns; ++i) {
        model.add_column({});
    }
    for (std::size_t i = rng.below(6); i > 0; --i) {
        matching::LinearRow row;
        for (std::uint32_t column = 0; column < columns; ++column) {
            if (const std::int64_t factor = small(); factor != 0) {
                row.terms.push_back({column, factor});
            }
        }
        const std::int64_t middle = small();
        row.lower = rng.chance(1, 2) ? middle - 3 : -matching::unbounded;
        row.upper = rng.chance(1, 2) ? middle + 3 : matching::unbounded;
        model.add_row(std::move(row));
    }
    return model;
}

Numbers random_numbers(base::Rng& rng, std::size_t count, std::uint64_t most) {
    Numbers numbers;
    for (std::size_t i = 0; i < count; ++i) {
        numbers.push_back(static_cast<std::int64_t>(rng.below(2 * most + 1)) -
                          static_cast<std::int64_t>(most));
    }
    return numbers;
}

// Every solution, by trying all values.
std::vector<Numbers> solutions(const LinearModel& model) {
    std::vector<Numbers> found;
    for (std::uint32_t code = 0; code < (1U << model.columns.size()); ++code) {
        Numbers values;
        for (std::size_t i = 0; i < model.columns.size(); ++i) {
            values.push_back((code >> i) & 1U);
        }
        if (matching::satisfies(model, values)) {
            found.push_back(values);
        }
    }
    return found;
}

std::int64_t best_of(const std::vector<Numbers>& all, const Numbers& objective) {
    std::int64_t best = INT64_MIN;
    for (const Numbers& values : all) {
        best = std::max(best, matching::value_of(objective, values));
    }
    return best;
}

// What is written to standard output meanwhile.
template <class Work>
std::size_t bytes_written(Work work) {
    std::fflush(stdout);
    const int kept = ::dup(1);
    std::FILE* file = std::tmpfile();
    REQUIRE(file != nullptr);
    ::dup2(::fileno(file), 1);
    work();
    std::fflush(stdout);
    ::dup2(kept, 1);
    ::close(kept);
    std::fseek(file, 0, SEEK_END);
    const long bytes = std::ftell(file);
    std::fclose(file);
    return static_cast<std::size_t>(bytes);
}

}  // namespace

TEST_CASE("M17 any multipliers give a true bound, and fixing columns loses no best solution") {
    base::Rng rng(170);
    std::size_t fixed = 0;
    for (int i = 0; i < 3000; ++i) {
        LinearModel model = random_model(rng);
        const Numbers objective = random_numbers(rng, model.columns.size(), 6);
        const std::vector<Numbers> all = solutions(model);
        const auto weighed =
            matching::weigh(model, objective, random_numbers(rng, model.rows.size(), 5),
                            static_cast<std::int64_t>(1 + rng.below(3)));
        if (all.empty()) {
            continue;
        }
        const std::int64_t best = best_of(all, objective);
        REQUIRE(weighed.bound() >= best);
        fixed += matching::fix_columns(model, weighed, best);
        REQUIRE(best_of(solutions(model), objective) == best);
    }
    CHECK(fixed > 100);
}

TEST_CASE("M17 the solver finds what trying everything finds, and its multipliers bound it") {
    base::Rng rng(171);
    const Solver solver = matching::cbc(plenty);
    for (int i = 0; i < 300; ++i) {
        const LinearModel model = random_model(rng);
        const Numbers objective =
            random_numbers(rng, model.columns.size(), i % 2 == 0 ? 6 : 1 << 24);
        const std::vector<Numbers> all = solutions(model);
        const auto searched =
            solver.search(model, objective, all.empty() ? Numbers{} : all.front(), plenty);
        REQUIRE(searched.ended == (all.empty() ? Ended::infeasible : Ended::optimal));
        if (all.empty()) {
            continue;
        }
        REQUIRE(matching::satisfies(model, searched.values));
        const std::int64_t best = best_of(all, objective);
        REQUIRE(matching::value_of(objective, searched.values) == best);
        const auto relaxed = solver.relax(model, objective, scale, plenty);
        REQUIRE(relaxed.ended == Ended::optimal);
        const auto weighed = matching::weigh(model, objective, relaxed.multipliers, scale);
        REQUIRE(weighed.bound() >= best);
        if (relaxed.whole && matching::satisfies(model, relaxed.values)) {
            REQUIRE(matching::value_of(objective, relaxed.values) == best);
            REQUIRE(weighed.bound() <= best + 1);
        }
    }
}

// Five by five, each two of a row, column or diagonal apart: needs more than one node.
TEST_CASE("M18 the solver says so when a count runs out") {
    LinearModel model;
    for (int i = 0; i < 45; ++i) {
        model.add_column({});
    }
    for (std::uint32_t i = 0; i < 45; ++i) {
        for (std::uint32_t step : {1U, 7U, 11U, 13U}) {
            model.add_row({-matching::unbounded, 1, {{i, 1}, {(i + step) % 45, 1}}});
        }
    }
    base::Rng rng(180);
    Numbers objective;
    for (int i = 0; i < 45; ++i) {
        objective.push_back(static_cast<std::int64_t>(40 + rng.below(20)));
    }
    const Solver solver = matching::cbc(plenty);
    CHECK(solver.relax(model, objective, scale, {1, 1}).ended == Ended::limit);
    CHECK(solver.search(model, objective, {}, {0, 100}).ended == Ended::limit);
    CHECK(solver.search(model, objective, {}, {100000, 100000}).ended == Ended::optimal);
}

TEST_CASE("M19 nothing is written while a model is solved, whatever its end") {
    base::Rng rng(190);
    const Solver solver = matching::cbc(plenty);
    CHECK(bytes_written([] { std::printf("heard"); }) == 5);  // the positive control
    CHECK(bytes_written([&] {
              for (int i = 0; i < 60; ++i) {
                  const LinearModel model = random_model(rng);
                  const Numbers objective = random_numbers(rng, model.columns.size(), 9);
                  solver.relax(model, objective, scale, plenty);
                  solver.search(model, objective, {},
                                i % 3 == 0 ? matching::SolverLimits{} : plenty);
              }
          }) == 0);
}
