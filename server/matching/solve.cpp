#include "matching/solve.hpp"

#include <algorithm>

#include "matching/augment.hpp"
#include "matching/bound.hpp"
#include "matching/cbc_solver.hpp"
#include "matching/exact.hpp"
#include "matching/kiraly.hpp"
#include "matching/many.hpp"
#include "matching/most.hpp"
#include "matching/mutual.hpp"
#include "matching/repair.hpp"
#include "matching/residual.hpp"

namespace matching {
namespace {

// Pairs; above it one order of equals is tried, and the first bound is counted instead of cut.
constexpr std::size_t several_orders_max = 100'000;
constexpr int pool_starts = 12;
constexpr SolverLimits search_limits{20'000, 400'000};
constexpr std::uint64_t pool_seed = 0x9a11e5;  // any: the answer only has to be the same everywhere

// Keeps the best of what it is shown.
class Best {
public:
    explicit Best(const Residual& residual) : residual_(residual) {}
    void offer(Chosen chosen) {
        const Merit offered = merit(residual_, chosen);
        if (!any_ || offered > merit_) {
            any_ = true;
            merit_ = offered;
            chosen_ = std::move(chosen);
        }
    }
    bool is_stable() const { return any_ && merit_.blocking == 0; }
    Chosen take() { return std::move(chosen_); }

private:
    const Residual& residual_;
    bool any_ = false;
    Merit merit_;
    Chosen chosen_;
};

Chosen two_sided(const Residual& residual) {
    Best best(residual);
    if (!residual.one_place_each(0) && !residual.one_place_each(1)) {
        best.offer(deferred_acceptance(residual, 0));
        best.offer(deferred_acceptance(residual, 1));
        return best.take();
    }
    for (const TieOrder order : {TieOrder::lottery, TieOrder::scarce_first, TieOrder::liked_first,
                                 TieOrder::lottery_reversed}) {
        for (const std::uint8_t side : {std::uint8_t{0}, std::uint8_t{1}}) {
            best.offer(augment_for_nobodys_loss(residual, kiraly(residual, side, order)));
        }
        if (residual.active.size() > several_orders_max) {
            break;
        }
    }
    return best.take();
}

Chosen one_pool(const Residual& residual) {
    Best best(residual);
    const Chosen start = greedy(residual);
    best.offer(start);
    base::Rng rng(pool_seed);
    for (int i = 0; i < pool_starts; ++i) {
        best.offer(repair(residual, i % 2 == 0 ? start : Chosen{}, rng));
        if (residual.active.size() > several_orders_max && best.is_stable()) {
            break;
        }
    }
    return best.take();
}

std::vector<Pair> to_pairs(const Residual& residual, const std::vector<PairNumber>& numbers) {
    std::vector<Pair> pairs;
    pairs.reserve(numbers.size());
    for (const PairNumber number : numbers) {
        pairs.push_back({residual.pair(number).a, residual.pair(number).b});
    }
    return pairs;
}

void offer(Bound& best, const std::optional<Bound>& other) {
    if (other && other->value <= best.value) {
        best = *other;
    }
}

// Checkable when the bound is met; proven by search when there was one; otherwise only a bound.
Proof proof_of(std::int64_t found, const Bound& bound, bool searched) {
    return bound.value == found ? Proof::certificate : searched ? Proof::search : Proof::none;
}

std::int64_t score_tenths(const Residual& residual, const Chosen& chosen) {
    std::int64_t sum = 0;
    for (const PairNumber number : chosen) {
        sum += residual.pair(number).of_a.score_tenths + residual.pair(number).of_b.score_tenths;
    }
    for (const LockedPair& lock : residual.problem.locks) {
        sum += lock.score_a_tenths + lock.score_b_tenths;
    }
    return sum;
}

Answer state(const Residual& residual, const Chosen& chosen, const Exact& exact) {
    const bool searched = exact.chosen.has_value();
    Answer answer;
    answer.pairs = to_pairs(residual, chosen);
    for (const LockedPair& lock : residual.problem.locks) {
        answer.pairs.push_back({lock.a, lock.b});
    }
    answer.score_tenths = score_tenths(residual, chosen);
    std::sort(answer.pairs.begin(), answer.pairs.end());
    answer.blocking_pairs = to_pairs(residual, blocking(residual, chosen));
    answer.stable = answer.blocking_pairs.empty();
    answer.blocking_proof = answer.stable ? Proof::certificate
                            : searched    ? Proof::search
                                          : Proof::none;
    answer.blocking_bound = searched ? answer.blocking_pairs.size() : 0;

    const auto found = static_cast<std::int64_t>(answer.pairs.size());
    const bool many = residual.active.size() > several_orders_max;
    Bound size = many ? rough_size_bound(residual) : size_bound(residual);
    answer.largest = static_cast<std::size_t>(size.value);
    offer(size, exact.size);
    answer.size_proof = proof_of(found, size, searched);
    answer.size_bound = static_cast<std::size_t>(searched ? found : size.value);
    answer.size_certificate = std::move(size.certificate);

    Bound score = score_bound(residual);
    offer(score, exact.score);
    answer.score_proof = proof_of(answer.score_tenths, score, searched);
    answer.score_bound_tenths = searched ? answer.score_tenths : score.value;
    answer.score_certificate = std::move(score.certificate);
    return answer;
}

Chosen first_answer(const Residual& residual) {
    const Chosen chosen =
        residual.problem.pool == Pool::one ? one_pool(residual) : two_sided(residual);
    const bool largest = residual.problem.rule == Rule::most && residual.problem.pool != Pool::one;
    return largest ? most_pairs(residual, chosen) : chosen;
}

}  // namespace

Answer solve(const Problem& problem) {
    return solve(problem, cbc(search_limits));
}

Answer solve(const Problem& problem, const Solver& solver) {
    if (problem.rule == Rule::mutual) {
        return mutual_pairs(problem);
    }
    const Residual residual(problem);
    const Chosen first = first_answer(residual);
    const Exact exact = problem.instant ? Exact{} : find_exact(residual, first, solver);
    return state(residual, exact.chosen.value_or(first), exact);
}

}  // namespace matching
