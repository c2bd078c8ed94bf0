// What becomes of a suggestion to two people.

#include <algorithm>

#include "base/core/ensure.hpp"
#include "room/evolve/folds.hpp"

namespace room::folding {
namespace {

// Suggestions are sealed, so that after erasure one may be missing.
Suggestion* suggestion_of(Room& room, std::uint32_t number) {
    const bool known = number >= 1 && number <= room.suggestions.size();
    base::ensure(known || room.erased, "a fact speaks of a suggestion that was made");
    return known ? &room.suggestions[number - 1] : nullptr;
}

}  // namespace

void join_agreed(Room& room, const std::vector<std::pair<ParticipantId, ParticipantId>>& pairs) {
    for (Suggestion& each : room.suggestions) {
        const auto is_it = [&](const auto& pair) {
            return std::minmax(pair.first, pair.second) == std::minmax(each.one, each.other);
        };
        if (each.state == SuggestionState::agreed &&
            std::any_of(pairs.begin(), pairs.end(), is_it)) {
            each.state = SuggestionState::joined;
        }
    }
}

void drop_open_suggestions(Room& room) {
    for (Suggestion& each : room.suggestions) {
        if (each.state == SuggestionState::open) each.state = SuggestionState::declined;
    }
}

void fold(Room& room, base::Instant, const PairSuggested& fact) {
    base::ensure(fact.number == room.suggestions.size() + 1 || room.erased,
                 "suggestions are numbered in turn");
    room.suggestions.push_back({fact.number, fact.one, fact.other, fact.until, std::nullopt,
                                std::nullopt, SuggestionState::open});
}

void fold(Room& room, base::Instant, const SuggestionAnswered& fact) {
    Suggestion* suggestion = suggestion_of(room, fact.number);
    if (suggestion == nullptr) return;
    (suggestion->one == fact.who ? suggestion->one_says : suggestion->other_says) = fact.accepts;
}

void fold(Room& room, base::Instant, const SuggestionEnded& fact) {
    Suggestion* suggestion = suggestion_of(room, fact.number);
    if (suggestion == nullptr) return;
    suggestion->state = fact.agreed ? SuggestionState::agreed : SuggestionState::declined;
}

}  // namespace room::folding
