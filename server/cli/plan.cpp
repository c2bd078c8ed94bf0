#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <ostream>

#include "checking/plan.hpp"
#include "cli/cli.hpp"
#include "cli/match_input.hpp"
#include "cli/numbers.hpp"
#include "files/csv_out.hpp"
#include "files/json.hpp"
#include "instance/eligibility.hpp"
#include "instance/seating.hpp"
#include "limits.hpp"
#include "seating/bounds.hpp"
#include "seating/plan.hpp"

namespace cli {
namespace {

struct PlanOptions {
    InputPaths paths;
    std::size_t rounds = 0;
    std::size_t tables = 0;  // 0: as many as are needed
    std::string seed;
    std::string out;
};

// Judged before anything is written, with the proof that a plan on two sides is best.
bool is_sound(const seating::Problem& start, const seating::Plan& plan, std::ostream& err) {
    const auto faults = checking::check_plan(start, plan);
    if (faults.empty()) {
        return true;
    }
    const checking::PlanFaultAt& fault = faults.front();
    err << "quadrille: the engine's plan was refused: "
        << (fault.kind == checking::PlanFault::round_wrong ? checking::in_words(fault.seat)
                                                           : checking::in_words(fault.kind))
        << '\n';
    return false;
}

std::vector<files::PlanRow> to_rows(const LoadedInput& loaded,
                                    const instance::SeatingInstance& from,
                                    const seating::Plan& plan) {
    std::vector<files::PlanRow> rows;
    std::uint32_t number = 0;
    for (const seating::NextRound& round : plan.rounds) {
        ++number;
        for (const seating::SeatedPair& pair : round.tables) {
            std::size_t a = from.person_of[pair.a];
            std::size_t b = from.person_of[pair.b];
            if (!from.problem.two_sided && a > b) {
                std::swap(a, b);
            }
            rows.push_back(
                {number, pair.table, loaded.people.rows[a].id, loaded.people.rows[b].id});
        }
    }
    return rows;
}

std::string side_text(const LoadedInput& loaded, const instance::SeatingInstance& from,
                      const seating::Plan& plan, std::uint8_t side) {
    std::uint32_t fewest = UINT32_MAX;
    std::uint32_t most = 0;
    for (std::size_t i = 0; i < plan.talks.size(); ++i) {
        if (from.problem.people[i].side == side) {
            fewest = std::min(fewest, plan.talks[i]);
            most = std::max(most, plan.talks[i]);
        }
    }
    const std::string label = from.problem.two_sided ? loaded.people.sides[side] : "";
    return "{\"side\":" + files::json_string(label) +
           ",\"fewest\":" + std::to_string(fewest == UINT32_MAX ? 0 : fewest) +
           ",\"most\":" + std::to_string(most) + "}";
}

void say(const LoadedInput& loaded, const instance::SeatingInstance& from,
         const PlanOptions& options, const seating::Plan& plan, std::ostream& out) {
    out << "{\"talks\":" << plan.total_talks
        << ",\"talks_bound\":" << seating::talks_bound(from.problem, options.rounds)
        << ",\"sides\":[" << side_text(loaded, from, plan, 0);
    if (from.problem.two_sided) {
        out << ',' << side_text(loaded, from, plan, 1);
    }
    out << "],\"moves\":" << plan.moves << ",\"moves_bound\":" << plan.moves_bound << "}\n";
}

int plan(const PlanOptions& options, Context& context) {
    if (!is_seed(options.seed)) {
        context.err << "--seed: must be UTF-8 without control characters\n";
        return exit_bad_input;
    }
    const auto loaded = load_input(options.paths, context.err);
    if (!loaded) {
        return exit_bad_input;
    }
    const auto from = instance::build_seating(
        loaded->input.people, instance::Eligibility(loaded->input.people, loaded->input.rules),
        {options.tables, options.seed});
    const seating::Plan plan = seating::plan_rounds(from.problem, options.rounds);
    if (!is_sound(from.problem, plan, context.err)) {
        return exit_failed;
    }
    if (!options.out.empty() &&
        !files::write_file(options.out, files::write_plan(to_rows(*loaded, from, plan)))) {
        context.err << options.out << ": cannot be written\n";
        return exit_failed;
    }
    say(*loaded, from, options, plan, context.out);
    return exit_done;
}

}  // namespace

void add_plan(CLI::App& root, Context& context) {
    auto options = std::make_shared<PlanOptions>();
    CLI::App* command = root.add_subcommand(
        "plan",
        "Draw up who meets whom, round by round.\n\n"
        "Nobody meets twice, rules hold, the smaller side stays seated, rests are spread evenly.\n"
        "On two sides the plan is the best there is, which a certificate shows before it is "
        "written;\n"
        "in one pool it may fall short of the bound. Prints the talks and what no plan can "
        "exceed.\n\n"
        "  quadrille plan --people people.csv --rounds 8 --out plan.csv");
    command->add_option("--people", options->paths.people, "The people, as CSV")->required();
    command->add_option("--rules", options->paths.rules, "Who may not meet, as JSON");
    auto* rounds = command->add_option("--rounds", options->rounds, "How many rounds")->required();
    must_be_whole(*rounds, {1, limits::rounds_max});
    auto* tables = command->add_option("--tables", options->tables,
                                       "How many tables; as many as needed if absent");
    must_be_whole(*tables, {1, limits::tables_max});
    command->add_option("--seed", options->seed, "Text that decides among equals");
    command->add_option("--out", options->out, "Where the plan goes as CSV: round,table,a,b");
    command->callback([options, &context] { context.status = plan(*options, context); });
}

}  // namespace cli
