#pragma once
// What the promise says about the inputs of a result, computed a second time from the files' texts
// alone: nothing here is shared with server/. Reads good files only.

#include <cstdint>
#include <string>
#include <vector>

#include "second_reader.hpp"

namespace second {

struct Inputs {
    std::string people;   // people.csv
    std::string ratings;  // ratings.csv
    std::string rules;    // rules.json; empty: none
};

// RFC 4180, CRLF or LF, empty lines skipped.
std::vector<std::vector<std::string>> read_csv(const std::string& text);

// SHA-256 of the promised lines, in lower-case hexadecimal; rule, seed, locks and forbids are
// those that the result names.
std::string input_sha256(const Inputs& inputs, const Value& result);

// First 3 bytes, big-endian, of SHA-256(seed 00 smaller id 00 larger id).
std::uint32_t lottery_number(const std::string& seed, const std::string& one,
                             const std::string& other);

// pairs.csv of the result.
std::string pairs_csv(const Inputs& inputs, const Value& result);

}  // namespace second
