#include "matching/ledger.hpp"

#include <algorithm>

namespace matching {

Ledger::Ledger(const Residual& residual, std::int64_t scale)
    : residual_(residual), scale_(scale), u_(residual.places.size(), 0) {}

std::int64_t& Ledger::entry(std::vector<std::int64_t>& values, PairNumber pair) {
    if (values.empty()) {
        values.resize(residual_.problem.acceptable.size(), 0);
    }
    return values[pair];
}

void Ledger::set_multiplier(std::int64_t multiplier, std::int64_t size) {
    multiplier_ = multiplier;
    size_ = size;
}

std::int64_t Ledger::take_pairs(const std::vector<std::int64_t>& values,
                                std::vector<Certificate::PairDual>& into) const {
    std::int64_t sum = 0;
    for (PairNumber i = 0; i < values.size(); ++i) {
        if (values[i] > 0) {
            into.push_back({{residual_.pair(i).a, residual_.pair(i).b}, values[i]});
            sum += values[i];
        }
    }
    return sum;
}

Bound Ledger::finish(const std::function<std::int64_t(const LockedPair&)>& weight) {
    const bool simple = is_one_to_one(residual_.problem);
    Bound bound;
    Certificate& certificate = bound.certificate;
    certificate.scale = scale_;
    certificate.size_multiplier = multiplier_;
    std::int64_t sum = multiplier_ * size_;
    sum += take_pairs(z_, certificate.caps);
    sum -= take_pairs(lambda_, certificate.pairs);
    for (const LockedPair& lock : residual_.problem.locks) {
        const std::int64_t needed = std::max<std::int64_t>(0, scale_ * weight(lock) - multiplier_);
        if (simple) {
            u_[lock.a] = needed;  // has no place left, so nothing else needs it
        } else if (needed > 0) {
            certificate.caps.push_back({{lock.a, lock.b}, needed});
            sum += needed;
        }
    }
    std::sort(certificate.caps.begin(), certificate.caps.end(),
              [](const auto& one, const auto& two) { return one.pair < two.pair; });
    for (Index i = 0; i < u_.size(); ++i) {
        if (u_[i] > 0) {
            certificate.people.push_back({i, u_[i]});
            sum += u_[i] * (simple ? 1 : residual_.places[i]);
        }
    }
    bound.value = sum / scale_;
    return bound;
}

}  // namespace matching
