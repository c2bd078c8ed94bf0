// One fact folded in: dispatch, and what every fact does.

#include "base/core/ensure.hpp"
#include "room/decide.hpp"
#include "room/evolve/folds.hpp"

namespace room {

void evolve(Room& room, const Happened& happened) {
    base::ensure(happened.at >= room.last_at, "facts are told in the order of time");
    std::visit([&](const auto& fact) { folding::fold(room, happened.at, fact); }, happened.event);
    room.last_at = happened.at;
    ++room.seq;
}

namespace folding {

Participant* person_of(Room& room, ParticipantId id) {
    const bool known = id.value >= 1 && id.value <= room.people.size();
    base::ensure(known || room.erased, "a fact speaks of a person of the room");
    return known ? &room.people[id.value - 1] : nullptr;
}

}  // namespace folding
}  // namespace room
