#include "matching/cbc_solver.hpp"

#include <coin/Cbc_C_Interface.h>
#include <coin/Clp_C_Interface.h>

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <memory>
#include <string>

namespace matching {
namespace {

constexpr double tolerance = 1e-9;
constexpr double whole_within = 1e-6;  // of a solution that is then rounded and checked exactly
constexpr double rounded_max = 4e15;  // beyond it, and for no number at all, a double is no integer
constexpr std::int64_t factor_max = 1024;

// A model as both libraries take it: by columns, and to be made as small as possible.
struct Sparse {
    std::vector<int> starts;
    std::vector<int> rows;
    std::vector<double> factors;
    std::vector<double> lower, upper, cost;  // per column
    std::vector<double> row_lower, row_upper;
    double divisor = 1;  // cost × -divisor is the objective; a power of two, so nothing is lost

    int columns() const { return static_cast<int>(cost.size()); }
    int row_count() const { return static_cast<int>(row_lower.size()); }
};

double as_bound(std::int64_t bound) {
    return bound == unbounded    ? DBL_MAX
           : bound == -unbounded ? -DBL_MAX
                                 : static_cast<double>(bound);
}

// Lottery numbers are large: beside them tolerances would be below what a double can tell.
double divisor_for(const Numbers& objective) {
    std::int64_t most = 0;
    for (const std::int64_t factor : objective) {
        most = std::max(most, std::abs(factor));
    }
    double divisor = 1;
    for (; most > factor_max; most /= 2) {
        divisor *= 2;
    }
    return divisor;
}

Sparse to_sparse(const LinearModel& model, const Numbers& objective) {
    Sparse sparse;
    sparse.divisor = divisor_for(objective);
    sparse.starts.assign(model.columns.size() + 1, 0);
    for (const LinearRow& row : model.rows) {
        sparse.row_lower.push_back(as_bound(row.lower));
        sparse.row_upper.push_back(as_bound(row.upper));
        for (const Term& term : row.terms) {
            ++sparse.starts[term.column + 1];
        }
    }
    for (std::size_t i = 0; i < model.columns.size(); ++i) {
        sparse.starts[i + 1] += sparse.starts[i];
        sparse.lower.push_back(static_cast<double>(model.columns[i].lower));
        sparse.upper.push_back(static_cast<double>(model.columns[i].upper));
        sparse.cost.push_back(-static_cast<double>(objective[i]) / sparse.divisor);
    }
    std::vector<int> next(sparse.starts.begin(), sparse.starts.end() - 1);
    sparse.rows.resize(static_cast<std::size_t>(sparse.starts.back()));
    sparse.factors.resize(sparse.rows.size());
    for (std::size_t i = 0; i < model.rows.size(); ++i) {
        for (const Term& term : model.rows[i].terms) {
            const auto at = static_cast<std::size_t>(next[term.column]++);
            sparse.rows[at] = static_cast<int>(i);
            sparse.factors[at] = static_cast<double>(term.factor);
        }
    }
    return sparse;
}

Numbers rounded(const double* values, std::size_t count, double factor) {
    Numbers numbers;
    numbers.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const double value = values[i] * factor;
        numbers.push_back(std::fabs(value) < rounded_max ? std::llround(value) : 0);
    }
    return numbers;
}

bool is_whole(const LinearModel& model, const double* values) {
    for (std::size_t i = 0; i < model.columns.size(); ++i) {
        if (model.columns[i].whole && std::fabs(values[i] - std::round(values[i])) > whole_within) {
            return false;
        }
    }
    return true;
}

// To C both kinds of model are void.
struct ClpCloser {
    void operator()(void* model) const { Clp_deleteModel(model); }
};
struct CbcCloser {
    void operator()(void* model) const { Cbc_deleteModel(model); }
};
using Branching = std::unique_ptr<void, CbcCloser>;

Branching branching(const LinearModel& model, const Sparse& sparse) {
    Branching cbc(Cbc_newModel());
    Cbc_setLogLevel(cbc.get(), 0);
    Cbc_loadProblem(cbc.get(), sparse.columns(), sparse.row_count(), sparse.starts.data(),
                    sparse.rows.data(), sparse.factors.data(), sparse.lower.data(),
                    sparse.upper.data(), sparse.cost.data(), sparse.row_lower.data(),
                    sparse.row_upper.data());
    for (std::size_t i = 0; i < model.columns.size(); ++i) {
        if (model.columns[i].whole) {
            Cbc_setInteger(cbc.get(), static_cast<int>(i));
        }
    }
    return cbc;
}

Relaxed relax(const LinearModel& model, const Numbers& objective, std::int64_t scale,
              const SolverLimits& limits) {
    const Sparse sparse = to_sparse(model, objective);
    const std::unique_ptr<void, ClpCloser> clp(Clp_newModel());
    Clp_setLogLevel(clp.get(), 0);
    Clp_loadProblem(clp.get(), sparse.columns(), sparse.row_count(), sparse.starts.data(),
                    sparse.rows.data(), sparse.factors.data(), sparse.lower.data(),
                    sparse.upper.data(), sparse.cost.data(), sparse.row_lower.data(),
                    sparse.row_upper.data());
    Clp_setPrimalTolerance(clp.get(), tolerance);
    Clp_setDualTolerance(clp.get(), tolerance);
    Clp_setMaximumIterations(clp.get(), limits.iterations);
    Clp_initialDualSolve(clp.get());
    Relaxed relaxed;
    relaxed.iterations = Clp_numberIterations(clp.get());
    const int status = Clp_status(clp.get());
    relaxed.ended = status == 0 ? Ended::optimal : status == 1 ? Ended::infeasible : Ended::limit;
    if (relaxed.ended != Ended::optimal) {
        return relaxed;
    }
    const double* values = Clp_primalColumnSolution(clp.get());
    relaxed.whole = is_whole(model, values);
    relaxed.values = rounded(values, model.columns.size(), 1);
    relaxed.multipliers = rounded(Clp_dualRowSolution(clp.get()), model.rows.size(),
                                  -sparse.divisor * static_cast<double>(scale));
    return relaxed;
}

Searched search(const LinearModel& model, const Numbers& objective, const Numbers& start,
                const SolverLimits& limits) {
    const Sparse sparse = to_sparse(model, objective);
    const Branching cbc = branching(model, sparse);
    if (!start.empty()) {
        std::vector<int> columns;
        std::vector<double> values;
        for (std::size_t i = 0; i < start.size(); ++i) {
            columns.push_back(static_cast<int>(i));
            values.push_back(static_cast<double>(start[i]));
        }
        Cbc_setMIPStartI(cbc.get(), static_cast<int>(columns.size()), columns.data(),
                         values.data());
    }
    // Every value is a multiple of 1/divisor: nothing between two of them is worth a node.
    const auto set = [&cbc](const char* name, const std::string& value) {
        Cbc_setParameter(cbc.get(), name, value.c_str());
    };
    set("log", "0");
    set("maxNodes", std::to_string(limits.nodes));
    set("increment", std::to_string(0.9 / sparse.divisor));
    set("allowableGap", "0");
    set("ratioGap", "0");
    set("primalTolerance", "1e-9");
    set("dualTolerance", "1e-9");
    // Measured on the families of docs/MATCHING.md: these cuts at the root pay, the others do not.
    set("cuts", "off");
    for (const char* cut : {"probing", "clique", "knapsack"}) {
        set(cut, "root");
    }
    Cbc_solve(cbc.get());
    Searched searched;
    searched.nodes = Cbc_getNodeCount(cbc.get());
    if (Cbc_isProvenInfeasible(cbc.get()) != 0) {
        searched.ended = Ended::infeasible;
    } else if (Cbc_isProvenOptimal(cbc.get()) != 0) {
        searched.ended = Ended::optimal;
        searched.values = rounded(Cbc_getColSolution(cbc.get()), model.columns.size(), 1);
    }
    return searched;
}

}  // namespace

Solver cbc(const SolverLimits& limits) {
    return {limits, relax, search};
}

}  // namespace matching
