#pragma once
// Who may meet whom as their organizer may know it, and what keeps the others apart: for
// feasibility. Never a word of blocks (feasibility.hpp says why). Pure; any thread.

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <unordered_set>
#include <vector>

#include "instance/eligibility.hpp"
#include "room/room.hpp"

namespace room {

// What keeps two people of different sides apart; of several the first of this list.
enum class Obstacle {
    none,
    never,
    met_before,
    reporting_line,
    same_group,
    groups,
    both_seated,  // neither can walk to the other's table
    met,          // had their talk this evening, or sit together now
};
inline constexpr std::size_t obstacles = 8;

const char* name_of(Obstacle obstacle);

// What one person can expect.
struct Outlook {
    ParticipantId who;
    std::uint32_t possible = 0;                         // whom one may meet, or meet still
    std::array<std::uint32_t, obstacles> kept_apart{};  // by Obstacle; with `possible`: all others
    std::uint32_t talks = 0;                            // had, with the one now
    std::optional<std::uint32_t> expected;              // in the end; nothing when not drawn

    // What keeps most people away, met ones aside.
    Obstacle main_obstacle() const;
};

// From the first Move on.
bool has_started(const Room& room);

// Whom feasibility counts: who is Here; before the start everybody expected who did not leave.
bool is_counted(const Room& room, const Participant& person);

// Everybody counted, by side, and what stands between two of them. Keeps a reference to the room.
class Hall {
public:
    static constexpr std::size_t everybody = std::numeric_limits<std::size_t>::max();

    explicit Hall(const Room& room);

    // By badge; in one pool all are of the first.
    const std::vector<ParticipantId>& side(std::size_t number) const { return sides_.at(number); }

    // Of two who are counted, and of different sides where there are two. O(log).
    Obstacle between(const Participant& one, const Participant& other) const;

    // Looks no further once `enough` are found whom one may meet; then what keeps others apart is
    // not complete. O(people).
    Outlook outlook(const Participant& person, std::size_t enough = everybody) const;

private:
    std::size_t side_of(const Participant& person) const;

    const Room& room_;
    const instance::Eligibility eligibility_;
    std::array<std::vector<ParticipantId>, 2> sides_;
    std::unordered_set<std::uint64_t> met_;
};

}  // namespace room
