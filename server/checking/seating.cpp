#include "checking/seating.hpp"

#include <algorithm>
#include <set>

namespace checking {
namespace {

constexpr std::size_t faults_max = 100;

using seating::Index;
using seating::NextRound;
using seating::Pair;
using seating::Problem;
using seating::SeatedPair;

Pair sorted(Index a, Index b) {
    return a < b ? Pair{a, b} : Pair{b, a};
}

// Pairs without order, as a sorted list: a hall has a quarter of a million of them, which a set
// would put into as many nodes.
class PairSet {
public:
    template <class Pairs>
    explicit PairSet(const Pairs& pairs) {
        pairs_.reserve(pairs.size());
        for (const auto& pair : pairs) {
            pairs_.push_back(sorted(pair.a, pair.b));
        }
        std::sort(pairs_.begin(), pairs_.end());
    }
    bool contains(const Pair& pair) const {
        return std::binary_search(pairs_.begin(), pairs_.end(), pair);
    }

private:
    std::vector<Pair> pairs_;
};

class Judge {
public:
    Judge(const Problem& problem, const NextRound& round)
        : problem_(problem),
          round_(round),
          candidates_(problem.candidates),
          met_(problem.met),
          pinned_(problem.pinned),
          apart_(problem.apart) {}

    std::vector<SeatingFaultAt> faults() {
        for (const SeatedPair& pair : round_.tables) {
            if (std::max(pair.a, pair.b) >= problem_.people.size()) {
                return {{SeatingFault::unknown_person, pair.a, pair.b}};
            }
        }
        for (const seating::Third& third : round_.thirds) {
            if (third.person >= problem_.people.size()) {
                return {{SeatingFault::unknown_person, third.person}};
            }
        }
        check_tables();
        for (const SeatedPair& pair : round_.tables) {
            check_pair(pair);
            check_seats(pair);
        }
        check_thirds();
        check_byes();
        check_pins();
        if (faults_.empty()) {
            check_nothing_left();
            check_owed();
            check_no_third_left();
        }
        faults_.resize(std::min(faults_.size(), faults_max));
        return faults_;
    }

private:
    void add(SeatingFault kind, Index a = 0, Index b = 0) { faults_.push_back({kind, a, b}); }
    const seating::Person& person(Index index) const { return problem_.people[index]; }

    void check_tables() {
        const std::set<seating::Table> usable(problem_.tables.begin(), problem_.tables.end());
        for (std::size_t i = 0; i < round_.tables.size(); ++i) {
            const SeatedPair& pair = round_.tables[i];
            if (!usable.contains(pair.table)) {
                add(SeatingFault::table_unknown, pair.a, pair.b);
            }
            if (!tables_.insert(pair.table).second) {
                add(SeatingFault::table_twice, pair.a, pair.b);
            } else if (i > 0 && pair.table < round_.tables[i - 1].table) {
                add(SeatingFault::tables_not_sorted, pair.a, pair.b);
            }
        }
    }

    bool may_meet(Index a, Index b) const {
        return candidates_.contains(sorted(a, b)) &&
               !(problem_.two_sided && person(a).side == person(b).side);
    }

    bool could_meet(Index a, Index b) const {
        return may_meet(a, b) && !met_.contains(sorted(a, b)) &&
               !(person(a).stays_seated && person(b).stays_seated);
    }

    void check_pair(const SeatedPair& pair) {
        for (const Index index : {pair.a, pair.b}) {
            if (!seated_.insert(index).second) {
                add(SeatingFault::person_twice, index);
            }
            if (!person(index).present) {
                add(SeatingFault::not_present, index);
            }
        }
        const bool across = problem_.two_sided && person(pair.a).side != person(pair.b).side;
        if (across ? person(pair.a).side > person(pair.b).side : pair.a >= pair.b) {
            add(SeatingFault::pair_not_oriented, pair.a, pair.b);
        }
        if (pinned_.contains(sorted(pair.a, pair.b))) {
            return;
        }
        if (!may_meet(pair.a, pair.b)) {
            add(SeatingFault::not_eligible, pair.a, pair.b);
        }
        if (met_.contains(sorted(pair.a, pair.b))) {
            add(SeatingFault::met_already, pair.a, pair.b);
        }
        if (person(pair.a).stays_seated && person(pair.b).stays_seated) {
            add(SeatingFault::both_stay_seated, pair.a, pair.b);
        }
    }

