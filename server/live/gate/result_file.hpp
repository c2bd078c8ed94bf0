#pragma once
// An engine's answer as the result file of PRODUCT 4: indices become ids. One writer for `match`
// and for what an event keeps sealed. Pure; any thread.

#include <string>
#include <vector>

#include "files/result_json.hpp"
#include "instance/build.hpp"
#include "matching/matching.hpp"

namespace live::gate {

// What an answer is about. The hash is instance::input_sha256 of the input.
struct Subject {
    const instance::Input& input;
    const instance::Instance& instance;
    const std::string& input_sha256;
};

files::ResultFile to_result(const Subject& subject, const matching::Answer& answer);

// Pairs of an option (locks, forbids) as a result lists them: of two sides first the person of the
// first, in one pool the earlier row; sorted by row, each once. O(pairs log pairs).
std::vector<files::IdPair> listed(const instance::People& people,
                                  const std::vector<instance::PersonPair>& pairs);

// Everybody who attends and is in none of the pairs, by row. O(people + pairs).
std::vector<std::string> unmatched(const instance::People& people, const instance::Instance& built,
                                   const std::vector<matching::Pair>& pairs);

}  // namespace live::gate
