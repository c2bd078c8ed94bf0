#include "room/room.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

#include "base/core/ensure.hpp"
#include "limits.hpp"

namespace room {
namespace {

using namespace std::chrono_literals;

bool sits(const Encounter& encounter, ParticipantId who) {
    return encounter.a == who || encounter.b == who;
}

bool between_tables(Phase phase) {
    return phase != Phase::move && phase != Phase::talk && phase != Phase::rate;
}

bool still_undoable(const Room& room, const UndoPoint& point, base::Instant now) {
    const bool result_seen = room.pairs_shown || !room.publications.empty();
    switch (point.action) {
        case UndoAction::phase:
            return now <= point.at + limits::undo_phase_window && !result_seen;
        case UndoAction::presence:
        case UndoAction::seating:
            return true;  // forgotten with the next Move
        case UndoAction::rounds:
            return room.settings.rounds == point.rounds + 1 && point.rounds >= last_round(room) &&
                   ratings_open(room) && room.stage.phase != Phase::review && !room.stage.ending;
        case UndoAction::announcement:
            return room.announcement && !room.announcement->withdrawn;
        case UndoAction::close_ratings:
            return !result_seen;
        case UndoAction::publish_bar:
            return room.publish_bar.has_value();
    }
    return false;
}

// The publication that people could keep: retention counts from it, later versions do not prolong.
const Publication& first_released(const Room& room) {
    const auto found = std::find_if(room.publications.begin(), room.publications.end(),
                                    [](const Publication& each) { return !each.withdrawn; });
    return found == room.publications.end() ? room.publications.back() : *found;
}

}  // namespace

const char* name_of(Phase phase) {
    constexpr std::array names{"draft",   "open",      "lobby",   "move",     "talk",
                               "rate",    "rest",      "waiting", "review",   "closed",
                               "preview", "published", "purged",  "cancelled"};
    return names.at(static_cast<std::size_t>(phase));
}

const char* name_of(Presence presence) {
    constexpr std::array names{"invited", "joined", "here", "away", "left", "removed"};
    return names.at(static_cast<std::size_t>(presence));
}

const Participant* find_person(const Room& room, ParticipantId id) {
    return id.value >= 1 && id.value <= room.people.size() ? &room.people[id.value - 1] : nullptr;
}

const Encounter* find_encounter(const Room& room, EncounterId id) {
    const bool known = id.value >= 1 && id.value <= room.encounters.size();
    return known ? &room.encounters[id.value - 1] : nullptr;
}

std::vector<EncounterId> encounters_of(const Room& room, ParticipantId who) {
    std::vector<EncounterId> found;
    for (const Encounter& encounter : room.encounters) {
        if (!encounter.dropped && sits(encounter, who)) found.push_back(encounter.id);
    }
    return found;
}

const Encounter* seat_of(const Room& room, ParticipantId who) {
    if (between_tables(room.stage.phase)) return nullptr;
    const Encounter* first = nullptr;
    for (auto each = room.encounters.rbegin(); each != room.encounters.rend(); ++each) {
        if (each->round.value < room.stage.round) break;
        if (each->round.value == room.stage.round && !each->dropped && sits(*each, who)) {
            first = &*each;
        }
    }
    return first;
}

ParticipantId partner_in(const Encounter& encounter, ParticipantId who) {
    base::ensure(sits(encounter, who), "a partner is asked of one who sits at the table");
    return encounter.a == who ? encounter.b : encounter.a;
}

const Opinion& opinion_of(const Room& room, const Encounter& encounter, ParticipantId rater) {
    base::ensure(sits(encounter, rater), "an opinion belongs to one of the two");
    const std::size_t first = 2 * (std::size_t{encounter.id.value} - 1);
    return room.opinions.at(first + (encounter.a == rater ? 0 : 1));
}

bool is_timed(Phase phase) {
    return phase == Phase::move || phase == Phase::talk || phase == Phase::rate ||
           phase == Phase::rest || phase == Phase::review;
}

std::optional<base::Duration> time_left(const Room& room, base::Instant now) {
    if (!is_timed(room.stage.phase)) return std::nullopt;
    if (room.stage.left) return room.stage.left;
    if (!room.stage.ends_at) return std::nullopt;
    return std::max(base::Duration{0}, *room.stage.ends_at - now);
}

std::optional<base::Duration> time_gone(const Room& room, base::Instant now) {
    const auto left = time_left(room, now);
    if (!left) return std::nullopt;
    return room.stage.length - *left;
}

bool may_be_seated_late(const Room& room, base::Instant now) {
    if (room.stage.phase == Phase::move) return true;
    return room.stage.phase == Phase::talk && *time_gone(room, now) <= limits::late_seat;
}

std::vector<Pin> next_pins(const Room& room) {
    const RoundNumber next{last_round(room) + 1};
    std::vector<Pin> pins;
    std::copy_if(room.pins.begin(), room.pins.end(), std::back_inserter(pins),
                 [&](const Pin& each) { return each.round == next; });
    return pins;
}

const Missing* missing_of(const Room& room, ParticipantId who) {
    const auto found =
        std::find_if(room.missing.begin(), room.missing.end(),
                     [&](const Missing& each) { return each.open && each.who == who; });
    return found == room.missing.end() ? nullptr : &*found;
}

namespace {

// The open one of `all` that is between `who` and somebody.
template <class Between>
const Between* open_with(const std::vector<Between>& all, ParticipantId who) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const Between& each) {
        return each.open && (each.one == who || each.other == who);
    });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace

