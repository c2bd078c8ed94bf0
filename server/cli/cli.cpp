#include "cli/cli.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <ostream>

namespace cli {
namespace {

std::string environment_name(const std::string& option) {
    std::string name = "QUADRILLE_";
    for (const char letter : option) {
        name += letter == '-' ? '_'
                              : static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
    }
    return name;
}

// Names of the options of a command that environment and file may set.
std::vector<std::string> settable(const CLI::App& command) {
    std::vector<std::string> names;
    for (const CLI::Option* option : command.get_options()) {
        for (const std::string& name : option->get_lnames()) {
            if (name != "help" && name != "config") {
                names.push_back(name);
            }
        }
    }
    return names;
}

void name_environment(CLI::App& root) {
    for (CLI::App* command : root.get_subcommands({})) {
        for (const std::string& name : settable(*command)) {
            command->get_option("--" + name)->envname(environment_name(name));
        }
    }
}

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(" \t\r");
    if (first == std::string::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

// The value given with --config, on the command line or in the environment; empty when none.
std::string config_path(const std::vector<std::string>& arguments) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (arguments[i] == "--config" && i + 1 < arguments.size()) {
            return arguments[i + 1];
        }
        if (arguments[i].rfind("--config=", 0) == 0) {
            return arguments[i].substr(9);
        }
    }
    const char* from_environment = std::getenv("QUADRILLE_CONFIG");
    return from_environment != nullptr ? from_environment : "";
}

// Puts the file's keys into the environment where nothing stands yet, so that flags come before
// environment before file (the library's own order is another). Gives what is wrong, or nothing.
std::string load_config(const std::string& path, const CLI::App& command) {
    std::ifstream file(path);
    if (!file) {
        return path + ": cannot be read";
    }
    const auto known = settable(command);
    std::string line;
    for (int number = 1; std::getline(file, line); ++number) {
        line = trimmed(line);
        if (line.empty() || line.front() == '#') {
            continue;
        }
        const std::string place = path + ":" + std::to_string(number) + ": ";
        const auto equals = line.find('=');
        if (equals == std::string::npos) {
            return place + "expected key = value";
        }
        const std::string key = trimmed(line.substr(0, equals));
        if (std::find(known.begin(), known.end(), key) == known.end()) {
            return place + "unknown key " + key + " for " + command.get_name();
        }
        setenv(environment_name(key).c_str(), trimmed(line.substr(equals + 1)).c_str(), 0);
    }
    return {};
}

int parse(CLI::App& root, const std::vector<std::string>& arguments, Context& context) {
    try {
        std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
        root.parse(reversed);
        return context.status;
    } catch (const CLI::ParseError& problem) {
        const int status = root.exit(problem, context.out, context.err);
        return status == 0 ? exit_done : exit_bad_input;
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
    root.require_subcommand(1);
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

    std::string config;
    for (CLI::App* command : root.get_subcommands({})) {
        command->add_option("--config", config, "File with lines `key = value`, keys as the flags");
    }
    name_environment(root);
    const std::string path = config_path(arguments);
    if (!path.empty() && !arguments.empty()) {
        const auto commands = root.get_subcommands([&arguments](const CLI::App* command) {
            return command->get_name() == arguments.front();
        });
        const std::string fault = commands.empty() ? "" : load_config(path, *commands.front());
        if (!fault.empty()) {
            context.err << fault << '\n';
            return exit_bad_input;
        }
    }
    return parse(root, arguments, context);
}

}  // namespace cli
