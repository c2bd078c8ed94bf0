#pragma once
// A whole event with simulated people over real sockets, and what came of it. Main thread only.

#include <cstdint>
#include <iosfwd>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "cli/match_input.hpp"
#include "cli/rehearsal_room.hpp"

namespace cli {

struct RehearsalPlan {
    const LoadedInput& input;
    std::string people_csv;
    std::string rules_json;
    std::uint32_t rounds = 0;  // 0: as many as it takes for everyone to meet everyone
    std::uint32_t tables = 0;  // 0: as many as needed
    std::uint32_t move_ms = 200;
    std::uint32_t talk_ms = 200;
    std::uint32_t rate_ms = 200;
    std::uint32_t drop_per_mille = 0;
    std::optional<std::string> lottery_seed = std::nullopt;  // the server draws one
};

using Positions =
    std::pair<std::size_t, std::size_t>;  // of two people in people.csv, smaller first

struct Rehearsed {
    std::set<Positions> met;            // who sat at one table
    std::set<Positions> shown;          // pairs that both phones were shown
    std::vector<std::string> oddities;  // one phone shows a pair and the other does not, …
    std::set<std::string> commitments;  // to the lottery seed, as the phones were shown
    std::string released;               // export/result.json
    std::uint64_t drops = 0;
    std::uint64_t acks = 0;
};

// Holds the event on `site`; says on `err` what it is doing. Throws RehearsalError.
Rehearsed rehearse_on(const RehearsalSite& site, const RehearsalPlan& plan, std::ostream& err);

// Rounds that are enough for everyone to meet everyone at so many tables (0: as many as needed).
std::uint32_t rounds_for(const files::PeopleFile& people, std::uint32_t tables);

}  // namespace cli