    bool fits_with(Index third, const SeatedPair& pair) const {
        const auto fits = [&](Index index) {
            const bool same_side = problem_.two_sided && person(third).side == person(index).side;
            return !apart_.contains(sorted(third, index)) &&
                   (same_side || could_meet(third, index));
        };
        return !person(third).stays_seated && fits(pair.a) && fits(pair.b);
    }

    void check_thirds() {
        for (const seating::Third& third : round_.thirds) {
            const auto at = std::find_if(
                round_.tables.begin(), round_.tables.end(),
                [&third](const SeatedPair& pair) { return pair.table == third.table; });
            if (!problem_.trios || at == round_.tables.end() ||
                !joined_.insert(third.table).second) {
                add(SeatingFault::third_not_allowed, third.person);
            } else if (!fits_with(third.person, *at)) {
                add(SeatingFault::not_eligible, third.person, at->a);
            }
            if (!seated_.insert(third.person).second) {
                add(SeatingFault::person_twice, third.person);
            }
            if (!person(third.person).present) {
                add(SeatingFault::not_present, third.person);
            }
        }
    }

    // The table somebody owns, if it can be used and is nobody else's in the problem.
    bool keeps(Index index, seating::Table table) const {
        const auto& home = person(index).home;
        if (!home || *home != table) {
            return false;
        }
        const bool usable = std::find(problem_.tables.begin(), problem_.tables.end(), table) !=
                            problem_.tables.end();
        const auto same = std::count_if(
            problem_.people.begin(), problem_.people.end(),
            [table](const seating::Person& other) { return other.home && *other.home == table; });
        return usable && same == 1;
    }

    void check_seats(const SeatedPair& pair) {
        for (const Index index : {pair.a, pair.b}) {
            const Index other = index == pair.a ? pair.b : pair.a;
            const auto& home = person(index).home;
            if (!home || !keeps(index, *home) || *home == pair.table) {
                continue;
            }
            if (person(index).stays_seated && !person(other).stays_seated) {
                add(SeatingFault::seated_person_moved, index, other);
            }
            const bool stayer = problem_.two_sided && person(index).side == problem_.staying_side;
            const bool rival =
                problem_.two_sided && person(other).side == problem_.staying_side;  // a pinned pair
            if (stayer && !rival && !person(other).stays_seated && !person(index).stays_seated) {
                add(SeatingFault::stayer_moved, index, other);
            }
        }
    }

    void check_byes() {
        for (const Index index : round_.byes) {
            if (index >= problem_.people.size()) {
                add(SeatingFault::unknown_person, index);
            } else if (!seated_.insert(index).second) {
                add(SeatingFault::person_twice, index);
            } else if (!person(index).present) {
                add(SeatingFault::not_present, index);
            }
        }
        for (Index i = 0; i < problem_.people.size(); ++i) {
            if (person(i).present && !seated_.contains(i)) {
                add(SeatingFault::bye_missing, i);
            }
        }
    }

    void check_pins() {
        std::set<Pair> seated;
        for (const SeatedPair& pair : round_.tables) {
            seated.insert(sorted(pair.a, pair.b));
        }
        std::set<Index> used;
        for (const Pair& pin : problem_.pinned) {
            const bool possible = person(pin.a).present && person(pin.b).present &&
                                  !used.contains(pin.a) && !used.contains(pin.b) &&
                                  used.size() / 2 < problem_.tables.size();
            if (possible) {
                used.insert({pin.a, pin.b});
                if (!seated.contains(sorted(pin.a, pin.b))) {
                    add(SeatingFault::pinned_missing, pin.a, pin.b);
                }
            }
        }
    }

