#pragma once
// Pairs painted with rounds, so that nobody has two pairs of one colour, and the alternating paths
// along which colours can be exchanged: D. König (1916), and A. B. Kempe's chains. Called by
// colouring only. Pure.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "seating/problem.hpp"

namespace seating {

class EdgeColours {
public:
    static constexpr std::uint32_t none = UINT32_MAX;
    struct Two {
        std::uint32_t colour = none;
        std::uint32_t other = none;
    };

    EdgeColours(std::size_t people, std::size_t colours)
        : at_(colours, std::vector<std::uint32_t>(people, none)), sizes_(colours, 0) {}

    std::uint32_t colours() const { return static_cast<std::uint32_t>(at_.size()); }
    std::size_t people() const { return at_.empty() ? 0 : at_.front().size(); }
    bool is_free(std::uint32_t colour, Index person) const { return at_[colour][person] == none; }
    std::uint32_t first_free(Index person) const;  // `none`: there is no free colour
    const std::vector<std::size_t>& sizes() const { return sizes_; }

    // The colour must be free at both.
    void add(const Pair& pair, std::uint32_t colour);

    // Pairs in turn of `two.colour` and of the other, as far as they go from a person to whom the
    // other colour is free.
    std::vector<std::uint32_t> path_from(Index person, Two two) const;

    // Where such a path ends.
    Index end_of(Index person, const std::vector<std::uint32_t>& path) const;

    // Exchanges the two colours along a path.
    void swap(const std::vector<std::uint32_t>& path, Two two);

    std::vector<std::vector<Pair>> sets() const;  // by colour

private:
    void paint(std::uint32_t pair, std::uint32_t colour);
    void wipe(std::uint32_t pair);
    Index across(std::uint32_t pair, Index person) const {
        return pairs_[pair].a == person ? pairs_[pair].b : pairs_[pair].a;
    }

    std::vector<Pair> pairs_;
    std::vector<std::vector<std::uint32_t>> at_;  // colour, person: position of the pair
    std::vector<std::uint32_t> colour_of_;
    std::vector<std::size_t> sizes_;
};

}  // namespace seating
