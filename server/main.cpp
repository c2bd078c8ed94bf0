// Wiring only: the one file that sees everything.

#include <iostream>
#include <string>
#include <vector>

#include "cli/cli.hpp"

int main(int argc, char** argv) {
    const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
    cli::Context context{std::cin, std::cout, std::cerr};
    return cli::run(arguments, context);
}
