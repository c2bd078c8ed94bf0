#include "matching/exact.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "matching/bound_dual.hpp"
#include "matching/ledger.hpp"
#include "matching/pair_model.hpp"
#include "matching/stages.hpp"

namespace matching {
namespace {

constexpr std::size_t pairs_max = 30'000;  // above it one relaxation alone takes minutes

using Weights = std::vector<std::int64_t>;

template <class Weight>
Weights weights(const Residual& residual, Weight weight) {
    Weights all;
    all.reserve(residual.active.size());
    for (const PairNumber number : residual.active) {
        all.push_back(weight(residual.pair(number)));
    }
    return all;
}

Weights ones(const Residual& residual) {
    return Weights(residual.active.size(), 1);
}

Weights scores(const Residual& residual) {
    return weights(residual, [](const AcceptablePair& pair) {
        return std::int64_t{pair.of_a.score_tenths} + pair.of_b.score_tenths;
    });
}

// A solver may say anything, the one number too that has no opposite.
std::int64_t opposite(std::int64_t value) {
    return -std::max(value, -INT64_MAX);
}

// A relaxation of all stable matchings (or of all, where certificates know no lambda), with the
// certificate that its duals give.
struct Certified {
    Bound bound;
    Weighed weighed;
};

class ExactSearch {
public:
    ExactSearch(const Residual& residual, const Chosen& start, const Solver& solver)
        : residual_(residual),
          start_(start),
          effort_(solver),
          pool_(residual.problem.pool == Pool::one),
          with_lambda_(is_one_to_one(residual.problem) && residual.problem.rule == Rule::pairs) {}

    Exact run() {
        if (residual_.problem.rule == Rule::most ? settle_most() : settle_pairs()) {
            settle_rest();
        }
        if (!exact_.chosen) {
            exact_.score.reset();  // true of so many pairs as no answer has now
        }
        return std::move(exact_);
    }

private:
    // Begins the stages on matchings with this view of blocking pairs.
    void begin(Blocking blocking, bool with_start) {
        model_.emplace(residual_, blocking);
        stages_.emplace(model_->linear, with_start ? model_->to_values(start_) : Numbers{},
                        effort_);
    }

    bool settle_pairs() {
        const bool stable = blocking(residual_, start_).empty();
        begin(Blocking::forbidden, stable);
        if (stable && with_lambda_) {
            return settle_certified_size();
        }
        const Settled settled = stages_->maximise(model_->objective(ones(residual_)));
        if (settled != Settled::impossible) {
            return settled == Settled::yes;
        }
        begin(Blocking::counted, true);
        return pool_ && is_settled(model_->few_blocking()) &&
               is_settled(model_->objective(ones(residual_)));
    }

    bool settle_certified_size() {
        const Numbers objective = model_->objective(ones(residual_));
        const auto certified = certify(*model_, objective, {false, 0});
        if (!certified) {
            return false;
        }
        exact_.size = certified->bound;
        return stages_->maximise(objective, certified->weighed) == Settled::yes;
    }

    bool settle_most() {
        Chosen largest = start_;
        if (pool_) {
            begin(Blocking::ignored, true);
            if (!is_settled(model_->objective(ones(residual_)))) {
                return false;
            }
            if (stages_->values() != model_->to_values(start_)) {
                largest = model_->to_chosen(stages_->values());
            }
        }
        start_ = largest;
        const bool stable = blocking(residual_, start_).empty();
        begin(stable ? Blocking::forbidden : Blocking::counted, true);
        fix_size(*stages_, start_.size());
        return stable || is_settled(model_->few_blocking());
    }

    static LinearRow sum_of_pairs(const Residual& residual) {
        LinearRow row;
        for (std::uint32_t at = 0; at < residual.active.size(); ++at) {
            row.terms.push_back({at, 1});
        }
        return row;
    }

    void fix_size(Stages& stages, std::size_t size) const {
        LinearRow row = sum_of_pairs(residual_);
        row.lower = row.upper = static_cast<std::int64_t>(size);
        stages.add_row(std::move(row));
    }

