#pragma once
// What an option that is a number may be, said as "--tables: must be from 1 to 1000" whatever else
// was given. Main thread only.

#include <cstdint>

namespace CLI {
class Option;
}

namespace cli {

struct Range {
    std::uint64_t least = 0;
    std::uint64_t most = 0;
};

// Only whole numbers, in decimal digits.
void must_be_whole(CLI::Option& option, Range range);

// From 0 to 1, as 0.25.
void must_be_probability(CLI::Option& option);

}  // namespace cli
