#include "seating/plan.hpp"

#include <algorithm>
#include <tuple>

#include "base/core/flow.hpp"

namespace seating {
namespace {

std::size_t moves_into(const Problem& problem, const NextRound& round) {
    std::size_t moves = 0;
    for (const SeatedPair& pair : round.tables) {
        for (const Index index : {pair.a, pair.b}) {
            const auto& before = problem.people[index].before;
            moves += before && *before != pair.table ? 1U : 0U;
        }
    }
    return moves;
}

std::size_t least_moves_into(const Problem& problem, const NextRound& round) {
    return static_cast<std::size_t>(
        std::count_if(round.tables.begin(), round.tables.end(), [&problem](const SeatedPair& pair) {
            return problem.people[pair.a].before && problem.people[pair.b].before;
        }));
}

// The circle method: everyone meets everyone in n-1 rounds (n even) or n (n odd). One person stays
// in the middle, the others step around; who would meet the empty place rests.
std::vector<std::vector<Pair>> circle(std::size_t people) {
    const std::size_t places = people + people % 2;
    std::vector<std::vector<Pair>> rounds(places - 1);
    for (std::size_t round = 0; round + 1 < places; ++round) {
        const auto at = [&](std::size_t place) { return (round + place) % (places - 1); };
        for (std::size_t k = 0; k < places / 2; ++k) {
            const std::size_t one = k == 0 ? places - 1 : at(k);
            const std::size_t other = k == 0 ? at(0) : at(places - 1 - k);
            if (std::max(one, other) < people) {
                rounds[round].push_back({static_cast<Index>(one), static_cast<Index>(other)});
            }
        }
    }
    return rounds;
}

// One pool in which everyone is present and may meet everyone, with tables and rounds for all of
// it. There one matching a round after the other can get stuck, and the circle method cannot.
bool circle_applies(const Problem& start, std::size_t rounds) {
    const std::size_t people = start.people.size();
    const std::size_t needed = people + people % 2 - 1;
    return !start.two_sided && people > 1 && rounds >= needed && start.met.empty() &&
           start.tables.size() >= people / 2 && edges(start) == people * (people - 1) / 2;
}

using Pins = std::vector<std::vector<Pair>>;

Plan draw(const Problem& start, std::size_t rounds, Need need, const Pins& pins) {
    Plan plan;
    Problem problem = start;
    problem.need = need;
    for (std::size_t i = 0; i < rounds; ++i) {
        problem.seed = start.seed + i;
        if (i < pins.size()) {
            problem.pinned = pins[i];
        }
        NextRound round = next_round(problem);
        plan.total_talks += round.tables.size();
        plan.moves += moves_into(problem, round);
        plan.moves_bound += least_moves_into(problem, round);
        problem = after(problem, round);
        plan.rounds.push_back(std::move(round));
    }
    for (const Person& person : problem.people) {
        plan.talks.push_back(person.talks);
    }
    return plan;
}

std::uint32_t fewest(const Problem& start, const Plan& plan) {
    std::uint32_t least = UINT32_MAX;
    for (std::size_t i = 0; i < plan.talks.size(); ++i) {
        least = start.people[i].present ? std::min(least, plan.talks[i]) : least;
    }
    return least;
}

}  // namespace

Problem after(const Problem& before, const NextRound& round) {
    Problem next = before;
    next.pinned.clear();
    for (Person& person : next.people) {
        person.before.reset();
        person.home.reset();
    }
    for (const SeatedPair& pair : round.tables) {
        for (const Index index : {pair.a, pair.b}) {
            next.people[index].before = pair.table;
            ++next.people[index].talks;
        }
        next.met.push_back({pair.a, pair.b});
    }
    for (const Home& home : round.homes) {
        next.people[home.person].home = home.table;
    }
    return next;
}

Plan plan_rounds(const Problem& start, std::size_t rounds) {
    if (circle_applies(start, rounds)) {
        return draw(start, rounds, Need::fewest_talks, circle(start.people.size()));
    }
    Plan by_talks = draw(start, rounds, Need::fewest_talks, {});
    Plan by_partners = draw(start, rounds, Need::remaining_partners, {});
    const auto quality = [&start](const Plan& plan) {
        return std::tuple(plan.total_talks, fewest(start, plan),
                          -static_cast<std::int64_t>(plan.moves));
    };
    return quality(by_partners) > quality(by_talks) ? by_partners : by_talks;
}

std::size_t talks_bound(const Problem& start, std::size_t rounds) {
    const std::size_t people = start.people.size();
    const std::size_t source = 2 * people;
    base::Flow flow(2 * people + 3);
    const auto limit = static_cast<std::int64_t>(rounds);
    const auto both = static_cast<std::int64_t>(rounds * start.tables.size());
    // One pool: everyone stands on both sides, so every talk is counted twice.
    flow.add(source, source + 1, start.two_sided ? both : 2 * both);
    for (std::size_t i = 0; i < people; ++i) {
        flow.add(source + 1, i, limit);
        flow.add(people + i, source + 2, limit);
    }
    Problem open = start;
    open.pinned.clear();
    std::size_t present = 0;
    for (const Person& person : start.people) {
        present += person.present ? 1U : 0U;
    }
    for (const Pair& pair : possible_pairs(open)) {
        flow.add(pair.a, people + pair.b, 1);
        if (!start.two_sided) {
            flow.add(pair.b, people + pair.a, 1);
        }
    }
    const auto most = static_cast<std::size_t>(flow.run(source, source + 2));
    return start.two_sided ? most : std::min(most / 2, rounds * (present / 2));
}

}  // namespace seating
