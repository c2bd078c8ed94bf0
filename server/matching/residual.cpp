#include "matching/residual.hpp"

#include <algorithm>
#include <cstdlib>

namespace matching {

Residual::Residual(const Problem& whole) : problem(whole), of(whole.people.size()) {
    for (const Person& person : whole.people) {
        places.push_back(person.capacity);
    }
    for (const LockedPair& lock : whole.locks) {
        places[lock.a] -= places[lock.a] > 0 ? 1U : 0U;
        places[lock.b] -= places[lock.b] > 0 ? 1U : 0U;
    }
    for (PairNumber i = 0; i < whole.acceptable.size(); ++i) {
        const AcceptablePair& each = whole.acceptable[i];
        if (places[each.a] > 0 && places[each.b] > 0) {
            active.push_back(i);
            of[each.a].push_back(i);
            of[each.b].push_back(i);
        }
    }
}

bool Residual::one_place_each(std::uint8_t side) const {
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (problem.people[i].side == side && places[i] > 1) {
            return false;
        }
    }
    return true;
}

std::vector<PairNumber> blocking(const Residual& residual, const Chosen& chosen) {
    std::vector<std::uint32_t> taken(residual.places.size(), 0);
    std::vector<std::uint32_t> worst(residual.places.size(), 0);
    for (const PairNumber number : chosen) {
        const AcceptablePair& pair = residual.pair(number);
        ++taken[pair.a];
        ++taken[pair.b];
        worst[pair.a] = std::max(worst[pair.a], pair.of_a.level);
        worst[pair.b] = std::max(worst[pair.b], pair.of_b.level);
    }
    std::vector<PairNumber> found;
    for (const PairNumber number : residual.active) {
        const AcceptablePair& pair = residual.pair(number);
        const bool a_wants =
            taken[pair.a] < residual.places[pair.a] || pair.of_a.level < worst[pair.a];
        const bool b_wants =
            taken[pair.b] < residual.places[pair.b] || pair.of_b.level < worst[pair.b];
        if (a_wants && b_wants && !std::binary_search(chosen.begin(), chosen.end(), number)) {
            found.push_back(number);
        }
    }
    return found;
}

Merit merit(const Residual& residual, const Chosen& chosen) {
    Merit merit;
    merit.blocking = -static_cast<std::int64_t>(blocking(residual, chosen).size());
    merit.size = static_cast<std::int64_t>(chosen.size());
    std::int64_t difference = 0;
    for (const PairNumber number : chosen) {
        const AcceptablePair& pair = residual.pair(number);
        merit.score_tenths += pair.of_a.score_tenths + pair.of_b.score_tenths;
        difference += pair.of_a.score_tenths - pair.of_b.score_tenths;
        merit.favour += std::int64_t{pair.of_a.favour} + pair.of_b.favour;
        merit.overlap += pair.overlap;
        merit.lottery += pair.lottery;
    }
    for (const LockedPair& lock : residual.problem.locks) {
        difference += lock.score_a_tenths - lock.score_b_tenths;
    }
    merit.balance = residual.problem.balance ? -std::abs(difference) : 0;
    return merit;
}

}  // namespace matching
