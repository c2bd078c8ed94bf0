// "What if not these pairs?" A few looks at another result before publishing, each with a record of
// what was asked. None of this makes a step: a step would reach every phone.

#include <algorithm>
#include <set>

#include "limits.hpp"
#include "room/decide/parts.hpp"
#include "room/matching_input.hpp"

namespace room::deciding {
namespace {

using Pairs = std::vector<std::pair<ParticipantId, ParticipantId>>;

// Whether what-ifs are of this event and of this moment at all.
std::optional<Refusal> objection_now(const Room& room) {
    if (room.settings.policy != OrganizerSees::pairs) return Refusal::counts_only;
    if (!room.publications.empty()) return Refusal::already_published;
    if (room.stage.phase != Phase::preview) return Refusal::ratings_not_closed;
    if (!room.pairs_shown) return Refusal::pairs_not_shown;
    if (room.publish_bar) return Refusal::wrong_phase;
    return std::nullopt;
}

// Smaller badge first, in order, none twice: one question has one form.
Pairs in_order(const Pairs& pairs) {
    std::set<std::pair<ParticipantId, ParticipantId>> sorted;
    for (const auto& [one, other] : pairs)
        sorted.insert(std::minmax(one, other));
    return {sorted.begin(), sorted.end()};
}

bool is_proposed(const Room& room, const std::pair<ParticipantId, ParticipantId>& pair) {
    const Pairs proposed = in_order(room.proposal->pairs);
    return std::binary_search(proposed.begin(), proposed.end(), pair);
}

std::optional<Refusal> objection_to(const Room& room, const Pairs& forbids) {
    if (forbids.empty()) return Refusal::no_such_pair;
    if (forbids.size() > limits::what_if_pairs_max) return Refusal::too_many;
    for (const auto& pair : forbids) {
        if (!is_proposed(room, pair)) return Refusal::no_such_pair;
        if (room.programme.contains(pair)) return Refusal::pair_is_fixed;
    }
    return std::nullopt;
}

std::vector<ParticipantId> people_in(const Pairs& pairs) {
    std::vector<ParticipantId> people;
    for (const auto& [one, other] : pairs) {
        people.push_back(one);
        people.push_back(other);
    }
    return people;
}

const WhatIf* find_what_if(const Room& room, std::uint32_t number) {
    const bool known = number >= 1 && number <= room.what_ifs.size();
    return known ? &room.what_ifs[number - 1] : nullptr;
}

bool is_waited_for(const Room& room, std::uint32_t number) {
    const WhatIf* what_if = find_what_if(room, number);
    return what_if != nullptr && what_if->state == WhatIfState::asked;
}

}  // namespace

Decision on(const Case& it, const AskWhatIf& wish) {
    const Room& room = it.room;
    if (const auto objection = objection_now(room)) return *objection;
    const Pairs forbids = in_order(wish.forbids);
    if (const WhatIf* known = find_what_if(room, wish.number)) {
        return known->forbids == forbids ? Decision(Events{}) : Decision(Refusal::what_if_open);
    }
    if (wish.number != room.what_ifs.size() + 1) return Refusal::no_such_what_if;
    if (open_what_if(room) != nullptr) return Refusal::what_if_open;
    if (what_ifs_left(room) == 0) return Refusal::no_what_if_left;
    if (room.what_ifs.size() >= limits::what_ifs_asked_max) return Refusal::no_what_if_left;
    if (const auto objection = objection_to(room, forbids)) return *objection;
    Events events{WhatIfAsked{wish.number, forbids, what_if_hash(room, forbids)}};
    noted(events, it, "what_if", people_in(forbids));
    return events;
}

// An answer that does not hold is no answer. One that comes when nobody waits for it changes
// nothing.
Decision on(const Case& it, const AnswerWhatIf& wish) {
    const Room& room = it.room;
    if (!is_waited_for(room, wish.number)) return Refusal::outdated_request;
    const WhatIf& what_if = room.what_ifs[wish.number - 1];
    if (wish.proposal.input_hash != what_if.input_hash) return Refusal::outdated_request;
    if (!is_believable_without(room, what_if.forbids, wish.proposal)) {
        return Events{WhatIfFailed{wish.number}};
    }
    return Events{WhatIfAnswered{wish.number, wish.proposal}};
}

Decision on(const Case& it, const GiveUpWhatIf& wish) {
    if (!is_waited_for(it.room, wish.number)) return Refusal::outdated_request;
    return Events{WhatIfFailed{wish.number}};
}

Decision on(const Case& it, const AdoptWhatIf& wish) {
    const WhatIf* what_if = find_what_if(it.room, wish.number);
    if (what_if == nullptr) return Refusal::no_such_what_if;
    if (what_if->state == WhatIfState::adopted) return Events{};
    if (const auto objection = objection_now(it.room)) return *objection;
    if (what_if->state != WhatIfState::answered) return Refusal::no_such_what_if;
    Events events{WhatIfAdopted{wish.number}};
    noted(events, it, "adopt_what_if", people_in(what_if->forbids));
    return events;
}

Decision on(const Case& it, const DropWhatIf& wish) {
    const WhatIf* what_if = find_what_if(it.room, wish.number);
    if (what_if == nullptr) return Refusal::no_such_what_if;
    if (what_if->state == WhatIfState::dropped) return Events{};
    if (const auto objection = objection_now(it.room)) return *objection;
    if (what_if->state != WhatIfState::answered) return Refusal::no_such_what_if;
    Events events{WhatIfDropped{wish.number}};
    noted(events, it, "drop_what_if", people_in(what_if->forbids));
    return events;
}

}  // namespace room::deciding
