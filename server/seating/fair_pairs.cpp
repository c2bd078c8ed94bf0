#include "seating/fair_pairs.hpp"

#include <algorithm>

#include "base/core/rng.hpp"
#include "seating/bounds.hpp"
#include "seating/lemon_matching.hpp"
#include "seating/next_round.hpp"
#include "seating/worth.hpp"

namespace seating {
namespace {

class Network {
public:
    Network(const Problem& start, std::size_t rounds, std::size_t fewest)
        : start_(start),
          fewest_(fewest),
          candidates_(possible_candidates(start)),
          worth_(start, rounds),
          source_(static_cast<std::uint32_t>(start.people.size())) {
        base::Rng(start.seed).shuffle(candidates_);
        std::vector<std::size_t> degree(start.people.size(), 0);
        for (const Candidate& candidate : candidates_) {
            ++degree[candidate.a];
            ++degree[candidate.b];
            arcs_.push_back(
                {candidate.a, candidate.b, 0, 1, -Worth::of_affinity(candidate.affinity)});
        }
        for (std::uint32_t person = 0; person < start.people.size(); ++person) {
            add_talks(person, std::min(degree[person], rounds));
        }
        const auto talks_max = static_cast<std::int64_t>(rounds * start.tables.size());
        arcs_.push_back({sink(), source_, 0, talks_max, 0});
    }

    FairPairs solve() const {
        FairPairs answer;
        const Circulation found = cheapest_circulation(start_.people.size() + 2, arcs_);
        for (std::size_t i = 0; i < candidates_.size(); ++i) {
            if (found.flow[i] > 0) {
                answer.pairs.push_back(candidates_[i]);
            }
        }
        answer.certificate.fewest = static_cast<std::uint32_t>(fewest_);
        const auto& at = found.potential;
        for (std::size_t person = 0; person < start_.people.size(); ++person) {
            const bool leaves = start_.people[person].side == 0;
            answer.certificate.prices.push_back(leaves ? at[source_] - at[person]
                                                       : at[person] - at[sink()]);
        }
        answer.certificate.per_talk = std::max<std::int64_t>(0, at[source_] - at[sink()]);
        return answer;
    }

private:
    std::uint32_t sink() const { return source_ + 1; }

    void add_talks(std::uint32_t person, std::size_t most) {
        const Person& who = start_.people[person];
        for (std::size_t talk = 0; talk < most; ++talk) {
            const std::int64_t reward = worth_.of_talk(who.talks + talk);
            const std::int64_t least = who.talks + talk < fewest_ ? 1 : 0;
            if (who.side == 0) {
                arcs_.push_back({source_, person, least, 1, -reward});
            } else {
                arcs_.push_back({person, sink(), least, 1, -reward});
            }
        }
    }

    const Problem& start_;
    std::size_t fewest_;
    std::vector<Candidate> candidates_;
    Worth worth_;
    std::uint32_t source_;
    std::vector<FlowArc> arcs_;  // first the candidates
};

std::size_t fewest_of(const Problem& start, const std::vector<Candidate>& pairs) {
    std::vector<std::size_t> talks;
    for (const Person& person : start.people) {
        talks.push_back(person.present ? person.talks : SIZE_MAX / 2);
    }
    for (const Candidate& pair : pairs) {
        ++talks[pair.a];
        ++talks[pair.b];
    }
    return talks.empty() ? 0 : *std::min_element(talks.begin(), talks.end());
}

}  // namespace

FairPairs fair_pairs(const Problem& start, std::size_t rounds) {
    FairPairs fair = Network(start, rounds, 0).solve();
    fair.fewest = fewest_of(start, fair.pairs);
    if (fair.pairs.size() < rounds * start.tables.size() || fair.fewest >= rounds) {
        return fair;
    }
    const std::size_t bound = fewest_bound(start, rounds);
    if (fair.fewest < bound) {
        fair = Network(start, rounds, bound).solve();
        fair.fewest = bound;
    }
    return fair;
}

}  // namespace seating
