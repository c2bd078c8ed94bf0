#include "seating/edge_colours.hpp"

#include <utility>

namespace seating {

std::uint32_t EdgeColours::first_free(Index person) const {
    for (std::uint32_t colour = 0; colour < at_.size(); ++colour) {
        if (is_free(colour, person)) {
            return colour;
        }
    }
    return none;
}

void EdgeColours::add(const Pair& pair, std::uint32_t colour) {
    pairs_.push_back(pair);
    colour_of_.push_back(none);
    paint(static_cast<std::uint32_t>(pairs_.size() - 1), colour);
}

void EdgeColours::paint(std::uint32_t pair, std::uint32_t colour) {
    at_[colour][pairs_[pair].a] = pair;
    at_[colour][pairs_[pair].b] = pair;
    colour_of_[pair] = colour;
    ++sizes_[colour];
}

void EdgeColours::wipe(std::uint32_t pair) {
    const std::uint32_t colour = colour_of_[pair];
    at_[colour][pairs_[pair].a] = none;
    at_[colour][pairs_[pair].b] = none;
    --sizes_[colour];
}

std::vector<std::uint32_t> EdgeColours::path_from(Index person, Two two) const {
    std::vector<std::uint32_t> path;
    while (!is_free(two.colour, person)) {
        path.push_back(at_[two.colour][person]);
        person = across(path.back(), person);
        std::swap(two.colour, two.other);
    }
    return path;
}

Index EdgeColours::end_of(Index person, const std::vector<std::uint32_t>& path) const {
    for (const std::uint32_t pair : path) {
        person = across(pair, person);
    }
    return person;
}

void EdgeColours::swap(const std::vector<std::uint32_t>& path, Two two) {
    std::vector<std::uint32_t> repainted;
    for (const std::uint32_t pair : path) {
        repainted.push_back(colour_of_[pair] == two.colour ? two.other : two.colour);
        wipe(pair);
    }
    for (std::size_t i = 0; i < path.size(); ++i) {
        paint(path[i], repainted[i]);
    }
}

std::vector<std::vector<Pair>> EdgeColours::sets() const {
    std::vector<std::vector<Pair>> sets(at_.size());
    for (std::size_t pair = 0; pair < pairs_.size(); ++pair) {
        sets[colour_of_[pair]].push_back(pairs_[pair]);
    }
    return sets;
}

}  // namespace seating
