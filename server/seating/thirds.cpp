#include "seating/thirds.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

#include "seating/assignment.hpp"
#include "seating/tables.hpp"
#include "seating/weighted_edge.hpp"

namespace seating {
namespace {

constexpr std::int64_t affinity_max = 64;  // all levels of the largest room fit below 2^58

bool share_a_side(const Problem& problem, Index a, Index b) {
    return problem.two_sided && problem.people[a].side == problem.people[b].side;
}

SeatedPair oriented(const Problem& problem, Table table, Index a, Index b) {
    const auto rank = [&problem](Index index) {
        return std::pair(problem.two_sided ? problem.people[index].side : std::uint8_t{0}, index);
    };
    return rank(a) < rank(b) ? SeatedPair{table, a, b} : SeatedPair{table, b, a};
}

class Places {
public:
    Places(const Problem& problem, const std::vector<Candidate>& possible)
        : problem_(problem), possible_(possible), apart_(problem.apart) {
        for (Pair& pair : apart_) {
            pair = {std::min(pair.a, pair.b), std::max(pair.a, pair.b)};
        }
        std::sort(apart_.begin(), apart_.end());
    }

    // What the three have to say to each other; nothing when they do not fit together.
    std::optional<std::int64_t> affinity(Index third, const SeatedPair& pair) const {
        std::int64_t sum = 0;
        for (const Index index : {pair.a, pair.b}) {
            if (std::binary_search(apart_.begin(), apart_.end(),
                                   Pair{std::min(third, index), std::max(third, index)})) {
                return std::nullopt;
            }
            if (share_a_side(problem_, third, index)) {
                continue;
            }
            const Candidate* found = candidate(third, index);
            if (found == nullptr) {
                return std::nullopt;
            }
            sum += std::min<std::int64_t>(found->affinity, affinity_max);
        }
        return sum;
    }

private:
    const Candidate* candidate(Index one, Index other) const {
        const SeatedPair pair = oriented(problem_, 0, one, other);
        const auto key = [](const auto& each) { return std::tie(each.a, each.b); };
        const auto found = std::lower_bound(
            possible_.begin(), possible_.end(), pair,
            [&key](const Candidate& each, const SeatedPair& at) { return key(each) < key(at); });
        return found != possible_.end() && key(*found) == key(pair) ? &*found : nullptr;
    }

    const Problem& problem_;
    const std::vector<Candidate>& possible_;
    std::vector<Pair> apart_;
};

// From 1; the most needy first.
std::vector<std::int64_t> needs(const Problem& problem, const std::vector<Index>& byes) {
    std::uint32_t most = 0;
    for (const Index bye : byes) {
        most = std::max(most, problem.people[bye].talks);
    }
    std::vector<std::int64_t> need;
    for (const Index bye : byes) {
        const Person& person = problem.people[bye];
        const std::int64_t fewer = std::int64_t{most} - person.talks;
        need.push_back(1 + fewer + (std::int64_t{most} + 1) * person.owed);
    }
    return need;
}

// Nearer tables weigh more; who sat nowhere is near to all.
std::int64_t nearness(const Problem& problem, Index third, Table table) {
    const auto& before = problem.people[third].before;
    const auto tables = static_cast<std::int64_t>(problem.tables.size());
    return before ? tables - std::abs(steps(problem.tables, *before, table)) : tables;
}

void take_places(NextRound& round, const std::vector<std::size_t>& chosen,
                 const std::vector<WeightedEdge>& edges) {
    const auto byes = static_cast<Index>(round.byes.size());
    std::vector<bool> placed(byes, false);
    for (const std::size_t each : chosen) {
        const WeightedEdge& edge = edges[each];
        round.thirds.push_back({round.tables[edge.b - byes].table, round.byes[edge.a]});
        placed[edge.a] = true;
    }
    std::sort(round.thirds.begin(), round.thirds.end());
    std::vector<Index> left;
    for (Index i = 0; i < byes; ++i) {
        if (!placed[i]) {
            left.push_back(round.byes[i]);
        }
    }
    round.byes = std::move(left);
}

}  // namespace

void add_thirds(const Problem& problem, const std::vector<Candidate>& possible, NextRound& round) {
    const Places places(problem, possible);
    const std::vector<std::int64_t> need = needs(problem, round.byes);
    const auto byes = static_cast<Index>(round.byes.size());
    const auto pairs = static_cast<Index>(round.tables.size());
    // One unit of each level outweighs all that the levels below it can sum up to.
    const std::int64_t near_most = static_cast<std::int64_t>(problem.tables.size()) + 1;
    const std::int64_t of_affinity = near_most * (byes + 1);
    const std::int64_t of_need = of_affinity * (2 * affinity_max * (byes + 1) + 1);
    std::vector<WeightedEdge> edges;
    for (Index i = 0; i < byes; ++i) {
        if (problem.people[round.byes[i]].stays_seated) {
            continue;
        }
        for (Index k = 0; k < pairs; ++k) {
            if (const auto affinity = places.affinity(round.byes[i], round.tables[k])) {
                const auto near = nearness(problem, round.byes[i], round.tables[k].table);
                edges.push_back({i, byes + k, need[i] * of_need + *affinity * of_affinity + near});
            }
        }
    }
    if (!edges.empty()) {
        take_places(round, best_assignment(byes + pairs, edges, byes), edges);
    }
}

std::vector<SeatedPair> meetings(const Problem& problem, const NextRound& round) {
    std::vector<SeatedPair> all = round.tables;
    for (const Third& third : round.thirds) {
        const auto at = std::lower_bound(
            round.tables.begin(), round.tables.end(), third.table,
            [](const SeatedPair& each, Table table) { return each.table < table; });
        for (const Index index : {at->a, at->b}) {
            if (!share_a_side(problem, third.person, index)) {
                all.push_back(oriented(problem, third.table, third.person, index));
            }
        }
    }
    return all;
}

}  // namespace seating
