#pragma once
// The circle method for people who may all meet each other. Called by plan only. Pure.

#include <cstddef>
#include <vector>

#include "seating/colouring.hpp"
#include "seating/problem.hpp"

namespace seating {

// Everyone meets everyone in people − 1 rounds (an even number of people) or as many rounds as
// people (odd; each rests once). Any first rounds of it seat everyone, but one if the number is
// odd, who is somebody else every time. One person stays in the middle, the others step around; who
// would meet the empty place rests. T. P. Kirkman (1847). O(people²).
PairSets circle(std::size_t people);

// `sets` with the circle method for every group in which all may meet all and nobody anybody else:
// there it is exact, and one matching a round after the other can get stuck. Only in one pool, and
// only where the tables hold all groups at once; otherwise as it was. O(pairs log pairs).
PairSets with_circles(const Problem& start, const PairSets& sets);

}  // namespace seating
