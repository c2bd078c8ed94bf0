#pragma once
// People with several places as several one-place slots, so that algorithms for one partner each
// apply while one side has one place each. Used inside this folder only. Pure.

#include <cstdint>
#include <vector>

#include "matching/residual.hpp"

namespace matching {

struct Slots {
    explicit Slots(const Residual& residual) : first(residual.places.size() + 1, 0) {
        for (Index person = 0; person < residual.places.size(); ++person) {
            first[person + 1] = first[person] + residual.places[person];
            for (std::uint32_t i = 0; i < residual.places[person]; ++i) {
                owner.push_back(person);
            }
        }
    }
    std::vector<std::uint32_t> first;  // a person's slots are first[p] … first[p+1]-1
    std::vector<Index> owner;          // per slot
};

}  // namespace matching
