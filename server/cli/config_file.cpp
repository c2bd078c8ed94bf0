#include "cli/config_file.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <map>

#include "files/csv_in.hpp"
#include "files/text.hpp"

namespace cli {
namespace {

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(" \t\r");
    if (first == std::string::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::string in_environment(const std::string& name) {
    const char* value = std::getenv(name.c_str());
    return value != nullptr ? value : "";
}

bool is_typed(const std::string& key, const std::vector<std::string>& arguments) {
    const std::string flag = "--" + key;
    return std::any_of(arguments.begin(), arguments.end(), [&flag](const std::string& word) {
        return word == flag || word.starts_with(flag + '=');
    });
}

// One command's keys, line by line.
class ConfigLines {
public:
    ConfigLines(const CLI::App& command, const std::vector<std::string>& arguments)
        : command_(command), arguments_(arguments), known_(settable(command)) {}

    // What is wrong with the line; empty: nothing.
    std::string take(const std::string& line, int number) {
        const auto equals = line.find('=');
        if (equals == std::string::npos) {
            return "expected key = value";
        }
        const std::string key = trimmed(line.substr(0, equals));
        if (std::find(known_.begin(), known_.end(), key) == known_.end()) {
            return "unknown key " + files::shown(key) + " for " + command_.get_name();
        }
        const bool repeatable = command_.get_option("--" + key)->get_expected_max() > 1;
        const auto [first, is_new] = first_lines_.emplace(key, number);
        if (!is_new && !repeatable) {
            return "key " + key + " stands in line " + std::to_string(first->second) + " already";
        }
        const std::string value = trimmed(line.substr(equals + 1));
        const bool set_before =
            is_typed(key, arguments_) || !in_environment(environment_name(key)).empty();
        if (!value.empty() && !set_before) {
            words_.push_back("--" + key + '=' + value);
        }
        return {};
    }

    std::vector<std::string> words() && { return std::move(words_); }

private:
    const CLI::App& command_;
    const std::vector<std::string>& arguments_;
    const std::vector<std::string> known_;
    std::map<std::string, int> first_lines_;
    std::vector<std::string> words_;
};

}  // namespace

std::string environment_name(const std::string& option) {
    std::string name = "QUADRILLE_";
    for (const char letter : option) {
        name += letter == '-' ? '_'
                              : static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
    }
    return name;
}

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

std::string config_path(const std::vector<std::string>& arguments) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (arguments[i] == "--config" && i + 1 < arguments.size()) {
            return arguments[i + 1];
        }
        if (arguments[i].starts_with("--config=")) {
            return arguments[i].substr(9);
        }
    }
    return in_environment("QUADRILLE_CONFIG");
}

ConfigRead read_config(const std::string& path, const CLI::App& command,
                       const std::vector<std::string>& arguments) {
    files::Problems problems(path);
    const auto text = files::read_file(path, problems);
    if (!text) {
        std::string fault = problems.report();
        fault.pop_back();
        return {{}, fault};
    }
    ConfigLines lines(command, arguments);
    std::size_t at = 0;
    for (int number = 1; at < text->size(); ++number) {
        const std::size_t end = std::min(text->find('\n', at), text->size());
        const std::string line = trimmed(text->substr(at, end - at));
        at = end + 1;
        if (line.empty() || line.front() == '#') {
            continue;
        }
        const std::string fault = lines.take(line, number);
        if (!fault.empty()) {
            return {{}, path + ':' + std::to_string(number) + ": " + fault};
        }
    }
    return {std::move(lines).words(), {}};
}

}  // namespace cli
