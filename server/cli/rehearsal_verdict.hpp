#pragma once
// Whether the accounts of one rehearsal agree: what the server released, what the phones were
// shown, and what `match` gives. Throws RehearsalError where an account cannot be read. Main thread
// only.

#include <set>
#include <string>
#include <vector>

#include "files/result_json.hpp"

namespace cli {

struct Accounts {
    std::string released;               // quadrille-release/1, as exported
    files::ResultFile matched;          // what `match` gives with the same seed
    std::set<files::IdPair> shown;      // pairs that both phones were shown, whichever id first
    std::set<std::string> commitments;  // to the lottery seed, as the phones were shown
};

// One line for everything in which two of them differ: each member that both files have, the
// commitment to the seed, the pairs, and what should be in a release or should not. Empty: nothing.
std::vector<std::string> differences(const Accounts& accounts);

// The seed that a release reveals.
std::string seed_of(const std::string& released);

}  // namespace cli
