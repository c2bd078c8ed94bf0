#include "seating/plan.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/core/rng.hpp"
#include "limits.hpp"
#include "seating/bounds.hpp"
#include "seating/circle.hpp"
#include "seating/colouring.hpp"
#include "seating/fair_pairs.hpp"
#include "seating/tables.hpp"
#include "seating/thirds.hpp"
#include "seating/worth.hpp"

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

std::map<Pair, std::uint32_t> affinities(const Problem& start) {
    std::map<Pair, std::uint32_t> of;
    for (const Candidate& candidate : possible_candidates(start)) {
        of.emplace(Pair{candidate.a, candidate.b}, candidate.affinity);
    }
    return of;
}

// Adds up rounds.
class Evening {
public:
    explicit Evening(const Problem& start) : problem_(start), affinity_of_(affinities(start)) {}

    Problem& problem() { return problem_; }

    void add(NextRound round) {
        plan_.total_talks += round.tables.size();
        plan_.moves += moves_into(problem_, round);
        plan_.moves_bound += least_moves_into(problem_, round);
        for (const SeatedPair& pair : round.tables) {
            const auto found = affinity_of_.find({pair.a, pair.b});
            plan_.affinity += found == affinity_of_.end() ? 0 : found->second;
        }
        problem_ = after(problem_, round);
        plan_.rounds.push_back(std::move(round));
    }

    Plan plan() {
        for (const Person& person : problem_.people) {
            plan_.talks.push_back(person.talks);
        }
        return std::move(plan_);
    }

private:
    Problem problem_;
    std::map<Pair, std::uint32_t> affinity_of_;
    Plan plan_;
};

struct Drawing {
    std::size_t rounds = 0;
    Need need = Need::fewest_talks;
    Windows windows;
};

Plan draw(const Problem& start, const Drawing& drawing) {
    Evening evening(start);
    for (std::size_t i = 0; i < drawing.rounds; ++i) {
        Problem& problem = evening.problem();
        problem.need = drawing.need;
        problem.seed = start.seed + i;
        problem.rounds_left = drawing.rounds - i;
        for (Index k = 0; k < drawing.windows.size(); ++k) {
            problem.people[k].present = start.people[k].present && drawing.windows[k].from <= i &&
                                        i < drawing.windows[k].until;
        }
        evening.add(next_round(problem));
    }
    return evening.plan();
}

Plan lay_out(const Problem& start, const PairSets& sets) {
    Evening evening(start);
    for (const std::vector<Pair>& pairs : sets) {
        evening.add(seat(evening.problem(), pairs));
    }
    return evening.plan();
}

std::uint32_t fewest(const Problem& start, const Plan& plan) {
    std::uint32_t least = UINT32_MAX;
    for (std::size_t i = 0; i < plan.talks.size(); ++i) {
        least = start.people[i].present ? std::min(least, plan.talks[i]) : least;
    }
    return least;
}

Plan better(const Problem& start, Plan one, Plan other) {
    const auto quality = [&start](const Plan& plan) {
        return std::tuple(plan.total_talks, fewest(start, plan), plan.affinity,
                          -static_cast<std::int64_t>(plan.moves));
    };
    return quality(other) > quality(one) ? std::move(other) : std::move(one);
}

std::vector<Candidate> pairs_of(const Problem& start, const Plan& plan) {
    const auto affinity_of = affinities(start);
    std::vector<Candidate> pairs;
    for (const NextRound& round : plan.rounds) {
        for (const SeatedPair& pair : round.tables) {
            pairs.push_back({pair.a, pair.b, affinity_of.at({pair.a, pair.b})});
        }
    }
    return pairs;
}

// Whoever has most people left to meet goes first when everybody is to meet everybody.
Need need_for(const Problem& start, std::size_t rounds) {
    const auto partners = partners_left(start);
    const bool all =
        partners.empty() || *std::max_element(partners.begin(), partners.end()) <= rounds;
    return all ? Need::remaining_partners : Need::fewest_talks;
}

Plan best_on_two_sides(const Problem& start, std::size_t rounds) {
    FairPairs best = fair_pairs(start, rounds);
    const Worth worth(start, rounds);
    Plan plan = draw(start, {rounds, need_for(start, rounds), {}});
    const bool as_good = worth.of(start, pairs_of(start, plan)) == worth.of(start, best.pairs) &&
                         fewest(start, plan) >= best.fewest;
    if (!as_good) {
        std::vector<Pair> pairs;
        for (const Candidate& each : best.pairs) {
            pairs.push_back({each.a, each.b});
        }
        plan = lay_out(
            start, split_into_rounds(start.people.size(), pairs, {rounds, start.tables.size()}));
    }
    plan.certificate = std::move(best.certificate);
    return plan;
}

