#pragma once
// From the files and options of `match`, `verify`, `plan` and `rehearse` to an instance::Input.
// Everything that is wrong is said on `err`. Main thread only.

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "files/rows.hpp"
#include "instance/build.hpp"

namespace cli {

struct InputPaths {
    std::string people;
    std::string ratings;  // empty: none
    std::string rules;    // empty: none
};

struct LoadedInput {
    files::PeopleFile people;  // rows in the order of input.people.persons
    instance::Input input;     // rule, seed, locks, forbids still as they are by default
};

// Nothing when a file has errors. Warnings are written and do not stop it.
std::optional<LoadedInput> load_input(const InputPaths& paths, std::ostream& err);

// The pair meant by two ids, or why not (as "unknown id x").
struct FoundPair {
    instance::PersonPair pair;
    std::string fault;  // empty: found
};
FoundPair find_pair(const files::PeopleFile& people, const files::IdPair& ids);

// Reads every `A,B` of an option; false and a line on `err` when one is no pair of two known ids.
bool read_pairs_option(const std::string& option, const std::vector<std::string>& values,
                       const files::PeopleFile& people, std::vector<instance::PersonPair>& into,
                       std::ostream& err);

// "mutual", "pairs", "most", or nothing.
std::optional<matching::Rule> rule_named(const std::string& name);
const char* name_of(matching::Rule rule);

// As "lock a,b: both are forbidden to be paired".
std::string in_words(const instance::Contradiction& contradiction, const files::PeopleFile& people);

// UTF-8 without control characters.
bool is_seed(const std::string& text);

}  // namespace cli
