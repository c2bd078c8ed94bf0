#include "seating/weights.hpp"

#include <algorithm>
#include <bit>
#include <map>

#include "limits.hpp"
#include "seating/foresight.hpp"
#include "seating/tables.hpp"

namespace seating {
namespace {

constexpr std::int64_t affinity_max = 1024;
constexpr int weight_bits_max = 58;  // of WeightedEdge

std::int64_t pairs_max(const Problem& problem) {
    return static_cast<std::int64_t>(
        std::min(problem.people.size() / 2 + 1, problem.tables.size()));
}

std::int64_t largest(const std::vector<std::int64_t>& values) {
    return values.empty() ? 0 : *std::max_element(values.begin(), values.end());
}

// Problem::need alone, from 1 for everyone.
std::vector<std::int64_t> plain_needs(const Problem& problem,
                                      const std::vector<Candidate>& candidates) {
    std::vector<std::int64_t> need;
    if (problem.need == Need::remaining_partners) {
        need.assign(problem.people.size(), 1);
        for (const Candidate& candidate : candidates) {
            ++need[candidate.a];
            ++need[candidate.b];
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

// Who must sit in every round left counts only at one of the tables that the rounds left count on;
// one such person more outweighs everybody's need. Somebody owed a talk outweighs two of them, so
// that taking a place for it is always better.
struct Rooms {
    std::int64_t must_sit = 0;
    std::int64_t owed = 1;
};

Rooms rooms_for(const Problem& problem, const std::vector<std::int64_t>& need,
                const Foresight& foresight) {
    const std::int64_t most = largest(need);
    if (foresight.within.empty()) {
        return {0, std::max<std::int64_t>(most, 1)};
    }
    const std::int64_t must_sit = 2 * pairs_max(problem) * most + 1;
    return {must_sit, 4 * must_sit};
}

// Where everyone is to meet everyone, unless there are so many pairs that none is scarce.
Foresight foresight_for(const Problem& problem, const std::vector<Candidate>& candidates) {
    const bool helps = problem.two_sided && problem.need == Need::remaining_partners &&
                       problem.rounds_left > 1 && candidates.size() <= limits::foresight_pairs;
    return helps ? foresee(problem, candidates) : Foresight{};
}

// How near two people's tables are to each other on the round through the hall.
class Nearness {
public:
    explicit Nearness(const Problem& problem)
        : tables_(static_cast<std::int64_t>(problem.tables.size())) {
        std::map<Table, std::int64_t> position_of;
        for (std::size_t i = 0; i < problem.tables.size(); ++i) {
            position_of.emplace(problem.tables[i], static_cast<std::int64_t>(i));
        }
        for (Index i = 0; i < problem.people.size(); ++i) {
            const Person& person = problem.people[i];
            const auto seat = person.home && owns_a_table(problem, i) ? person.home : person.before;
            const auto found = seat ? position_of.find(*seat) : position_of.end();
            position_.push_back(found == position_of.end() ? -1 : found->second);
            walks_.push_back(!owns_a_table(problem, i));
        }
    }

    // In steps of half a table. Forward is the shorter of two equal ways: then everyone moves on by
    // one table where that can be, instead of neighbours changing places, and goes on so.
    std::int64_t of(Index a, Index b) const {
        if (position_[a] < 0 || position_[b] < 0) {
            return most();
        }
        const Index mover = walks_[a] ? a : b;
        const Index host = mover == a ? b : a;
        const std::int64_t forward = (position_[host] - position_[mover] + tables_) % tables_;
        return most() - std::min(2 * forward, 2 * (tables_ - forward) + 1);
    }
    std::int64_t most() const { return tables_ + 1; }

private:
    std::int64_t tables_;
    std::vector<std::int64_t> position_;  // in walking order; -1: nowhere yet
    std::vector<bool> walks_;
};

// Of the three levels: what one unit weighs, or the most there is of it in one pair.
struct Levels {
    std::int64_t nearness = 0;
    std::int64_t affinity = 1;
    std::int64_t need = 1;
};

// So that one unit outweighs all sums of the levels below it.
Levels scale_for(std::int64_t pairs, const Levels& most) {
    const auto bits = [](std::int64_t value) {
        return static_cast<int>(std::bit_width(static_cast<std::uint64_t>(value)));
    };
    Levels scale;
    scale.affinity = pairs * most.nearness + 1;
    const std::int64_t below_need = pairs * most.affinity + 1;
    if (bits(scale.affinity) + bits(below_need) + bits(most.need) + 2 <= weight_bits_max) {
        scale.nearness = 1;
    } else {
        scale.affinity = 1;  // far more people than a hall holds: any walk will do
    }
    scale.need = below_need * scale.affinity;
    return scale;
}

// Affinity of each candidate, above it whether the rounds left count on the pair.
std::vector<std::int64_t> affinities(const Problem& problem,
                                     const std::vector<Candidate>& candidates,
                                     const Foresight& foresight) {
    std::vector<std::int64_t> affinity;
    std::int64_t most = 0;
    for (const Candidate& candidate : candidates) {
        affinity.push_back(std::min<std::int64_t>(candidate.affinity, affinity_max));
        most = std::max(most, affinity.back());
    }
    const std::int64_t above = most * pairs_max(problem) + 1;
    for (std::size_t i = 0; i < foresight.within.size(); ++i) {
        affinity[i] += foresight.within[i] ? above : 0;
    }
    return affinity;
}

}  // namespace

Weighed weigh(const Problem& problem, const std::vector<Candidate>& candidates) {
    const Foresight foresight = foresight_for(problem, candidates);
    std::vector<std::int64_t> need = plain_needs(problem, candidates);
    const Rooms rooms = rooms_for(problem, need, foresight);
    for (std::size_t i = 0; i < need.size(); ++i) {
        need[i] += rooms.owed * problem.people[i].owed;
    }
    const std::vector<std::int64_t> affinity = affinities(problem, candidates, foresight);
    const Nearness nearness(problem);
    const Levels scale = scale_for(
        pairs_max(problem), {nearness.most(), largest(affinity), largest(need) + rooms.must_sit});
    std::vector<WeightedEdge> edges;
    edges.reserve(candidates.size());
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const Candidate& pair = candidates[i];
        const std::int64_t needed =
            need[pair.a] + need[pair.b] + rooms.must_sit * foresight.must_sit_at(i, pair);
        edges.push_back({pair.a, pair.b,
                         needed * scale.need + affinity[i] * scale.affinity +
                             nearness.of(pair.a, pair.b) * scale.nearness});
    }
    for (std::int64_t& each : need) {
        each *= scale.need;
    }
    return {std::move(edges), std::move(need)};
}

}  // namespace seating
