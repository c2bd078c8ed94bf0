#include "checking/plan_certificate.hpp"

#include <algorithm>
#include <map>

namespace checking {
namespace {

using seating::Candidate;
using seating::Index;
using seating::Pair;
using seating::Problem;
__extension__ using Wide = __int128;

constexpr std::uint32_t affinity_counts_to = 1024;

class Ledger {
public:
    Ledger(const Problem& start, std::size_t rounds) : start_(start), rounds_(rounds) {
        std::uint32_t affinity = 0;
        std::uint32_t talks = 0;
        for (const Candidate& each : start.candidates) {
            affinity = std::max(affinity, std::min(each.affinity, affinity_counts_to));
        }
        for (const seating::Person& person : start.people) {
            talks = std::max(talks, person.talks);
        }
        unit_ =
            Wide(std::min(rounds * start.tables.size(), start.candidates.size())) * affinity + 1;
        last_ = Wide(talks) + Wide(rounds);
        for (const Candidate& each : start.candidates) {
            if (open(each)) {
                affinity_of_[key(each.a, each.b)] = std::min(each.affinity, affinity_counts_to);
            }
        }
        for (const Pair& met : start.met) {
            affinity_of_.erase(key(met.a, met.b));
        }
    }

    Wide worth(const std::vector<Pair>& pairs) const {
        Wide worth = 0;
        std::vector<std::size_t> talks(start_.people.size(), 0);
        for (const Pair& pair : pairs) {
            const auto affinity = affinity_of_.find(key(pair.a, pair.b));
            worth += affinity == affinity_of_.end() ? 0 : affinity->second;
            ++talks[pair.a];
            ++talks[pair.b];
        }
        for (Index i = 0; i < talks.size(); ++i) {
            worth += of_talks(i, talks[i]);
        }
        return worth;
    }

    // Whether everybody has as many talks as the certificate takes for granted.
    bool all_have(std::uint32_t fewest, const std::vector<Pair>& pairs) const {
        std::vector<std::uint32_t> talks;
        for (const seating::Person& person : start_.people) {
            talks.push_back(person.present ? person.talks : fewest);
        }
        for (const Pair& pair : pairs) {
            ++talks[pair.a];
            ++talks[pair.b];
        }
        return std::all_of(talks.begin(), talks.end(),
                           [fewest](std::uint32_t each) { return each >= fewest; });
    }

    Wide bound(const seating::Certificate& certificate) const {
        const std::vector<std::int64_t>& price = certificate.prices;
        Wide bound = Wide(certificate.per_talk) * Wide(rounds_ * start_.tables.size());
        std::vector<std::size_t> talks_max(start_.people.size(), 0);
        for (const auto& [pair, affinity] : affinity_of_) {
            const Wide gain = Wide(affinity) + price[pair.a] + price[pair.b] - certificate.per_talk;
            bound += std::max<Wide>(0, gain);
            ++talks_max[pair.a];
            ++talks_max[pair.b];
        }
        for (Index i = 0; i < start_.people.size(); ++i) {
            bound += best_of(i, std::min(rounds_, talks_max[i]), certificate);
        }
        return bound;
    }

private:
    static Pair key(Index a, Index b) { return {std::min(a, b), std::max(a, b)}; }

    bool open(const Candidate& each) const {
        const seating::Person& a = start_.people[each.a];
        const seating::Person& b = start_.people[each.b];
        return a.present && b.present && a.side != b.side && !(a.stays_seated && b.stays_seated);
    }

    // Of each number of talks from what everybody has to the most that is possible.
    Wide best_of(Index person, std::size_t talks_max,
                 const seating::Certificate& certificate) const {
        const seating::Person& who = start_.people[person];
        const std::uint32_t missing =
            who.present ? certificate.fewest - std::min(certificate.fewest, who.talks) : 0;
        const auto worth = [&](std::size_t talks) {
            return of_talks(person, talks) - Wide(talks) * certificate.prices[person];
        };
        Wide best = worth(missing);
        for (std::size_t talks = missing + 1; talks <= talks_max; ++talks) {
            best = std::max(best, worth(talks));
        }
        return best;
    }

    // Of the next `count` talks of a person: unit × (last − talks before), summed up.
    Wide of_talks(Index person, std::size_t count) const {
        const Wide before = start_.people[person].talks;
        const Wide n = Wide(count);
        return unit_ * (n * (last_ - before) - n * (n - 1) / 2);
    }

    const Problem& start_;
    std::size_t rounds_;
    Wide unit_ = 1;
    Wide last_ = 0;
    std::map<Pair, std::uint32_t> affinity_of_;
};

}  // namespace

PlanProof proves_best(const Problem& start, std::size_t rounds, const PlanClaim& claim) {
    if (claim.certificate.prices.size() != start.people.size() || claim.certificate.per_talk < 0) {
        return PlanProof::malformed;
    }
    const Ledger ledger(start, rounds);
    const bool tight = ledger.all_have(claim.certificate.fewest, claim.pairs) &&
                       ledger.worth(claim.pairs) == ledger.bound(claim.certificate);
    return tight ? PlanProof::holds : PlanProof::not_tight;
}

}  // namespace checking
