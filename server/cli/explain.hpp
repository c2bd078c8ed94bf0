#pragma once
// A result in words, for `match --explain`: what the rule means, what was found and what it rests
// on, stage by stage, and why each person without a partner has none. Main thread only.

#include <string>

#include "cli/match_result.hpp"
#include "matching/matching.hpp"

namespace cli {

// Lines, LF-ended. Costs a maximum flow.
std::string explained(const Subject& subject, const matching::Answer& answer);

// Why `person` (a position in the people, attending, in no pair) has no partner, in one clause.
std::string why_unmatched(const Subject& subject, const matching::Answer& answer,
                          std::size_t person);

}  // namespace cli
