#pragma once
// Contract. A problem and its answer as text, for the pipe to and from `quadrille solve`. Lines of
// whole numbers with one space between them; no names, no rooms. The reader is strict and bounded:
// it takes exactly what the writer writes. Pure; any thread.
//
//   quadrille-problem 1
//   rule 0|1|2                       mutual, pairs, most
//   pool 0|1                         two-sided, one
//   options BALANCE INSTANT          each 0|1
//   people N                         then N lines: SIDE CAPACITY
//   acceptable N                     then N lines, sorted: A B LEVEL_A SCORE_A FAVOUR_A LEVEL_B
//                                    SCORE_B FAVOUR_B OVERLAP LOTTERY
//   locks N                          then N lines, sorted: A B SCORE_A SCORE_B
//   end
//
//   quadrille-answer 1
//   pairs N                          then N lines: A B
//   stable 0|1
//   blocking N BOUND PROOF           then N lines: A B; proofs: 0 none, 1 search, 2 certificate
//   size BOUND PROOF LARGEST
//   score SUM BOUND PROOF            tenths
//   certificate 0                    of the size: none, or
//   certificate 1 SCALE MULTIPLIER PEOPLE PAIRS CAPS
//                                    then lines PERSON U, A B LAMBDA, A B Z
//   certificate …                    of the score, the same
//   end

#include <cstddef>
#include <string>
#include <string_view>

#include "base/core/result.hpp"
#include "matching/matching.hpp"
#include "matching/problem.hpp"

namespace matching {

inline constexpr std::size_t wire_people_max = 100'000;
inline constexpr std::size_t wire_pairs_max = 5'000'000;

struct WireFault {
    std::size_t line = 0;  // from 1
    const char* what = "";
};

std::string write_problem(const Problem& problem);
base::Result<Problem, WireFault> read_problem(std::string_view text);

std::string write_answer(const Answer& answer);
// Indices are below wire_people_max; whether they fit a problem is for the checker to say.
base::Result<Answer, WireFault> read_answer(std::string_view text);

}  // namespace matching
