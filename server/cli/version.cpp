#include <CLI/CLI.hpp>
#include <ostream>

#include "cli/cli.hpp"

namespace cli {

void add_version(CLI::App& root, Context& context) {
    root.add_subcommand("version", "Print the version")->callback([&context] {
        context.out << "quadrille " << QUADRILLE_VERSION << '\n';
    });
}

}  // namespace cli
