#include "matching/residual.hpp"

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace matching {

namespace {

std::vector<std::uint32_t> places_left(const Problem& problem) {
    std::vector<std::uint32_t> places;
    places.reserve(problem.people.size());
    for (const Person& person : problem.people) {
        places.push_back(person.capacity);
    }
    for (const LockedPair& lock : problem.locks) {
        places[lock.a] -= places[lock.a] > 0 ? 1U : 0U;
        places[lock.b] -= places[lock.b] > 0 ? 1U : 0U;
    }
    return places;
}

std::vector<PairNumber> active_pairs(const Problem& problem,
                                     const std::vector<std::uint32_t>& places) {
    std::vector<PairNumber> active;
    if (std::find(places.begin(), places.end(), 0U) == places.end()) {
        active.resize(problem.acceptable.size());
        std::iota(active.begin(), active.end(), PairNumber{0});
        return active;
    }
    active.reserve(problem.acceptable.size());
    for (PairNumber i = 0; i < problem.acceptable.size(); ++i) {
        const AcceptablePair& each = problem.acceptable[i];
        if (places[each.a] > 0 && places[each.b] > 0) {
            active.push_back(i);
        }
    }
    return active;
}

}  // namespace

Prospects::Prospects(const Problem& problem, const std::vector<PairNumber>& active)
    : first_(problem.people.size() + 1, 0), all_(2 * active.size()) {
    for (const PairNumber number : active) {
        ++first_[problem.acceptable[number].a + 1];
        ++first_[problem.acceptable[number].b + 1];
    }
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
    std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
    for (const PairNumber number : active) {
        const AcceptablePair& pair = problem.acceptable[number];
        const std::uint32_t level_a = pair.of_a.level;
        const std::uint32_t level_b = pair.of_b.level;
        all_[next[pair.a]++] = {number, pair.b, level_a, level_b, pair.lottery};
        all_[next[pair.b]++] = {number, pair.a, level_b, level_a, pair.lottery};
    }
}

Residual::Residual(const Problem& whole)
    : problem(whole),
      places(places_left(whole)),
      active(active_pairs(whole, places)),
      of(whole, active) {}

bool Residual::one_place_each(std::uint8_t side) const {
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (problem.people[i].side == side && places[i] > 1) {
            return false;
        }
    }
    return true;
}

std::vector<PairNumber> blocking(const Residual& residual, const Chosen& chosen) {
    std::vector<std::uint32_t> left = residual.places;
    std::vector<std::uint32_t> worst(residual.places.size(), 0);
    for (const PairNumber number : chosen) {
        const AcceptablePair& pair = residual.pair(number);
        --left[pair.a];
        --left[pair.b];
        worst[pair.a] = std::max(worst[pair.a], pair.of_a.level);
        worst[pair.b] = std::max(worst[pair.b], pair.of_b.level);
    }
    for (std::size_t who = 0; who < left.size(); ++who) {
        worst[who] =
            left[who] > 0 ? UINT32_MAX : worst[who];  // anybody is better than a free place
    }
    // By the lists of those who are first in pairs, which gives them in the problem's order.
    const bool pool = residual.problem.pool == Pool::one;
    std::vector<PairNumber> found;
    for (Index who = 0; who < left.size(); ++who) {
        if (residual.problem.people[who].side != 0) {
            continue;
        }
        for (const Prospect& prospect : residual.of[who]) {
            if (prospect.level < worst[who] && prospect.back_level < worst[prospect.other] &&
                !(pool && prospect.other < who) &&
                !std::binary_search(chosen.begin(), chosen.end(), prospect.pair)) {
                found.push_back(prospect.pair);
            }
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
