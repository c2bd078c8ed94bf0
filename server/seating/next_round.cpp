#include "seating/next_round.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "base/core/rng.hpp"
#include "seating/lemon_matching.hpp"
#include "seating/tables.hpp"

namespace seating {
namespace {

constexpr std::int64_t affinity_max = 1024;
constexpr std::int64_t draws = 256;  // values of the seeded draw among equals

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
    for (const Candidate& candidate : problem.candidates) {
        const Pair pair = oriented(problem, {candidate.a, candidate.b});
        if (can_sit_together(problem, pair) && !std::binary_search(met.begin(), met.end(), pair)) {
            result.push_back({pair.a, pair.b, candidate.affinity});
        }
    }
    const auto order = [](const Candidate& one, const Candidate& other) {
        return std::tie(one.a, one.b) < std::tie(other.a, other.b);
    };
    std::sort(result.begin(), result.end(), order);
    const auto same = [](const Candidate& one, const Candidate& other) {
        return one.a == other.a && one.b == other.b;
    };
    result.erase(std::unique(result.begin(), result.end(), same), result.end());
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

// Above 0 for everyone, so that the largest weight is also the largest number of pairs: the people
// that one matching can seat form a matroid, and any larger set of seats outweighs a smaller one.
std::vector<std::int64_t> needs(const Problem& problem, const std::vector<Candidate>& candidates) {
    std::vector<std::int64_t> need;
    if (problem.need == Need::remaining_partners) {
        for (const std::size_t degree : degrees(problem, candidates)) {
            need.push_back(static_cast<std::int64_t>(degree) + 1);
        }
        return need;
    }
    std::uint32_t most = 0;
    for (const Person& person : problem.people) {
        most = person.present ? std::max(most, person.talks) : most;
    }
    for (const Person& person : problem.people) {
        need.push_back(person.present ? std::int64_t{most} - person.talks + 1 : 1);
    }
    return need;
}

// Need, then affinity, then the draw, each level above all sums of the levels below it.
std::vector<WeightedEdge> weigh(const Problem& problem, const std::vector<Candidate>& candidates) {
    const std::vector<std::int64_t> need = needs(problem, candidates);
    const auto pairs_max = static_cast<std::int64_t>(problem.people.size() / 2 + 1);
    std::int64_t affinity_most = 0;
    for (const Candidate& candidate : candidates) {
        affinity_most = std::max<std::int64_t>(affinity_most, candidate.affinity);
    }
    affinity_most = std::min(affinity_most, affinity_max);
    const std::int64_t draw_room = pairs_max * draws + 1;
    const std::int64_t affinity_room = (pairs_max * affinity_most + 1) * draw_room;
    std::vector<WeightedEdge> edges;
    edges.reserve(candidates.size());
    for (const Candidate& candidate : candidates) {
        base::Rng rng(problem.seed ^ ((std::uint64_t{candidate.a} << 32) | candidate.b));
        const auto draw = static_cast<std::int64_t>(rng.below(draws));
        const std::int64_t affinity =
            std::min<std::int64_t>(candidate.affinity, affinity_max) * draw_room;
        edges.push_back(
            {candidate.a, candidate.b,
             (need[candidate.a] + need[candidate.b]) * affinity_room + affinity + draw});
    }
    return edges;
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
    std::vector<WeightedEdge> edges = weigh(problem, candidates);
    edges.erase(std::remove_if(edges.begin(), edges.end(),
                               [&seated](const WeightedEdge& edge) {
                                   return seated.contains(edge.a) || seated.contains(edge.b);
                               }),
                edges.end());
    const std::size_t pairs_max = problem.tables.size() - pairs.size();
    if (pairs_max > 0 && !edges.empty()) {
        const auto chosen = problem.two_sided
                                ? best_assignment(problem.people.size(), edges, pairs_max)
                                : best_matching(problem.people.size(), edges, pairs_max);
        for (const std::size_t edge : chosen) {
            pairs.push_back({edges[edge].a, edges[edge].b});
            seated.insert({edges[edge].a, edges[edge].b});
        }
    }
    NextRound round;
    seat(problem, pairs, round);
    for (Index i = 0; i < problem.people.size(); ++i) {
        if (problem.people[i].present && !seated.contains(i)) {
            round.byes.push_back(i);
        }
    }
    return round;
}

std::size_t edges(const Problem& problem) {
    return possible(problem).size();
}

std::vector<Pair> possible_pairs(const Problem& problem) {
    std::vector<Pair> pairs;
    for (const Candidate& candidate : possible(problem)) {
        pairs.push_back({candidate.a, candidate.b});
    }
    return pairs;
}

std::vector<std::size_t> partners_left(const Problem& problem) {
    return degrees(problem, possible(problem));
}

}  // namespace seating
