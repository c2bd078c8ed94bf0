#pragma once
// Linear models in integers: what the solver unit is asked, and the arithmetic that needs no
// solver to believe it. Whatever multipliers for the rows somebody proposes, `Weighed` is a true
// bound; only how close it is depends on them. Pure values; any thread.

#include <cstdint>
#include <optional>
#include <vector>

namespace matching {

__extension__ using Wide = __int128;

// Of rows only; a column always has two bounds.
constexpr std::int64_t unbounded = INT64_MAX;

struct Term {
    std::uint32_t column = 0;
    std::int64_t factor = 0;
};

struct LinearColumn {
    std::int64_t lower = 0;
    std::int64_t upper = 1;
    bool whole = true;  // false: follows from the others, need not be branched on
};

struct LinearRow {
    std::int64_t lower = -unbounded;
    std::int64_t upper = unbounded;
    std::vector<Term> terms;
};

// One whole number per column: a solution, or the factors of what is to be as large as possible.
using Numbers = std::vector<std::int64_t>;

struct LinearModel {
    std::vector<LinearColumn> columns;
    std::vector<LinearRow> rows;

    std::uint32_t add_column(const LinearColumn& column);
    std::uint32_t add_row(LinearRow row);
};

// The sum of factor × value. O(columns).
std::int64_t value_of(const Numbers& factors, const Numbers& values);

// Whether the values keep every bound and every row, exactly. O(terms).
bool satisfies(const LinearModel& model, const Numbers& values);

// What multipliers of the rows prove of an objective (weak duality of linear programs).
struct Weighed {
    std::int64_t scale = 1;
    Wide total = 0;           // scale × objective is never above this
    std::vector<Wide> price;  // per column: scale × objective, less what the rows charge for it

    // The highest whole value of the objective that is left possible.
    Wide bound() const;
};

// `multipliers` per row, in 1/scale; above 0 they use a row's upper bound, below 0 its lower one,
// and one for a bound that is not there counts as 0. O(terms).
Weighed weigh(const LinearModel& model, const Numbers& objective, const Numbers& multipliers,
              std::int64_t scale);

// Narrows the whole columns of 0 or 1 whose other value would bring the objective below `least`.
// Gives how many. Reduced-cost fixing, in integers and therefore without a tolerance. `weighed` may
// speak of the first columns only.
std::size_t fix_columns(LinearModel& model, const Weighed& weighed, std::int64_t least);

}  // namespace matching
