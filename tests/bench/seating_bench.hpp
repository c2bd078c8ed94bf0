#pragma once
// The seating engine's rows of docs/MATCHING.md.

namespace bench {

void add_seating();

}  // namespace bench
