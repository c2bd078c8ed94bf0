#include "seating/circle.hpp"

#include <algorithm>
#include <utility>

#include "seating/next_round.hpp"

namespace seating {
namespace {

constexpr std::size_t none = SIZE_MAX;

// People joined by pairs that may meet.
struct Groups {
    std::vector<std::size_t> of;              // by person
    std::vector<std::vector<Index>> members;  // ascending
    std::vector<std::size_t> pairs;           // that may meet
};

Groups groups_of(const Problem& start) {
    const std::vector<Pair> pairs = possible_pairs(start);
    std::vector<std::vector<Index>> partners(start.people.size());
    for (const Pair& pair : pairs) {
        partners[pair.a].push_back(pair.b);
        partners[pair.b].push_back(pair.a);
    }
    Groups groups;
    groups.of.assign(start.people.size(), none);
    for (Index person = 0; person < start.people.size(); ++person) {
        if (groups.of[person] != none) {
            continue;
        }
        const std::size_t group = groups.members.size();
        std::vector<Index> members{person};
        groups.of[person] = group;
        for (std::size_t i = 0; i < members.size(); ++i) {
            for (const Index partner : partners[members[i]]) {
                const bool is_new = std::exchange(groups.of[partner], group) == none;
                members.insert(members.end(), is_new ? 1 : 0, partner);
            }
        }
        std::sort(members.begin(), members.end());
        groups.members.push_back(std::move(members));
    }
    groups.pairs.assign(groups.members.size(), 0);
    for (const Pair& pair : pairs) {
        ++groups.pairs[groups.of[pair.a]];
    }
    return groups;
}

}  // namespace

PairSets circle(std::size_t people) {
    const std::size_t places = people + people % 2;
    PairSets rounds(places == 0 ? 0 : places - 1);
    for (std::size_t round = 0; round + 1 < places; ++round) {
        const auto at = [&](std::size_t place) { return (round + place) % (places - 1); };
        for (std::size_t k = 0; k < places / 2; ++k) {
            const std::size_t one = k == 0 ? places - 1 : at(k);
            const std::size_t other = k == 0 ? at(0) : at(places - 1 - k);
            if (std::max(one, other) < people) {
                rounds[round].push_back({static_cast<Index>(std::min(one, other)),
                                         static_cast<Index>(std::max(one, other))});
            }
        }
    }
    return rounds;
}

PairSets with_circles(const Problem& start, const PairSets& sets) {
    const Groups groups = groups_of(start);
    std::size_t tables = 0;
    std::vector<PairSets> circles(groups.members.size());
    for (std::size_t i = 0; i < circles.size(); ++i) {
        const std::size_t size = groups.members[i].size();
        tables += size / 2;
        if (size > 1 && groups.pairs[i] == size * (size - 1) / 2) {
            circles[i] = circle(size);
        }
    }
    if (start.two_sided || tables > start.tables.size()) {
        return sets;
    }
    PairSets result(sets.size());
    for (std::size_t round = 0; round < sets.size(); ++round) {
        for (const Pair& pair : sets[round]) {
            if (circles[groups.of[pair.a]].empty()) {
                result[round].push_back(pair);
            }
        }
        for (std::size_t i = 0; i < circles.size(); ++i) {
            for (const Pair& pair :
                 round < circles[i].size() ? circles[i][round] : std::vector<Pair>{}) {
                result[round].push_back({groups.members[i][pair.a], groups.members[i][pair.b]});
            }
        }
        std::sort(result[round].begin(), result[round].end());
    }
    return result;
}

}  // namespace seating
