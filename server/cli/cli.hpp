#pragma once
// Contract. The command line: one small file per command, each with one `add_<command>` function
// that is declared here and called in cli.cpp. Such a function adds a subcommand with its options
// and a callback that runs it and sets `context.status`. Every option is a flag `--some-name`, an
// environment variable QUADRILLE_SOME_NAME and a key `some-name` of the file given with --config
// (lines `key = value`), in that order of precedence; cli.cpp and config_file.cpp see to the latter
// two for all.
// Main thread only.

#include <iosfwd>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace cli {

// Exit status, a promise of PRODUCT 4.
inline constexpr int exit_done = 0;
inline constexpr int exit_failed = 1;     // anything else
inline constexpr int exit_bad_input = 2;  // bad input; no output file was written

// Where a command reads and writes, and how it ended.
struct Context {
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
    int status = exit_done;
};

// One line per command. The callback of a command may throw: cli.cpp says so on `err` and ends
// with exit_failed.
void add_match(CLI::App& root, Context& context);
void add_verify(CLI::App& root, Context& context);
void add_plan(CLI::App& root, Context& context);
void add_solve(CLI::App& root, Context& context);
void add_replay(CLI::App& root, Context& context);
void add_serve(CLI::App& root, Context& context);
void add_rehearse(CLI::App& root, Context& context);
void add_export(CLI::App& root, Context& context);
void add_organizer_link(CLI::App& root, Context& context);
void add_doctor(CLI::App& root, Context& context);
void add_version(CLI::App& root, Context& context);
void add_help(CLI::App& root, Context& context);

// The command of that name; nullptr when there is none.
const CLI::App* command_named(const CLI::App& root, const std::string& name);

// Says that there is no such command, or that one is needed (no name), and which there are; gives
// the exit status.
int say_unknown_command(const CLI::App& root, const std::string& name, std::ostream& err);

// From here on, help of `root` and of the commands that are added to it is laid out by help.cpp.
void use_overview(CLI::App& root);

// Runs `quadrille ARGUMENTS…` (without the program's name) and gives the exit status.
int run(const std::vector<std::string>& arguments, Context& context);

}  // namespace cli
