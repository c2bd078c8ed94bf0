#include "live/gate/whereabouts.hpp"

#include <algorithm>

#include "live/gate/convert.hpp"
#include "live/gate/staff_parts.hpp"
#include "room/tables.hpp"

namespace live::gate {

namespace {

constexpr std::size_t resting_shown = 50;

// Between the rounds, or shortly before: when something may be known of the next one.
bool is_near_next_round(const room::Room& room) {
    const auto phase = room.stage.phase;
    const bool near =
        phase == room::Phase::rate || phase == room::Phase::rest || phase == room::Phase::waiting;
    return near && !room.stage.ending && room.byes &&
           room.byes->round.value == room::last_round(room) + 1;
}

bool holds(const std::vector<room::ParticipantId>& sorted, room::ParticipantId who) {
    return std::binary_search(sorted.begin(), sorted.end(), who);
}

}  // namespace

std::vector<protocol::MissingRow> missing_of(const Cast& cast) {
    std::vector<protocol::MissingRow> rows;
    for (const auto& missing : cast.room.missing) {
        if (missing.open) {
            const auto* talk = room::find_encounter(cast.room, missing.encounter);
            rows.push_back({missing.who.value, cast.person(missing.who).display_name,
                            table_name(cast.room, talk->table), missing.until.ms});
        }
    }
    return rows;
}

std::vector<protocol::ClaimRow> claims_of(const Cast& cast) {
    std::vector<protocol::ClaimRow> rows;
    for (const auto& claim : cast.room.claims) {
        if (claim.open) {
            rows.push_back({claim.number, claim.one.value, cast.person(claim.one).display_name,
                            claim.other.value, cast.person(claim.other).display_name});
        }
    }
    return rows;
}

std::vector<protocol::HelperTalkRow> helper_talks_of(const Cast& cast) {
    std::vector<protocol::HelperTalkRow> rows;
    for (const auto& talk : cast.room.helper_talks) {
        if (rows.size() == resting_shown) {
            break;
        }
        rows.push_back({talk.who.value, cast.person(talk.who).display_name,
                        talk.table ? table_name(cast.room, *talk.table) : std::string()});
    }
    return rows;
}

std::vector<protocol::BadgeName> resting_now(const Cast& cast) {
    std::vector<protocol::BadgeName> rows;
    if (!cast.seated_phase()) {
        return rows;
    }
    // Those with a helper first, so that each such talk can be ended.
    for (const bool helped : {true, false}) {
        for (const auto& person : cast.room.people) {
            const bool rests = is_here(person) && cast.seat(person.id) == nullptr &&
                               helped == (room::helper_talk_of(cast.room, person.id) != nullptr);
            if (rests && rows.size() < resting_shown) {
                rows.push_back({person.id.value, person.display_name});
            }
        }
    }
    return rows;
}

void add_plans(const Cast& cast, protocol::DeskView& view) {
    const auto& room = cast.room;
    if (is_near_next_round(room)) {
        for (const auto who : room.byes->resting) {
            if (view.resting_next.size() < resting_shown) {
                view.resting_next.push_back({who.value, cast.person(who).display_name});
            }
        }
    }
    for (const auto& pin : room::next_pins(room)) {
        const auto [a, b] = by_side(cast, pin.one, pin.other);
        view.pins.push_back({a->id.value, a->display_name, b->id.value, b->display_name});
    }
    view.helper_talks = helper_talks_of(cast);
    for (const auto table : room.closed_tables) {
        view.closed_tables.push_back({table.value, table_name(room, table)});
    }
}

protocol::NextRound next_round_of(const room::Room& room, room::ParticipantId who) {
    if (!is_near_next_round(room)) {
        return protocol::NextRound::unknown;
    }
    if (holds(room.byes->resting, who)) {
        return protocol::NextRound::rests;
    }
    const bool here = room::find_person(room, who)->presence == room::Presence::here;
    return here && holds(room.byes->lifted, who) ? protocol::NextRound::seated_after_all
                                                 : protocol::NextRound::unknown;
}

std::optional<protocol::OwnOffer> own_offer(const Cast& cast, room::ParticipantId who) {
    const auto* offer = room::offer_to(cast.room, who);
    if (offer == nullptr) {
        return std::nullopt;
    }
    const bool first = offer->one == who;
    const auto whom = first ? offer->other : offer->one;
    if (cast.room.blocks.contains({who, whom})) {
        return std::nullopt;
    }
    return protocol::OwnOffer{offer->number, card_of(cast.person(whom)), offer->until.ms,
                              to_wire(first ? offer->one_says : offer->other_says)};
}

std::optional<protocol::OwnClaim> own_claim(const Cast& cast, room::ParticipantId who) {
    const auto* claim = room::claim_of(cast.room, who);
    if (claim == nullptr) {
        return std::nullopt;
    }
    const bool first = claim->one == who;
    return protocol::OwnClaim{claim->number,
                              card_of(cast.person(first ? claim->other : claim->one)),
                              to_wire(first ? claim->one_says : claim->other_says)};
}

}  // namespace live::gate
