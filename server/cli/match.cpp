#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "cli/cli.hpp"
#include "cli/explain.hpp"
#include "cli/judged_solve.hpp"
#include "cli/match_help.hpp"
#include "cli/match_input.hpp"
#include "cli/match_result.hpp"
#include "files/csv_out.hpp"
#include "files/result_json.hpp"

namespace cli {
namespace {

struct MatchOptions {
    InputPaths paths;
    std::string rule;
    std::string seed;
    bool balance = false;
    bool instant = false;
    bool explain = false;
    std::vector<std::string> locks;
    std::vector<std::string> forbids;
    std::string out;
    std::string pairs;
};

// The options as an input, or nothing with the reason said.
std::optional<LoadedInput> prepare(const MatchOptions& options, std::ostream& err) {
    const auto rule = rule_named(options.rule);
    if (!rule) {
        err << "--rule " << options.rule << ": expected mutual, pairs or most\n";
        return std::nullopt;
    }
    if (!is_seed(options.seed)) {
        err << "--seed: must be UTF-8 without control characters\n";
        return std::nullopt;
    }
    auto loaded = load_input(options.paths, err);
    if (!loaded) {
        return std::nullopt;
    }
    instance::Input& input = loaded->input;
    input.rule = *rule;
    input.seed = options.seed;
    input.balance = options.balance;
    input.instant = options.instant;
    if (options.balance && !input.people.two_sided) {
        err << "--balance: needs two sides, and these people are one pool\n";
        return std::nullopt;
    }
    const bool locks = read_pairs_option("--lock", options.locks, loaded->people, input.locks, err);
    const bool forbids =
        read_pairs_option("--forbid", options.forbids, loaded->people, input.forbids, err);
    if (!locks || !forbids) {
        return std::nullopt;
    }
    return loaded;
}

int write_outputs(const MatchOptions& options, const Subject& subject,
                  const matching::Answer& answer, Context& context) {
    const std::string result = files::write_result(to_result(subject, answer));
    if (options.out.empty()) {
        context.out << result;
    } else if (!files::write_file(options.out, result)) {
        context.err << options.out << ": cannot be written\n";
        return exit_failed;
    }
    if (!options.pairs.empty() &&
        !files::write_file(options.pairs, files::write_pairs(to_pair_rows(subject, answer)))) {
        context.err << options.pairs << ": cannot be written\n";
        return exit_failed;
    }
    return exit_done;
}

int match(const MatchOptions& options, Context& context) {
    const auto loaded = prepare(options, context.err);
    if (!loaded) {
        return exit_bad_input;
    }
    const auto instance = instance::build(loaded->input);
    if (!instance) {
        context.err << in_words(instance.error(), loaded->people) << '\n';
        return exit_bad_input;
    }
    const auto answer = solve_judged(instance->problem, context.err);
    if (!answer) {
        return exit_failed;
    }
    const Subject subject{loaded->people, loaded->input, *instance};
    const int status = write_outputs(options, subject, *answer, context);
    if (options.explain && status == exit_done) {
        context.err << explained(subject, *answer);
    }
    return status;
}

}  // namespace

void add_match(CLI::App& root, Context& context) {
    auto options = std::make_shared<MatchOptions>();
    CLI::App* command = root.add_subcommand("match", match_description);
    command->add_option("--people", options->paths.people, "The people, as CSV")->required();
    command
        ->add_option("--ratings", options->paths.ratings, "What they said of one another, as CSV")
        ->required();
    command
        ->add_option("--rule", options->rule,
                     "mutual: every pair in which both said yes; pairs: nobody has a reason to "
                     "change, then most pairs, then the highest ratings; most: most pairs first")
        ->required();
    command->add_option("--rules", options->paths.rules, "Who may not be paired, as JSON");
    command->add_option("--seed", options->seed,
                        "Text that the lottery among equals is drawn from");
    command->add_flag("--balance", options->balance,
                      "After the score sum, least difference between the two sides' sums");
    command->add_option("--lock", options->locks, "A,B: this pair is fixed (repeatable)")
        ->allow_extra_args(false);
    command->add_option("--forbid", options->forbids, "A,B: this pair may not be (repeatable)")
        ->allow_extra_args(false);
    command->add_flag("--instant", options->instant, "The first answer, without search");
    command->add_flag("--explain", options->explain,
                      "Say in words on standard error what was found, what it rests on, and why "
                      "each person without a partner has none");
    command->add_option("--out", options->out,
                        "Where the result goes; standard output if not given");
    command->add_option("--pairs", options->pairs, "Where the pairs go as CSV: a,b,a_name,b_name");
    command->callback([options, &context] { context.status = match(*options, context); });
}

}  // namespace cli
