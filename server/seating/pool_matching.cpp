#include "seating/pool_matching.hpp"

#include <algorithm>
#include <utility>

#include "seating/lemon_matching.hpp"

namespace seating {
namespace {

constexpr std::size_t few_edges = 20;    // a person: all are taken
constexpr std::size_t first_edges = 10;  // a person, at the start, where there are more
constexpr std::size_t more_edges = 6;    // a person, each time the prices do not cover all

class SparseSearch {
public:
    SparseSearch(std::size_t nodes, const std::vector<WeightedEdge>& edges)
        : nodes_(nodes), edges_(edges), taken_(edges.size(), edges.size() <= few_edges * nodes) {}

    std::vector<std::size_t> solve() {
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
            const PricedMatching found = heaviest_matching(nodes_, few);
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
        std::vector<std::vector<std::uint32_t>> of_node(nodes_);
        for (std::uint32_t i = 0; i < edges_.size(); ++i) {
            of_node[edges_[i].a].push_back(i);
            of_node[edges_[i].b].push_back(i);
        }
        for (std::size_t node = 0; node < nodes_; ++node) {
            auto& own = of_node[node];
            const auto after = [&](std::uint32_t edge) {
                const std::size_t other = edges_[edge].a == node ? edges_[edge].b : edges_[edge].a;
                return (other + nodes_ - node) % nodes_;
            };
            const auto heavier = [&](std::uint32_t one, std::uint32_t other) {
                return std::pair(edges_[other].weight, after(one)) <
                       std::pair(edges_[one].weight, after(other));
            };
            const std::size_t count = std::min(own.size(), first_edges);
            std::nth_element(own.begin(), own.begin() + static_cast<std::ptrdiff_t>(count),
                             own.end(), heavier);
            for (std::size_t i = 0; i < count; ++i) {
                taken_[own[i]] = true;
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
        const auto common = [&](const WeightedEdge& edge) {
            std::int64_t price = 0;
            for (const std::uint32_t of_a : blossoms_of[edge.a]) {
                for (const std::uint32_t of_b : blossoms_of[edge.b]) {
                    price += of_a == of_b ? found.blossoms[of_a].price : 0;
                }
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
    std::vector<bool> taken_;
};

}  // namespace

std::vector<std::size_t> best_matching(std::size_t nodes, const std::vector<WeightedEdge>& edges,
                                       std::size_t pairs_max) {
    std::vector<std::size_t> chosen = SparseSearch(nodes, edges).solve();
    return chosen.size() <= pairs_max ? std::move(chosen)
                                      : heaviest_of_size(nodes, edges, pairs_max);
}

}  // namespace seating
