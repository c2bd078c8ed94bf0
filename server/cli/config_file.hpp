#pragma once
// The file given with --config: lines `key = value`, keys as the long flags of the command. Main
// thread only.

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace cli {

// QUADRILLE_<OPTION> of an option `some-name`.
std::string environment_name(const std::string& option);

// Names of the options of a command that environment and file may set.
std::vector<std::string> settable(const CLI::App& command);

// The value of --config on the command line or in the environment; empty when there is none.
std::string config_path(const std::vector<std::string>& arguments);

struct ConfigRead {
    std::vector<std::string> words;  // the file's keys as flags, as if they had been typed
    std::string fault;               // FILE:LINE: what is wrong; empty: nothing
};

// Flags come before environment before file, so a key that either of them sets is checked and left
// out. A repeatable option may stand on several lines; any other key only once.
ConfigRead read_config(const std::string& path, const CLI::App& command,
                       const std::vector<std::string>& arguments);

}  // namespace cli
