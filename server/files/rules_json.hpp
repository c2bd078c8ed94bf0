#pragma once
// Reads rules.json: all keys optional, no other key, types as in PRODUCT 4. Any thread.

#include <optional>
#include <string_view>

#include "files/problems.hpp"
#include "files/rows.hpp"

namespace files {

// Nothing when there are errors. Ids that nobody has are warnings: they forbid nothing.
std::optional<RulesFile> read_rules(std::string_view text, const PeopleFile& people,
                                    Problems& problems);

}  // namespace files
