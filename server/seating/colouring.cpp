#include "seating/colouring.hpp"

#include <algorithm>
#include <set>

#include "base/core/ensure.hpp"
#include "seating/edge_colours.hpp"

namespace seating {
namespace {

constexpr std::uint32_t none = EdgeColours::none;
using Two = EdgeColours::Two;

void paint(EdgeColours& colours, const Pair& pair) {
    const std::uint32_t of_a = colours.first_free(pair.a);
    const std::uint32_t of_b = colours.first_free(pair.b);
    base::ensure(of_a != none && of_b != none, "nobody is in more pairs than rounds");
    if (!colours.is_free(of_a, pair.b)) {
        // On two sides the path cannot come to a: it would come in `of_a`, which is free there.
        const Two two{of_a, of_b};
        colours.swap(colours.path_from(pair.b, two), two);
    }
    colours.add(pair, of_a);
}

// The larger of two rounds has more ends of paths than the smaller, so that some path both begins
// and ends with it: swapped, it gives one pair away.
void move_one(EdgeColours& colours, Two two) {
    for (Index person = 0; person < colours.people(); ++person) {
        if (colours.is_free(two.colour, person) || !colours.is_free(two.other, person)) {
            continue;
        }
        const auto path = colours.path_from(person, two);
        if (path.size() % 2 == 1) {
            colours.swap(path, two);
            return;
        }
    }
    base::ensure(false, "a larger round gives a pair to a smaller one");
}

void even_out(EdgeColours& colours, std::size_t pairs_max) {
    const auto& sizes = colours.sizes();
    while (!sizes.empty()) {
        const auto [least, most] = std::minmax_element(sizes.begin(), sizes.end());
        if (*most <= pairs_max) {
            return;
        }
        move_one(colours, {static_cast<std::uint32_t>(most - sizes.begin()),
                           static_cast<std::uint32_t>(least - sizes.begin())});
    }
}

// Takes from later rounds what has room in this one: nobody rests beside a free table and somebody
// they will only meet later.
void fill(PairSets& sets, std::size_t round, std::size_t people, std::size_t pairs_max) {
    std::vector<bool> seated(people, false);
    for (const Pair& pair : sets[round]) {
        seated[pair.a] = seated[pair.b] = true;
    }
    for (std::size_t later = round + 1; later < sets.size(); ++later) {
        std::vector<Pair> left;
        for (const Pair& pair : sets[later]) {
            if (sets[round].size() >= pairs_max || seated[pair.a] || seated[pair.b]) {
                left.push_back(pair);
                continue;
            }
            sets[round].push_back(pair);
            seated[pair.a] = seated[pair.b] = true;
        }
        sets[later] = std::move(left);
    }
}

PairSets early_and_sorted(PairSets sets, std::size_t people, std::size_t pairs_max) {
    for (std::size_t round = 0; round < sets.size(); ++round) {
        fill(sets, round, people, pairs_max);
        std::sort(sets[round].begin(), sets[round].end());
    }
    return sets;
}

// Whether a pair got the colour that is free at its a, after a swap from its b where needed.
bool insert(EdgeColours& colours, const Pair& pair, Two two, std::size_t pairs_max) {
    const auto path = colours.path_from(pair.b, two);
    if (colours.end_of(pair.b, path) == pair.a) {
        return false;
    }
    // A path from b begins with two.colour: of an odd one that round gives one pair away.
    const std::size_t odd = path.size() % 2;
    const bool fits = colours.sizes()[two.colour] + 1 - odd <= pairs_max &&
                      colours.sizes()[two.other] + odd <= pairs_max;
    if (fits) {
        colours.swap(path, two);
        colours.add(pair, two.colour);
    }
    return fits;
}

bool insert_anywhere(EdgeColours& colours, const Pair& pair, std::size_t pairs_max) {
    for (std::uint32_t of_a = 0; of_a < colours.colours(); ++of_a) {
        if (!colours.is_free(of_a, pair.a)) {
            continue;
        }
        for (std::uint32_t of_b = 0; of_b < colours.colours(); ++of_b) {
            if (colours.is_free(of_b, pair.b) && insert(colours, pair, {of_a, of_b}, pairs_max)) {
                return true;
            }
        }
    }
    return false;
}

}  // namespace

PairSets split_into_rounds(std::size_t people, const std::vector<Pair>& pairs,
                           const Rounds& rounds) {
    base::ensure(pairs.size() <= rounds.count * rounds.pairs_max, "the tables hold all pairs");
    EdgeColours colours(people, rounds.count);
    for (const Pair& pair : pairs) {
        paint(colours, pair);
    }
    even_out(colours, rounds.pairs_max);
    return early_and_sorted(colours.sets(), people, rounds.pairs_max);
}

PairSets with_more_pairs(const PairSets& sets, const std::vector<Pair>& more, std::size_t people,
                         std::size_t pairs_max) {
    EdgeColours colours(people, sets.size());
    std::set<Pair> there;
    for (std::uint32_t round = 0; round < sets.size(); ++round) {
        for (const Pair& pair : sets[round]) {
            colours.add(pair, round);
            there.insert(pair);
        }
    }
    for (bool added = true; added;) {
        added = false;
        for (const Pair& pair : more) {
            if (!there.contains(pair) && insert_anywhere(colours, pair, pairs_max)) {
                there.insert(pair);
                added = true;
            }
        }
    }
    return early_and_sorted(colours.sets(), people, pairs_max);
}

}  // namespace seating
