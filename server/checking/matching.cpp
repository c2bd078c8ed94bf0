#include "checking/matching.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "checking/certificate.hpp"

namespace checking {
namespace {

constexpr std::size_t faults_max = 100;

using matching::Answer;
using matching::Index;
using matching::Pair;
using matching::Problem;
using matching::Proof;

// Places that locked pairs leave.
std::vector<std::int64_t> places_left(const Problem& problem) {
    std::vector<std::int64_t> left;
    left.reserve(problem.people.size());
    for (const auto& person : problem.people) {
        left.push_back(person.capacity);
    }
    for (const auto& lock : problem.locks) {
        --left[lock.a];
        --left[lock.b];
    }
    return left;
}

class Judge {
public:
    Judge(const Problem& problem, const Answer& claimed) : problem_(problem), claimed_(claimed) {}

    std::vector<Fault> faults() {
        check_form();
        if (faults_.empty()) {
            check_feasible();
        }
        if (!faults_.empty()) {
            return take();  // no figure means anything
        }
        if (claimed_.score_tenths != score_sum()) {
            add(MatchingFault::score_sum_wrong);
        }
        if (problem_.rule == matching::Rule::mutual) {
            check_mutual();
        } else {
            check_stability();
            check_size();
            check_score();
        }
        return take();
    }

private:
    void add(MatchingFault kind, std::vector<Index> people = {}) {
        faults_.push_back({kind, std::move(people)});
    }
    std::vector<Fault> take() {
        faults_.resize(std::min(faults_.size(), faults_max));
        return std::move(faults_);
    }

    bool oriented(const Pair& pair) const {
        const auto& people = problem_.people;
        return problem_.pool == matching::Pool::two_sided
                   ? people[pair.a].side == 0 && people[pair.b].side == 1
                   : pair.a < pair.b;
    }

    void check_form() {
        for (std::size_t i = 0; i < claimed_.pairs.size(); ++i) {
            const Pair& pair = claimed_.pairs[i];
            if (std::max(pair.a, pair.b) >= problem_.people.size()) {
                add(MatchingFault::unknown_person);
            } else if (!oriented(pair)) {
                add(MatchingFault::pair_not_oriented, {pair.a, pair.b});
            }
            if (i > 0 && !(claimed_.pairs[i - 1] < pair)) {
                add(MatchingFault::pairs_not_sorted);
            }
        }
    }

    void check_feasible() {
        const std::set<Pair> claimed(claimed_.pairs.begin(), claimed_.pairs.end());
        std::size_t explained = 0;
        for (const auto& lock : problem_.locks) {
            if (claimed.contains({lock.a, lock.b})) {
                ++explained;
            } else {
                add(MatchingFault::lock_missing, {lock.a, lock.b});
            }
        }
        std::set<Pair> known;
        for (const auto& pair : problem_.acceptable) {
            const bool there = claimed.contains({pair.a, pair.b});
            explained += there ? 1U : 0U;
            known.insert({pair.a, pair.b});
            if (!there && problem_.rule == matching::Rule::mutual) {
                add(MatchingFault::pair_missing, {pair.a, pair.b});
            }
        }
        for (const auto& lock : problem_.locks) {
            known.insert({lock.a, lock.b});
        }
        if (explained != claimed.size()) {
            for (const Pair& pair : claimed) {
                if (!known.contains(pair)) {
                    add(MatchingFault::pair_not_acceptable, {pair.a, pair.b});
                }
            }
        }
        if (problem_.rule != matching::Rule::mutual) {
            check_capacities();
        }
    }

    void check_capacities() {
        std::vector<std::uint32_t> taken(problem_.people.size(), 0);
        for (const Pair& pair : claimed_.pairs) {
            ++taken[pair.a];
            ++taken[pair.b];
        }
        for (Index i = 0; i < taken.size(); ++i) {
            if (taken[i] > problem_.people[i].capacity) {
                add(MatchingFault::above_capacity, {i});
            }
        }
    }

