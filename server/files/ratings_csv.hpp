#pragma once
// Reads ratings.csv against the people it speaks of. Any thread.

#include <optional>
#include <string_view>
#include <vector>

#include "files/problems.hpp"
#include "files/rows.hpp"

namespace files {

// Nothing when there are errors.
std::optional<std::vector<RatingRow>> read_ratings(std::string_view text, const PeopleFile& people,
                                                   Problems& problems);

}  // namespace files
