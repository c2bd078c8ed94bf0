#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "checking/matching.hpp"
#include "cli/cli.hpp"
#include "cli/match_help.hpp"
#include "cli/match_input.hpp"
#include "cli/match_result.hpp"
#include "files/csv_in.hpp"
#include "files/result_json.hpp"
#include "files/text.hpp"

namespace cli {
namespace {

struct VerifyOptions {
    InputPaths paths;
    std::string result;
};

std::optional<files::ResultFile> read_claim(const std::string& path, std::ostream& err) {
    files::Problems problems(path);
    std::optional<files::ResultFile> result;
    if (const auto text = files::read_file(path, problems)) {
        result = files::read_result(*text, problems);
    }
    err << problems.report();
    return result;
}

// The locks or forbids of the result, as far as they name people.
std::vector<instance::PersonPair> claimed_pairs(const files::PeopleFile& people,
                                                const std::vector<files::IdPair>& ids,
                                                std::vector<std::string>& faults) {
    std::vector<instance::PersonPair> pairs;
    for (const files::IdPair& each : ids) {
        const FoundPair found = find_pair(people, each);
        if (found.fault.empty()) {
            pairs.push_back(found.pair);
        } else {
            faults.push_back("a lock or forbid: " + found.fault);
        }
    }
    return pairs;
}

std::string described(const checking::Fault& fault, const Subject& subject) {
    std::string text = checking::in_words(fault.kind);
    for (std::size_t i = 0; i < fault.people.size(); ++i) {
        text += (i == 0 ? " (" : ", ") +
                subject.people.rows[subject.instance.person_of.at(fault.people[i])].id;
    }
    return text + (fault.people.empty() ? "" : ")");
}

// What holds, and what it rests on.
void say_what_holds(const files::ResultFile& result, std::ostream& out) {
    out << "holds: " << result.size << " pairs, score sum "
        << files::tenths_text(result.score_tenths);
    if (!result.proven) {
        out << ", exactly the mutual pairs\n";
        return;
    }
    const auto& proven = *result.proven;
    out << (proven.stable ? ", stable\n"
                          : ", " + std::to_string(proven.blocking_pairs.size()) +
                                " blocking pairs, as listed\n");
    const auto rest = [&out](const char* figure, const std::string& proof,
                             const std::string& bound) {
        if (proof == "certificate") {
            out << figure << ": proven the best by what was checked here\n";
        } else if (proof == "search") {
            out << figure << ": rests on search alone\n";
        } else {
            out << figure << ": not proven the best; at most " << bound << '\n';
        }
    };
    if (!proven.stable) {
        rest("blocking pairs", proven.blocking_proof == "none" ? "search" : proven.blocking_proof,
             "");
    }
    rest("size", proven.size_proof, std::to_string(proven.size_bound));
    rest("score sum", proven.score_proof, files::tenths_text(proven.score_bound_tenths));
}

int verify(const VerifyOptions& options, Context& context) {
    auto loaded = load_input(options.paths, context.err);
    const auto result = read_claim(options.result, context.err);
    if (!loaded || !result) {
        return exit_bad_input;
    }
    std::vector<std::string> faults;
    instance::Input& input = loaded->input;
    input.rule = *rule_named(result->rule);
    input.seed = result->seed;
    input.locks = claimed_pairs(loaded->people, result->locks, faults);
    input.forbids = claimed_pairs(loaded->people, result->forbids, faults);
    const auto instance = instance::build(input);
    if (!instance) {
        faults.push_back(in_words(instance.error(), loaded->people));
    } else {
        const Subject subject{loaded->people, input, *instance};
        const matching::Answer answer = to_answer(subject, *result, faults);
        for (const auto& fault : checking::check_matching(instance->problem, answer)) {
            faults.push_back(described(fault, subject));
        }
    }
    for (const std::string& fault : faults) {
        context.err << options.result << ": " << fault << '\n';
    }
    if (!faults.empty()) {
        return exit_failed;
    }
    say_what_holds(*result, context.out);
    return exit_done;
}

}  // namespace

void add_verify(CLI::App& root, Context& context) {
    auto options = std::make_shared<VerifyOptions>();
    CLI::App* command = root.add_subcommand("verify", verify_description);
    command->add_option("--people", options->paths.people, "The people, as CSV")->required();
    command
        ->add_option("--ratings", options->paths.ratings, "What they said of one another, as CSV")
        ->required();
    command->add_option("--rules", options->paths.rules, "Who may not be paired, as JSON");
    command->add_option("result", options->result, "The result to check, as JSON")->required();
    command->callback([options, &context] { context.status = verify(*options, context); });
}

}  // namespace cli