    std::int64_t score_sum() const {
        const std::set<Pair> claimed(claimed_.pairs.begin(), claimed_.pairs.end());
        std::int64_t sum = 0;
        for (const auto& pair : problem_.acceptable) {
            if (claimed.contains({pair.a, pair.b})) {
                sum += pair.of_a.score_tenths + pair.of_b.score_tenths;
            }
        }
        for (const auto& lock : problem_.locks) {
            sum += lock.score_a_tenths + lock.score_b_tenths;
        }
        return sum;
    }

    void check_mutual() {
        Answer nothing;
        nothing.pairs = claimed_.pairs;
        nothing.score_tenths = claimed_.score_tenths;
        if (claimed_ != nothing) {
            add(MatchingFault::stated_under_mutual);
        }
    }

    void check_stability() {
        const std::vector<Pair> blocking = blocking_pairs(problem_, claimed_.pairs);
        if (claimed_.stable != blocking.empty()) {
            std::vector<Index> people;
            if (!blocking.empty()) {
                people = {blocking.front().a, blocking.front().b};
            }
            add(MatchingFault::stable_wrong, people);
        }
        if (problem_.rule == matching::Rule::pairs && problem_.pool == matching::Pool::two_sided &&
            !blocking.empty()) {
            add(MatchingFault::not_stable, {blocking.front().a, blocking.front().b});
        }
        if (claimed_.blocking_pairs != blocking) {
            add(MatchingFault::blocking_pairs_wrong);
        }
        // No bound above 0 can be checked from the file: it rests on search.
        const std::size_t bound = claimed_.blocking_bound;
        if (bound > blocking.size() || (bound > 0 && claimed_.blocking_proof != Proof::search)) {
            add(MatchingFault::blocking_bound_wrong);
        }
        const bool reached = bound == blocking.size();
        if ((claimed_.blocking_proof != Proof::none && !reached) ||
            (claimed_.blocking_proof == Proof::certificate && bound != 0)) {
            add(MatchingFault::blocking_proof_wrong);
        }
    }

    // Judges bound, proof and certificate of one figure.
    struct Figure {
        About about;
        std::int64_t found;
        std::int64_t bound;
        Proof proof;
        const std::optional<matching::Certificate>& certificate;
        MatchingFault below;
        MatchingFault proof_wrong;
    };

    void check_figure(const Figure& figure) {
        if (figure.bound < figure.found) {
            add(figure.below);
        }
        if (figure.proof != Proof::none && figure.bound != figure.found) {
            add(figure.proof_wrong);
        }
        if (!figure.certificate) {
            if (figure.proof == Proof::certificate) {
                add(MatchingFault::certificate_missing);
            }
            return;
        }
        const Proven proven = proven_by(*figure.certificate, problem_, figure.about,
                                        static_cast<std::int64_t>(claimed_.pairs.size()));
        if (proven.flaw == CertificateFlaw::malformed) {
            add(MatchingFault::certificate_malformed);
        } else if (proven.flaw == CertificateFlaw::violated) {
            add(MatchingFault::certificate_violated, {proven.where.a, proven.where.b});
        } else if (figure.proof == Proof::search ? proven.bound < figure.bound
                                                 : proven.bound != figure.bound) {
            add(MatchingFault::certificate_bound_wrong);
        }
    }

    void check_size() {
        check_figure({About::size, static_cast<std::int64_t>(claimed_.pairs.size()),
                      static_cast<std::int64_t>(claimed_.size_bound), claimed_.size_proof,
                      claimed_.size_certificate, MatchingFault::size_bound_below_size,
                      MatchingFault::size_proof_wrong});
    }

    // A score's certificate speaks of matchings of this size; with a multiplier its bound is one
    // only if the size is proven.
    void check_score() {
        check_figure({About::score, score_sum(), claimed_.score_bound_tenths, claimed_.score_proof,
                      claimed_.score_certificate, MatchingFault::score_bound_below_sum,
                      MatchingFault::score_proof_wrong});
        if (claimed_.score_certificate && claimed_.score_certificate->size_multiplier != 0 &&
            claimed_.size_proof == Proof::none) {
            add(MatchingFault::score_proof_wrong);
        }
    }

