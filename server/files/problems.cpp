#include "files/problems.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "limits.hpp"

namespace files {

void Problems::error(std::size_t line, std::size_t field, std::string text) {
    ++errors_;
    all_.push_back({line, field, false, std::move(text)});
}

void Problems::warning(std::size_t line, std::size_t field, std::string text) {
    all_.push_back({line, field, true, std::move(text)});
}

std::vector<Problem> Problems::sorted() const {
    std::vector<Problem> problems = all_;
    std::stable_sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) {
        return std::tie(a.line, a.field) < std::tie(b.line, b.field);
    });
    return problems;
}

std::string Problems::report() const {
    std::string text;
    std::size_t shown = 0;
    for (const Problem& problem : sorted()) {
        if (shown == limits::csv_errors_shown) {
            return text + "… and " + std::to_string(all_.size() - shown) + " more\n";
        }
        ++shown;
        text += file_;
        if (problem.line != 0) {
            text += ':' + std::to_string(problem.line);
        }
        if (problem.field != 0) {
            text += ':' + std::to_string(problem.field);
        }
        text += std::string(": ") + (problem.warning ? "warning: " : "") + problem.text + '\n';
    }
    return text;
}

}  // namespace files
