// Pairs that are fixed before anybody rated anybody. What stands against one is named; a block
// never is, and never makes a wish fail.

#include <algorithm>

#include "limits.hpp"
#include "room/decide/parts.hpp"
#include "room/programme.hpp"

namespace room::deciding {

Decision on(const Case& it, const SetProgrammePair& wish) {
    const Room& room = it.room;
    const auto [one, other] = std::minmax(wish.one, wish.other);
    if (find_person(room, one) == nullptr || find_person(room, other) == nullptr || one == other) {
        return Refusal::no_such_person;
    }
    if (room.programme.contains({one, other}) == wish.set) return Events{};
    if (room.settings_frozen) return Refusal::settings_frozen;
    if (wish.set) {
        if (room.programme.size() >= limits::participants_per_room_max) return Refusal::too_many;
        const Hindrance hindrance = hindrance_to(room, one, other);
        if (hindrance != Hindrance::none) return refusal_for(hindrance);
    }
    Events events{ProgrammePairSet{one, other, wish.set}};
    if (wish.set) {
        noted(events, it, "fix_pair", {one, other});
    } else {
        noted(events, it, "unfix_pair", {one, other});
    }
    return events;
}

}  // namespace room::deciding
