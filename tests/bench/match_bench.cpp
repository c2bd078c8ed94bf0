// How long the matching engine takes, and how much of it is proven: the tables of docs/MATCHING.md,
// by scripts/bench.
//
// Times are processor time of this thread, in milliseconds. One iteration is twenty seeds, three or
// one in the rows that begin with "large": those tell how far the search carries.

#include <benchmark/benchmark.h>
#include <time.h>

#include <string>

#include "checking/matching.hpp"
#include "families.hpp"
#include "matching/solve.hpp"
#include "seating_bench.hpp"

namespace {

double cpu_ms() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

struct Case {
    bench::Family family;
    bench::Event event;
    matching::Rule rule = matching::Rule::pairs;
    bool instant = false;
    std::uint64_t seeds = 20;
};

double sum_of(const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values) {
        sum += value;
    }
    return sum;
}

void run(benchmark::State& state, const Case& each) {
    std::vector<double> ms;
    double proven = 0;
    double size_shown = 0;
    double score_shown = 0;
    double pairs = 0;
    double acceptable = 0;
    for (auto _ : state) {
        for (std::uint64_t seed = 1; seed <= each.seeds; ++seed) {
            matching::Problem problem = bench::problem_of(each.family, each.event, seed);
            problem.rule = each.rule;
            problem.instant = each.instant;
            const double before = cpu_ms();
            const auto answer = matching::solve(problem);
            ms.push_back(cpu_ms() - before);
            if (!checking::check_matching(problem, answer).empty()) {
                state.SkipWithError("the checker refused an answer");
                return;
            }
            using matching::Proof;
            proven += answer.size_proof != Proof::none && answer.score_proof != Proof::none &&
                              answer.blocking_proof != Proof::none
                          ? 1
                          : 0;
            size_shown += answer.size_proof == Proof::certificate ? 1 : 0;
            score_shown += answer.score_proof == Proof::certificate ? 1 : 0;
            pairs += static_cast<double>(answer.pairs.size());
            acceptable += static_cast<double>(problem.acceptable.size());
        }
    }
    std::sort(ms.begin(), ms.end());
    const auto count = static_cast<double>(ms.size());
    state.SetIterationTime(sum_of(ms) / 1e3);
    state.counters["1_median_ms"] = ms[ms.size() / 2];
    state.counters["2_worst_ms"] = ms.back();
    state.counters["3_proven"] = proven;
    state.counters["4_size_cert"] = size_shown;
    state.counters["5_score_cert"] = score_shown;
    state.counters["6_pairs"] = pairs / count;
    state.counters["7_acceptable"] = acceptable / count;
}

void add(const std::string& name, const Case& each) {
    benchmark::RegisterBenchmark(name.c_str(),
                                 [each](benchmark::State& state) { run(state, each); })
        ->Iterations(1)
        ->UseManualTime()
        ->Unit(benchmark::kMillisecond);
}

void add_large(const std::vector<bench::Family>& all) {
    using matching::Rule;
    const bench::Family& popular = all[4];
    const auto large = [](const std::string& name, Case each, std::uint64_t seeds) {
        each.seeds = seeds;
        add("large " + name, each);
    };
    for (const std::size_t n : {60, 80, 100}) {
        large("most master th3/n=" + std::to_string(n), {all[6], {n, n, 15, 1}, Rule::most}, 3);
    }
    for (const std::size_t n : {150, 200}) {
        large("pool/n=" + std::to_string(n), {popular, {n, 0, 15, 1}}, 3);
    }
    large("mentors 200x50 cap 4", {popular, {200, 50, 10, 4}}, 3);
    large("most mentors 200x50 cap 4", {popular, {200, 50, 10, 4}, Rule::most}, 1);
    large("popular th3/n=500", {popular, {500, 500, 15, 1}}, 1);
    large("uniform5 th2/n=500", {all[1], {500, 500, 15, 1}}, 1);
    large("popular th3/n=1000", {popular, {1000, 1000, 15, 1}}, 1);
    large("uniform5 th2/n=1000", {all[1], {1000, 1000, 15, 1}}, 1);
}

void add_all() {
    using matching::Rule;
    const auto all = bench::families();
    for (const std::size_t n : {20, 50, 100, 200}) {
        for (const bench::Family& family : all) {
            add(std::string(family.name) + "/n=" + std::to_string(n), {family, {n, n, 15, 1}});
        }
    }
    const bench::Family& popular = all[4];
    add("mentors 30x10 cap 3", {popular, {30, 10, 10, 3}});
    add("mentors 60x20 cap 3", {popular, {60, 20, 10, 3}});
    add("mentors 60x20 cap 4 th4", {all[5], {60, 20, 10, 4}});
    add("pool/n=50", {popular, {50, 0, 15, 1}});
    add("pool/n=100", {popular, {100, 0, 15, 1}});
    for (const std::size_t n : {20, 50}) {
        for (const bench::Family& family : all) {
            add("most " + std::string(family.name) + "/n=" + std::to_string(n),
                {family, {n, n, 15, 1}, Rule::most});
        }
    }
    add("most pool/n=50", {popular, {50, 0, 15, 1}, Rule::most});
    add("instant 10000x10000 d=50", {popular, {10000, 10000, 50, 1}, Rule::pairs, true});
    add_large(all);
}

}  // namespace

int main(int argc, char** argv) {
    add_all();
    bench::add_seating();
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
}
