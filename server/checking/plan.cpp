#include "checking/plan.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "checking/plan_certificate.hpp"

namespace checking {
namespace {

constexpr std::size_t faults_max = 100;

using seating::Index;
using seating::NextRound;
using seating::Pair;
using seating::Plan;
using seating::Problem;
using seating::SeatedPair;
using seating::Windows;

class Judge {
public:
    Judge(const Problem& start, const Plan& plan, const Windows& windows)
        : start_(start), plan_(plan), windows_(windows), now_(start) {
        for (const seating::Candidate& each : start.candidates) {
            affinity_of_[{std::min(each.a, each.b), std::max(each.a, each.b)}] = each.affinity;
        }
        for (seating::Person& person : now_.people) {
            person.owed = 0;  // kept or broken by the whole plan, not by one round: broken_promises
        }
    }

    std::vector<PlanFaultAt> faults() {
        if (!windows_.empty() && windows_.size() != start_.people.size()) {
            return {{PlanFault::windows_wrong, 0, {}, 0, 0}};
        }
        for (round_ = 0; round_ < plan_.rounds.size(); ++round_) {
            set_presence();
            const NextRound& round = plan_.rounds[round_];
            for (const SeatingFaultAt& fault : check_round(now_, round)) {
                faults_.push_back({PlanFault::round_wrong, round_, fault.kind, fault.a, fault.b});
            }
            if (!faults_.empty()) {
                break;  // what follows would only repeat it
            }
            play(round);
        }
        if (faults_.empty()) {
            check_figures();
        }
        if (faults_.empty() && plan_.certificate) {
            check_certificate();
        }
        faults_.resize(std::min(faults_.size(), faults_max));
        return faults_;
    }

private:
    void add(PlanFault kind) { faults_.push_back({kind, round_, {}, 0, 0}); }

    void set_presence() {
        for (Index i = 0; i < windows_.size(); ++i) {
            now_.people[i].present = start_.people[i].present && windows_[i].from <= round_ &&
                                     round_ < windows_[i].until;
        }
    }

    // Written anew, so that an error in seating::after shows.
    void play(const NextRound& round) {
        std::vector<seating::Person> people = start_.people;
        for (Index i = 0; i < people.size(); ++i) {
            people[i].talks = now_.people[i].talks;
            people[i].owed = 0;
            people[i].before.reset();
            people[i].home.reset();
        }
        for (const SeatedPair& pair : round.tables) {
            const Pair met{std::min(pair.a, pair.b), std::max(pair.a, pair.b)};
            if (!met_.insert(met).second) {
                faults_.push_back({PlanFault::pair_twice, round_, {}, pair.a, pair.b});
            }
            const auto affinity = affinity_of_.find(met);
            affinity_ += affinity == affinity_of_.end() ? 0 : affinity->second;
            bool both_sat = true;
            for (const Index index : {pair.a, pair.b}) {
                const auto& sat_at = now_.people[index].before;
                both_sat = both_sat && sat_at.has_value();
                moves_ += sat_at && *sat_at != pair.table ? 1U : 0U;
                people[index].before = pair.table;
                ++people[index].talks;
            }
            moves_bound_ += both_sat ? 1U : 0U;
            ++total_;
            now_.met.push_back(met);
        }
        for (const seating::Home& home : round.homes) {
            people[home.person].home = home.table;
        }
        now_.people = std::move(people);
        now_.pinned.clear();
    }

    void check_figures() {
        std::vector<std::uint32_t> talks;
        for (const seating::Person& person : now_.people) {
            talks.push_back(person.talks);
        }
        if (talks != plan_.talks) add(PlanFault::talks_wrong);
        if (total_ != plan_.total_talks) add(PlanFault::total_wrong);
        if (affinity_ != plan_.affinity) add(PlanFault::affinity_wrong);
        if (moves_ != plan_.moves) add(PlanFault::moves_wrong);
        if (moves_bound_ != plan_.moves_bound) add(PlanFault::moves_bound_wrong);
    }

    void check_certificate() {
        const std::vector<Pair> pairs(met_.begin(), met_.end());
        switch (proves_best(start_, plan_.rounds.size(), {*plan_.certificate, pairs})) {
            case PlanProof::holds:
                break;
            case PlanProof::malformed:
                add(PlanFault::certificate_malformed);
                break;
            case PlanProof::not_tight:
                add(PlanFault::certificate_not_tight);
                break;
        }
    }

    const Problem& start_;
    const Plan& plan_;
    const Windows& windows_;
    Problem now_;
    std::map<Pair, std::uint32_t> affinity_of_;
    std::set<Pair> met_;
    std::uint64_t affinity_ = 0;
    std::size_t total_ = 0;
    std::size_t moves_ = 0;
    std::size_t moves_bound_ = 0;
    std::size_t round_ = 0;
    std::vector<PlanFaultAt> faults_;
};

}  // namespace

const char* in_words(PlanFault fault) {
    switch (fault) {
        case PlanFault::round_wrong:
            return "a round does not hold";
        case PlanFault::pair_twice:
            return "two people meet twice";
        case PlanFault::windows_wrong:
            return "presence is not stated for everybody";
        case PlanFault::talks_wrong:
            return "somebody's number of talks is wrong";
        case PlanFault::total_wrong:
            return "the number of talks is wrong";
        case PlanFault::affinity_wrong:
            return "the tags in common are added up wrongly";
        case PlanFault::moves_wrong:
            return "the number of walks is wrong";
        case PlanFault::moves_bound_wrong:
            return "the least number of walks is wrong";
        case PlanFault::certificate_malformed:
            return "the certificate has not one price a person";
        case PlanFault::certificate_not_tight:
            return "the certificate does not prove that the plan is best";
    }
    return "something is wrong";
}

std::vector<PlanFaultAt> check_plan(const Problem& start, const Plan& plan,
                                    const Windows& windows) {
    return Judge(start, plan, windows).faults();
}

std::vector<Index> broken_promises(const Problem& start, const Plan& plan) {
    std::vector<Index> broken;
    for (Index i = 0; i < start.people.size(); ++i) {
        if (plan.talks[i] < start.people[i].talks + start.people[i].owed) {
            broken.push_back(i);
        }
    }
    return broken;
}

}  // namespace checking
