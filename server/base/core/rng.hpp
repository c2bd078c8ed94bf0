#pragma once
// Explicit chance: xoshiro256** (Blackman and Vigna, "Scrambled linear pseudorandom number
// generators", 2018) seeded by splitmix64, with our own bounded draw and shuffle, because the
// standard ones differ between libraries. Pure: the same seed gives the same numbers everywhere.

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace base {

class Rng {
public:
    explicit constexpr Rng(std::uint64_t seed) {
        for (auto& word : state_) {
            seed += 0x9e3779b97f4a7c15ULL;
            std::uint64_t z = seed;
            z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
            z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
            word = z ^ (z >> 31);
        }
    }

    constexpr std::uint64_t next() {
        const std::uint64_t drawn = std::rotl(state_[1] * 5, 7) * 9;
        const std::uint64_t t = state_[1] << 17;
        state_[2] ^= state_[0];
        state_[3] ^= state_[1];
        state_[1] ^= state_[2];
        state_[0] ^= state_[3];
        state_[2] ^= t;
        state_[3] = std::rotl(state_[3], 45);
        return drawn;
    }

    // A number in [0, bound), every value equally likely (rejection). `bound` must be above 0.
    constexpr std::uint64_t below(std::uint64_t bound) {
        const std::uint64_t limit = bound * (UINT64_MAX / bound);
        std::uint64_t drawn = next();
        while (drawn >= limit) {
            drawn = next();
        }
        return drawn % bound;
    }

    // True in `numerator` of `denominator` cases.
    constexpr bool chance(std::uint64_t numerator, std::uint64_t denominator) {
        return below(denominator) < numerator;
    }

    // Fisher–Yates; O(n).
    template <class Container>
    constexpr void shuffle(Container& items) {
        for (std::size_t i = items.size(); i > 1; --i) {
            std::swap(items[i - 1], items[below(i)]);
        }
    }

private:
    std::array<std::uint64_t, 4> state_{};
};

}  // namespace base
