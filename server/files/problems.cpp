#include "files/problems.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "limits.hpp"

namespace files {
namespace {

// Which of the problems are listed, and how.
struct Listing {
    const std::string& file;
    bool warnings = false;
    const char* more;  // behind the number of those that are left out
};

std::string list_of(const std::vector<Problem>& problems, const Listing& how) {
    std::string text;
    std::size_t count = 0;
    for (const Problem& problem : problems) {
        if (problem.warning != how.warnings || ++count > limits::csv_errors_shown) {
            continue;
        }
        text += how.file;
        if (problem.line != 0) {
            text += ':' + std::to_string(problem.line);
        }
        if (problem.field != 0) {
            text += ':' + std::to_string(problem.field);
        }
        text += std::string(": ") + (how.warnings ? "warning: " : "") + problem.text + '\n';
    }
    if (count > limits::csv_errors_shown) {
        text += "… and " + std::to_string(count - limits::csv_errors_shown) + how.more;
    }
    return text;
}

}  // namespace

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
    const auto problems = sorted();
    return list_of(problems, {file_, false, " more\n"}) +
           list_of(problems, {file_, true, " more warnings\n"});
}

}  // namespace files
