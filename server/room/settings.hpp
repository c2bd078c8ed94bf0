#pragma once
// What an organizer chooses for one evening, and the templates that fill it in (PRODUCT A1, A2).
// Plain data with a validity check; pure, any thread.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/core/instant.hpp"

namespace room {

enum class RoomKind { real, rehearsal };
enum class MatchRule { mutual, pairs, most };
enum class OrganizerSees { counts_only, pairs };  // the privacy policy for the result
enum class NamesOnWall { full, first_initial, badge, off };
enum class Reach { lan, public_server };

struct ScaleChoice {
    std::string label;
    bool accepts = false;
    std::optional<int> score_tenths;
    friend bool operator==(const ScaleChoice&, const ScaleChoice&) = default;
};

// A rating must be one of the choices; with `free_score` the score may be any 0..100 or unknown,
// and only `accepts` must occur among the choices.
struct Scale {
    std::vector<ScaleChoice> choices;
    bool free_score = false;
    friend bool operator==(const Scale&, const Scale&) = default;
};

struct Durations {
    base::Duration move{60'000};
    base::Duration talk{300'000};
    base::Duration rate{45'000};
    base::Duration rest{600'000};  // Break
    base::Duration review{300'000};
    base::Duration trio{120'000};  // what Talk lasts longer when three sit at a table
    friend bool operator==(const Durations&, const Durations&) = default;
};

struct Settings {
    std::string title;
    std::string theme;
    std::string house_rules;
    std::array<std::string, 2> side_names{"Group A", "Group B"};
    bool pool = false;  // one group; side 1 is then unused
    std::uint32_t rounds = 8;
    Durations durations;
    std::vector<std::uint32_t> breaks_after{4};  // round numbers
    bool wait_for_tap = false;
    std::uint32_t tables = 0;  // 0: as many as are needed
    std::vector<std::string> table_names;
    bool trios = false;  // whoever would rest joins a pair, where all three fit together
    Scale scale;
    MatchRule rule = MatchRule::pairs;
    bool balance = false;
    OrganizerSees policy = OrganizerSees::pairs;
    std::uint32_t retention_days = 7;
    NamesOnWall names_on_wall = NamesOnWall::first_initial;
    std::vector<std::string> prompts;  // one per round, repeated when fewer
    Reach reach = Reach::lan;
    friend bool operator==(const Settings&, const Settings&) = default;
};

enum class Template { reverse_mentoring, mentoring_with_capacities, speed_dating, one_pool };

// The settings a template starts with; the title is empty.
Settings settings_of(Template chosen);

// The first thing wrong with `settings` for a room of `kind`, in words that name the member and
// what was expected; empty when nothing is. Only rehearsal rooms may have phases under
// limits::phase_min.
std::string complaint_about(const Settings& settings, RoomKind kind);

// SHA-256 in hex over everything a consent promises: policy, rule, scale, retention, reach.
std::string policy_hash(const Settings& settings);

}  // namespace room
