#include "seating/assignment.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>
#include <set>

#include "base/core/rng.hpp"
#include "seating/lemon_matching.hpp"
#include "seating/neediest.hpp"
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

// A pool as next_round sees it: needs of its people, of which one unit outweighs all that is below.
struct Pool {
    std::vector<std::int64_t> need;
    std::vector<WeightedEdge> edges;
};

enum class Shape { drawn, all_meet, circles, hosts };

Pool draw_pool(base::Rng& rng, std::uint32_t people, Shape shape) {
    Pool pool;
    const std::uint64_t below = rng.chance(1, 3) ? 1 : rng.chance(1, 2) ? 4 : 1000;
    const auto unit = static_cast<std::int64_t>(people * below);
    const std::uint64_t needs = rng.chance(1, 2) ? 2 : 9;
    for (std::uint32_t i = 0; i < people; ++i) {
        pool.need.push_back(unit * static_cast<std::int64_t>(1 + rng.below(needs)));
    }
    const std::uint64_t chance = 1 + rng.below(9);
    const std::uint32_t groups = 1 + people / 7;
    const std::uint32_t hosts = 1 + people / 3;
    for (std::uint32_t a = 0; a < people; ++a) {
        for (std::uint32_t b = a + 1; b < people; ++b) {
            const bool may_meet =
                shape == Shape::all_meet || (shape == Shape::circles && a % groups == b % groups) ||
                (shape == Shape::hosts && a < hosts && b >= hosts && rng.chance(4, people)) ||
                (shape == Shape::drawn && rng.chance(chance, 2 * people));
            if (may_meet) {
                const auto rest = static_cast<std::int64_t>(rng.below(below));
                pool.edges.push_back({a, b, pool.need[a] + pool.need[b] + rest});
            }
        }
    }
    rng.shuffle(pool.edges);
    return pool;
}

// Who has no partner in some matching of the largest sum of needs, found by looking at each.
struct EveryMatching {
    const Pool& pool;
    std::int64_t best = -1;
    std::set<std::uint32_t> may_rest = {};

    void look(std::size_t from, std::int64_t sum, std::set<std::uint32_t>& used) {
        if (sum > best) {
            best = sum;
            may_rest.clear();
        }
        for (std::uint32_t i = 0; i < pool.need.size() && sum == best; ++i) {
            if (!used.contains(i)) {
                may_rest.insert(i);
            }
        }
        for (std::size_t i = from; i < pool.edges.size(); ++i) {
            const auto [a, b, weight] = pool.edges[i];
            if (used.contains(a) || used.contains(b)) {
                continue;
            }
            used.insert({a, b});
            look(i + 1, sum + pool.need[a] + pool.need[b], used);
            used.erase(a);
            used.erase(b);
        }
    }
};

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

TEST_CASE("T21 who of a pool may rest is known exactly, and the neediest never do") {
    base::Rng rng(24);
    int with_choice = 0;
    for (int world = 0; world < 3000; ++world) {
        const auto people = static_cast<std::uint32_t>(2 + rng.below(7));
        const Pool pool = draw_pool(rng, people, static_cast<Shape>(rng.below(4)));
        EveryMatching every{pool};
        std::set<std::uint32_t> used;
        every.look(0, 0, used);
        std::set<std::uint32_t> alone;
        for (std::uint32_t i = 0; i < people; ++i) {
            alone.insert(i);
        }
        for (const WeightedEdge& edge : pool.edges) {
            alone.erase(edge.a);
            alone.erase(edge.b);
        }
        const seating::Seated seated = seating::seat_neediest(pool.edges, pool.need);
        std::set<std::uint32_t> may_rest = alone;
        std::int64_t covered = 0;
        std::size_t resting = alone.size();
        for (const seating::Resting& each : seated.resting) {
            may_rest.insert(each.people.begin(), each.people.end());
            resting += each.count;
            with_choice += each.people.size() > each.count ? 1 : 0;
        }
        for (std::uint32_t i = 0; i < people; ++i) {
            const std::uint32_t partner = seated.partner[i];
            covered += partner == seating::no_partner ? 0 : pool.need[i];
            resting -= partner == seating::no_partner ? 1U : 0U;
            REQUIRE((partner == seating::no_partner || seated.partner[partner] == i));
        }
        INFO("world " << world);
        REQUIRE(covered == every.best);
        REQUIRE(resting == 0);
        REQUIRE(may_rest == every.may_rest);
    }
    CHECK(with_choice > 300);
}

TEST_CASE("T21 a pool in which the neediest are seated first has the heaviest matching still") {
    base::Rng rng(25);
    int blind_loses = 0;  // worlds in which another matching of as many pairs is not as good
    int with_rests = 0;
    for (int world = 0; world < 1200; ++world) {
        const auto people = static_cast<std::uint32_t>(2 + rng.below(world % 50 == 0 ? 120 : 24));
        const Pool pool = draw_pool(rng, people, static_cast<Shape>(rng.below(4)));
        const std::size_t limit = world % 5 == 0 ? 1 + rng.below(people) : people;
        const auto one = seating::neediest_matching(pool.edges, pool.need, limit);
        const auto other = seating::best_matching(people, pool.edges, limit);
        INFO("world " << world);
        REQUIRE(one.size() <= limit);
        REQUIRE(weight_of(pool.edges, one) == weight_of(pool.edges, other));
        Pool blind = pool;
        for (WeightedEdge& edge : blind.edges) {
            edge.weight = 2;
        }
        blind.need.assign(people, 1);
        const auto largest = seating::neediest_matching(blind.edges, blind.need, limit);
        REQUIRE(largest.size() == one.size());
        blind_loses += weight_of(pool.edges, largest) < weight_of(pool.edges, one) ? 1 : 0;
        with_rests += 2 * one.size() < people ? 1 : 0;
    }
    CHECK(with_rests > 300);
    CHECK(blind_loses > 300);
}
