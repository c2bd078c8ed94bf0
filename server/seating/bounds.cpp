#include "seating/bounds.hpp"

#include <algorithm>

#include "base/core/flow.hpp"
#include "seating/lemon_matching.hpp"
#include "seating/next_round.hpp"

namespace seating {
namespace {

Window within(const Windows& windows, Index person, std::size_t rounds) {
    const Window window = windows.empty() ? Window{} : windows[person];
    return {std::min(window.from, rounds), std::min(window.until, rounds)};
}

std::int64_t overlap(const Window& one, const Window& other) {
    const std::size_t from = std::max(one.from, other.from);
    const std::size_t until = std::min(one.until, other.until);
    return from < until ? static_cast<std::int64_t>(until - from) : 0;
}

// Pairs that tables and people there can form in all rounds together.
std::size_t places(const Problem& start, std::size_t rounds, const Windows& windows) {
    std::size_t places = 0;
    for (std::size_t round = 0; round < rounds; ++round) {
        std::size_t there[2] = {0, 0};
        for (Index i = 0; i < start.people.size(); ++i) {
            const Window window = within(windows, i, rounds);
            const bool is_there =
                start.people[i].present && window.from <= round && round < window.until;
            there[start.two_sided ? start.people[i].side : 0] += is_there ? 1U : 0U;
        }
        const std::size_t most = start.two_sided ? std::min(there[0], there[1]) : there[0] / 2;
        places += std::min(most, start.tables.size());
    }
    return places;
}

// In each round of a pool at most the largest matching.
std::size_t largest_matchings(const Problem& start, std::size_t rounds) {
    std::vector<WeightedEdge> edges;
    for (const Pair& pair : possible_pairs(start)) {
        edges.push_back({pair.a, pair.b, 1});
    }
    return rounds * matching_size(start.people.size(), edges);
}

// Whether everybody present can have `fewest` talks. A circulation with lower bounds: what must
// flow is sent from one extra node to another, and all of it must arrive.
bool everybody_can_have(const Problem& start, std::size_t rounds, std::size_t fewest) {
    const std::size_t people = start.people.size();
    const std::size_t source = people;
    const std::size_t sink = people + 1;
    const std::size_t from = people + 2;
    const std::size_t to = people + 3;
    base::Flow flow(people + 4);
    flow.add(sink, source, static_cast<std::int64_t>(rounds * start.tables.size()));
    std::int64_t must[2] = {0, 0};
    for (Index i = 0; i < people; ++i) {
        const Person& person = start.people[i];
        if (!person.present) {
            continue;
        }
        const auto least =
            static_cast<std::int64_t>(fewest - std::min<std::size_t>(fewest, person.talks));
        const std::int64_t more = static_cast<std::int64_t>(rounds) - least;
        if (more < 0) {
            return false;
        }
        must[person.side] += least;
        if (person.side == 0) {
            flow.add(source, i, more);
            flow.add(from, i, least);
        } else {
            flow.add(i, sink, more);
            flow.add(i, to, least);
        }
    }
    flow.add(source, to, must[0]);
    flow.add(from, sink, must[1]);
    for (const Pair& pair : possible_pairs(start)) {
        flow.add(pair.a, pair.b, 1);
    }
    return flow.run(from, to) == must[0] + must[1];
}

std::size_t fewest_in_pool(const Problem& start, std::size_t rounds) {
    const std::vector<std::size_t> partners = partners_left(start);
    std::size_t bound = SIZE_MAX;
    std::size_t talks = 2 * talks_bound(start, rounds);
    std::size_t present = 0;
    for (Index i = 0; i < start.people.size(); ++i) {
        if (start.people[i].present) {
            ++present;
            talks += start.people[i].talks;
            bound = std::min(bound, std::min(partners[i], rounds) + start.people[i].talks);
        }
    }
    return present == 0 ? 0 : std::min(bound, talks / present);
}

}  // namespace

std::size_t talks_bound(const Problem& start, std::size_t rounds, const Windows& windows) {
    const std::size_t people = start.people.size();
    const std::size_t source = 2 * people;
    base::Flow flow(2 * people + 3);
    const std::size_t most = places(start, rounds, windows);
    // One pool: everyone stands on both sides, so every talk is counted twice.
    flow.add(source, source + 1, static_cast<std::int64_t>(start.two_sided ? most : 2 * most));
    for (Index i = 0; i < people; ++i) {
        const Window window = within(windows, i, rounds);
        flow.add(source + 1, i, overlap(window, window));
        flow.add(people + i, source + 2, overlap(window, window));
    }
    for (const Pair& pair : possible_pairs(start)) {
        if (overlap(within(windows, pair.a, rounds), within(windows, pair.b, rounds)) == 0) {
            continue;
        }
        flow.add(pair.a, people + pair.b, 1);
        if (!start.two_sided) {
            flow.add(pair.b, people + pair.a, 1);
        }
    }
    const auto reached = static_cast<std::size_t>(flow.run(source, source + 2));
    return start.two_sided ? reached : std::min(reached / 2, largest_matchings(start, rounds));
}

std::size_t fewest_bound(const Problem& start, std::size_t rounds) {
    if (!start.two_sided) {
        return fewest_in_pool(start, rounds);
    }
    const bool nobody = std::none_of(start.people.begin(), start.people.end(),
                                     [](const Person& person) { return person.present; });
    std::size_t possible = 0;
    std::size_t above = rounds + 1;
    for (const Person& person : start.people) {
        above = std::max<std::size_t>(above, rounds + person.talks + 1);
    }
    while (!nobody && above - possible > 1) {
        const std::size_t middle = possible + (above - possible) / 2;
        (everybody_can_have(start, rounds, middle) ? possible : above) = middle;
    }
    return possible;
}

}  // namespace seating
