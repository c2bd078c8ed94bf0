// What people's opinions do to a room.

#include "base/core/ensure.hpp"
#include "room/evolve/folds.hpp"

namespace room::folding {
namespace {

Opinion& opinion_in(Room& room, EncounterId id, ParticipantId rater) {
    const Encounter* encounter = find_encounter(room, id);
    base::ensure(encounter != nullptr && (encounter->a == rater || encounter->b == rater),
                 "an opinion belongs to one of the two who sat there");
    return room.opinions[2 * (std::size_t{id.value} - 1) + (encounter->a == rater ? 0 : 1)];
}

}  // namespace

void fold(Room& room, base::Instant, const RatingGiven& fact) {
    Opinion& opinion = opinion_in(room, fact.encounter, fact.rater);
    opinion.rating = fact.rating;
    opinion.revision = fact.revision;
}

void fold(Room& room, base::Instant, const NoteWritten& fact) {
    opinion_in(room, fact.encounter, fact.writer).note = fact.text;
}

void fold(Room& room, base::Instant, const FavouritesOrdered& fact) {
    if (person_of(room, fact.person) == nullptr) return;
    room.favourites[fact.person.value - 1] = fact.encounters;
}

void fold(Room& room, base::Instant, const BlockSet& fact) {
    if (fact.blocked) {
        room.blocks.insert({fact.who, fact.whom});
    } else {
        room.blocks.erase({fact.who, fact.whom});
    }
}

}  // namespace room::folding
