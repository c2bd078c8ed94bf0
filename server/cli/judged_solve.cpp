#include "cli/judged_solve.hpp"

#include <ostream>

#include "checking/matching.hpp"
#include "matching/solve.hpp"

namespace cli {

std::optional<matching::Answer> solve_judged(matching::Problem problem, std::ostream& err) {
    for (const bool instant : {problem.instant, true}) {
        problem.instant = instant;
        matching::Answer answer = matching::solve(problem);
        const auto faults = checking::check_matching(problem, answer);
        if (faults.empty()) {
            return answer;
        }
        for (const auto& fault : faults) {
            err << "quadrille: the engine's answer was refused: " << checking::in_words(fault.kind)
                << '\n';
        }
    }
    return std::nullopt;
}

}  // namespace cli
