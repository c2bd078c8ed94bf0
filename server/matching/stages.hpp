#pragma once
// Lexicographic optimization of a linear model: one objective after the other, each proven before
// the next may choose among what is left. Whatever can be settled in integers (a bound that is
// met, columns priced out) is; the rest is branch and bound. Pure; one owner.

#include <cstdint>
#include <optional>

#include "matching/effort.hpp"
#include "matching/linear.hpp"

namespace matching {

enum class Settled : std::uint8_t {
    yes,
    impossible,  // there is no solution at all; only while none is known
    no,          // a limit, or the solver contradicted what is known
};

class Stages {
public:
    // `start` is a solution, or empty when none is known. `effort` must outlive it.
    Stages(LinearModel model, Numbers start, Effort& effort);

    // Narrows the model to the solutions with the largest value of this objective.
    Settled maximise(const Numbers& objective);
    // The same when `weighed` bounds this objective over every solution that is left: then a start
    // that meets the bound settles it at once, and the model becomes smaller otherwise.
    Settled maximise(const Numbers& objective, const Weighed& weighed);

    // A column that follows from the others, for the next objectives.
    std::uint32_t add_column(const LinearColumn& column, std::int64_t value);
    std::uint32_t add_row(LinearRow row) { return model_.add_row(std::move(row)); }

    const Numbers& values() const { return values_; }

private:
    bool is_constant(const Numbers& objective) const;
    Settled settle(const Numbers& objective, const Weighed& weighed);
    Settled branch(const Numbers& objective, const Weighed& weighed);
    bool accept(const Numbers& objective, const Numbers& values, const Weighed& weighed);

    LinearModel model_;
    Numbers values_;
    Effort& effort_;
};

// Half of what a certificate allows, so that one may be doubled and still hold.
constexpr std::int64_t dual_scale = std::int64_t{1} << 19;

}  // namespace matching
