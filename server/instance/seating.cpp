#include "instance/seating.hpp"

#include <algorithm>
#include <set>

#include "base/core/hash.hpp"

namespace instance {
namespace {

std::uint32_t common(const std::vector<std::string>& offers,
                     const std::vector<std::string>& wants) {
    if (offers.empty() || wants.empty()) {
        return 0;
    }
    const std::set<std::string> wanted(wants.begin(), wants.end());
    const std::set<std::string> offered(offers.begin(), offers.end());
    return static_cast<std::uint32_t>(std::count_if(
        offered.begin(), offered.end(), [&](const auto& tag) { return wanted.contains(tag); }));
}

std::size_t tables_needed(const seating::Problem& problem) {
    if (!problem.two_sided) {
        const auto seated = static_cast<std::size_t>(
            std::count_if(problem.people.begin(), problem.people.end(),
                          [](const seating::Person& person) { return person.stays_seated; }));
        return std::max(problem.people.size() / 2, seated);
    }
    return static_cast<std::size_t>(std::count_if(
        problem.people.begin(), problem.people.end(), [&problem](const seating::Person& person) {
            return person.side == problem.staying_side || person.stays_seated;
        }));
}

std::uint64_t seed_number(const std::string& text) {
    const base::Digest digest = base::sha256(text);
    std::uint64_t seed = 0;
    for (std::size_t i = 0; i < 8; ++i) {
        seed = (seed << 8) | digest[i];
    }
    return seed;
}

}  // namespace

std::uint32_t overlap(const Person& a, const Person& b) {
    return common(a.offers, b.wants) + common(b.offers, a.wants);
}

SeatingInstance build_seating(const People& people, const Eligibility& eligibility,
                              const SeatingChoices& choices) {
    SeatingInstance instance;
    const auto& persons = people.persons;
    for (std::size_t i = 0; i < persons.size(); ++i) {
        if (persons[i].attends) {
            instance.person_of.push_back(i);
        }
    }
    std::sort(instance.person_of.begin(), instance.person_of.end(),
              [&persons](std::size_t a, std::size_t b) { return persons[a].id < persons[b].id; });
    seating::Problem& problem = instance.problem;
    problem.two_sided = people.two_sided;
    problem.seed = seed_number(choices.seed);
    std::size_t sizes[2] = {0, 0};
    for (const std::size_t position : instance.person_of) {
        seating::Person person;
        person.side = people.two_sided ? persons[position].side : std::uint8_t{0};
        person.stays_seated = persons[position].stays_seated;
        ++sizes[person.side];
        problem.people.push_back(person);
    }
    problem.staying_side = people.two_sided ? seating::staying_side(sizes[0], sizes[1]) : 0;
    for (seating::Index a = 0; a < problem.people.size(); ++a) {
        for (seating::Index b = a + 1; b < problem.people.size(); ++b) {
            const std::size_t one = instance.person_of[a];
            const std::size_t other = instance.person_of[b];
            if (eligibility.eligible(one, other)) {
                problem.candidates.push_back({a, b, overlap(persons[one], persons[other])});
            }
        }
    }
    const std::size_t tables = choices.tables != 0 ? choices.tables : tables_needed(problem);
    for (std::size_t table = 1; table <= tables; ++table) {
        problem.tables.push_back(static_cast<seating::Table>(table));
    }
    return instance;
}

}  // namespace instance
