#include "matching/pair_model.hpp"

#include <algorithm>
#include <utility>

namespace matching {

// The columns of the pairs come first: the column of the k-th active pair is k.
PairModel::PairModel(const Residual& whole, Blocking blocking)
    : residual(whole),
      places_row(whole.places.size(), none),
      blocking_(blocking),
      position_(whole.problem.acceptable.size(), none),
      levels_(whole.places.size()) {
    for (const PairNumber number : residual.active) {
        position_[number] = linear.add_column({});
    }
    for (Index who = 0; who < residual.places.size(); ++who) {
        if (!residual.of[who].empty()) {
            add_person(who);
        }
    }
    if (blocking_ != Blocking::ignored) {
        for (std::uint32_t at = 0; at < residual.active.size(); ++at) {
            add_stability(at);
        }
    }
}

void PairModel::add_person(Index who) {
    const auto places = std::int64_t{residual.places[who]};
    LinearRow all{-unbounded, places, {}};
    std::vector<PairNumber> pairs;
    for (const Prospect& prospect : residual.of[who]) {
        pairs.push_back(prospect.pair);
    }
    if (blocking_ == Blocking::ignored) {
        for (const PairNumber number : pairs) {
            all.terms.push_back({position_[number], 1});
        }
        places_row[who] = linear.add_row(std::move(all));
        return;
    }
    std::stable_sort(pairs.begin(), pairs.end(), [&](PairNumber one, PairNumber two) {
        return residual.opinion(one, who).level < residual.opinion(two, who).level;
    });
    auto& levels = levels_[who];
    for (std::size_t from = 0; from < pairs.size();) {
        const std::uint32_t level = residual.opinion(pairs[from], who).level;
        // Its own bound is never reached: what places are worth shows at the row of places alone.
        const std::uint32_t together = linear.add_column({0, places + 1, false});
        LinearRow sum{0, 0, {{together, 1}}};
        if (!levels.empty()) {
            sum.terms.push_back({levels.back().together, -1});
        }
        std::size_t to = from;
        while (to < pairs.size() && residual.opinion(pairs[to], who).level == level) {
            sum.terms.push_back({position_[pairs[to++]], -1});
        }
        linear.add_row(std::move(sum));
        levels.push_back({level, together, none});
        if (places > 1) {
            add_full(who, to);
        }
        from = to;
    }
    all.terms.push_back({levels.back().together, 1});
    places_row[who] = linear.add_row(std::move(all));
}

// "Full at this level or better" may be said only when it is so, and then of every worse level.
void PairModel::add_full(Index who, std::size_t partners_before) {
    auto& levels = levels_[who];
    const auto places = std::int64_t{residual.places[who]};
    const bool possible = static_cast<std::int64_t>(partners_before) >= places;
    const std::uint32_t full = linear.add_column({0, possible ? 1 : 0, true});
    levels.back().full = full;
    linear.add_row({0, unbounded, {{levels.back().together, 1}, {full, -places}}});
    if (levels.size() > 1) {
        linear.add_row({0, unbounded, {{full, 1}, {levels[levels.size() - 2].full, -1}}});
    }
}

bool PairModel::tight(std::uint32_t at) const {
    const AcceptablePair& pair = residual.pair(residual.active[at]);
    return (residual.places[pair.a] == 1) == (residual.places[pair.b] == 1);
}

void PairModel::add_stability(std::uint32_t at) {
    const AcceptablePair& pair = residual.pair(residual.active[at]);
    LinearRow row{1, unbounded, {}};
    bool counted_twice = true;
    for (const Index who : {pair.a, pair.b}) {
        const Level& level = level_of(who, at);
        const bool several = level.full != none;
        row.terms.push_back({several ? level.full : level.together, 1});
        counted_twice = counted_twice && !several;
    }
    if (tight(at)) {  // both with one place: counted twice; both with several: not counted yet
        row.terms.push_back({at, counted_twice ? -1 : 1});
    }
    if (blocking_ == Blocking::counted) {
        blocks_.push_back(linear.add_column({}));
        row.terms.push_back({blocks_.back(), 1});
    }
    stable_row.push_back(linear.add_row(std::move(row)));
}

const PairModel::Level& PairModel::level_of(Index who, std::uint32_t at) const {
    const std::uint32_t level = residual.opinion(residual.active[at], who).level;
    return *std::lower_bound(
        levels_[who].begin(), levels_[who].end(), level,
        [](const Level& each, std::uint32_t wanted) { return each.level < wanted; });
}

Numbers PairModel::objective(const std::vector<std::int64_t>& weights) const {
    Numbers factors(linear.columns.size(), 0);
    std::copy(weights.begin(), weights.end(), factors.begin());
    return factors;
}

Numbers PairModel::few_blocking() const {
    Numbers factors(linear.columns.size(), 0);
    for (const std::uint32_t column : blocks_) {
        factors[column] = -1;
    }
    return factors;
}

Chosen PairModel::to_chosen(const Numbers& values) const {
    Chosen chosen;
    for (std::size_t at = 0; at < residual.active.size(); ++at) {
        if (values[at] == 1) {
            chosen.push_back(residual.active[at]);
        }
    }
    return chosen;
}

Numbers PairModel::to_values(const Chosen& chosen) const {
    Numbers values(linear.columns.size(), 0);
    for (const PairNumber number : chosen) {
        values[position_[number]] = 1;
    }
    if (blocking_ == Blocking::ignored) {
        return values;
    }
    for (Index who = 0; who < levels_.size(); ++who) {
        for (const Level& level : levels_[who]) {
            std::int64_t together = 0;
            for (const Prospect& prospect : residual.of[who]) {
                together += prospect.level <= level.level ? values[position_[prospect.pair]] : 0;
            }
            values[level.together] = together;
            if (level.full != none) {
                values[level.full] = together == std::int64_t{residual.places[who]} ? 1 : 0;
            }
        }
    }
    if (blocking_ == Blocking::counted) {
        for (const PairNumber number : blocking(residual, chosen)) {
            values[blocks_[position_[number]]] = 1;
        }
    }
    return values;
}

}  // namespace matching
