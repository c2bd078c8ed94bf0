#pragma once
// Matchings as a linear model (docs/MATCHING.md). For every acceptable pair a column; for every
// person and level how many partners stand at that level or a better one (cumulative, so that the
// matrix grows with the pairs and not with their square). A pair does not block when it is in, or
// one of the two is full at the pair's level or better: with one place "full" is the cumulative
// column itself, and where both have one place the pair, counted on both sides, is taken off once
// (the tight form: M. Delorme et al., "Mathematical models for stable matching problems with ties
// and incomplete lists", EJOR 277, 2019); with several places it is a column of its own. Pure.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "matching/linear.hpp"
#include "matching/residual.hpp"

namespace matching {

enum class Blocking : std::uint8_t {
    ignored,    // any matching
    forbidden,  // stable matchings only
    counted,    // a column per pair says whether it blocks
};

class PairModel {
public:
    PairModel(const Residual& residual, Blocking blocking);

    LinearModel linear;

    // A column's factor in an objective, by the position of a pair in Residual::active.
    Numbers objective(const std::vector<std::int64_t>& weights) const;
    // Minus the number of blocking pairs. Only with Blocking::counted.
    Numbers few_blocking() const;

    Chosen to_chosen(const Numbers& values) const;
    Numbers to_values(const Chosen& chosen) const;

    const Residual& residual;
    static constexpr std::uint32_t none = UINT32_MAX;
    std::vector<std::uint32_t> stable_row;  // per active pair; empty when blocking is ignored
    std::vector<std::uint32_t> places_row;  // per person; none when in no active pair

private:
    struct Level {
        std::uint32_t level = 0;
        std::uint32_t together = 0;  // column: partners here or better
        std::uint32_t full = none;   // column: whether they fill the places; several places only
    };
    void add_person(Index who);
    void add_full(Index who, std::size_t partners_before);
    void add_stability(std::uint32_t at);
    const Level& level_of(Index who, std::uint32_t at) const;
    bool tight(std::uint32_t at) const;

    Blocking blocking_;
    std::vector<std::uint32_t> position_;     // of a pair among the active ones
    std::vector<std::vector<Level>> levels_;  // per person, best first
    std::vector<std::uint32_t> blocks_;       // column per active pair
};

}  // namespace matching
