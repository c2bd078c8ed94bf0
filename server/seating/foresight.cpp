#include "seating/foresight.hpp"

#include "base/core/flow.hpp"

namespace seating {

Foresight foresee(const Problem& problem, const std::vector<Candidate>& candidates) {
    const std::size_t people = problem.people.size();
    const std::size_t source = people;
    base::Flow flow(people + 3);
    const auto rounds = static_cast<std::int64_t>(problem.rounds_left);
    flow.add(source, source + 1, rounds * static_cast<std::int64_t>(problem.tables.size()));
    for (std::size_t i = 0; i < people; ++i) {
        if (problem.people[i].side == 0) {
            flow.add(source + 1, i, rounds);
        } else {
            flow.add(i, source + 2, rounds);
        }
    }
    std::vector<std::size_t> arcs;
    for (const Candidate& candidate : candidates) {
        arcs.push_back(flow.add(candidate.a, candidate.b, 1));
    }
    flow.run(source, source + 2);
    Foresight foresight{std::vector<bool>(people, false),
                        std::vector<bool>(candidates.size(), false)};
    std::vector<std::size_t> talks(people, 0);
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (flow.on(arcs[i]) > 0) {
            foresight.within[i] = true;
            for (const Index index : {candidates[i].a, candidates[i].b}) {
                foresight.must_sit[index] = ++talks[index] >= problem.rounds_left;
            }
        }
    }
    return foresight;
}

}  // namespace seating
