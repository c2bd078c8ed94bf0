#include "seating/next_round.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>

#include "base/core/rng.hpp"
#include "seating/assignment.hpp"
#include "seating/pool_matching.hpp"
#include "seating/tables.hpp"
#include "seating/thirds.hpp"
#include "seating/weights.hpp"

namespace seating {
namespace {

bool can_sit_together(const Problem& problem, const Pair& pair) {
    const Person& a = problem.people[pair.a];
    const Person& b = problem.people[pair.b];
    return pair.a != pair.b && a.present && b.present && !(a.stays_seated && b.stays_seated) &&
           !(problem.two_sided && a.side == b.side);
}

Pair oriented(const Problem& problem, Pair pair) {
    const std::uint8_t side_a = problem.people[pair.a].side;
    const std::uint8_t side_b = problem.people[pair.b].side;
    const bool swap = problem.two_sided && side_a != side_b ? side_a > side_b : pair.a > pair.b;
    return swap ? Pair{pair.b, pair.a} : pair;
}

// Candidates that could sit now, oriented, sorted, each once.
std::vector<Candidate> possible(const Problem& problem) {
    std::vector<Pair> met = problem.met;
    for (Pair& pair : met) {
        pair = oriented(problem, pair);
    }
    std::sort(met.begin(), met.end());
    std::vector<Candidate> result;
    result.reserve(problem.candidates.size());
    for (const Candidate& candidate : problem.candidates) {
        const Pair pair = oriented(problem, {candidate.a, candidate.b});
        if (can_sit_together(problem, pair)) {
            result.push_back({pair.a, pair.b, candidate.affinity});
        }
    }
    const auto order = [](const Candidate& one, const Candidate& other) {
        return std::tie(one.a, one.b) < std::tie(other.a, other.b);
    };
    if (!std::is_sorted(result.begin(), result.end(), order)) {
        std::sort(result.begin(), result.end(), order);
    }
    const auto same = [](const Candidate& one, const Candidate& other) {
        return one.a == other.a && one.b == other.b;
    };
    result.erase(std::unique(result.begin(), result.end(), same), result.end());
    auto next_met = met.begin();
    const auto is_met = [&](const Candidate& candidate) {
        const Pair pair{candidate.a, candidate.b};
        while (next_met != met.end() && *next_met < pair) {
            ++next_met;
        }
        return next_met != met.end() && *next_met == pair;
    };
    // A plain loop: std::remove_if may copy what it asks, with where it stands.
    std::size_t kept = 0;
    for (const Candidate& candidate : result) {
        if (!is_met(candidate)) {
            result[kept++] = candidate;
        }
    }
    result.resize(kept);
    return result;
}

std::vector<std::size_t> degrees(const Problem& problem, const std::vector<Candidate>& candidates) {
    std::vector<std::size_t> degree(problem.people.size(), 0);
    for (const Candidate& candidate : candidates) {
        ++degree[candidate.a];
        ++degree[candidate.b];
    }
    return degree;
}

// The seed decides among equals: people get other numbers, and edges stand in their order. Edges of
// one person stay together, which is what makes hundreds of thousands of them fast.
std::vector<WeightedEdge> renumbered(const std::vector<WeightedEdge>& edges,
                                     const std::vector<Index>& number) {
    std::vector<std::size_t> place(number.size() + 1, 0);
    for (const WeightedEdge& edge : edges) {
        ++place[number[edge.a] + 1];
    }
    for (std::size_t i = 1; i < place.size(); ++i) {
        place[i] += place[i - 1];
    }
    std::vector<WeightedEdge> result(edges.size());
    for (const WeightedEdge& edge : edges) {
        result[place[number[edge.a]]++] = {number[edge.a], number[edge.b], edge.weight};
    }
    return result;
}

// The heaviest matching of these edges within the limit; sorted.
std::vector<Pair> matched(const Problem& problem, const Weighed& weighed, std::size_t pairs_max) {
    const std::size_t people = problem.people.size();
    std::vector<Index> person_of(people);
    std::iota(person_of.begin(), person_of.end(), Index{0});
    base::Rng(problem.seed).shuffle(person_of);
    std::vector<Index> number(people);
    std::vector<std::int64_t> need(people);
    for (Index i = 0; i < people; ++i) {
        number[person_of[i]] = i;
        need[i] = weighed.need[person_of[i]];
    }
    const std::vector<WeightedEdge> ordered = renumbered(weighed.edges, number);
    std::vector<Pair> pairs;
    for (const std::size_t each : problem.two_sided ? best_assignment(people, ordered, pairs_max)
                                                    : neediest_matching(ordered, need, pairs_max)) {
        pairs.push_back(
            oriented(problem, {person_of[ordered[each].a], person_of[ordered[each].b]}));
    }
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

// Pinned pairs that can be kept: both present, each person once, while tables last.
std::vector<Pair> kept_pins(const Problem& problem, std::set<Index>& seated) {
    std::vector<Pair> kept;
    for (const Pair& pin : problem.pinned) {
        const bool fits = pin.a != pin.b && problem.people.at(pin.a).present &&
                          problem.people.at(pin.b).present && !seated.contains(pin.a) &&
                          !seated.contains(pin.b) && kept.size() < problem.tables.size();
        if (fits) {
            kept.push_back(oriented(problem, pin));
            seated.insert({pin.a, pin.b});
        }
    }
    return kept;
}

}  // namespace

NextRound next_round(const Problem& problem) {
    std::set<Index> seated;
    std::vector<Pair> pairs = kept_pins(problem, seated);
    std::vector<Candidate> candidates = possible(problem);
    Weighed weighed = weigh(problem, candidates);
    std::vector<WeightedEdge>& edges = weighed.edges;
    edges.erase(std::remove_if(edges.begin(), edges.end(),
                               [&seated](const WeightedEdge& edge) {
                                   return seated.contains(edge.a) || seated.contains(edge.b);
                               }),
                edges.end());
    const std::size_t pairs_max = problem.tables.size() - pairs.size();
    if (pairs_max > 0 && !edges.empty()) {
        const std::vector<Pair> found = matched(problem, weighed, pairs_max);
        pairs.insert(pairs.end(), found.begin(), found.end());
    }
    NextRound round = seat(problem, pairs);
    if (problem.trios) {
        add_thirds(problem, candidates, round);
    }
    return round;
}

std::size_t edges(const Problem& problem) {
    return possible(problem).size();
}

std::vector<Candidate> possible_candidates(const Problem& problem) {
    return possible(problem);
}

std::vector<Pair> possible_pairs(const Problem& problem) {
    std::vector<Pair> pairs;
    for (const Candidate& candidate : possible(problem)) {
        pairs.push_back({candidate.a, candidate.b});
    }
    return pairs;
}

Need need_for(const Problem& problem) {
    std::size_t there[2] = {0, 0};
    for (const Person& person : problem.people) {
        there[problem.two_sided ? person.side : 0] += person.present ? 1U : 0U;
    }
    const std::size_t most = problem.two_sided ? std::min(there[0], there[1]) : there[0] / 2;
    const std::size_t seats = problem.rounds_left * std::min(most, problem.tables.size());
    return 3 * edges(problem) <= 4 * seats ? Need::remaining_partners : Need::fewest_talks;
}

std::vector<std::size_t> partners_left(const Problem& problem) {
    return degrees(problem, possible(problem));
}

}  // namespace seating
