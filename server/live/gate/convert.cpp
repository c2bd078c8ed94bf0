#include "live/gate/convert.hpp"

#include "base/core/ensure.hpp"

namespace live::gate {

namespace {

// Both enumerations name the same things in the same order; tests compare every name.
template <class To, class From>
To same_place(From from) {
    return static_cast<To>(static_cast<int>(from));
}

}  // namespace

protocol::Phase to_wire(room::Phase phase) {
    return same_place<protocol::Phase>(phase);
}

protocol::PresenceState to_wire(room::Presence presence) {
    return same_place<protocol::PresenceState>(presence);
}

protocol::ConsentState to_wire(room::ConsentGiven consent) {
    return same_place<protocol::ConsentState>(consent);
}

protocol::HelpKind to_wire(room::HelpKind kind) {
    return same_place<protocol::HelpKind>(kind);
}

room::HelpKind to_room(protocol::HelpKind kind) {
    return same_place<room::HelpKind>(kind);
}

protocol::AnnounceTo to_wire(room::AnnounceTo to) {
    return same_place<protocol::AnnounceTo>(to);
}

room::AnnounceTo to_room(protocol::AnnounceTo to) {
    return same_place<room::AnnounceTo>(to);
}

protocol::Choice to_wire(const room::Rating& rating) {
    return {rating.accepts, rating.score_tenths};
}

room::Rating to_room(const protocol::Choice& choice) {
    return {choice.accepts, choice.score_tenths};
}

protocol::Scale to_wire(const room::Scale& scale) {
    protocol::Scale wire;
    for (const auto& choice : scale.choices) {
        wire.choices.push_back({choice.label, choice.accepts, choice.score_tenths});
    }
    wire.free_score = scale.free_score;
    return wire;
}

room::Scale to_room(const protocol::Scale& scale) {
    room::Scale chosen;
    for (const auto& choice : scale.choices) {
        chosen.choices.push_back({choice.label, choice.accepts, choice.score_tenths});
    }
    chosen.free_score = scale.free_score;
    return chosen;
}

protocol::SuggestionAnswer to_wire(const std::optional<bool>& says) {
    if (!says) {
        return protocol::SuggestionAnswer::none;
    }
    return *says ? protocol::SuggestionAnswer::yes : protocol::SuggestionAnswer::no;
}

const char* word_of(room::MatchRule rule) {
    switch (rule) {
        case room::MatchRule::mutual:
            return "mutual";
        case room::MatchRule::pairs:
            return "pairs";
        case room::MatchRule::most:
            return "most";
    }
    throw base::InvariantBroken("unknown rule");
}

const char* word_of(room::OrganizerSees policy) {
    return policy == room::OrganizerSees::pairs ? "pairs" : "counts_only";
}

const char* word_of(room::Proof proof) {
    switch (proof) {
        case room::Proof::certificate:
            return "certificate";
        case room::Proof::search:
            return "search";
        case room::Proof::none:
            return "none";
    }
    throw base::InvariantBroken("unknown proof");
}

const char* word_of(room::Phase phase) {
    static constexpr const char* words[] = {
        "draft",   "open",   "lobby",  "move",    "talk",      "rate",   "pause_break",
        "waiting", "review", "closed", "preview", "published", "purged", "cancelled"};
    return words[static_cast<std::size_t>(phase)];
}

const char* word_of(room::RoomKind kind) {
    return kind == room::RoomKind::real ? "real" : "rehearsal";
}

protocol::PersonCard card_of(const room::Participant& person) {
    return {person.id.value, person.display_name, person.entry.side, person.entry.wants,
            person.entry.offers};
}

}  // namespace live::gate
