#include "checking/certificate.hpp"

#include <algorithm>
#include <map>
#include <vector>

namespace checking {
namespace {

__extension__ using Wide = __int128;
using matching::Certificate;
using matching::Index;
using matching::Pair;
using matching::Problem;

constexpr std::int64_t value_max = (std::int64_t{1} << 53) - 1;
constexpr std::int64_t scale_max = std::int64_t{1} << 20;

bool in_range(std::int64_t value) {
    return value > 0 && value <= value_max;
}

class Arithmetic {
public:
    Arithmetic(const Certificate& certificate, const Problem& problem, About about)
        : certificate_(certificate),
          problem_(problem),
          about_(about),
          u_(problem.people.size(), 0),
          left_(problem.people.size(), 0) {
        for (std::size_t i = 0; i < left_.size(); ++i) {
            left_[i] = problem.people[i].capacity;
        }
        for (const auto& lock : problem.locks) {
            left_[lock.a] -= left_[lock.a] > 0 ? 1 : 0;
            left_[lock.b] -= left_[lock.b] > 0 ? 1 : 0;
        }
        for (const auto& pair : problem.acceptable) {
            known_.emplace(Pair{pair.a, pair.b}, false);
        }
        for (const auto& lock : problem.locks) {
            known_.emplace(Pair{lock.a, lock.b}, true);
        }
    }

    Proven judge(std::int64_t size) {
        if (!well_formed()) {
            return {CertificateFlaw::malformed, {}, 0};
        }
        if (const auto where = violated()) {
            return {CertificateFlaw::violated, *where, 0};
        }
        const Wide total = sum(size);
        const Wide bound = total / certificate_.scale;
        if (bound > value_max) {
            return {CertificateFlaw::malformed, {}, 0};
        }
        return {CertificateFlaw::none, {}, static_cast<std::int64_t>(bound)};
    }

private:
    bool well_formed() {
        const bool simple = matching::is_one_to_one(problem_);
        const bool lambda_allowed = simple && problem_.rule == matching::Rule::pairs;
        const bool fits = certificate_.scale >= 1 && certificate_.scale <= scale_max &&
                          (lambda_allowed || certificate_.pairs.empty()) &&
                          (!simple || certificate_.caps.empty()) &&
                          certificate_.size_multiplier >= 0 &&
                          certificate_.size_multiplier <= value_max &&
                          (about_ == About::score || certificate_.size_multiplier == 0);
        return fits && take_people() && take_pairs(certificate_.pairs, lambda_, false) &&
               take_pairs(certificate_.caps, z_, true);
    }

    bool take_people() {
        for (std::size_t i = 0; i < certificate_.people.size(); ++i) {
            const auto& dual = certificate_.people[i];
            const bool sorted = i == 0 || certificate_.people[i - 1].person < dual.person;
            if (!sorted || dual.person >= u_.size() || !in_range(dual.value)) {
                return false;
            }
            u_[dual.person] = dual.value;
        }
        return true;
    }

    bool take_pairs(const std::vector<Certificate::PairDual>& duals,
                    std::map<Pair, std::int64_t>& into, bool locks_too) {
        for (std::size_t i = 0; i < duals.size(); ++i) {
            const bool sorted = i == 0 || duals[i - 1].pair < duals[i].pair;
            const auto known = known_.find(duals[i].pair);
            const bool fits = known != known_.end() && (locks_too || !known->second);
            if (!sorted || !fits || !in_range(duals[i].value)) {
                return false;
            }
            into.emplace(duals[i].pair, duals[i].value);
        }
        return true;
    }

    bool active(const matching::AcceptablePair& pair) const {
        return left_[pair.a] > 0 && left_[pair.b] > 0;
    }

    static std::int64_t value(const std::map<Pair, std::int64_t>& duals, Index a, Index b) {
        const auto found = duals.find(Pair{a, b});
        return found == duals.end() ? 0 : found->second;
    }

    // Per person: levels with the sum of lambda there and at worse ones.
    std::vector<std::map<std::uint32_t, Wide>> lambda_sums() const {
        std::vector<std::map<std::uint32_t, Wide>> sums(u_.size());
        for (const auto& pair : problem_.acceptable) {
            if (active(pair)) {
                const std::int64_t lambda = value(lambda_, pair.a, pair.b);
                sums[pair.a][pair.of_a.level] += lambda;
                sums[pair.b][pair.of_b.level] += lambda;
            }
        }
        for (auto& levels : sums) {
            Wide below = 0;
            for (auto level = levels.rbegin(); level != levels.rend(); ++level) {
                below += level->second;
                level->second = below;
            }
        }
        return sums;
    }

    Wide needed(std::int64_t weight_tenths) const {
        const Wide scale = certificate_.scale;
        return about_ == About::size ? scale : scale * weight_tenths;
    }

    std::optional<Pair> violated() const {
        const auto sums = lambda_sums();
        const Wide mu = certificate_.size_multiplier;
        for (const auto& pair : problem_.acceptable) {
            if (!active(pair)) {
                continue;
            }
            const std::int64_t weight =
                std::int64_t{pair.of_a.score_tenths} + pair.of_b.score_tenths;
            const Wide have = Wide{u_[pair.a]} + u_[pair.b] + value(z_, pair.a, pair.b) + mu;
            const Wide need = needed(weight) + sums[pair.a].at(pair.of_a.level) +
                              sums[pair.b].at(pair.of_b.level) - value(lambda_, pair.a, pair.b);
            if (have < need) {
                return Pair{pair.a, pair.b};
            }
        }
        const bool by_u = matching::is_one_to_one(problem_);
        for (const auto& lock : problem_.locks) {
            const std::int64_t weight = std::int64_t{lock.score_a_tenths} + lock.score_b_tenths;
            const Wide have =
                (by_u ? Wide{u_[lock.a]} + u_[lock.b] : Wide{value(z_, lock.a, lock.b)}) + mu;
            if (have < needed(weight)) {
                return Pair{lock.a, lock.b};
            }
        }
        return std::nullopt;
    }

    Wide sum(std::int64_t size) const {
        Wide total = Wide{certificate_.size_multiplier} * size;
        const bool simple = matching::is_one_to_one(problem_);
        for (std::size_t i = 0; i < u_.size(); ++i) {
            total += Wide{u_[i]} * (simple ? 1 : left_[i]);
        }
        for (const auto& [pair, lambda] : lambda_) {
            total -= left_[pair.a] > 0 && left_[pair.b] > 0 ? lambda : 0;
        }
        for (const auto& [pair, z] : z_) {
            total += z;
        }
        return total < 0 ? Wide{0} : total;
    }

    const Certificate& certificate_;
    const Problem& problem_;
    About about_;
    std::vector<std::int64_t> u_;
    std::vector<std::int64_t> left_;
    std::map<Pair, bool> known_;  // whether it is a lock
    std::map<Pair, std::int64_t> lambda_;
    std::map<Pair, std::int64_t> z_;
};

}  // namespace

Proven proven_by(const matching::Certificate& certificate, const matching::Problem& problem,
                 About about, std::int64_t size) {
    return Arithmetic(certificate, problem, about).judge(size);
}

}  // namespace checking
