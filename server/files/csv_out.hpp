#pragma once
// CSV as PRODUCT 4 writes it: LF, no BOM, quotes only where needed, and names that cannot become
// formulas in a spreadsheet. Any thread.

#include <string>
#include <string_view>
#include <vector>

#include "files/rows.hpp"

namespace files {

// A field as it is: ids and numbers.
std::string csv_field(std::string_view text);

// A name or text: a leading = + - @, tab or CR gets a ' before it.
std::string csv_text(std::string_view text);

// a,b,a_name,b_name
std::string write_pairs(const std::vector<PairRow>& rows);

// round,table,a,b
std::string write_plan(const std::vector<PlanRow>& rows);

// Writes the bytes beside `path` and moves them there, so that no half file ever stands; false when
// that fails (nothing is left behind).
bool write_file(const std::string& path, std::string_view bytes);

}  // namespace files
