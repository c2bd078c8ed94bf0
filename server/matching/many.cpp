#include "matching/many.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace matching {
namespace {

// How `who` orders a pair; smaller is better, never equal for two pairs.
auto strict_order(const Residual& residual, PairNumber number, Index who) {
    return std::tuple(residual.opinion(number, who).level,
                      (1U << 24) - residual.pair(number).lottery, number);
}

}  // namespace

Chosen deferred_acceptance(const Residual& residual, std::uint8_t proposers) {
    using Place = std::tuple<std::uint32_t, std::uint32_t, PairNumber>;
    const std::size_t people = residual.places.size();
    std::vector<std::vector<PairNumber>> lists(people);
    std::vector<std::size_t> next(people, 0);
    std::vector<std::uint32_t> held(people, 0);  // of a proposer: in how many pairs
    std::vector<std::set<Place>> holds(people);  // of a receiver
    std::vector<Index> asking;
    for (Index who = 0; who < people; ++who) {
        if (residual.problem.people[who].side == proposers) {
            for (const Prospect& prospect : residual.of[who]) {
                lists[who].push_back(prospect.pair);
            }
            std::sort(lists[who].begin(), lists[who].end(), [&](PairNumber one, PairNumber two) {
                return strict_order(residual, one, who) < strict_order(residual, two, who);
            });
            asking.push_back(who);
        }
    }
    while (!asking.empty()) {
        const Index who = asking.back();
        if (held[who] == residual.places[who] || next[who] == lists[who].size()) {
            asking.pop_back();
            continue;
        }
        const PairNumber number = lists[who][next[who]++];
        const Index receiver = residual.other(number, who);
        holds[receiver].insert(strict_order(residual, number, receiver));
        ++held[who];
        if (holds[receiver].size() > residual.places[receiver]) {
            const auto worst = std::prev(holds[receiver].end());
            const Index refused = residual.other(std::get<2>(*worst), receiver);
            holds[receiver].erase(worst);
            --held[refused];
            asking.push_back(refused);
        }
    }
    Chosen chosen;
    for (const auto& places : holds) {
        for (const Place& place : places) {
            chosen.push_back(std::get<2>(place));
        }
    }
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

}  // namespace matching
