#include "matching/stages.hpp"

#include <utility>

namespace matching {

Stages::Stages(LinearModel model, Numbers start, Effort& effort)
    : model_(std::move(model)), values_(std::move(start)), effort_(effort) {
    if (!values_.empty() && !satisfies(model_, values_)) {
        values_.clear();  // not a solution after all: begin with nothing
    }
}

std::uint32_t Stages::add_column(const LinearColumn& column, std::int64_t value) {
    values_.push_back(value);
    return model_.add_column(column);
}

bool Stages::is_constant(const Numbers& objective) const {
    for (std::size_t i = 0; i < objective.size(); ++i) {
        if (objective[i] != 0 && model_.columns[i].lower != model_.columns[i].upper) {
            return false;
        }
    }
    return true;
}

Settled Stages::maximise(const Numbers& objective, const Weighed& weighed) {
    if (!values_.empty()) {
        fix_columns(model_, weighed, value_of(objective, values_));
        if (weighed.bound() == value_of(objective, values_)) {
            return settle(objective, weighed);
        }
    }
    return maximise(objective);
}

Settled Stages::maximise(const Numbers& objective) {
    if (!values_.empty() && is_constant(objective)) {
        return Settled::yes;
    }
    const Relaxed relaxed = effort_.relax(model_, objective, dual_scale);
    if (relaxed.ended == Ended::infeasible) {
        return values_.empty() ? Settled::impossible : Settled::no;
    }
    if (relaxed.ended == Ended::limit) {
        return Settled::no;
    }
    const Weighed weighed = weigh(model_, objective, relaxed.multipliers, dual_scale);
    if (!values_.empty() && weighed.bound() <= value_of(objective, values_)) {
        return settle(objective, weighed);
    }
    if (relaxed.whole && accept(objective, relaxed.values, weighed)) {
        return settle(objective, weighed);
    }
    return branch(objective, weighed);
}

Settled Stages::branch(const Numbers& objective, const Weighed& weighed) {
    if (!values_.empty()) {
        fix_columns(model_, weighed, value_of(objective, values_));
    }
    const Searched searched = effort_.search(model_, objective, values_);
    if (searched.ended == Ended::infeasible) {
        return values_.empty() ? Settled::impossible : Settled::no;
    }
    if (searched.ended == Ended::limit || !accept(objective, searched.values, weighed)) {
        return Settled::no;
    }
    return settle(objective, weighed);
}

// Takes a solution that keeps every row, is no worse than the known one and within the bound.
bool Stages::accept(const Numbers& objective, const Numbers& values, const Weighed& weighed) {
    if (!satisfies(model_, values)) {
        return false;
    }
    const std::int64_t value = value_of(objective, values);
    if (value > weighed.bound() || (!values_.empty() && value < value_of(objective, values_))) {
        return false;
    }
    values_ = values;
    return true;
}

Settled Stages::settle(const Numbers& objective, const Weighed& weighed) {
    const std::int64_t best = value_of(objective, values_);
    fix_columns(model_, weighed, best);
    LinearRow row{best, best, {}};
    for (std::uint32_t i = 0; i < objective.size(); ++i) {
        if (objective[i] != 0) {
            row.terms.push_back({i, objective[i]});
        }
    }
    model_.add_row(std::move(row));
    return Settled::yes;
}

}  // namespace matching