    void settle_rest() {
        const Residual& r = residual_;
        const bool settled =
            settle_score() && (!r.problem.balance || settle_balance()) &&
            settle(weights(r,
                           [](const AcceptablePair& pair) {
                               return std::int64_t{pair.of_a.favour} + pair.of_b.favour;
                           })) &&
            settle(weights(
                r, [](const AcceptablePair& pair) { return std::int64_t{pair.overlap}; })) &&
            settle(
                weights(r, [](const AcceptablePair& pair) { return std::int64_t{pair.lottery}; }));
        if (settled) {
            exact_.chosen = model_->to_chosen(stages_->values());
        }
    }

    bool settle_score() {
        const auto size = model_->to_chosen(stages_->values()).size();
        PairModel model(residual_, with_lambda_ ? Blocking::forbidden : Blocking::ignored);
        LinearRow row = sum_of_pairs(residual_);
        row.upper = static_cast<std::int64_t>(size);
        size_row_ = model.linear.add_row(std::move(row));
        const auto with_locks = static_cast<std::int64_t>(size + residual_.problem.locks.size());
        const auto certified =
            certify(model, model.objective(scores(residual_)), {true, with_locks});
        if (!certified) {
            return false;
        }
        exact_.score = certified->bound;
        return stages_->maximise(model_->objective(scores(residual_)), certified->weighed) ==
               Settled::yes;
    }

    // The two sides' difference is at most t either way; t is to be small.
    bool settle_balance() {
        std::int64_t apart = 0;
        for (const LockedPair& lock : residual_.problem.locks) {
            apart += lock.score_a_tenths - lock.score_b_tenths;
        }
        const Weights deltas = weights(residual_, [](const AcceptablePair& pair) {
            return std::int64_t{pair.of_a.score_tenths} - pair.of_b.score_tenths;
        });
        const std::int64_t now = apart + value_of(deltas, stages_->values());
        std::int64_t most = std::abs(apart);
        LinearRow above{apart, unbounded, {}};
        LinearRow below{-apart, unbounded, {}};
        for (std::uint32_t at = 0; at < deltas.size(); ++at) {
            most += std::abs(deltas[at]);
            above.terms.push_back({at, -deltas[at]});
            below.terms.push_back({at, deltas[at]});
        }
        const std::uint32_t t = stages_->add_column({0, most, false}, std::abs(now));
        above.terms.push_back({t, 1});
        below.terms.push_back({t, 1});
        stages_->add_row(std::move(above));
        stages_->add_row(std::move(below));
        extra_columns_ = 1;
        Numbers objective = model_->objective({});
        objective.push_back(-1);
        return is_settled(objective);
    }

    bool settle(const Weights& weights) {
        Numbers objective = model_->objective(weights);
        objective.resize(objective.size() + extra_columns_, 0);
        return is_settled(objective);
    }

    bool is_settled(const Numbers& objective) {
        return stages_->maximise(objective) == Settled::yes;
    }

    std::optional<Certified> certify(const PairModel& model, const Numbers& objective,
                                     const Bounded& bounded) {
        const Relaxed relaxed = effort_.relax(model.linear, objective, dual_scale);
        if (relaxed.ended != Ended::optimal) {
            return std::nullopt;
        }
        const Numbers& duals = relaxed.multipliers;
        ProposedDuals proposed{dual_scale, {}, {}, 0};
        for (const std::uint32_t row : model.places_row) {
            proposed.people.push_back(row == PairModel::none ? 0 : duals[row]);
        }
        for (const std::uint32_t row : model.stable_row) {
            proposed.pairs.push_back(opposite(duals[row]));
        }
        proposed.size_multiplier = bounded.score ? duals[size_row_] : 0;
        return Certified{bound_by(residual_, bounded, proposed),
                         weigh(model.linear, objective, duals, dual_scale)};
    }

    const Residual& residual_;
    Chosen start_;
    Effort effort_;
    bool pool_;
    bool with_lambda_;
    std::optional<PairModel> model_;
    std::optional<Stages> stages_;
    std::size_t size_row_ = 0;
    std::size_t extra_columns_ = 0;
    Exact exact_;
};

}  // namespace

Exact find_exact(const Residual& residual, const Chosen& start, const Solver& solver) {
    if (residual.active.empty()) {
        return {start, std::nullopt, std::nullopt};
    }
    if (residual.active.size() > pairs_max) {
        return {};
    }
    return ExactSearch(residual, start, solver).run();
}

}  // namespace matching
