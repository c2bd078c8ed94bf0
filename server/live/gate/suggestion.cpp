#include "live/gate/suggestion.hpp"

#include "live/gate/convert.hpp"
#include "live/gate/staff_parts.hpp"

namespace live::gate {

namespace {

protocol::SuggestionState to_wire(room::SuggestionState state) {
    switch (state) {
        case room::SuggestionState::open:
            return protocol::SuggestionState::open;
        case room::SuggestionState::agreed:
            return protocol::SuggestionState::agreed;
        case room::SuggestionState::joined:
            return protocol::SuggestionState::joined;
        default:
            return protocol::SuggestionState::declined;
    }
}

}  // namespace

std::vector<protocol::SuggestionRow> suggestions_of(const Cast& cast) {
    std::vector<protocol::SuggestionRow> rows;
    const auto& all = cast.room.suggestions;
    for (auto each = all.rbegin(); each != all.rend(); ++each) {
        const auto [a, b] = by_side(cast, each->one, each->other);
        rows.push_back({each->number, a->id.value, a->display_name, b->id.value, b->display_name,
                        each->until.ms, to_wire(each->state)});
    }
    return rows;
}

bool may_be_suggested(const room::Room& room) {
    const auto phase = room.stage.phase;
    const bool closed = phase == room::Phase::closed || phase == room::Phase::preview ||
                        phase == room::Phase::published;
    return closed && room.settings.policy == room::OrganizerSees::pairs;
}

std::optional<protocol::OwnSuggestion> own_suggestion(const Cast& cast, room::ParticipantId who) {
    const auto* asked = room::suggestion_to(cast.room, who);
    if (asked == nullptr) {
        return std::nullopt;
    }
    const bool first = asked->one == who;
    const auto& partner = cast.person(first ? asked->other : asked->one);
    return protocol::OwnSuggestion{asked->number, card_of(partner), asked->until.ms,
                                   to_wire(first ? asked->one_says : asked->other_says)};
}

}  // namespace live::gate
