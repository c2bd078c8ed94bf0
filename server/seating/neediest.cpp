#include "seating/neediest.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

namespace seating {
namespace {

// Where a chain of `above` ends, which is halved as it is walked.
std::uint32_t top(std::vector<std::uint32_t>& above, std::uint32_t each) {
    while (above[each] != each) {
        above[each] = above[above[each]];
        each = above[each];
    }
    return each;
}

constexpr std::uint32_t no_tree = UINT32_MAX;

class Search {
public:
    Search(const std::vector<WeightedEdge>& edges, const std::vector<std::int64_t>& need)
        : need_(need), begin_(need.size() + 1, 0), others_(2 * edges.size()) {
        for (const WeightedEdge& edge : edges) {
            ++begin_[edge.a];
            ++begin_[edge.b];
        }
        std::partial_sum(begin_.begin(), begin_.end(), begin_.begin());
        for (auto edge = edges.rbegin(); edge != edges.rend(); ++edge) {
            others_[--begin_[edge->a]] = edge->b;
            others_[--begin_[edge->b]] = edge->a;
        }
        const std::size_t nodes = need.size();
        seated_.partner.assign(nodes, no_partner);
        turn_of_.assign(nodes, 0);
        tree_of_.assign(nodes, no_tree);
        walked_.assign(nodes, 0);
        for (std::uint32_t node = 0; node < nodes; ++node) {
            if (begin_[node] < begin_[node + 1]) {
                turns_.push_back(node);
            }
        }
        std::stable_sort(turns_.begin(), turns_.end(),
                         [&need](std::uint32_t a, std::uint32_t b) { return need[a] > need[b]; });
        for (std::size_t turn = 0; turn < turns_.size(); ++turn) {
            turn_of_[turns_[turn]] = turn;
        }
    }

    Seated run() {
        match_greedily();
        for (turn_ = 0; turn_ < turns_.size(); ++turn_) {
            if (seated_.partner[turns_[turn_]] == no_partner) {
                grow_from(turns_[turn_]);
            }
        }
        tell_resting();
        return std::move(seated_);
    }

private:
    void match_greedily() {
        auto& partner = seated_.partner;
        for (const std::uint32_t node : turns_) {
            for (std::uint32_t i = begin_[node];
                 partner[node] == no_partner && i < begin_[node + 1]; ++i) {
                if (partner[others_[i]] == no_partner) {
                    partner[node] = others_[i];
                    partner[others_[i]] = node;
                }
            }
        }
    }

    // Covers the root, or closes its tree.
    void grow_from(std::uint32_t root) {
        const std::size_t nodes = need_.size();
        came_from_.assign(nodes, no_partner);
        outer_.assign(nodes, false);
        base_.resize(nodes);
        std::iota(base_.begin(), base_.end(), 0U);
        queue_.clear();
        enter(root);
        for (std::size_t i = 0; i < queue_.size(); ++i) {
            const std::uint32_t end = step_from(queue_[i]);
            if (end != no_partner) {
                turn_over(end);
                return;
            }
        }
        const std::uint32_t last = last_unsettled();
        if (last == no_partner) {
            close(root);
            return;
        }
        const std::uint32_t inner = seated_.partner[last];
        seated_.partner[last] = no_partner;
        turn_over(inner);
    }

    void enter(std::uint32_t node) {
        outer_[node] = true;
        queue_.push_back(node);
    }

    // Somebody without a partner, reached from an outer node; the tree grows by the others.
    std::uint32_t step_from(std::uint32_t node) {
        const auto& partner = seated_.partner;
        for (std::uint32_t i = begin_[node]; i < begin_[node + 1]; ++i) {
            const std::uint32_t other = others_[i];
            if (tree_of_[other] != no_tree || base_of(node) == base_of(other) ||
                partner[node] == other) {
                continue;
            }
            if (outer_[other]) {
                contract(node, other);
            } else if (came_from_[other] == no_partner) {
                came_from_[other] = node;
                if (partner[other] == no_partner) {
                    return other;
                }
                enter(partner[other]);
            }
        }
        return no_partner;
    }

    // The odd circle that an edge between two outer nodes closes: all of it becomes outer.
    void contract(std::uint32_t one, std::uint32_t other) {
        const std::uint32_t base = common_base(one, other);
        circle_.clear();
        turn_inner(one, base, other);
        turn_inner(other, base, one);
        for (const std::uint32_t node : circle_) {
            base_[base_of(node)] = base;
            if (!outer_[node]) {
                enter(node);
            }
        }
    }

