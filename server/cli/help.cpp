// `quadrille help`: the overview, or the help of one command; and what is said to whoever types a
// command or an option that does not exist.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <ostream>

#include "cli/cli.hpp"
#include "files/text.hpp"

namespace cli {
namespace {

// Of each command the first line only; `help COMMAND` has the rest.
class Overview : public CLI::Formatter {
public:
    std::string make_subcommand(const CLI::App* command) const override {
        std::string text = command->get_description();
        const std::size_t end = text.find("\n\n");
        std::stringstream line;
        CLI::detail::format_help(line, command->get_name(), text.substr(0, end), column);
        return line.str();
    }

private:
    static constexpr std::size_t column = 18;
};

void help(const CLI::App& root, const std::string& name, Context& context) {
    if (name.empty()) {
        context.out << Overview().make_help(&root, "quadrille", CLI::AppFormatMode::Normal);
        return;
    }
    const CLI::App* command = command_named(root, name);
    if (command == nullptr) {
        context.status = say_unknown_command(root, name, context.err);
        return;
    }
    context.out << command->help("quadrille");
}

}  // namespace

const CLI::App* command_named(const CLI::App& root, const std::string& name) {
    const auto found = root.get_subcommands(
        [&name](const CLI::App* command) { return command->get_name() == name; });
    return found.empty() ? nullptr : found.front();
}

int say_unknown_command(const CLI::App& root, const std::string& name, std::ostream& err) {
    err << "quadrille: "
        << (name.empty() ? "expected a command" : "unknown command " + files::shown(name)) << '\n'
        << Overview().make_subcommands(&root, CLI::AppFormatMode::Normal);
    return exit_bad_input;
}

void use_overview(CLI::App& root) {
    root.formatter(std::make_shared<Overview>());
}

void add_help(CLI::App& root, Context& context) {
    CLI::App* command =
        root.add_subcommand("help", "Print this overview, or what one command can do");
    const auto name = std::make_shared<std::string>();
    command->add_option("command", *name, "The command; the overview if not given");
    command->callback([&root, name, &context] { help(root, *name, context); });
}

}  // namespace cli
