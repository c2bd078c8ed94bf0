#pragma once
// The round that runs, seated differently: a swap, a pair made by hand, somebody who came late, a
// table that broke. Only encounters whose talk has not begun are given up, and nobody is moved who
// need not be. Whoever these functions are about is named by `Refusal`s of rules, never of blocks:
// two between whom one stands are seated, and have no talk (PRODUCT D8). Pure; any thread; each a
// few times the work of lone_problem.

#include <utility>
#include <vector>

#include "base/core/result.hpp"
#include "room/event.hpp"
#include "room/room.hpp"

namespace room {

// What stands openly against these two at a table, talks in `given_up` aside: not both here, of one
// side, a rule, a talk they had or have, two who cannot walk.
std::optional<Refusal> objection_to_pair(const Room& room, ParticipantId one, ParticipantId other,
                                         const std::vector<EncounterId>& given_up = {});

// The two have a talk, had one, or are on their way to it, those in `given_up` aside.
bool have_met(const Room& room, ParticipantId one, ParticipantId other,
              const std::vector<EncounterId>& given_up = {});

// The two in the order in which a table names them: the first side first; in one pool by badge.
std::pair<ParticipantId, ParticipantId> in_order(const Room& room, ParticipantId one,
                                                 ParticipantId other);

// Each takes the other's place, at a table of three too. Refused when they sit together, when
// neither sits, and when somebody would come to a partner whom something stands against.
base::Result<SeatsChanged, Refusal> swap_seats(const Room& room, ParticipantId one,
                                               ParticipantId other);

// The two at one table; those they leave sit together if nothing stands against it, else they rest.
base::Result<SeatsChanged, Refusal> seat_together(const Room& room, ParticipantId one,
                                                  ParticipantId other);

// Who has no seat joins the pair at that table; refused as `joining` says (tables.hpp).
base::Result<SeatsChanged, Refusal> join_table(const Room& room, ParticipantId who,
                                               TableNumber table);

// The free table in use that is nearest to this one, or this one itself; nobody who sits somewhere,
// and no talk with a helper, leaves theirs for it. Nothing where none is free.
std::optional<TableNumber> nearest_free_table(const Room& room, TableNumber near);

// A table for a talk with a helper: one's own or the nearest free one; without a table where none
// is free.
HelperTalk helper_talk(const Room& room, ParticipantId who);

// Encounters of people who are not here any more are dropped, and as many of `newcomers` as can be
// get a seat with somebody who has none, while people walk and trios are wished also as the third
// of a table.
SeatsChanged after_coming_and_going(const Room& room, const std::vector<ParticipantId>& newcomers);

// Whoever sits at this table goes to a free one, or rests where there is none; a talk that began
// goes on there when no other table is free.
SeatsChanged clear_table(const Room& room, TableNumber table);

// Pairs of people here without a partner in this round who may meet, as many as there can be.
std::vector<std::pair<ParticipantId, ParticipantId>> lone_pairs(const Room& room);

// These two, who have no seat, get one. Without a free table nothing changes.
SeatsChanged seat_lone(const Room& room, ParticipantId one, ParticipantId other);

// Who sits where in the round that runs: what an undo of a change would restore.
std::vector<std::pair<EncounterId, TableNumber>> seats_now(const Room& room);

inline bool changes_nothing(const SeatsChanged& change) {
    return change.dropped.empty() && change.tables.empty() && change.moved.empty();
}

}  // namespace room
