#include "matching/effort.hpp"

#include <algorithm>

namespace matching {
namespace {

std::int64_t open_columns(const LinearModel& model) {
    return std::count_if(
        model.columns.begin(), model.columns.end(),
        [](const LinearColumn& column) { return column.whole && column.lower != column.upper; });
}

}  // namespace

// Steps of this model that are left.
std::int64_t Effort::affordable(const LinearModel& model) const {
    return left_ / std::max<std::int64_t>(1, static_cast<std::int64_t>(model.rows.size()));
}

// What a solver says it did may be anything; at least nothing is given back.
void Effort::pay(const LinearModel& model, std::int64_t steps) {
    const std::int64_t paid = std::clamp<std::int64_t>(steps, 0, affordable(model));
    left_ -= paid * static_cast<std::int64_t>(model.rows.size());
}

Relaxed Effort::relax(const LinearModel& model, const Numbers& objective, std::int64_t scale) {
    SolverLimits limits = solver_.limits;
    limits.iterations =
        static_cast<int>(std::min<std::int64_t>(limits.iterations, affordable(model)));
    if (limits.iterations == 0) {
        return {};
    }
    Relaxed relaxed = solver_.relax(model, objective, scale, limits);
    pay(model, relaxed.iterations);
    return relaxed;
}

Searched Effort::search(const LinearModel& model, const Numbers& objective, const Numbers& start) {
    const std::int64_t root_steps = open_column_steps * open_columns(model);
    const std::int64_t nodes = (affordable(model) - root_steps) / node_steps;
    if (nodes <= 0) {
        return {};
    }
    SolverLimits limits = solver_.limits;
    limits.nodes = static_cast<int>(std::min<std::int64_t>(limits.nodes, nodes));
    Searched searched = solver_.search(model, objective, start, limits);
    pay(model, root_steps + node_steps * std::int64_t{searched.nodes});
    return searched;
}

}  // namespace matching
