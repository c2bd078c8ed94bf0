#pragma once
// Contract. People and rules as the instance knows them: ids and labels, no files and no rooms.
// The command line fills these from CSV rows, the room from its own participants. `std::size_t`
// person numbers in this folder are positions in `People::persons`. Pure values; any thread.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace instance {

struct Person {
    std::string id;             // unique; compared as bytes
    std::uint8_t side = 0;      // index into People::side_labels; 0 for everyone in one pool
    std::uint8_t capacity = 1;  // 1 … limits::capacity_max
    std::string group;          // empty: in no group
    std::string manager;        // id; empty or unknown: none
    std::vector<std::string> wants;
    std::vector<std::string> offers;
    bool stays_seated = false;
    bool attends = true;  // false: only a link of the reporting chain; never seated, never paired
};

struct People {
    bool two_sided = false;
    // Two sides: the label that occurs first, then the other. One pool: the common label, or empty.
    std::array<std::string, 2> side_labels;
    std::vector<Person> persons;  // in row order
};

// A pair of persons, in either order.
struct PersonPair {
    std::size_t a = 0;
    std::size_t b = 0;
    friend bool operator==(const PersonPair&, const PersonPair&) = default;
};

enum class ReportingLine : std::uint8_t {
    off,
    direct,  // a person and their manager
    chain,   // a person and anyone above them
};

// rules.json and A5. Pairs of ids or groups count in either order.
struct Rules {
    ReportingLine reporting_line = ReportingLine::off;
    bool same_group = false;  // true: people of one (non-empty) group are never paired
    std::vector<std::pair<std::string, std::string>> groups_allowed;  // empty: every group
    std::vector<std::pair<std::string, std::string>> never;           // ids
    std::vector<std::pair<std::string, std::string>> met_before;      // ids
};

}  // namespace instance