    void check_nothing_left() {
        if (round_.tables.size() >= problem_.tables.size()) {
            return;
        }
        for (std::size_t i = 0; i < round_.byes.size(); ++i) {
            for (std::size_t k = i + 1; k < round_.byes.size(); ++k) {
                const Index a = round_.byes[i];
                const Index b = round_.byes[k];
                if (could_meet(a, b)) {
                    add(SeatingFault::seat_was_possible, a, b);
                }
            }
        }
    }

    // Whoever is owed more goes first: taking somebody's place for it would be better in any case.
    void check_owed() {
        for (const Index resting : round_.byes) {
            for (const SeatedPair& pair : round_.tables) {
                if (person(resting).owed > 0 && !pinned_.contains(sorted(pair.a, pair.b))) {
                    check_passed_over(resting, pair.a, pair.b);
                    check_passed_over(resting, pair.b, pair.a);
                }
            }
        }
    }

    void check_passed_over(Index resting, Index seated, Index partner) {
        if (person(resting).owed > person(seated).owed && could_meet(resting, partner)) {
            add(SeatingFault::owed_passed_over, resting, seated);
        }
    }

    void check_no_third_left() {
        if (!problem_.trios) {
            return;
        }
        for (const Index resting : round_.byes) {
            for (const SeatedPair& pair : round_.tables) {
                if (!joined_.contains(pair.table) && fits_with(resting, pair)) {
                    add(SeatingFault::third_was_possible, resting, pair.a);
                }
            }
        }
    }

    const Problem& problem_;
    const NextRound& round_;
    PairSet candidates_;
    PairSet met_;
    PairSet pinned_;
    PairSet apart_;
    std::set<Index> seated_;
    std::set<seating::Table> tables_;
    std::set<seating::Table> joined_;  // by a third
    std::vector<SeatingFaultAt> faults_;
};

}  // namespace

const char* in_words(SeatingFault fault) {
    switch (fault) {
        case SeatingFault::unknown_person:
            return "a seat names a person that is not there";
        case SeatingFault::person_twice:
            return "somebody has two places in one round";
        case SeatingFault::not_present:
            return "somebody who is not present has a place";
        case SeatingFault::not_eligible:
            return "two people sit together who may not meet";
        case SeatingFault::met_already:
            return "two people sit together who met already";
        case SeatingFault::table_unknown:
            return "a table is not usable";
        case SeatingFault::table_twice:
            return "a table has two pairs";
        case SeatingFault::pair_not_oriented:
            return "a pair does not name its two people in the promised order";
        case SeatingFault::tables_not_sorted:
            return "the tables are out of order";
        case SeatingFault::bye_missing:
            return "somebody present has neither seat nor rest";
        case SeatingFault::both_stay_seated:
            return "two people who cannot walk sit together";
        case SeatingFault::seated_person_moved:
            return "somebody who cannot walk has to";
        case SeatingFault::stayer_moved:
            return "somebody of the staying side has to walk";
        case SeatingFault::pinned_missing:
            return "a pinned pair does not sit together";
        case SeatingFault::seat_was_possible:
            return "two rest who could have met at a free table";
        case SeatingFault::owed_passed_over:
            return "somebody rests who is owed a talk that another got";
        case SeatingFault::third_not_allowed:
            return "a third sits where there is no place for one";
        case SeatingFault::third_was_possible:
            return "somebody rests who could have joined two others";
    }
    return "something is wrong";
}

std::vector<SeatingFaultAt> check_round(const Problem& problem, const NextRound& round) {
    return Judge(problem, round).faults();
}

}  // namespace checking
