#pragma once
// Between the engine's answer in indices and the result file in ids. Main thread only.

#include <string>
#include <vector>

#include "cli/match_input.hpp"
#include "files/result_json.hpp"
#include "files/rows.hpp"
#include "instance/build.hpp"
#include "matching/matching.hpp"

namespace cli {

// What a result is about.
struct Subject {
    const files::PeopleFile& people;
    const instance::Input& input;
    const instance::Instance& instance;
};

files::ResultFile to_result(const Subject& subject, const matching::Answer& answer);

// The rows of pairs.csv.
std::vector<files::PairRow> to_pair_rows(const Subject& subject, const matching::Answer& answer);

// The answer that a result file claims. Everything in which the file's own listing is wrong (an
// unknown id, order, unmatched, size, hash) is added to `faults` in words.
matching::Answer to_answer(const Subject& subject, const files::ResultFile& result,
                           std::vector<std::string>& faults);

}  // namespace cli
