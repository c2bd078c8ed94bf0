#include "seating/worth.hpp"

#include <algorithm>

namespace seating {

namespace {
constexpr std::uint32_t affinity_max = 1024;
}  // namespace

Worth::Worth(const Problem& start, std::size_t rounds) {
    const std::size_t pairs_max = std::min(rounds * start.tables.size(), start.candidates.size());
    std::int64_t affinity_most = 0;
    for (const Candidate& candidate : start.candidates) {
        affinity_most = std::max(affinity_most, of_affinity(candidate.affinity));
    }
    std::uint32_t talks_most = 0;
    for (const Person& person : start.people) {
        talks_most = std::max(talks_most, person.talks);
    }
    unit_ = static_cast<std::int64_t>(pairs_max) * affinity_most + 1;
    top_ = static_cast<std::int64_t>(talks_most + rounds);
}

std::int64_t Worth::of_affinity(std::uint32_t affinity) {
    return std::min(affinity, affinity_max);
}

std::int64_t Worth::of(const Problem& start, const std::vector<Candidate>& pairs) const {
    std::vector<std::size_t> talks;
    for (const Person& person : start.people) {
        talks.push_back(person.talks);
    }
    std::int64_t worth = 0;
    for (const Candidate& pair : pairs) {
        worth += of_affinity(pair.affinity) + of_talk(talks[pair.a]++) + of_talk(talks[pair.b]++);
    }
    return worth;
}

}  // namespace seating