// One pool in which everyone is present and may meet everyone, with tables and rounds for all of
// it.
bool all_meet_all(const Problem& start, std::size_t rounds) {
    const std::size_t people = start.people.size();
    return people > 1 && rounds >= people + people % 2 - 1 && start.tables.size() >= people / 2 &&
           edges(start) == people * (people - 1) / 2;
}

PairSets sets_of(const Plan& plan) {
    PairSets sets;
    for (const NextRound& round : plan.rounds) {
        sets.emplace_back();
        for (const SeatedPair& pair : round.tables) {
            sets.back().push_back({pair.a, pair.b});
        }
    }
    return sets;
}

Plan drawn_in_pool(const Problem& start, std::size_t rounds) {
    Plan drawn = better(start, draw(start, {rounds, Need::fewest_talks, {}}),
                        draw(start, {rounds, Need::remaining_partners, {}}));
    const PairSets sets = sets_of(drawn);
    const PairSets more = with_more_pairs(with_circles(start, sets), possible_pairs(start),
                                          start.people.size(), start.tables.size());
    return more == sets ? std::move(drawn) : better(start, std::move(drawn), lay_out(start, more));
}

// Wants and offers leave the seed hardly anything to decide: who looks for more talks leaves them
// out.
Plan drawn_for_talks(const Problem& start, std::size_t rounds, std::uint64_t seed) {
    Problem plain = start;
    plain.seed = seed;
    for (Candidate& candidate : plain.candidates) {
        candidate.affinity = 0;
    }
    Plan plan = drawn_in_pool(plain, rounds);
    plan.affinity = 0;
    for (const Candidate& pair : pairs_of(start, plan)) {
        plan.affinity += pair.affinity;
    }
    return plan;
}

Plan best_in_pool(const Problem& start, std::size_t rounds) {
    if (all_meet_all(start, rounds)) {
        return lay_out(start, with_circles(start, PairSets(rounds)));
    }
    const std::size_t bound = talks_bound(start, rounds);
    const std::size_t work = edges(start) * rounds + 1;
    const std::size_t attempts =
        std::clamp<std::size_t>(limits::pool_plan_work / work, 1, limits::pool_plan_attempts_max);
    std::uint64_t seed = start.seed;
    Plan plan = drawn_in_pool(start, rounds);
    for (std::size_t i = 1; i < attempts && plan.total_talks < bound; ++i) {
        seed = base::Rng(seed).next();
        plan = better(start, std::move(plan), drawn_for_talks(start, rounds, seed));
    }
    return plan;
}

}  // namespace

Problem after(const Problem& before, const NextRound& round) {
    Problem next = before;
    next.pinned.clear();
    for (Person& person : next.people) {
        person.before.reset();
        person.home.reset();
    }
    const auto sits = [&](Index index, Table table) {
        const auto& sat_at = before.people[index].before;
        Person& person = next.people[index];
        person.before = table;
        person.walks += sat_at && *sat_at != table ? 1U : 0U;
    };
    for (const SeatedPair& pair : round.tables) {
        sits(pair.a, pair.table);
        sits(pair.b, pair.table);
    }
    for (const Third& third : round.thirds) {
        sits(third.person, third.table);
    }
    for (const SeatedPair& met : meetings(before, round)) {
        for (const Index index : {met.a, met.b}) {
            Person& person = next.people[index];
            ++person.talks;
            person.owed -= person.owed > 0 ? 1U : 0U;
        }
        next.met.push_back({met.a, met.b});
    }
    for (const Home& home : round.homes) {
        next.people[home.person].home = home.table;
    }
    return next;
}

Plan plan_rounds(const Problem& start, std::size_t rounds, const Windows& windows) {
    const bool whole = std::all_of(windows.begin(), windows.end(), [rounds](const Window& each) {
        return each.from == 0 && each.until >= rounds;
    });
    if (start.two_sided && whole && start.pinned.empty()) {
        return best_on_two_sides(start, rounds);
    }
    if (!start.two_sided && whole && start.pinned.empty()) {
        return best_in_pool(start, rounds);
    }
    return better(start, draw(start, {rounds, Need::fewest_talks, windows}),
                  draw(start, {rounds, Need::remaining_partners, windows}));
}

}  // namespace seating
