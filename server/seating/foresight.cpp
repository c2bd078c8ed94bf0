#include "seating/foresight.hpp"

#include <algorithm>

#include "seating/fair_pairs.hpp"

namespace seating {

Foresight foresee(const Problem& problem, const std::vector<Candidate>& candidates) {
    const std::size_t people = problem.people.size();
    Foresight foresight{std::vector<bool>(people, false),
                        std::vector<bool>(candidates.size(), false)};
    std::vector<Pair> pairs;
    for (const Candidate& each : fair_pairs(problem, problem.rounds_left).pairs) {
        pairs.push_back({each.a, each.b});
    }
    std::sort(pairs.begin(), pairs.end());
    std::vector<std::size_t> talks(people, 0);
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const auto [a, b, affinity] = candidates[i];
        if (std::binary_search(pairs.begin(), pairs.end(), Pair{a, b})) {
            foresight.within[i] = true;
            for (const Index index : {a, b}) {
                foresight.must_sit[index] = ++talks[index] >= problem.rounds_left;
            }
        }
    }
    return foresight;
}

}  // namespace seating