    std::uint32_t common_base(std::uint32_t one, std::uint32_t other) {
        ++walk_;
        for (std::uint32_t node = base_of(one);; node = above(node)) {
            walked_[node] = walk_;
            if (is_root(node)) {
                break;
            }
        }
        std::uint32_t node = base_of(other);
        while (walked_[node] != walk_) {
            node = above(node);
        }
        return node;
    }

    bool is_root(std::uint32_t base) const { return seated_.partner[base] == no_partner; }
    std::uint32_t above(std::uint32_t base) { return base_of(came_from_[seated_.partner[base]]); }

    // Of the blossom a node is in.
    std::uint32_t base_of(std::uint32_t node) { return top(base_, node); }

    // Inner nodes on the way down to the base can be left by the edge that closed the circle.
    void turn_inner(std::uint32_t node, std::uint32_t base, std::uint32_t child) {
        while (base_of(node) != base) {
            const std::uint32_t inner = seated_.partner[node];
            circle_.insert(circle_.end(), {node, inner});
            came_from_[node] = child;
            child = inner;
            node = came_from_[inner];
        }
    }

    // Turns the path from the root over that ends by the edge into this node.
    void turn_over(std::uint32_t node) {
        while (node != no_partner) {
            const std::uint32_t from = came_from_[node];
            const std::uint32_t next = seated_.partner[from];
            seated_.partner[node] = from;
            seated_.partner[from] = node;
            node = next;
        }
    }

    // Of several who could give up their place the one whose turn is last: it is asked for once.
    std::uint32_t last_unsettled() const {
        std::uint32_t last = no_partner;
        for (const std::uint32_t node : queue_) {
            if (turn_of_[node] > turn_ && (last == no_partner || turn_of_[node] > turn_of_[last])) {
                last = node;
            }
        }
        return last;
    }

    // Its outer nodes know only each other, its inner ones, and inner ones of trees closed before:
    // with those it shares who rests.
    void close(std::uint32_t root) {
        const auto tree = static_cast<std::uint32_t>(trees_.size());
        trees_.push_back({1, {}});
        group_.push_back(tree);
        for (const std::uint32_t node : queue_) {
            for (std::uint32_t i = begin_[node]; i < begin_[node + 1]; ++i) {
                if (tree_of_[others_[i]] != no_tree) {
                    group_[top(group_, tree)] = top(group_, tree_of_[others_[i]]);
                }
            }
            if (need_[node] == need_[root]) {
                trees_.back().people.push_back(node);
            }
        }
        for (const std::uint32_t node : queue_) {
            tree_of_[node] = tree;
            if (node != root) {
                tree_of_[seated_.partner[node]] = tree;
            }
        }
    }

    // Trees of one group and one need together.
    void tell_resting() {
        std::map<std::pair<std::uint32_t, std::int64_t>, Resting> found;
        for (std::uint32_t tree = 0; tree < trees_.size(); ++tree) {
            const auto& people = trees_[tree].people;
            Resting& resting = found[{top(group_, tree), need_[people.front()]}];
            ++resting.count;
            resting.people.insert(resting.people.end(), people.begin(), people.end());
        }
        for (auto& [key, resting] : found) {
            seated_.resting.push_back(std::move(resting));
        }
    }

    const std::vector<std::int64_t>& need_;
    std::vector<std::uint32_t> begin_;   // of each node's part of others_
    std::vector<std::uint32_t> others_;  // ends of edges
    std::vector<std::uint32_t> turns_;   // nodes with edges, the neediest first
    Seated seated_;
    std::vector<std::size_t> turn_of_;
    std::size_t turn_ = 0;                // who had theirs and is covered stays so
    std::vector<std::uint32_t> tree_of_;  // that leads nowhere; most are in none
    std::vector<Resting> trees_;
    std::vector<std::uint32_t> group_;  // by tree: one before it with which it shares who rests
    // Of the tree that is grown:
    std::vector<std::uint32_t> came_from_;  // by inner node: the outer one before it
    std::vector<bool> outer_;
    std::vector<std::uint32_t> base_;    // on the way to that of a node's blossom
    std::vector<std::uint32_t> queue_;   // outer nodes, as they came
    std::vector<std::uint32_t> circle_;  // of which a blossom becomes
    std::vector<std::size_t> walked_;    // by base: in which walk
    std::size_t walk_ = 0;
};

}  // namespace

Seated seat_neediest(const std::vector<WeightedEdge>& edges,
                     const std::vector<std::int64_t>& need) {
    return Search(edges, need).run();
}

}  // namespace seating
