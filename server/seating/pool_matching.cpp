#include "seating/pool_matching.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "seating/lemon_matching.hpp"
#include "seating/neediest.hpp"

namespace seating {
namespace {

constexpr std::size_t few_edges = 20;    // a person: all are taken
constexpr std::size_t first_edges = 10;  // a person, at the start, where there are more
constexpr std::size_t more_edges = 6;    // a person, each time the prices do not cover all
constexpr std::size_t few_extras = 4;    // edges to places of rest a person: see neediest_matching

using Solver = PricedMatching (*)(std::size_t nodes, const std::vector<WeightedEdge>& edges);

class SparseSearch {
public:
    SparseSearch(std::size_t nodes, const std::vector<WeightedEdge>& edges, Solver solver)
        : nodes_(nodes),
          edges_(edges),
          solver_(solver),
          few_(edges.size() <= few_edges * nodes),
          taken_(edges.size(), few_) {}

    void take(std::size_t edge) { taken_[edge] = true; }

    std::vector<std::size_t> solve() {
        if (few_) {
            return solver_(nodes_, edges_).chosen;
        }
        take_heaviest();
        for (;;) {
            std::vector<std::size_t> positions;
            std::vector<WeightedEdge> few;
            for (std::size_t i = 0; i < edges_.size(); ++i) {
                if (taken_[i]) {
                    positions.push_back(i);
                    few.push_back(edges_[i]);
                }
            }
            const PricedMatching found = solver_(nodes_, few);
            if (!take_uncovered(found)) {
                std::vector<std::size_t> chosen;
                for (const std::size_t each : found.chosen) {
                    chosen.push_back(positions[each]);
                }
                return chosen;
            }
        }
    }

private:
    void take_heaviest() {
        struct Place {
            std::int64_t lightness;
            std::size_t after;  // the node, round and round
            std::uint32_t edge;
            bool operator<(const Place& other) const {
                return std::tie(lightness, after) < std::tie(other.lightness, other.after);
            }
        };
        std::vector<std::vector<Place>> of_node(nodes_);
        for (std::uint32_t i = 0; i < edges_.size(); ++i) {
            const auto [a, b, weight] = edges_[i];
            of_node[a].push_back({-weight, (b + nodes_ - a) % nodes_, i});
            of_node[b].push_back({-weight, (a + nodes_ - b) % nodes_, i});
        }
        for (std::vector<Place>& own : of_node) {
            const std::size_t count = std::min(own.size(), first_edges);
            std::nth_element(own.begin(), own.begin() + static_cast<std::ptrdiff_t>(count),
                             own.end());
            for (std::size_t i = 0; i < count; ++i) {
                taken_[own[i].edge] = true;
            }
        }
    }

    // Whether any edge weighs more than the prices of its ends; the worst of those join.
    bool take_uncovered(const PricedMatching& found) {
        std::vector<std::vector<std::uint32_t>> blossoms_of(nodes_);
        for (std::uint32_t i = 0; i < found.blossoms.size(); ++i) {
            for (const std::uint32_t member : found.blossoms[i].members) {
                blossoms_of[member].push_back(i);
            }
        }
        // Both lists ascend, so that one walk along them finds what they share.
        const auto common = [&](const WeightedEdge& edge) {
            std::int64_t price = 0;
            auto of_a = blossoms_of[edge.a].begin();
            auto of_b = blossoms_of[edge.b].begin();
            while (of_a != blossoms_of[edge.a].end() && of_b != blossoms_of[edge.b].end()) {
                price += *of_a == *of_b ? found.blossoms[*of_a].price : 0;
                const bool both = *of_a == *of_b;
                const bool first = *of_a < *of_b;
                of_a += both || first ? 1 : 0;
                of_b += both || !first ? 1 : 0;
            }
            return price;
        };
        std::vector<std::pair<std::int64_t, std::size_t>> uncovered;
        for (std::size_t i = 0; i < edges_.size(); ++i) {
            const WeightedEdge& edge = edges_[i];
            const std::int64_t lacking =
                price_scale * edge.weight - found.prices[edge.a] - found.prices[edge.b];
            if (lacking > 0 && lacking > common(edge)) {
                uncovered.emplace_back(-lacking, i);
            }
        }
        std::sort(uncovered.begin(), uncovered.end());
        std::vector<std::size_t> joined(nodes_, 0);
        for (const auto& [lacking, i] : uncovered) {
            const WeightedEdge& edge = edges_[i];
            if (joined[edge.a] < more_edges || joined[edge.b] < more_edges) {
                ++joined[edge.a];
                ++joined[edge.b];
                taken_[i] = true;
            }
        }
        return !uncovered.empty();
    }

    std::size_t nodes_;
    const std::vector<WeightedEdge>& edges_;
    Solver solver_;
    bool few_;
    std::vector<bool> taken_;
};

std::size_t extras_of(const Seated& seated) {
    std::size_t extras = 0;
    for (const Resting& resting : seated.resting) {
        extras += resting.count * resting.people.size();
    }
    return extras;
}

// The heaviest matching among those that seat the neediest: each of as many places of rest as
// people rest takes one of those who may. With them everybody has a partner, so that needs weigh
// the same in every answer and are left out.
std::vector<std::size_t> with_places_of_rest(const std::vector<WeightedEdge>& edges,
                                             const std::vector<std::int64_t>& need,
                                             const Seated& seated) {
    std::vector<WeightedEdge> all;
    all.reserve(edges.size() + extras_of(seated));
    for (const WeightedEdge& edge : edges) {
        all.push_back({edge.a, edge.b, edge.weight - need[edge.a] - need[edge.b]});
    }
    auto nodes = static_cast<std::uint32_t>(need.size());
    for (const Resting& resting : seated.resting) {
        for (std::size_t i = 0; i < resting.count; ++i, ++nodes) {
            for (const std::uint32_t person : resting.people) {
                all.push_back({person, nodes, 0});
            }
        }
    }
    SparseSearch search(nodes, all, heaviest_perfect);
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i >= edges.size() || seated.partner[all[i].a] == all[i].b) {
            search.take(i);
        }
    }
    std::vector<std::size_t> chosen = search.solve();
    while (!chosen.empty() && chosen.back() >= edges.size()) {
        chosen.pop_back();
    }
    return chosen;
}

}  // namespace

std::vector<std::size_t> best_matching(std::size_t nodes, const std::vector<WeightedEdge>& edges,
                                       std::size_t pairs_max) {
    std::vector<std::size_t> chosen = SparseSearch(nodes, edges, heaviest_matching).solve();
    return chosen.size() <= pairs_max ? std::move(chosen)
                                      : heaviest_of_size(nodes, edges, pairs_max);
}

std::vector<std::size_t> neediest_matching(const std::vector<WeightedEdge>& edges,
                                           const std::vector<std::int64_t>& need,
                                           std::size_t pairs_max) {
    const Seated seated = seat_neediest(edges, need);
    const auto covered = static_cast<std::size_t>(
        std::count_if(seated.partner.begin(), seated.partner.end(),
                      [](std::uint32_t partner) { return partner != no_partner; }));
    const bool fits = covered <= 2 * pairs_max && extras_of(seated) <= few_extras * need.size();
    return fits ? with_places_of_rest(edges, need, seated)
                : best_matching(need.size(), edges, pairs_max);
}

}  // namespace seating
