#pragma once
// Collects duals by person and by pair, and writes them down in the form that certificates have
// (MATCHING 3.7). For bound*.cpp only. Pure; one owner.

#include <cstdint>
#include <functional>
#include <vector>

#include "matching/bound.hpp"
#include "matching/residual.hpp"

namespace matching {

class Ledger {
public:
    Ledger(const Residual& residual, std::int64_t scale);

    std::int64_t& u(Index person) { return u_[person]; }
    std::int64_t& z(PairNumber pair) { return entry(z_, pair); }
    std::int64_t& lambda(PairNumber pair) { return entry(lambda_, pair); }
    // mu, and the number of pairs that it is multiplied with.
    void set_multiplier(std::int64_t multiplier, std::int64_t size);

    // `weight` of a locked pair, in the certificate's unit before scaling. O(pairs log pairs).
    Bound finish(const std::function<std::int64_t(const LockedPair&)>& weight);

private:
    std::int64_t& entry(std::vector<std::int64_t>& values, PairNumber pair);
    std::int64_t take_pairs(const std::vector<std::int64_t>& values,
                            std::vector<Certificate::PairDual>& into) const;

    const Residual& residual_;
    std::int64_t scale_;
    std::int64_t multiplier_ = 0;
    std::int64_t size_ = 0;
    std::vector<std::int64_t> u_;
    std::vector<std::int64_t> z_;       // empty until the first is asked for, like
    std::vector<std::int64_t> lambda_;  // this one: no form has both, and many have neither
};

}  // namespace matching
