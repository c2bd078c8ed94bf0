#include "seating/assignment.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace seating {
namespace {

constexpr std::uint32_t none = UINT32_MAX;

struct Arc {
    std::uint32_t column = 0;
    std::uint32_t edge = none;  // none: to a dummy
    std::int64_t weight = 0;
};

// Rows take columns. Potentials keep row + column − weight ≥ 0 for every arc, 0 for taken ones and
// 0 for whoever is free, which proves the matching heaviest (weak duality).
class Assignment {
public:
    Assignment(std::vector<std::vector<Arc>> arcs, std::size_t columns)
        : arcs_(std::move(arcs)),
          taken_(arcs_.size(), none),
          row_price_(arcs_.size(), 0),
          row_of_(columns, none),
          column_price_(columns, 0),
          distance_(columns, INT64_MAX),
          came_from_(columns) {}

    std::vector<std::size_t> solve() {
        start_greedily();
        for (std::uint32_t row = 0; row < arcs_.size(); ++row) {
            if (taken_[row] == none && row_price_[row] > 0) {
                augment(row);
            }
        }
        std::vector<std::size_t> chosen;
        for (std::size_t row = 0; row < arcs_.size(); ++row) {
            if (taken_[row] != none && arcs_[row][taken_[row]].edge != none) {
                chosen.push_back(arcs_[row][taken_[row]].edge);
            }
        }
        std::sort(chosen.begin(), chosen.end());
        return chosen;
    }

private:
    using Reached = std::pair<std::int64_t, std::uint32_t>;  // distance, column
    struct Step {
        std::uint32_t row = none;
        std::uint32_t arc = none;
    };

    // Each row takes a free column among its heaviest, if there is one.
    void start_greedily() {
        for (std::uint32_t row = 0; row < arcs_.size(); ++row) {
            for (const Arc& arc : arcs_[row]) {
                row_price_[row] = std::max(row_price_[row], arc.weight);
            }
            for (std::uint32_t at = 0; at < arcs_[row].size(); ++at) {
                const Arc& arc = arcs_[row][at];
                if (arc.weight == row_price_[row] && row_of_[arc.column] == none) {
                    take(row, at);
                    break;
                }
            }
        }
    }

    void take(std::uint32_t row, std::uint32_t arc) {
        taken_[row] = arc;
        row_of_[arcs_[row][arc].column] = row;
    }

    // Shortest path from a free row to a free column, or to a row that is better left free.
    void augment(std::uint32_t source) {
        best_ = row_price_[source];
        left_ = source;
        end_ = none;
        scan(source, 0);
        std::vector<Reached> done;
        while (!heap_.empty()) {
            std::pop_heap(heap_.begin(), heap_.end(), std::greater<>());
            const auto [distance, column] = heap_.back();
            heap_.pop_back();
            if (distance >= best_) {
                break;
            }
            if (distance > distance_[column]) {
                continue;  // a longer way, found before
            }
            done.emplace_back(distance, column);
            const std::uint32_t row = row_of_[column];
            if (distance + row_price_[row] < best_) {
                best_ = distance + row_price_[row];
                left_ = row;
                end_ = none;
            }
            scan(row, distance);
        }
        settle(source, done);
    }

    void scan(std::uint32_t row, std::int64_t distance) {
        const std::int64_t base = distance + row_price_[row];
        for (std::uint32_t at = 0; at < arcs_[row].size(); ++at) {
            const Arc& arc = arcs_[row][at];
            const std::int64_t reached = base + column_price_[arc.column] - arc.weight;
            if (reached >= best_ || reached >= distance_[arc.column]) {
                continue;
            }
            if (distance_[arc.column] == INT64_MAX) {
                touched_.push_back(arc.column);
            }
            distance_[arc.column] = reached;
            came_from_[arc.column] = {row, at};
            if (row_of_[arc.column] == none) {
                best_ = reached;
                end_ = arc.column;
            } else {
                heap_.emplace_back(reached, arc.column);
                std::push_heap(heap_.begin(), heap_.end(), std::greater<>());
            }
        }
    }

    void settle(std::uint32_t source, const std::vector<Reached>& done) {
        row_price_[source] -= best_;
        for (const auto& [distance, column] : done) {
            row_price_[row_of_[column]] -= best_ - distance;
            column_price_[column] += best_ - distance;
        }
        std::uint32_t column = end_;
        if (column == none && left_ != source) {
            column = arcs_[left_][taken_[left_]].column;
            taken_[left_] = none;
        }
        while (column != none) {
            const Step step = came_from_[column];
            const std::uint32_t before = taken_[step.row];
            take(step.row, step.arc);
            column = before == none ? none : arcs_[step.row][before].column;
        }
        for (const std::uint32_t each : touched_) {
            distance_[each] = INT64_MAX;
        }
        touched_.clear();
        heap_.clear();
    }

    std::vector<std::vector<Arc>> arcs_;  // by row
    std::vector<std::uint32_t> taken_;    // position in the row's arcs
    std::vector<std::int64_t> row_price_;
    std::vector<std::uint32_t> row_of_;
    std::vector<std::int64_t> column_price_;

    // One search.
    std::vector<std::int64_t> distance_;
    std::vector<Step> came_from_;
    std::vector<std::uint32_t> touched_;
    std::vector<Reached> heap_;
    std::int64_t best_ = 0;
    std::uint32_t left_ = none;  // row that would be left free, when `end_` is none
    std::uint32_t end_ = none;   // free column
};

// Nodes of one side, numbered by first appearance.
class Numbers {
public:
    explicit Numbers(std::size_t nodes) : number_(nodes, none) {}
    std::uint32_t of(std::uint32_t node) {
        if (number_[node] == none) {
            number_[node] = next_++;
        }
        return number_[node];
    }
    std::size_t count() const { return next_; }

private:
    std::vector<std::uint32_t> number_;
    std::uint32_t next_ = 0;
};

}  // namespace

std::vector<std::size_t> best_assignment(std::size_t nodes, const std::vector<WeightedEdge>& edges,
                                         std::size_t pairs_max) {
    Numbers first(nodes);
    Numbers second(nodes);
    std::int64_t heaviest = 0;
    for (const WeightedEdge& edge : edges) {
        first.of(edge.a);
        second.of(edge.b);
        heaviest = std::max(heaviest, edge.weight);
    }
    const bool swapped = second.count() < first.count();
    Numbers& rows = swapped ? second : first;
    Numbers& columns = swapped ? first : second;
    std::vector<std::vector<Arc>> arcs(rows.count());
    for (std::uint32_t i = 0; i < edges.size(); ++i) {
        const std::uint32_t row = rows.of(swapped ? edges[i].b : edges[i].a);
        const std::uint32_t column = columns.of(swapped ? edges[i].a : edges[i].b);
        arcs[row].push_back({column, i, edges[i].weight});
    }
    // Rows beyond the limit are bound by dummies, which outweigh everything.
    std::size_t width = columns.count();
    for (std::size_t dummy = pairs_max; dummy < arcs.size(); ++dummy, ++width) {
        for (auto& row : arcs) {
            row.push_back({static_cast<std::uint32_t>(width), none, heaviest + 1});
        }
    }
    return Assignment(std::move(arcs), width).solve();
}

}  // namespace seating
