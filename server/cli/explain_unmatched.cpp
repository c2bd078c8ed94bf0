#include <algorithm>
#include <map>
#include <set>

#include "cli/explain.hpp"

namespace cli {
namespace {

using matching::Index;

// How one person and those on the other side of a pair with them stand to each other, counted.
struct Standing {
    std::size_t others = 0;    // attend, and could be a partner if there were no rules
    std::size_t rated = 0;     // of them, whom this person rated
    std::size_t accepts = 0;   // of them, whom this person accepts
    std::size_t rated_by = 0;  // and the other way round
    std::size_t accepted_by = 0;
    std::size_t both = 0;   // accept each other
    std::size_t apart = 0;  // of all, kept apart by a rule or a forbid
};

Standing standing(const Subject& subject, std::size_t person) {
    const instance::Input& input = subject.input;
    const auto& persons = input.people.persons;
    const instance::Eligibility eligibility(input.people, input.rules);
    std::map<std::pair<std::size_t, std::size_t>, bool> said;
    for (const auto& row : input.ratings) {
        said[{row.rater, row.rated}] = row.rating.accepts;
    }
    std::set<std::pair<std::size_t, std::size_t>> forbidden;
    for (const auto& pair : input.forbids) {
        forbidden.insert(std::minmax(pair.a, pair.b));
    }
    Standing standing;
    for (std::size_t other = 0; other < persons.size(); ++other) {
        if (other == person || !persons[other].attends ||
            (input.people.two_sided && persons[other].side == persons[person].side)) {
            continue;
        }
        const auto out = said.find({person, other});
        const auto back = said.find({other, person});
        const bool yes = out != said.end() && out->second;
        const bool yes_back = back != said.end() && back->second;
        const bool kept =
            !eligibility.eligible(person, other) || forbidden.contains(std::minmax(person, other));
        ++standing.others;
        standing.rated += out != said.end() ? 1U : 0U;
        standing.rated_by += back != said.end() ? 1U : 0U;
        standing.accepts += yes ? 1U : 0U;
        standing.accepted_by += yes_back ? 1U : 0U;
        standing.both += yes && yes_back ? 1U : 0U;
        standing.apart += kept ? 1U : 0U;
    }
    return standing;
}

std::string why_nobody(const Standing& standing) {
    if (standing.others == 0) {
        return "there is nobody to be paired with";
    }
    if (standing.apart == standing.others) {
        return "rules or forbids keep them apart from everybody";
    }
    if (standing.both > 0) {
        return standing.both == 1
                   ? "a rule or forbid keeps them apart from the only one with whom it is mutual"
                   : "rules or forbids keep them apart from all " + std::to_string(standing.both) +
                         " with whom it is mutual";
    }
    if (standing.rated == 0) {
        return "they rated nobody";
    }
    if (standing.rated_by == 0) {
        return "nobody rated them";
    }
    if (standing.accepts == 0) {
        return "they accept nobody";
    }
    if (standing.accepted_by == 0) {
        return "nobody accepts them";
    }
    return "nobody whom they accept accepts them";
}

// What everybody has.
struct Holding {
    std::uint32_t pairs = 0;
    std::uint32_t worst = 0;  // level of the worst partner; 0: none but locked ones
};

std::vector<Holding> holdings(const matching::Problem& problem,
                              const std::set<matching::Pair>& together) {
    std::vector<Holding> all(problem.people.size());
    for (const auto& pair : together) {
        ++all[pair.a].pairs;
        ++all[pair.b].pairs;
    }
    for (const auto& pair : problem.acceptable) {
        if (together.contains({pair.a, pair.b})) {
            all[pair.a].worst = std::max(all[pair.a].worst, pair.of_a.level);
            all[pair.b].worst = std::max(all[pair.b].worst, pair.of_b.level);
        }
    }
    return all;
}

std::string why_left(std::size_t could, std::size_t would, bool locks) {
    const std::string who =
        could == 1 ? "the only one" : "all " + std::to_string(could) + " people";
    if (would == 0) {
        return who + " they could be paired with " + (could == 1 ? "has" : "have") +
               " somebody they like at least as much" + (locks ? " or are locked to" : "");
    }
    return (could == 1 ? who : std::to_string(would) + " of " + who) +
           " they could be paired with would rather have them, but to change that would cost an "
           "earlier stage";
}

}  // namespace

std::string why_unmatched(const Subject& subject, const matching::Answer& answer,
                          std::size_t person) {
    const auto& problem = subject.instance.problem;
    const std::set<matching::Pair> together(answer.pairs.begin(), answer.pairs.end());
    const auto has = holdings(problem, together);
    const Index who = *subject.instance.index_of[person];
    std::size_t could = 0;
    std::size_t would = 0;  // of them, who would gain by it
    for (const auto& pair : problem.acceptable) {
        if (pair.a != who && pair.b != who) {
            continue;
        }
        const Index other = pair.a == who ? pair.b : pair.a;
        const std::uint32_t level = pair.a == who ? pair.of_b.level : pair.of_a.level;
        ++could;
        would +=
            level < has[other].worst || has[other].pairs < problem.people[other].capacity ? 1U : 0U;
    }
    return could == 0 ? why_nobody(standing(subject, person))
                      : why_left(could, would, !problem.locks.empty());
}

}  // namespace cli
