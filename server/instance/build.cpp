#include "instance/build.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "base/core/ensure.hpp"
#include "instance/lottery.hpp"
#include "instance/seating.hpp"

namespace instance {
namespace {

using Key = std::pair<std::size_t, std::size_t>;

// Persons of a pair as the problem orients them: by side, in one pool by engine index.
Key oriented(const Instance& instance, const People& people, PersonPair pair) {
    const bool swap = people.two_sided ? people.persons[pair.a].side > people.persons[pair.b].side
                                       : *instance.index_of[pair.a] > *instance.index_of[pair.b];
    return swap ? Key{pair.b, pair.a} : Key{pair.a, pair.b};
}

Instance number_people(const Input& input) {
    const auto& persons = input.people.persons;
    Instance instance;
    instance.problem.rule = input.rule;
    instance.problem.pool =
        input.people.two_sided ? matching::Pool::two_sided : matching::Pool::one;
    instance.problem.balance = input.balance && input.people.two_sided;
    instance.problem.instant = input.instant;
    for (std::size_t i = 0; i < persons.size(); ++i) {
        if (persons[i].attends) {
            instance.person_of.push_back(i);
        }
    }
    std::sort(instance.person_of.begin(), instance.person_of.end(),
              [&persons](std::size_t a, std::size_t b) { return persons[a].id < persons[b].id; });
    instance.index_of.resize(persons.size());
    for (std::size_t k = 0; k < instance.person_of.size(); ++k) {
        const Person& person = persons[instance.person_of[k]];
        instance.index_of[instance.person_of[k]] = static_cast<matching::Index>(k);
        instance.problem.people.push_back(
            {input.people.two_sided ? person.side : std::uint8_t{0}, person.capacity});
    }
    return instance;
}

// Sets the levels of the sorted acceptable pairs: per person dense from 1 by score, unknown last.
class Levels {
public:
    explicit Levels(std::size_t people) : of_(people) {}
    void add(matching::Index person, std::optional<std::int32_t> score, std::uint32_t* level) {
        of_[person].push_back({score ? *score : -1, level});
    }
    void set() {
        for (auto& held : of_) {
            std::sort(held.begin(), held.end(),
                      [](const Held& a, const Held& b) { return a.score > b.score; });
            std::uint32_t level = 0;
            std::int32_t last = 1 << 20;
            for (const Held& each : held) {
                level += each.score != last ? 1U : 0U;
                last = each.score;
                *each.level = level;
            }
        }
    }

private:
    struct Held {
        std::int32_t score;
        std::uint32_t* level;
    };
    std::vector<std::vector<Held>> of_;
};

std::optional<Contradiction> contradiction(const Input& input, const Eligibility& eligibility,
                                           const std::set<Key>& forbidden) {
    std::set<Key> counted;
    std::map<std::size_t, unsigned> places;
    for (const PersonPair& lock : input.locks) {
        if (forbidden.contains(std::minmax(lock.a, lock.b))) {
            return Contradiction{Contradiction::Kind::locked_and_forbidden, lock, Barrier::none, 0};
        }
        const Barrier barrier = eligibility.barrier(lock.a, lock.b);
        if (barrier != Barrier::none) {
            return Contradiction{Contradiction::Kind::against_rule, lock, barrier, 0};
        }
        if (!counted.insert(std::minmax(lock.a, lock.b)).second) {
            continue;
        }
        for (const std::size_t person : {lock.a, lock.b}) {
            if (++places[person] > input.people.persons[person].capacity &&
                input.rule != matching::Rule::mutual) {
                return Contradiction{Contradiction::Kind::above_capacity, lock, Barrier::none,
                                     person};
            }
        }
    }
    return std::nullopt;
}

// Everything build() looks up while it walks the ratings.
struct Lookup {
    const Input& input;
    const Eligibility& eligibility;
    std::map<Key, const Rating*> said;  // rater, rated
    std::set<Key> locked;               // smaller position first
    std::set<Key> forbidden;

