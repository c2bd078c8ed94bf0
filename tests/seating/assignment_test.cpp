#include "seating/assignment.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>
#include <set>

#include "base/core/rng.hpp"
#include "seating/lemon_matching.hpp"
#include "seating/pool_matching.hpp"

using seating::WeightedEdge;

namespace {

std::int64_t weight_of(const std::vector<WeightedEdge>& edges,
                       const std::vector<std::size_t>& chosen) {
    std::set<std::uint32_t> used;
    std::int64_t weight = 0;
    for (const std::size_t each : chosen) {
        REQUIRE(used.insert(edges[each].a).second);
        REQUIRE(used.insert(edges[each].b).second);
        weight += edges[each].weight;
    }
    return weight;
}

std::int64_t by_force(const std::vector<WeightedEdge>& edges, std::size_t from, std::size_t left,
                      std::set<std::uint32_t>& used) {
    std::int64_t best = 0;
    for (std::size_t i = from; i < edges.size() && left > 0; ++i) {
        const auto [a, b, weight] = edges[i];
        if (used.contains(a) || used.contains(b)) {
            continue;
        }
        used.insert({a, b});
        best = std::max(best, weight + by_force(edges, i + 1, left - 1, used));
        used.erase(a);
        used.erase(b);
    }
    return best;
}

std::vector<std::size_t> greedy(const std::vector<WeightedEdge>& edges, std::size_t limit) {
    std::vector<std::size_t> order(edges.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&edges](std::size_t one, std::size_t other) {
        return edges[one].weight > edges[other].weight;
    });
    std::set<std::uint32_t> used;
    std::vector<std::size_t> chosen;
    for (const std::size_t each : order) {
        const WeightedEdge& edge = edges[each];
        if (chosen.size() < limit && !used.contains(edge.a) && !used.contains(edge.b)) {
            used.insert({edge.a, edge.b});
            chosen.push_back(each);
        }
    }
    return chosen;
}

std::vector<WeightedEdge> draw(base::Rng& rng, std::uint32_t side, std::uint64_t weights,
                               bool two_sides) {
    std::vector<WeightedEdge> edges;
    const std::uint64_t density = 2 + rng.below(9);
    for (std::uint32_t a = 0; a < side; ++a) {
        for (std::uint32_t b = two_sides ? side : a + 1; b < 2 * side; ++b) {
            if (rng.chance(density, 10)) {
                edges.push_back({a, b, static_cast<std::int64_t>(1 + rng.below(weights))});
            }
        }
    }
    rng.shuffle(edges);
    return edges;
}

}  // namespace

TEST_CASE("T21 a matching is the heaviest of all with no more pairs than tables") {
    base::Rng rng(21);
    int short_of_it = 0;  // worlds in which taking the heaviest edge left is not enough
    for (int world = 0; world < 3000; ++world) {
        const auto side = static_cast<std::uint32_t>(1 + rng.below(4));
        const bool two_sides = rng.chance(2, 3);
        const auto edges = draw(rng, side, rng.chance(1, 2) ? 3 : 1000, two_sides);
        const std::size_t limit = 1 + rng.below(side + 1);
        std::set<std::uint32_t> used;
        const auto chosen = two_sides ? seating::best_assignment(2 * side, edges, limit)
                                      : seating::best_matching(2 * side, edges, limit);
        INFO("world " << world);
        REQUIRE(chosen.size() <= limit);
        REQUIRE(weight_of(edges, chosen) == by_force(edges, 0, limit, used));
        short_of_it += weight_of(edges, greedy(edges, limit)) < weight_of(edges, chosen) ? 1 : 0;
    }
    CHECK(short_of_it > 100);
}

TEST_CASE("T21 a dense pool, solved on few edges a person, has the weight of all of them") {
    base::Rng rng(23);
    for (int world = 0; world < 12; ++world) {
        const auto side = static_cast<std::uint32_t>(30 + rng.below(21));
        const auto edges = draw(rng, side, world % 3 == 0 ? 3 : 100'000, false);
        const auto one = seating::best_matching(2 * side, edges, side);
        const auto other = seating::heaviest_matching(2 * side, edges).chosen;
        INFO("world " << world);
        REQUIRE(weight_of(edges, one) == weight_of(edges, other));
    }
}

TEST_CASE("T21 both algorithms agree where both apply, on hundreds of people") {
    base::Rng rng(22);
    for (int world = 0; world < 60; ++world) {
        const auto side = static_cast<std::uint32_t>(5 + rng.below(36));
        const auto edges = draw(rng, side, world % 3 == 0 ? 2 : std::uint64_t{1} << 40, true);
        const std::size_t limit = world % 2 == 0 ? side : side / 2;
        const auto one = seating::best_assignment(2 * side, edges, limit);
        const auto other = seating::best_matching(2 * side, edges, limit);
        INFO("world " << world);
        REQUIRE(weight_of(edges, one) == weight_of(edges, other));
    }
}
