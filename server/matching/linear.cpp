#include "matching/linear.hpp"

#include <algorithm>
#include <utility>

namespace matching {
namespace {

// The largest whole number whose product with `by` is not above `value`.
Wide floored(Wide value, std::int64_t by) {
    const Wide quotient = value / by;
    return value % by < 0 ? quotient - 1 : quotient;
}

}  // namespace

std::uint32_t LinearModel::add_column(const LinearColumn& column) {
    columns.push_back(column);
    return static_cast<std::uint32_t>(columns.size() - 1);
}

std::uint32_t LinearModel::add_row(LinearRow row) {
    rows.push_back(std::move(row));
    return static_cast<std::uint32_t>(rows.size() - 1);
}

std::int64_t value_of(const Numbers& factors, const Numbers& values) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < factors.size(); ++i) {
        sum += factors[i] * values[i];
    }
    return sum;
}

bool satisfies(const LinearModel& model, const Numbers& values) {
    if (values.size() != model.columns.size()) {
        return false;
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i] < model.columns[i].lower || values[i] > model.columns[i].upper) {
            return false;
        }
    }
    return std::all_of(model.rows.begin(), model.rows.end(), [&values](const LinearRow& row) {
        std::int64_t sum = 0;
        for (const Term& term : row.terms) {
            sum += term.factor * values[term.column];
        }
        return (row.lower == -unbounded || sum >= row.lower) &&
               (row.upper == unbounded || sum <= row.upper);
    });
}

Wide Weighed::bound() const {
    return floored(total, scale);
}

Weighed weigh(const LinearModel& model, const Numbers& objective, const Numbers& multipliers,
              std::int64_t scale) {
    Weighed weighed;
    weighed.scale = scale;
    for (const std::int64_t factor : objective) {
        weighed.price.push_back(Wide{factor} * scale);
    }
    for (std::size_t i = 0; i < model.rows.size(); ++i) {
        const LinearRow& row = model.rows[i];
        const std::int64_t end = multipliers[i] > 0 ? row.upper : row.lower;
        if (multipliers[i] == 0 || end == unbounded || end == -unbounded) {
            continue;
        }
        weighed.total += Wide{multipliers[i]} * end;
        for (const Term& term : row.terms) {
            weighed.price[term.column] -= Wide{multipliers[i]} * term.factor;
        }
    }
    for (std::size_t i = 0; i < model.columns.size(); ++i) {
        const LinearColumn& column = model.columns[i];
        weighed.total += weighed.price[i] * (weighed.price[i] > 0 ? column.upper : column.lower);
    }
    return weighed;
}

std::size_t fix_columns(LinearModel& model, const Weighed& weighed, std::int64_t least) {
    std::size_t fixed = 0;
    const Wide room = weighed.total - Wide{least} * weighed.scale;
    for (std::size_t i = 0; i < weighed.price.size(); ++i) {
        LinearColumn& column = model.columns[i];
        const Wide price = weighed.price[i];
        if (!column.whole || column.upper - column.lower != 1 ||
            (price < 0 ? -price : price) <= room) {
            continue;
        }
        (price < 0 ? column.upper : column.lower) = price < 0 ? column.lower : column.upper;
        ++fixed;
    }
    return fixed;
}

}  // namespace matching
