// What people think of each other. Each says it of their own talks only, may change it until
// ratings close, and nothing here ever depends on what somebody else said.

#include <algorithm>
#include <set>

#include "limits.hpp"
#include "room/decide/parts.hpp"
#include "room/text.hpp"

namespace room::deciding {
namespace {

// The encounter as one of its own; an id from elsewhere is no encounter.
const Encounter* own_encounter(const Case& it, EncounterId id) {
    const Encounter* encounter = find_encounter(it.room, id);
    const ParticipantId me = *it.actor.person;
    const bool own =
        encounter != nullptr && !encounter->dropped && (encounter->a == me || encounter->b == me);
    return own ? encounter : nullptr;
}

bool is_on(const Scale& scale, const Rating& rating) {
    const auto fits = [&](const ScaleChoice& choice) {
        return choice.accepts == rating.accepts &&
               (scale.free_score || choice.score_tenths == rating.score_tenths);
    };
    const int score = rating.score_tenths.value_or(0);
    return score >= 0 && score <= 100 &&
           std::any_of(scale.choices.begin(), scale.choices.end(), fits);
}

// Whether this encounter can be rated at all, by anybody.
std::optional<Refusal> objection_to(const Room& room, const Encounter& encounter) {
    if (!ratings_open(room)) return Refusal::ratings_closed;
    if (!encounter.began) return Refusal::not_met_yet;
    if (!may_rate(room, encounter)) return Refusal::no_consent;
    return std::nullopt;
}

bool in_published_pair(const Room& room, ParticipantId one, ParticipantId other) {
    if (room.stage.phase != Phase::published) return false;
    const auto& pairs = room.publications.back().pairs;
    return std::any_of(pairs.begin(), pairs.end(), [&](const auto& pair) {
        return pair == std::pair(one, other) || pair == std::pair(other, one);
    });
}

}  // namespace

// `replaces` is the revision the person saw: an older frame must not overwrite a newer choice. The
// same choice again is what there is already.
Decision on(const Case& it, const GiveRating& wish) {
    const Encounter* encounter = own_encounter(it, wish.encounter);
    if (encounter == nullptr) return Refusal::no_such_encounter;
    const ParticipantId me = *it.actor.person;
    const Opinion& mine = opinion_of(it.room, *encounter, me);
    const bool as_it_is = mine.rating == wish.rating;
    if (as_it_is && encounter->began) return Events{};
    if (const auto objection = objection_to(it.room, *encounter)) return *objection;
    if (wish.rating && !is_on(it.room.settings.scale, *wish.rating)) {
        return Refusal::not_on_the_scale;
    }
    if (wish.replaces != mine.revision) return Refusal::stale_rating;
    Events events;
    if (!it.room.settings_frozen) events.emplace_back(SettingsFrozen{});
    events.emplace_back(RatingGiven{encounter->id, me, wish.rating, mine.revision + 1});
    return events;
}

// Only for oneself, as long as there is a room.
Decision on(const Case& it, const WriteNote& wish) {
    const Encounter* encounter = own_encounter(it, wish.encounter);
    if (encounter == nullptr) return Refusal::no_such_encounter;
    const ParticipantId me = *it.actor.person;
    if (opinion_of(it.room, *encounter, me).note == wish.text) return Events{};
    const bool fits = wish.text.size() <= limits::note_bytes_max && is_plain_lines(wish.text);
    if (!fits) return Refusal::bad_text;
    return Events{NoteWritten{encounter->id, me, wish.text}};
}

Decision on(const Case& it, const OrderFavourites& wish) {
    const ParticipantId me = *it.actor.person;
    if (it.room.favourites[me.value - 1] == wish.encounters) return Events{};
    if (wish.encounters.size() > limits::favourites_max) return Refusal::too_many;
    std::set<EncounterId> seen;
    for (const EncounterId id : wish.encounters) {
        const Encounter* encounter = own_encounter(it, id);
        if (encounter == nullptr || !seen.insert(id).second) return Refusal::no_such_encounter;
        if (const auto objection = objection_to(it.room, *encounter)) return *objection;
    }
    if (!ratings_open(it.room)) return Refusal::ratings_closed;
    return Events{FavouritesOrdered{me, wish.encounters}};
}

// At any time and without a reason. A published pair is dissolved; nothing else tells.
Decision on(const Case& it, const Block& wish) {
    const ParticipantId me = *it.actor.person;
    // A badge number typed by hand: the answer must not tell who is on the list.
    if (find_person(it.room, wish.whom) == nullptr || wish.whom == me) return Events{};
    if (it.room.blocks.contains({me, wish.whom}) == wish.blocked) return Events{};
    Events events{BlockSet{me, wish.whom, wish.blocked}};
    if (wish.blocked && in_published_pair(it.room, me, wish.whom)) {
        append(events, correct(it, {{me, wish.whom}}));
    }
    return events;
}

}  // namespace room::deciding