    const Rating* rating(std::size_t rater, std::size_t rated) const {
        const auto found = said.find({rater, rated});
        return found == said.end() ? nullptr : found->second;
    }
    bool acceptable(std::size_t a, std::size_t b) const {
        const Rating* one = rating(a, b);
        const Rating* other = rating(b, a);
        return one != nullptr && other != nullptr && one->accepts && other->accepts &&
               eligibility.eligible(a, b) && !forbidden.contains(std::minmax(a, b)) &&
               !locked.contains(std::minmax(a, b));
    }
};

matching::Opinion opinion(const Rating& rating) {
    const std::uint32_t favour =
        rating.favourite >= 1 && rating.favourite <= 20 ? 21 - rating.favourite : 0;
    return {1, rating.score_tenths.value_or(0), favour};
}

void add_acceptable(Instance& instance, const Lookup& lookup) {
    auto& pairs = instance.problem.acceptable;
    const auto& persons = lookup.input.people.persons;
    for (const auto& [who, rating] : lookup.said) {
        const auto [a, b] = who;
        if (!lookup.acceptable(a, b) ||
            oriented(instance, lookup.input.people, {a, b}) != Key{a, b}) {
            continue;
        }
        pairs.push_back({*instance.index_of[a], *instance.index_of[b], opinion(*rating),
                         opinion(*lookup.rating(b, a)), overlap(persons[a], persons[b]),
                         lottery_number(lookup.input.seed, persons[a].id, persons[b].id)});
    }
    std::sort(pairs.begin(), pairs.end(), [](const auto& one, const auto& other) {
        return std::tie(one.a, one.b) < std::tie(other.a, other.b);
    });
    Levels levels(instance.problem.people.size());
    for (auto& pair : pairs) {
        const std::size_t a = instance.person_of[pair.a];
        const std::size_t b = instance.person_of[pair.b];
        levels.add(pair.a, lookup.rating(a, b)->score_tenths, &pair.of_a.level);
        levels.add(pair.b, lookup.rating(b, a)->score_tenths, &pair.of_b.level);
    }
    levels.set();
}

void add_locks(Instance& instance, const Lookup& lookup) {
    for (const Key& lock : lookup.locked) {
        const auto [a, b] = oriented(instance, lookup.input.people, {lock.first, lock.second});
        const Rating* of_a = lookup.rating(a, b);
        const Rating* of_b = lookup.rating(b, a);
        instance.problem.locks.push_back({*instance.index_of[a], *instance.index_of[b],
                                          of_a != nullptr ? of_a->score_tenths.value_or(0) : 0,
                                          of_b != nullptr ? of_b->score_tenths.value_or(0) : 0});
    }
    std::sort(instance.problem.locks.begin(), instance.problem.locks.end(),
              [](const auto& one, const auto& other) {
                  return std::tie(one.a, one.b) < std::tie(other.a, other.b);
              });
}

}  // namespace

base::Result<Instance, Contradiction> build(const Input& input) {
    const Eligibility eligibility(input.people, input.rules);
    Lookup lookup{input, eligibility, {}, {}, {}};
    for (const RatingRow& row : input.ratings) {
        base::ensure(std::max(row.rater, row.rated) < input.people.persons.size(),
                     "a rating names a person of the people");
        lookup.said.emplace(Key{row.rater, row.rated}, &row.rating);
    }
    for (const PersonPair& pair : input.forbids) {
        lookup.forbidden.insert(std::minmax(pair.a, pair.b));
    }
    if (const auto found = contradiction(input, eligibility, lookup.forbidden)) {
        return *found;
    }
    for (const PersonPair& pair : input.locks) {
        lookup.locked.insert(std::minmax(pair.a, pair.b));
    }
    Instance instance = number_people(input);
    add_acceptable(instance, lookup);
    add_locks(instance, lookup);
    return instance;
}

std::vector<PersonPair> to_persons(const Instance& instance,
                                   const std::vector<matching::Pair>& pairs) {
    std::vector<PersonPair> persons;
    persons.reserve(pairs.size());
    for (const matching::Pair& pair : pairs) {
        PersonPair each{instance.person_of.at(pair.a), instance.person_of.at(pair.b)};
        if (instance.problem.pool == matching::Pool::one && each.a > each.b) {
            std::swap(each.a, each.b);
        }
        persons.push_back(each);
    }
    std::sort(persons.begin(), persons.end(), [](const PersonPair& one, const PersonPair& other) {
        return std::tie(one.a, one.b) < std::tie(other.a, other.b);
    });
    return persons;
}

}  // namespace instance
