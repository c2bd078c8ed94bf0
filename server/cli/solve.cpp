#include <CLI/CLI.hpp>
#include <istream>
#include <iterator>
#include <ostream>
#include <string>

#include "cli/cli.hpp"
#include "cli/judged_solve.hpp"
#include "limits.hpp"
#include "matching/wire.hpp"

namespace cli {
namespace {

// Everything from `in`, or nothing above limits::file_bytes_max.
std::optional<std::string> read_all(std::istream& in) {
    std::string text;
    char block[65536];
    while (in.read(block, sizeof block) || in.gcount() > 0) {
        text.append(block, static_cast<std::size_t>(in.gcount()));
        if (text.size() > limits::file_bytes_max) {
            return std::nullopt;
        }
    }
    return text;
}

int solve(Context& context) {
    const auto text = read_all(context.in);
    if (!text) {
        context.err << "solve: the problem is too large\n";
        return exit_bad_input;
    }
    const auto problem = matching::read_problem(*text);
    if (!problem) {
        context.err << "solve: line " << problem.error().line << ": " << problem.error().what
                    << '\n';
        return exit_bad_input;
    }
    const auto answer = solve_judged(*problem, context.err);
    if (!answer) {
        return exit_failed;
    }
    context.out << matching::write_answer(*answer) << std::flush;
    return context.out ? exit_done : exit_failed;
}

}  // namespace

void add_solve(CLI::App& root, Context& context) {
    CLI::App* command = root.add_subcommand(
        "solve",
        "Solve a matching problem without names.\n\n"
        "What a running server starts for its own use: reads a problem of numbers from standard\n"
        "input and writes the answer to standard output, as server/matching/wire.hpp describes.\n"
        "People with files want `quadrille match`.");
    command->callback([&context] { context.status = solve(context); });
}

}  // namespace cli