    const Problem& problem_;
    const Answer& claimed_;
    std::vector<Fault> faults_;
};

}  // namespace

const char* in_words(MatchingFault fault) {
    switch (fault) {
        case MatchingFault::unknown_person:
            return "a pair names a person that is not there";
        case MatchingFault::pair_not_oriented:
            return "a pair does not name its two people in the promised order";
        case MatchingFault::pairs_not_sorted:
            return "the pairs are out of order, or one stands twice";
        case MatchingFault::pair_not_acceptable:
            return "a pair is not acceptable to both, or against a rule or forbid";
        case MatchingFault::above_capacity:
            return "somebody is in more pairs than their capacity allows";
        case MatchingFault::lock_missing:
            return "a locked pair is not among the pairs";
        case MatchingFault::pair_missing:
            return "a mutual pair is not among the pairs";
        case MatchingFault::not_stable:
            return "two people would rather have each other, which rule pairs rules out on two "
                   "sides";
        case MatchingFault::stable_wrong:
            return "\"stable\" is wrong: two people would rather have each other, or none would";
        case MatchingFault::blocking_pairs_wrong:
            return "\"blocking_pairs\" is not the list of blocking pairs";
        case MatchingFault::blocking_bound_wrong:
            return "\"blocking_bound\" is no bound";
        case MatchingFault::blocking_proof_wrong:
            return "\"blocking_proof\" claims what the bound does not show";
        case MatchingFault::size_bound_below_size:
            return "\"size_bound\" is below the number of pairs";
        case MatchingFault::size_proof_wrong:
            return "\"size_proof\" claims what the bound does not show";
        case MatchingFault::score_sum_wrong:
            return "\"score_sum\" is not the sum of both scores of every pair";
        case MatchingFault::score_bound_below_sum:
            return "\"score_bound\" is below the score sum";
        case MatchingFault::score_proof_wrong:
            return "\"score_proof\" claims what the bound does not show";
        case MatchingFault::certificate_missing:
            return "a certificate is claimed and not there";
        case MatchingFault::certificate_malformed:
            return "a certificate is out of range, out of order, or of a form that does not apply";
        case MatchingFault::certificate_violated:
            return "a certificate does not cover an acceptable pair";
        case MatchingFault::certificate_bound_wrong:
            return "a certificate proves another bound than the one stated";
        case MatchingFault::stated_under_mutual:
            return "rule mutual states no stability, bounds or proofs";
    }
    return "something is wrong";
}

std::vector<Fault> check_matching(const Problem& problem, const Answer& claimed) {
    return Judge(problem, claimed).faults();
}

std::vector<Pair> blocking_pairs(const Problem& problem, const std::vector<Pair>& pairs) {
    struct Place {
        std::int64_t left = 0;    // free places
        std::uint32_t worst = 0;  // level of the worst partner
    };
    const std::vector<std::int64_t> left = places_left(problem);
    std::vector<Place> places(left.size());
    for (std::size_t i = 0; i < left.size(); ++i) {
        places[i].left = left[i];
    }
    const std::set<Pair> together(pairs.begin(), pairs.end());
    for (const auto& pair : problem.acceptable) {
        if (together.contains({pair.a, pair.b})) {
            --places[pair.a].left;
            --places[pair.b].left;
            places[pair.a].worst = std::max(places[pair.a].worst, pair.of_a.level);
            places[pair.b].worst = std::max(places[pair.b].worst, pair.of_b.level);
        }
    }
    const auto wants = [&](Index who, std::uint32_t level) {
        return left[who] > 0 && (places[who].left > 0 || level < places[who].worst);
    };
    std::vector<Pair> blocking;
    for (const auto& pair : problem.acceptable) {
        if (!together.contains({pair.a, pair.b}) && wants(pair.a, pair.of_a.level) &&
            wants(pair.b, pair.of_b.level)) {
            blocking.push_back({pair.a, pair.b});
        }
    }
    std::sort(blocking.begin(), blocking.end());
    return blocking;
}

}  // namespace checking