const Offer* offer_to(const Room& room, ParticipantId who) {
    return open_with(room.offers, who);
}

const Claim* claim_of(const Room& room, ParticipantId who) {
    return open_with(room.claims, who);
}

std::uint32_t last_round(const Room& room) {
    std::uint32_t last = room.stage.round;
    for (const Encounter& encounter : room.encounters) {
        if (!encounter.dropped) last = std::max(last, encounter.round.value);
    }
    return last;
}

bool ratings_open(const Room& room) {
    return ratings_open_in(room.stage.phase);
}

bool ratings_open_in(Phase phase) {
    switch (phase) {
        case Phase::lobby:  // after an undone start, with talks that began
        case Phase::move:
        case Phase::talk:
        case Phase::rate:
        case Phase::rest:
        case Phase::waiting:
        case Phase::review:
            return true;
        default:
            return false;
    }
}

namespace {

std::optional<base::Instant> course_deadline(const Room& room) {
    const auto retention = std::chrono::days{room.settings.retention_days};
    if (room.publish_bar) return room.publish_bar;
    if (room.closing_until) return room.closing_until;
    if (room.stage.ends_at) return room.stage.ends_at;
    if (room.stage.phase == Phase::cancelled) return room.stage.since + retention;
    if (room.stage.phase != Phase::published) return std::nullopt;
    const Publication& last = room.publications.back();
    return last.final_result ? first_released(room).at + retention : last.window_until;
}

}  // namespace

std::optional<base::Instant> deadline_of(const Room& room) {
    std::optional<base::Instant> first = course_deadline(room);
    const auto due = [&](bool open, base::Instant until) {
        if (open && (!first || until < *first)) first = until;
    };
    for (const Suggestion& each : room.suggestions)
        due(each.state == SuggestionState::open, each.until);
    for (const Missing& each : room.missing)
        due(each.open && !room.stage.left, each.until);  // a search stands still with the clock
    for (const Offer& each : room.offers)
        due(each.open, each.until);
    return first;
}

const Suggestion* suggestion_to(const Room& room, ParticipantId who) {
    for (const Suggestion& each : room.suggestions) {
        if (each.state != SuggestionState::open || (each.one != who && each.other != who)) continue;
        const ParticipantId whom = each.one == who ? each.other : each.one;
        return room.blocks.contains({who, whom}) ? nullptr : &each;
    }
    return nullptr;
}

const UndoPoint* undo_offered(const Room& room, base::Instant now) {
    for (auto point = room.undo.rbegin(); point != room.undo.rend(); ++point) {
        if (still_undoable(room, *point, now)) return &*point;
    }
    return nullptr;
}

std::optional<base::Instant> undo_until(const UndoPoint& point) {
    if (point.action != UndoAction::phase) return std::nullopt;
    return point.at + limits::undo_phase_window;
}

bool blocked_between(const Room& room, ParticipantId one, ParticipantId other) {
    return room.blocks.contains({one, other}) || room.blocks.contains({other, one});
}

std::size_t what_ifs_left(const Room& room) {
    const auto used =
        std::count_if(room.what_ifs.begin(), room.what_ifs.end(),
                      [](const WhatIf& each) { return each.state != WhatIfState::failed; });
    return limits::what_ifs_max - std::min(limits::what_ifs_max, static_cast<std::size_t>(used));
}

const WhatIf* open_what_if(const Room& room) {
    if (room.what_ifs.empty()) return nullptr;
    const WhatIf& last = room.what_ifs.back();
    const bool open = last.state == WhatIfState::asked || last.state == WhatIfState::answered;
    return open ? &last : nullptr;
}

bool may_be_paired(const Participant& person) {
    const bool gone = person.presence == Presence::removed ||
                      (person.presence == Presence::left && !person.may_be_paired);
    return person.entry.attends && person.consent == ConsentGiven::given && !gone;
}

bool may_rate(const Room& room, const Encounter& encounter) {
    const auto consents = [&](ParticipantId id) {
        const Participant* person = find_person(room, id);
        return person != nullptr && person->consent == ConsentGiven::given;
    };
    return consents(encounter.a) && consents(encounter.b);
}

}  // namespace room
