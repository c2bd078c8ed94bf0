#pragma once
// Rows of the files of PRODUCT 4, after their own syntax was checked: no domain, no rooms. Plain
// values; any thread.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace files {

struct PersonRow {
    std::string id;
    std::string name;  // the id when the file gives none
    std::string side;  // label
    std::uint8_t capacity = 1;
    std::string group;
    std::string manager;  // id
    std::vector<std::string> wants;
    std::vector<std::string> offers;
    bool stays_seated = false;
    bool attends = true;
    std::string email;
    std::string language;
    std::size_t line = 0;
};

struct PeopleFile {
    bool two_sided = false;
    std::array<std::string, 2> sides;  // two sides: in order of occurrence; one pool: [0] or empty
    std::vector<PersonRow> rows;
};

struct RatingRow {
    std::size_t rater = 0;  // positions in PeopleFile::rows
    std::size_t rated = 0;
    bool accepts = false;
    std::optional<std::int32_t> score_tenths;
    std::uint32_t favourite = 0;  // 0: none
};

using IdPair = std::pair<std::string, std::string>;

struct RulesFile {
    std::string reporting_line = "off";  // off, direct, chain
    bool same_group = false;
    std::vector<IdPair> groups_allowed;
    std::vector<IdPair> never;
    std::vector<IdPair> met_before;
};

struct PairRow {
    std::string a;
    std::string b;
    std::string a_name;
    std::string b_name;
};

struct PlanRow {
    std::uint32_t round = 0;
    std::uint32_t table = 0;
    std::string a;
    std::string b;
};

}  // namespace files
