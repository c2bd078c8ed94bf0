#pragma once
// Maximum flow in integers: E. A. Dinic, "Algorithm for solution of a problem of maximum flow in
// networks with power estimation" (1970). For bounds of matchings and plans. Pure; one owner.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace base {

class Flow {
public:
    explicit Flow(std::size_t nodes) : out_(nodes) {}

    // An arc from → to of a capacity of at least 0. Gives its number.
    std::size_t add(std::size_t from, std::size_t to, std::int64_t capacity);

    // The maximum from source to sink, once. O(V² · E); O(E · sqrt(V)) where capacities are 1.
    std::int64_t run(std::size_t source, std::size_t sink);

    // After run(): what flows on an arc, and whether a node is on the source's side of the smallest
    // cut (the one nearest to the source, which is the same whatever flow was found).
    std::int64_t on(std::size_t arc) const { return arcs_[2 * arc + 1].left; }
    bool reached(std::size_t node) const { return level_[node] != unreached; }

private:
    static constexpr std::size_t unreached = SIZE_MAX;
    struct Arc {
        std::size_t to;
        std::int64_t left;
    };
    bool find_levels(std::size_t source, std::size_t sink);
    std::int64_t push_one(std::size_t source, std::size_t sink);

    std::vector<Arc> arcs_;  // an arc and its reverse side by side
    std::vector<std::vector<std::size_t>> out_;
    std::vector<std::size_t> level_;
    std::vector<std::size_t> next_;
};

}  // namespace base
