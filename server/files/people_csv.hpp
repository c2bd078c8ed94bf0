#pragma once
// Reads people.csv. Everything wrong is said by line and field; nothing is guessed. Any thread.

#include <optional>
#include <string_view>

#include "files/problems.hpp"
#include "files/rows.hpp"

namespace files {

// Nothing when there are errors; warnings (unknown columns, unknown managers) do not stop it.
std::optional<PeopleFile> read_people(std::string_view text, Problems& problems);

// [A-Za-z0-9][A-Za-z0-9._-]{0,39}
bool is_id(std::string_view text);

}  // namespace files
