#pragma once
// The arithmetic of the certificates (MATCHING 3.7): what a set of integer duals proves about a
// problem, or why it proves nothing. Used by check_matching only. Pure; any thread.

#include <cstdint>
#include <optional>

#include "matching/matching.hpp"
#include "matching/problem.hpp"

namespace checking {

enum class CertificateFlaw : std::uint8_t { none, malformed, violated };

struct Proven {
    CertificateFlaw flaw = CertificateFlaw::none;
    matching::Pair where;    // of violated
    std::int64_t bound = 0;  // of none: pairs, or tenths for a score
};

enum class About : std::uint8_t { size, score };

// What the certificate proves about the number of pairs, or about the score sum of matchings with
// `size` pairs. Locked pairs count: they must be covered like acceptable ones, by u where all
// capacities are 1 and there are two sides, by z otherwise; capacities are what locks leave. Sums
// in 128 bit. O(pairs log pairs).
Proven proven_by(const matching::Certificate& certificate, const matching::Problem& problem,
                 About about, std::int64_t size);

}  // namespace checking
