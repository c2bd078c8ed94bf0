#include "matching/mutual.hpp"

#include <algorithm>

namespace matching {

Answer mutual_pairs(const Problem& problem) {
    Answer answer;
    for (const AcceptablePair& pair : problem.acceptable) {
        answer.pairs.push_back({pair.a, pair.b});
        answer.score_tenths += pair.of_a.score_tenths + pair.of_b.score_tenths;
    }
    for (const LockedPair& lock : problem.locks) {
        answer.pairs.push_back({lock.a, lock.b});
        answer.score_tenths += lock.score_a_tenths + lock.score_b_tenths;
    }
    std::sort(answer.pairs.begin(), answer.pairs.end());
    return answer;
}

}  // namespace matching
