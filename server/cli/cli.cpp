#include "cli/cli.hpp"

#include <CLI/CLI.hpp>
#include <exception>
#include <ostream>

#include "cli/config_file.hpp"
#include "files/text.hpp"

namespace cli {
namespace {

// All but `help`, which has no options.
void add_commands(CLI::App& root, Context& context) {
    add_match(root, context);
    add_verify(root, context);
    add_plan(root, context);
    add_solve(root, context);
    add_replay(root, context);
    add_serve(root, context);
    add_rehearse(root, context);
    add_export(root, context);
    add_organizer_link(root, context);
    add_doctor(root, context);
    add_version(root, context);
}

void name_environment(CLI::App& root) {
    for (CLI::App* command : root.get_subcommands({})) {
        for (const std::string& name : settable(*command)) {
            command->get_option("--" + name)->envname(environment_name(name));
        }
    }
}

// What is wrong in words; the first word that nobody knows comes before anything that is missing.
std::string in_words(const CLI::App& spoken_to, const CLI::ParseError& problem) {
    const auto strays = spoken_to.remaining();
    if (strays.empty()) {
        return problem.what();
    }
    const std::string& first = strays.front();
    return (first.starts_with('-') ? "unknown option " : "unexpected argument ") +
           files::shown(first.substr(0, first.find('=')));
}

int parse(CLI::App& root, const std::vector<std::string>& arguments, Context& context) {
    try {
        std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
        root.parse(reversed);
        return context.status;
    } catch (const CLI::ParseError& problem) {
        if (problem.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
            root.exit(problem, context.out, context.err);
            return exit_done;
        }
        const CLI::App* command = command_named(root, arguments.front());
        const std::string name = command == nullptr ? "" : ' ' + command->get_name();
        context.err << "quadrille" << name << ": "
                    << in_words(command == nullptr ? root : *command, problem) << "\nquadrille help"
                    << name << " says what there is.\n";
        return exit_bad_input;
    } catch (const std::exception& problem) {
        context.err << "quadrille: " << problem.what() << '\n';
        return exit_failed;
    }
}

}  // namespace

int run(const std::vector<std::string>& arguments, Context& context) {
    CLI::App root{
        "Quadrille: live matching events. Every option can also be set as an environment "
        "variable QUADRILLE_<OPTION>\nor as a key in the file given with --config.",
        "quadrille"};
    use_overview(root);
    root.require_subcommand(1);
    add_commands(root, context);
    std::string config;
    for (CLI::App* command : root.get_subcommands({})) {
        command->add_option("--config", config, "File with lines `key = value`, keys as the flags");
    }
    name_environment(root);
    add_help(root, context);

    const std::string name = arguments.empty() ? "" : arguments.front();
    const CLI::App* command = command_named(root, name);
    if (command == nullptr && !name.starts_with('-')) {
        return say_unknown_command(root, name, context.err);
    }
    const std::string path = config_path(arguments);
    std::vector<std::string> words = arguments;
    if (!path.empty() && command != nullptr) {
        const ConfigRead config_read = read_config(path, *command, arguments);
        if (!config_read.fault.empty()) {
            context.err << config_read.fault << '\n';
            return exit_bad_input;
        }
        words.insert(words.begin() + 1, config_read.words.begin(), config_read.words.end());
    }
    return parse(root, words, context);
}

}  // namespace cli
