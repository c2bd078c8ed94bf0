// Who is where while a round runs: "nobody here", two without a partner, "I sat with someone else".
// These are people's own words, so none of them makes a step, and what one says of another is told
// to nobody before both said it.

#include <algorithm>
#include <utility>

#include "limits.hpp"
#include "room/decide/parts.hpp"
#include "room/seat_changes.hpp"
#include "room/seating_problem.hpp"
#include "room/tables.hpp"

namespace room::deciding {
namespace {

void add_once(std::vector<EncounterId>& ids, EncounterId id) {
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
}

// Once a round, whoever of a table says it: `missing` is cleared with the round.
bool was_said(const Room& room, ParticipantId who) {
    return std::any_of(room.missing.begin(), room.missing.end(),
                       [who](const Missing& each) { return each.who == who; });
}

bool is_too_early(const Case& it) {
    return it.room.stage.phase == Phase::move &&
           *time_gone(it.room, it.now) < limits::missing_after;
}

bool was_offered(const Room& room, ParticipantId one, ParticipantId other) {
    return std::any_of(room.offers.begin(), room.offers.end(),
                       [&](const Offer& each) { return each.one == one && each.other == other; });
}

// --- claims ----------------------------------------------------------------------------------

// What makes it impossible that these two talked in this round; rules are none of it, since they
// did.
std::optional<Refusal> objection_to_claim(const Room& room, ParticipantId me, ParticipantId other) {
    const Participant* person = find_person(room, other);
    if (person == nullptr || other == me || !person->entry.attends) return Refusal::no_such_person;
    const int side = find_person(room, me)->entry.side;
    if (!room.settings.pool && person->entry.side == side) return Refusal::same_side;
    if (have_met(room, me, other)) return Refusal::met_already;
    if (claim_of(room, other) != nullptr) return Refusal::already_taken;
    return std::nullopt;
}

// This person's encounter of that number, in the round that runs; nullptr when it is none of
// theirs.
const Encounter* own_talk(const Room& room, ParticipantId me, EncounterId id) {
    const auto talks = talks_now(room, me);
    const auto found =
        std::find_if(talks.begin(), talks.end(), [id](const auto* each) { return each->id == id; });
    return found == talks.end() ? nullptr : *found;
}

bool sits_with(const Room& room, ParticipantId me, ParticipantId other) {
    const auto talks = talks_now(room, me);
    return std::any_of(talks.begin(), talks.end(),
                       [&](const auto* each) { return partner_in(*each, me) == other; });
}

// Everybody's talks in this round end with theirs; of the others who sat there, those without any.
void give_up_talks(const Room& room, ParticipantId who, std::vector<EncounterId>& dropped,
                   std::vector<ParticipantId>& alone) {
    for (const Encounter* talk : talks_now(room, who)) {
        const ParticipantId partner = partner_in(*talk, who);
        add_once(dropped, talk->id);
        if (talks_now(room, partner).size() == 1) alone.push_back(partner);
    }
}

TableNumber free_table_of(const Room& room, const std::vector<EncounterId>& dropped) {
    const auto seats = seats_now(room);
    const auto gone = [&](EncounterId id) {
        return std::find(dropped.begin(), dropped.end(), id) != dropped.end();
    };
    TableNumber table{1};
    const auto taken = [&](const auto& seat) { return seat.second == table && !gone(seat.first); };
    for (const EncounterId id : dropped)
        table = find_encounter(room, id)->table;
    if (std::none_of(seats.begin(), seats.end(), taken)) return table;
    if (const auto free = nearest_free_table(room, table)) return *free;
    while (std::any_of(seats.begin(), seats.end(), taken))
        table = TableNumber{table.value + 1};
    return table;
}

// The two had the talk; those they were to have had are none, and whoever is left over by that is
// asked whether they sat together.
Events corrected(const Case& it, const Claim& claim) {
    const Room& room = it.room;
    SeatsChanged change{claim.round, {}, {}, {}, {}, true, false};
    std::vector<ParticipantId> left_over;
    for (const ParticipantId who : {claim.one, claim.other})
        give_up_talks(room, who, change.dropped, left_over);
    const EncounterId next{static_cast<std::uint32_t>(room.encounters.size()) + 1};
    const auto [a, b] = in_order(room, claim.one, claim.other);
    change.tables.push_back({next, free_table_of(room, change.dropped), a, b});
    Events events{ClaimEnded{claim.number}, std::move(change)};
    noted(events, it, "correct", {claim.one, claim.other});
    if (left_over.size() != 2 || room.claims.size() >= limits::claims_max) return events;
    const auto [one, other] = std::minmax(left_over[0], left_over[1]);
    if (!objection_to_claim(room, one, other) && claim_of(room, one) == nullptr) {
        const auto number = static_cast<std::uint32_t>(room.claims.size()) + 1;
        events.emplace_back(PartnerClaimed{number, claim.round, one, other, false});
    }
    return events;
}

Decision answered(const Case& it, const Claim& claim, bool confirms) {
    const bool by_staff = it.actor.kind != ActorKind::participant;
    if (by_staff) return confirms ? corrected(it, claim) : Events{ClaimEnded{claim.number}};
    const ParticipantId me = *it.actor.person;
    const bool is_one = claim.one == me;
    if (!is_one && claim.other != me) return Refusal::no_such_claim;
    const auto& said = is_one ? claim.one_says : claim.other_says;
    if (said == confirms) return Events{};
    Events events{ClaimAnswered{claim.number, me, confirms}};
    if (!confirms) {
        events.emplace_back(ClaimEnded{claim.number});
    } else if ((is_one ? claim.other_says : claim.one_says).value_or(false)) {
        append(events, corrected(it, claim));
    }
    return events;
}

}  // namespace

Events offer_seats(const Room& room, base::Instant now) {
    Events events;
    if (!may_be_seated_late(room, now)) return events;
    auto number = static_cast<std::uint32_t>(room.offers.size());
    for (const auto& [one, other] : lone_pairs(room)) {
        const bool waits = offer_to(room, one) != nullptr || offer_to(room, other) != nullptr;
        if (waits || was_offered(room, one, other) || number >= limits::offers_max) continue;
        events.emplace_back(SeatOffered{++number, one, other, now + limits::offer_stands});
    }
    return events;
}

Events search_anew(const Room& room, base::Instant now) {
    Events events;
    for (const Missing& each : room.missing) {
        const base::Instant until = now + limits::missing_search;
        if (!each.open || each.until == until) continue;
        events.emplace_back(MissingReported{each.encounter, each.who, until, true});
    }
    return events;
}

Events signs_of(const Room& room, ParticipantId who) {
    Events events;
    for (const Missing& each : room.missing) {
        if (each.open && each.who == who) events.emplace_back(MissingEnded{each.encounter, who});
    }
    return events;
}

Events end_searches(const Case& it) {
    Events events;
    if (it.room.stage.left) return events;
    SeatsChanged change{RoundNumber{it.room.stage.round}, {}, {}, {}, {}, false, false};
    std::vector<ParticipantId> whom;
    for (const Missing& each : it.room.missing) {
        if (!each.open || it.now < each.until) continue;
        events.emplace_back(MissingEnded{each.encounter, each.who});
        if (std::find(whom.begin(), whom.end(), each.who) != whom.end()) continue;
        events.emplace_back(PresenceChanged{each.who, Presence::away, true});
        for (const Encounter* talk : talks_now(it.room, each.who))
            add_once(change.dropped, talk->id);
        whom.push_back(each.who);
    }
    if (events.empty()) return events;
    events.emplace_back(std::move(change));
    const Room next = after(it.room, events, it.now);
    append(events, offer_seats(next, it.now));
    noted(events, it, "missing", whom);
    return events;
}

Events end_offers(const Case& it) {
    Events events;
    for (const Offer& each : it.room.offers) {
        if (each.open && it.now >= each.until) events.emplace_back(OfferEnded{each.number});
    }
    return events;
}

// When whoever is looked for says it of somebody of their table, nobody is gone: they do not find
// the table, or each other, and somebody should help.
Decision on(const Case& it, const ReportMissing& wish) {
    const ParticipantId me = *it.actor.person;
    const Encounter* seat = own_talk(it.room, me, wish.encounter);
    if (seat == nullptr) return Refusal::no_such_encounter;
    const ParticipantId partner = partner_in(*seat, me);
    if (was_said(it.room, partner)) return Events{};
    if (is_too_early(it)) return Refusal::too_early;
    const bool of_each_other = was_said(it.room, me);
    const base::Instant until = it.now + limits::missing_search;
    Events events{MissingReported{seat->id, partner, until, !of_each_other}};
    if (!of_each_other) return events;
    append(events, signs_of(it.room, me));
    if (auto call = on(it, AskHelp{HelpKind::table})) append(events, std::move(*call));
    return events;
}

Decision on(const Case& it, const ShowUp& wish) {
    const ParticipantId me = *it.actor.person;
    if (own_talk(it.room, me, wish.encounter) == nullptr) return Events{};
    return signs_of(it.room, me);
}

// Who declines is told to nobody: the offer stands until its time is over, whatever the two say.
Decision on(const Case& it, const AnswerOffer& wish) {
    const ParticipantId me = *it.actor.person;
    const Offer* offer = offer_to(it.room, me);
    const bool stands = offer != nullptr && offer->number == wish.number && it.now < offer->until;
    if (!stands) return Refusal::no_such_offer;
    const bool is_one = offer->one == me;
    if ((is_one ? offer->one_says : offer->other_says) == wish.accepts) return Events{};
    Events events{OfferAnswered{offer->number, me, wish.accepts}};
    const auto& theirs = is_one ? offer->other_says : offer->one_says;
    const bool agreed = wish.accepts && theirs.value_or(false) &&
                        !objection_to_pair(it.room, offer->one, offer->other) &&
                        !blocked_between(it.room, offer->one, offer->other);
    if (!agreed) return events;
    SeatsChanged change = seat_lone(it.room, offer->one, offer->other);
    if (!changes_nothing(change)) events.emplace_back(std::move(change));
    return events;
}

Decision on(const Case& it, const ClaimPartner& wish) {
    const Room& room = it.room;
    const ParticipantId me = *it.actor.person;
    const Encounter* talk = own_talk(room, me, wish.encounter);
    if (talk == nullptr) return Refusal::no_such_encounter;
    if (sits_with(room, me, wish.partner)) return Refusal::already_there;
    const Claim* mine = claim_of(room, me);
    const bool same = mine != nullptr && (mine->one == wish.partner || mine->other == wish.partner);
    if (same) return answered(it, *mine, true);
    if (const auto objection = objection_to_claim(room, me, wish.partner)) return *objection;
    if (room.claims.size() >= limits::claims_max) return Refusal::too_many;
    Events events;
    if (mine != nullptr) events.emplace_back(ClaimEnded{mine->number});
    const auto number = static_cast<std::uint32_t>(room.claims.size()) + 1;
    events.emplace_back(PartnerClaimed{number, talk->round, me, wish.partner, true});
    return events;
}

Decision on(const Case& it, const AnswerClaim& wish) {
    const auto& claims = it.room.claims;
    if (wish.number < 1 || wish.number > claims.size()) return Refusal::no_such_claim;
    const Claim& claim = claims[wish.number - 1];
    if (!claim.open || have_met(it.room, claim.one, claim.other)) return Refusal::no_such_claim;
    return answered(it, claim, wish.confirms);
}

}  // namespace room::deciding
