// "Would you two be partners?" Both are asked, and until a fixed moment nobody but the one who
// answers sees anything of an answer. None of this makes a step: a step would reach every phone.

#include <algorithm>
#include <utility>

#include "limits.hpp"
#include "room/decide/parts.hpp"
#include "room/programme.hpp"

namespace room::deciding {
namespace {

using Pairs = std::vector<std::pair<ParticipantId, ParticipantId>>;

// What the organizer looks at: the pairs that were proposed, or published last.
const Pairs& known_pairs(const Room& room) {
    return room.publications.empty() ? room.proposal->pairs : room.publications.back().pairs;
}

bool is_among(const Pairs& pairs, ParticipantId one, ParticipantId other) {
    return std::any_of(pairs.begin(), pairs.end(), [&](const auto& pair) {
        return pair == std::pair(one, other) || pair == std::pair(other, one);
    });
}

std::size_t partners_in(const Pairs& pairs, ParticipantId who) {
    const auto sits = [&](const auto& pair) { return pair.first == who || pair.second == who; };
    return static_cast<std::size_t>(std::count_if(pairs.begin(), pairs.end(), sits));
}

bool has_place(const Room& room, const Pairs& pairs, ParticipantId who) {
    const bool counted = room.settings.rule != MatchRule::mutual;
    return !counted || partners_in(pairs, who) < find_person(room, who)->entry.capacity;
}

bool is_asked(const Suggestion& suggestion, ParticipantId who) {
    return suggestion.one == who || suggestion.other == who;
}

bool waits_for_another(const Room& room, ParticipantId who) {
    return std::any_of(room.suggestions.begin(), room.suggestions.end(),
                       [&](const Suggestion& each) {
                           return each.state == SuggestionState::open && is_asked(each, who);
                       });
}

// The known pairs and those that will join them.
Pairs pairs_to_come(const Room& room) {
    Pairs pairs = known_pairs(room);
    for (const Suggestion& each : room.suggestions) {
        if (each.state == SuggestionState::agreed) pairs.emplace_back(each.one, each.other);
    }
    return pairs;
}

std::optional<Refusal> objection_now(const Room& room) {
    if (room.settings.policy != OrganizerSees::pairs) return Refusal::counts_only;
    if (!room.pairs_shown) return Refusal::pairs_not_shown;
    if (room.publish_bar) return Refusal::wrong_phase;
    if (room.suggestions.size() >= limits::suggestions_max) return Refusal::too_many;
    return std::nullopt;
}

// Blocks are never asked: a suggestion between two who will not have each other runs its course.
std::optional<Refusal> objection_to(const Room& room, ParticipantId one, ParticipantId other) {
    const Participant* first = find_person(room, one);
    const Participant* second = find_person(room, other);
    if (first == nullptr || second == nullptr || one == other) return Refusal::no_such_person;
    if (!may_be_paired(*first) || !may_be_paired(*second)) return Refusal::no_such_person;
    const Pairs pairs = pairs_to_come(room);
    if (is_among(pairs, one, other)) return Refusal::already_there;
    const Hindrance rule = rule_between(room, one, other);
    if (rule != Hindrance::none) return refusal_for(rule);
    if (!has_place(room, pairs, one) || !has_place(room, pairs, other)) {
        return Refusal::no_place_left;
    }
    if (waits_for_another(room, one) || waits_for_another(room, other)) {
        return Refusal::suggestion_open;
    }
    return std::nullopt;
}

// Both said yes, and nothing stands against it at this moment.
bool is_agreed(const Room& room, const Suggestion& suggestion) {
    return suggestion.one_says.value_or(false) && suggestion.other_says.value_or(false) &&
           may_stand(room, suggestion.one, suggestion.other);
}

}  // namespace

bool may_stand(const Room& room, ParticipantId one, ParticipantId other) {
    const Participant* a = find_person(room, one);
    const Participant* b = find_person(room, other);
    return a != nullptr && b != nullptr && may_be_paired(*a) && may_be_paired(*b) &&
           !blocked_between(room, one, other);
}

void add_agreed(const Room& room, Pairs& pairs) {
    for (const Suggestion& each : room.suggestions) {
        const bool waits = each.state == SuggestionState::agreed;
        if (waits && may_stand(room, each.one, each.other) &&
            !is_among(pairs, each.one, each.other) && has_place(room, pairs, each.one) &&
            has_place(room, pairs, each.other)) {
            pairs.emplace_back(each.one, each.other);
        }
    }
}

Events end_suggestions(const Case& it) {
    Events events;
    for (const Suggestion& each : it.room.suggestions) {
        if (each.state != SuggestionState::open || it.now < each.until) continue;
        events.emplace_back(SuggestionEnded{each.number, is_agreed(it.room, each)});
    }
    if (events.empty()) return events;
    const Room next = after(it.room, events, it.now);
    append(events, correct(Case{next, it.stamped, it.actor, it.now}, {}));
    return events;
}

Decision on(const Case& it, const SuggestPair& wish) {
    const Room& room = it.room;
    const auto [one, other] = std::minmax(wish.one, wish.other);
    if (wish.number >= 1 && wish.number <= room.suggestions.size()) {
        const Suggestion& known = room.suggestions[wish.number - 1];
        const bool same = known.one == one && known.other == other;
        return same ? Decision(Events{}) : Decision(Refusal::no_such_suggestion);
    }
    if (const auto objection = objection_now(room)) return *objection;
    if (wish.number != room.suggestions.size() + 1) return Refusal::no_such_suggestion;
    if (const auto objection = objection_to(room, one, other)) return *objection;
    Events events{PairSuggested{wish.number, one, other, it.now + limits::suggestion_stands}};
    noted(events, it, "suggest_pair", {one, other});
    return events;
}

// Who said "not this person" was not asked about that person, and cannot answer.
Decision on(const Case& it, const AnswerSuggestion& wish) {
    const Suggestion* asked = suggestion_to(it.room, *it.actor.person);
    if (asked == nullptr || asked->number != wish.number || it.now >= asked->until) {
        return Refusal::no_such_suggestion;
    }
    const auto& said = asked->one == *it.actor.person ? asked->one_says : asked->other_says;
    if (said == wish.accepts) return Events{};
    return Events{SuggestionAnswered{wish.number, *it.actor.person, wish.accepts}};
}

}  // namespace room::deciding
