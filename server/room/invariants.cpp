// What is true of every room at every moment (RELIABILITY 4). Written as questions to the finished
// room, without looking at how decide and evolve got there.

#include <algorithm>
#include <map>
#include <set>

#include "base/core/ensure.hpp"
#include "limits.hpp"
#include "room/room.hpp"
#include "room/roster.hpp"

namespace room {
namespace {

using base::ensure;
using Pair = std::pair<ParticipantId, ParticipantId>;

Pair in_order(ParticipantId one, ParticipantId other) {
    return one < other ? Pair{one, other} : Pair{other, one};
}

template <class Items>
void check_numbered(const Items& items, const char* what) {
    for (std::size_t i = 0; i < items.size(); ++i)
        ensure(items[i].id.value == i + 1, what);
}

void check_people(const Room& room) {
    check_numbered(room.people, "people stand by their badge");
    ensure(room.people.size() <= limits::participants_per_room_max, "not too many people");
    ensure(room.favourites.size() == room.people.size(), "everyone has an order of favourites");
    std::set<std::string> ids;
    std::set<std::string> names;
    for (const Participant& each : room.people) {
        ensure(is_entry(each.entry, room.settings), "every entry is one a roster may hold");
        ensure(ids.insert(each.entry.roster_id).second, "no roster id stands twice");
        ensure(names.insert(each.display_name).second, "no two people are shown by one name");
        const bool removed = each.presence == Presence::removed;
        ensure(!removed || (!each.ticket && !each.slip), "who was removed has no device");
        ensure(each.presence != Presence::invited || !each.ticket, "who has a device has joined");
        ensure((each.presence == Presence::left) == each.left_at.has_value(),
               "who left did so at some moment");
        const bool asked = each.consent == ConsentGiven::asked;
        ensure(asked == each.consent_policy.empty(), "an answer belongs to a policy");
        ensure(asked || each.consent_policy == policy_hash(room.settings),
               "a consent is to the policy that is in force");
    }
}

void check_programme(const Room& room) {
    for (const auto& [one, other] : room.programme) {
        ensure(
            one < other && find_person(room, one) != nullptr && find_person(room, other) != nullptr,
            "a programme pair is of two people, the smaller badge first");
    }
}

void check_devices(const Room& room) {
    check_numbered(room.staff, "devices stand by their number");
    check_numbered(room.joins, "requests stand by their number");
    check_numbered(room.helps, "calls stand by their number");
    std::set<std::string> tickets;
    const auto check = [&](const auto& each) {
        if (each.ticket) {
            ensure(tickets.insert(each.ticket->value).second, "a ticket binds one device");
        }
    };
    for (const Participant& each : room.people)
        check(each);
    for (const Staff& each : room.staff)
        check(each);
    std::set<ParticipantId> callers;
    for (const HelpCall& each : room.helps) {
        ensure(find_person(room, each.who) != nullptr, "a call is a person's");
        ensure(!each.open || callers.insert(each.who).second, "one open call a person");
    }
}

void check_stage(const Room& room) {
    const Stage& stage = room.stage;
    const bool runs = stage.ends_at.has_value();
    const bool paused = stage.left.has_value();
    if (is_timed(stage.phase)) {
        ensure(runs != paused, "a timed phase runs or is paused");
    } else {
        ensure(!paused, "only timed phases are paused");
        ensure(runs == (stage.phase == Phase::waiting), "only timed phases and Waiting end");
    }
    const bool at_tables =
        stage.phase == Phase::move || stage.phase == Phase::talk || stage.phase == Phase::rate;
    ensure(!at_tables || stage.round >= 1, "rounds are numbered from 1");
    ensure((!stage.ending && !stage.resting) || at_tables, "only a round can be the last one");
    ensure(!room.closing_until || stage.phase == Phase::review, "closing waits in Review");
    ensure(room.undo.size() <= limits::undo_points_kept, "few ways back are kept");
    ensure(room.control_ids.size() <= limits::control_ids_kept, "few control ids are kept");
    ensure(room.log.size() <= limits::log_lines_kept, "the log is bounded");
    for (const UndoPoint& each : room.undo) {
        ensure(each.step <= room.step, "a way back leads from a step that was made");
        ensure(each.encounters <= room.encounters.size(), "a way back leads to what was");
    }
}

using Place = std::pair<RoundNumber, TableNumber>;

// Two, or three of whom each meets the others; on two sides, those of the other side.
void check_table(const Room& room, const std::vector<const Encounter*>& talks) {
    std::set<ParticipantId> people;
    std::set<ParticipantId> first_side;
    for (const Encounter* each : talks) {
        people.insert({each->a, each->b});
        for (const ParticipantId who : {each->a, each->b}) {
            if (find_person(room, who)->entry.side == 0) first_side.insert(who);
        }
    }
    ensure(people.size() <= 3, "three people at most sit at a table");
    const std::size_t across = first_side.size() * (people.size() - first_side.size());
    const std::size_t pairs = room.settings.pool ? people.size() * (people.size() - 1) / 2 : across;
    ensure(talks.size() == pairs, "everybody at a table meets whom they may meet there");
}

void check_encounters(const Room& room) {
    check_numbered(room.encounters, "encounters stand by their number");
    std::set<Pair> met;
    std::map<std::pair<RoundNumber, ParticipantId>, TableNumber> seats;
    std::map<Place, std::vector<const Encounter*>> tables;
    for (const Encounter& each : room.encounters) {
        const Participant* a = find_person(room, each.a);
        const Participant* b = find_person(room, each.b);
        ensure(a != nullptr && b != nullptr && a != b, "two people sit at a table");
        ensure(!(each.began && each.dropped), "a talk that began is never dropped");
        if (each.dropped) continue;
        ensure(room.settings.pool || a->entry.side != b->entry.side, "sides meet one another");
        ensure(met.insert(in_order(each.a, each.b)).second, "nobody meets the same person twice");
        for (const ParticipantId who : {each.a, each.b}) {
            const auto [seat, is_new] = seats.try_emplace({each.round, who}, each.table);
            ensure(is_new || seat->second == each.table, "nobody sits at two tables");
        }
        tables[{each.round, each.table}].push_back(&each);
    }
    for (const auto& [place, talks] : tables)
        check_table(room, talks);
}

template <class Between>
void check_questions(const Room& room, const std::vector<Between>& all, const char* numbered,
                     const char* asked_once) {
    std::set<ParticipantId> asked;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Between& each = all[i];
        ensure(each.number == i + 1, numbered);
        ensure(find_person(room, each.one) != nullptr && find_person(room, each.other) != nullptr &&
                   each.one != each.other,
               "a question is about two people");
        if (!each.open) continue;
        ensure(asked.insert(each.one).second && asked.insert(each.other).second, asked_once);
    }
}

void check_seating(const Room& room) {
    check_questions(room, room.offers, "offers are numbered from 1", "one open offer a person");
    check_questions(room, room.claims, "claims are numbered from 1", "one open claim a person");
    for (const Offer& each : room.offers) {
        const bool seated =
            seat_of(room, each.one) != nullptr || seat_of(room, each.other) != nullptr;
        ensure(!each.open || !seated, "an offer is to two without a partner");
    }
    std::set<std::pair<EncounterId, ParticipantId>> said;
    for (const Missing& each : room.missing) {
        const Encounter* talk = find_encounter(room, each.encounter);
        ensure(talk != nullptr && (talk->a == each.who || talk->b == each.who),
               "who is missing is one of the two");
        ensure(said.insert({each.encounter, each.who}).second, "a search is begun once");
        ensure(!each.open || !talk->dropped, "nobody is looked for at a table that is given up");
    }
    std::set<ParticipantId> helped;
    for (const HelperTalk& each : room.helper_talks) {
        ensure(find_person(room, each.who)->presence == Presence::here &&
                   seat_of(room, each.who) == nullptr && helped.insert(each.who).second,
               "a helper talks with somebody here who has no seat, once");
    }
    for (const Pin& each : room.pins) {
        ensure(each.one < each.other, "a pair made by hand has its smaller badge first");
    }
    ensure(std::is_sorted(room.pins.begin(), room.pins.end()), "pairs made by hand are in order");
    if (!room.byes) return;
    const auto& byes = *room.byes;
    ensure(std::is_sorted(byes.resting.begin(), byes.resting.end()), "who rests is in order");
    for (const ParticipantId id : byes.lifted) {
        ensure(!std::binary_search(byes.resting.begin(), byes.resting.end(), id),
               "who is told to rest is not told otherwise");
    }
}

bool is_on_scale(const Scale& scale, const Rating& rating) {
    return std::any_of(scale.choices.begin(), scale.choices.end(), [&](const auto& choice) {
        const bool score = scale.free_score || choice.score_tenths == rating.score_tenths;
        return choice.accepts == rating.accepts && score;
    });
}

void check_opinions(const Room& room) {
    ensure(room.opinions.size() == 2 * room.encounters.size(), "two opinions an encounter");
    for (const Encounter& each : room.encounters) {
        for (const ParticipantId rater : {each.a, each.b}) {
            const Opinion& opinion = opinion_of(room, each, rater);
            if (!opinion.rating) continue;
            ensure(each.began && !each.dropped, "a rating is of a talk that began");
            ensure(room.settings_frozen, "the policy is frozen before the first rating");
            ensure(opinion.revision > 0, "a rating has a revision");
            ensure(is_on_scale(room.settings.scale, *opinion.rating), "a rating is on the scale");
        }
    }
    for (const Participant& person : room.people) {
        std::set<EncounterId> seen;
        for (const EncounterId id : room.favourites[person.id.value - 1]) {
            const Encounter* encounter = find_encounter(room, id);
            const bool own = encounter != nullptr && encounter->began &&
                             (encounter->a == person.id || encounter->b == person.id);
            ensure(own && seen.insert(id).second, "favourites are one's own talks");
        }
    }
    for (const auto& [who, whom] : room.blocks) {
        ensure(
            who != whom && find_person(room, who) != nullptr && find_person(room, whom) != nullptr,
            "a block is between two people");
    }
}

void check_pairs(const Room& room, const std::vector<Pair>& pairs) {
    std::set<Pair> seen;
    std::map<ParticipantId, std::uint32_t> places;
    for (const auto& [one, other] : pairs) {
        const Participant* a = find_person(room, one);
        const Participant* b = find_person(room, other);
        ensure(a != nullptr && b != nullptr && a != b, "a pair is of two people");
        ensure(seen.insert(in_order(one, other)).second, "no pair stands twice");
        ensure(room.settings.pool || a->entry.side != b->entry.side, "a pair joins two sides");
        const bool counted = room.settings.rule != MatchRule::mutual;
        ensure(!counted || ++places[one] <= a->entry.capacity, "capacities hold");
        ensure(!counted || ++places[other] <= b->entry.capacity, "capacities hold");
    }
}

// Both said yes, of a talk that both had, and both may be paired.
bool is_mutual(const Room& room, const Pair& pair) {
    return std::any_of(room.encounters.begin(), room.encounters.end(), [&](const auto& each) {
        if (!each.began || in_order(each.a, each.b) != in_order(pair.first, pair.second)) {
            return false;
        }
        const auto& one = opinion_of(room, each, each.a).rating;
        const auto& other = opinion_of(room, each, each.b).rating;
        return one && one->accepts && other && other->accepts;
    });
}

bool both_accepted(const Room& room, const Pair& pair) {
    return std::any_of(
        room.suggestions.begin(), room.suggestions.end(), [&](const Suggestion& each) {
            return in_order(pair.first, pair.second) == std::pair(each.one, each.other) &&
                   each.state == SuggestionState::joined && each.one_says.value_or(false) &&
                   each.other_says.value_or(false);
        });
}

void check_suggestions(const Room& room) {
    const Phase phase = room.stage.phase;
    for (std::size_t i = 0; i < room.suggestions.size(); ++i) {
        const Suggestion& each = room.suggestions[i];
        ensure(each.number == i + 1, "suggestions are numbered from 1");
        ensure(find_person(room, each.one) != nullptr && find_person(room, each.other) != nullptr,
               "a suggestion is of people in the room");
        ensure(each.one < each.other, "a suggestion has its smaller badge first");
        ensure(each.state != SuggestionState::open || phase == Phase::preview ||
                   phase == Phase::published,
               "a suggestion is open while there is a result to join");
    }
    ensure(room.suggestions.empty() || room.settings.policy == OrganizerSees::pairs,
           "under counts only nothing is suggested");
}

void check_result(const Room& room) {
    const Phase phase = room.stage.phase;
    ensure(!room.matching_pending || phase == Phase::closed, "the engine is asked when closed");
    ensure(phase != Phase::closed || room.matching_pending, "closed waits for the engine");
    const bool result_phase = phase == Phase::preview || phase == Phase::published;
    ensure(!result_phase || room.proposal, "a preview is of a proposal");
    ensure(!room.publish_bar || phase == Phase::preview, "the bar runs in Preview");
    ensure(phase != Phase::published || !room.publications.empty(), "published is something");
    if (!room.proposal) {
        ensure(room.publications.empty(), "what is published was proposed");
        return;
    }
    check_pairs(room, room.proposal->pairs);
    for (const auto& pair : room.proposal->pairs) {
        const bool fixed = room.programme.contains(in_order(pair.first, pair.second));
        ensure(fixed || is_mutual(room, pair), "a pair is acceptable to both, or fixed");
    }
    const std::vector<Pair>* before = &room.proposal->pairs;
    for (std::size_t i = 0; i < room.publications.size(); ++i) {
        const Publication& each = room.publications[i];
        ensure(each.version == i + 1, "versions are numbered from 1");
        for (const auto& pair : each.pairs) {
            const bool stood = std::find(before->begin(), before->end(), pair) != before->end();
            ensure(stood || both_accepted(room, pair), "a version adds only what both accepted");
        }
        check_pairs(room, each.pairs);
        before = &each.pairs;
    }
}

void check_what_ifs(const Room& room) {
    std::size_t counted = 0;
    for (std::size_t i = 0; i < room.what_ifs.size(); ++i) {
        const WhatIf& each = room.what_ifs[i];
        const bool last = i + 1 == room.what_ifs.size();
        const bool open = each.state == WhatIfState::asked || each.state == WhatIfState::answered;
        ensure(each.number == i + 1, "what-ifs are numbered from 1");
        ensure(last || !open, "one what-if is open at a time");
        ensure(each.proposal.has_value() == (each.state == WhatIfState::answered),
               "an answer is kept while it waits");
        ensure(!open || room.stage.phase == Phase::preview, "what-ifs are of the preview");
        if (each.proposal) check_pairs(room, each.proposal->pairs);
        counted += each.state == WhatIfState::failed ? 0U : 1U;
    }
    ensure(counted <= limits::what_ifs_max, "there are few what-ifs");
    ensure(room.what_ifs.empty() || room.settings.policy == OrganizerSees::pairs,
           "under counts only there are no what-ifs");
    for (const auto& pair : room.forbidden) {
        ensure(pair.first < pair.second, "a forbidden pair has its smaller badge first");
        const auto& pairs = room.proposal->pairs;
        ensure(std::none_of(
                   pairs.begin(), pairs.end(),
                   [&](const auto& each) { return in_order(each.first, each.second) == pair; }),
               "a forbidden pair is not proposed");
    }
}

void check_purged(const Room& room) {
    ensure(room.people.empty() && room.joins.empty() && room.encounters.empty() &&
               room.opinions.empty() && room.favourites.empty() && room.blocks.empty() &&
               room.programme.empty() && room.helps.empty() && room.undo.empty() && !room.byes &&
               room.pins.empty() && room.missing.empty() && room.offers.empty() &&
               room.claims.empty() && room.helper_talks.empty(),
           "nobody is left in a purged room");
    ensure(room.matching_blocks.empty() && room.forbidden.empty() && room.what_ifs.empty() &&
               room.suggestions.empty(),
           "no what-if and no suggestion is left in a purged room");
    ensure(!room.proposal && room.publications.empty() && !room.announcement &&
               room.lottery_seed.empty(),
           "no result is left in a purged room");
}

}  // namespace

void check_invariants(const Room& room) {
    if (room.seq == 0) return;
    if (room.stage.phase == Phase::purged) {
        check_purged(room);
        return;
    }
    ensure(!room.erased, "only a purged room has forgotten");
    check_people(room);
    check_programme(room);
    check_devices(room);
    check_stage(room);
    check_encounters(room);
    check_seating(room);
    check_opinions(room);
    check_result(room);
    check_what_ifs(room);
    check_suggestions(room);
}

}  // namespace room
