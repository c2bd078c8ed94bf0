// What looking at another result does to a room: nothing that anybody sees, until it is adopted.

#include <algorithm>

#include "base/core/ensure.hpp"
#include "room/evolve/folds.hpp"

namespace room::folding {
namespace {

// Questions and answers are sealed, so that after erasure one may be missing.
WhatIf* what_if_of(Room& room, std::uint32_t number) {
    const bool known = number >= 1 && number <= room.what_ifs.size();
    base::ensure(known || room.erased, "a fact speaks of a what-if that was asked");
    return known ? &room.what_ifs[number - 1] : nullptr;
}

}  // namespace

void drop_open_what_if(Room& room) {
    if (open_what_if(room) == nullptr) return;
    room.what_ifs.back().state = WhatIfState::dropped;
    room.what_ifs.back().proposal.reset();
}

void fold(Room& room, base::Instant, const WhatIfAsked& fact) {
    base::ensure(fact.number == room.what_ifs.size() + 1 || room.erased,
                 "what-ifs are numbered in turn");
    room.what_ifs.push_back(
        {fact.number, fact.forbids, fact.input_hash, WhatIfState::asked, std::nullopt});
}

void fold(Room& room, base::Instant, const WhatIfAnswered& fact) {
    WhatIf* what_if = what_if_of(room, fact.number);
    if (what_if == nullptr) return;
    what_if->state = WhatIfState::answered;
    what_if->proposal = fact.proposal;
}

void fold(Room& room, base::Instant, const WhatIfFailed& fact) {
    if (WhatIf* what_if = what_if_of(room, fact.number)) what_if->state = WhatIfState::failed;
}

void fold(Room& room, base::Instant, const WhatIfAdopted& fact) {
    WhatIf* what_if = what_if_of(room, fact.number);
    if (what_if == nullptr) return;
    base::ensure(what_if->proposal || room.erased, "what is adopted was answered");
    for (const auto& [one, other] : what_if->forbids)
        room.forbidden.insert(std::minmax(one, other));
    room.proposal = std::move(what_if->proposal);
    room.matching_input = what_if->input_hash;
    what_if->state = WhatIfState::adopted;
    what_if->proposal.reset();
}

void fold(Room& room, base::Instant, const WhatIfDropped& fact) {
    WhatIf* what_if = what_if_of(room, fact.number);
    if (what_if == nullptr) return;
    what_if->state = WhatIfState::dropped;
    what_if->proposal.reset();
}

}  // namespace room::folding
