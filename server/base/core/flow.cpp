#include "base/core/flow.hpp"

#include <algorithm>

namespace base {

std::size_t Flow::add(std::size_t from, std::size_t to, std::int64_t capacity) {
    out_[from].push_back(arcs_.size());
    arcs_.push_back({to, capacity});
    out_[to].push_back(arcs_.size());
    arcs_.push_back({from, 0});
    return arcs_.size() / 2 - 1;
}

bool Flow::find_levels(std::size_t source, std::size_t sink) {
    level_.assign(out_.size(), unreached);
    level_[source] = 0;
    std::vector<std::size_t> queue{source};
    for (std::size_t i = 0; i < queue.size(); ++i) {
        for (const std::size_t arc : out_[queue[i]]) {
            if (arcs_[arc].left > 0 && level_[arcs_[arc].to] == unreached) {
                level_[arcs_[arc].to] = level_[queue[i]] + 1;
                queue.push_back(arcs_[arc].to);
            }
        }
    }
    return level_[sink] != unreached;
}

// One path along rising levels, without recursion: a path may be as long as there are nodes.
std::int64_t Flow::push_one(std::size_t source, std::size_t sink) {
    std::vector<std::size_t> path;
    std::size_t at = source;
    while (at != sink) {
        std::size_t& next = next_[at];
        while (next < out_[at].size() && (arcs_[out_[at][next]].left == 0 ||
                                          level_[arcs_[out_[at][next]].to] != level_[at] + 1)) {
            ++next;
        }
        if (next < out_[at].size()) {
            path.push_back(out_[at][next]);
            at = arcs_[path.back()].to;
            continue;
        }
        if (path.empty()) {
            return 0;
        }
        at = arcs_[path.back() ^ 1U].to;
        path.pop_back();
        ++next_[at];
    }
    std::int64_t pushed = INT64_MAX;
    for (const std::size_t arc : path) {
        pushed = std::min(pushed, arcs_[arc].left);
    }
    for (const std::size_t arc : path) {
        arcs_[arc].left -= pushed;
        arcs_[arc ^ 1U].left += pushed;
    }
    return pushed;
}

std::int64_t Flow::run(std::size_t source, std::size_t sink) {
    std::int64_t total = 0;
    while (find_levels(source, sink)) {
        next_.assign(out_.size(), 0);
        for (std::int64_t pushed = push_one(source, sink); pushed > 0;
             pushed = push_one(source, sink)) {
            total += pushed;
        }
    }
    return total;
}

}  // namespace base
