#pragma once
// Evenings of an odd number, for tests of tables of three and of talks with a helper.

#include <utility>
#include <vector>

#include "evening.hpp"
#include "room/seat_changes.hpp"
#include "room/tables.hpp"

namespace evenings {

inline room::Settings trios(bool pool, bool wished = true) {
    room::Settings settings = usual_settings();
    settings.pool = pool;
    settings.trios = wished;
    settings.rounds = 3;
    settings.breaks_after.clear();
    return settings;
}

// In the lobby with all of them here.
inline Step hall(int first, int second, room::Settings settings) {
    return [=](Evening& it) {
        for (const Step& step : {created(settings), roster(first, second), opened(), all_joined(),
                                 lobby(), everybody_here()})
            step(it);
    };
}

inline std::vector<room::ParticipantId> resting(const Evening& it) {
    std::vector<room::ParticipantId> alone;
    for (const auto& each : it.room.people) {
        if (room::seat_of(it.room, each.id) == nullptr) alone.push_back(each.id);
    }
    return alone;
}

// The table of three, and who joined it last.
inline std::pair<room::TableNumber, room::ParticipantId> trio(const Evening& it) {
    for (const auto& [id, table] : room::seats_now(it.room)) {
        const auto people = room::people_at(it.room, table);
        if (room::is_full(people)) return {table, people.back()};
    }
    FAIL("nobody sits at three");
    return {room::TableNumber{0}, ada};
}

inline std::size_t talks(const Evening& it, room::ParticipantId who) {
    return room::talks_now(it.room, who).size();
}

}  // namespace evenings
