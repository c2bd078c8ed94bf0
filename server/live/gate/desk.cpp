#include "live/gate/desk.hpp"

#include <algorithm>

#include "live/gate/convert.hpp"
#include "live/gate/feasibility.hpp"
#include "live/gate/staff_parts.hpp"
#include "live/gate/what_if.hpp"
#include "live/gate/whereabouts.hpp"
#include "protocol/codec.hpp"

namespace live::gate {

namespace {

constexpr std::size_t silent_shown = 20;

const char* word_of(room::UndoAction action) {
    switch (action) {
        case room::UndoAction::phase:
            return "phase";
        case room::UndoAction::presence:
            return "presence";
        case room::UndoAction::seating:
            return "seating";
        case room::UndoAction::announcement:
            return "announcement";
        case room::UndoAction::close_ratings:
            return "close_ratings";
        case room::UndoAction::publish_bar:
            return "publish_bar";
        case room::UndoAction::rounds:
            return "add_round";
    }
    return "phase";
}

void count_ratings(const room::Room& room, protocol::DeskView& view) {
    const bool all = room.stage.phase != room::Phase::move &&
                     room.stage.phase != room::Phase::talk && room.stage.phase != room::Phase::rate;
    for (const auto& talk : room.encounters) {
        if (talk.dropped || !talk.began || !room::may_rate(room, talk) ||
            (!all && talk.round.value != room.stage.round)) {
            continue;
        }
        for (const auto who : {talk.a, talk.b}) {
            ++view.to_rate;
            view.rated += room::opinion_of(room, talk, who).rating ? 1 : 0;
        }
    }
}

// When the recovery code last made somebody an organizer: all other devices must see it.
std::optional<std::int64_t> recovered_at(const room::Room& room) {
    const auto last = std::find_if(room.log.rbegin(), room.log.rend(),
                                   [](const auto& line) { return line.action == "recover"; });
    return last == room.log.rend() ? std::nullopt : std::optional(last->at.ms);
}

// Nothing but its state before somebody looked: what is shown cannot be undone, and two looks at
// two sets of ratings would tell the difference.
protocol::MatchingSummary matching_of(const Cast& cast, const Extras& extras) {
    const auto& room = cast.room;
    protocol::MatchingSummary summary;
    summary.proof = "none";
    if (room.matching_pending) {
        summary.state = extras.solver_failing ? protocol::MatchingState::failing
                                              : protocol::MatchingState::running;
        return summary;
    }
    if (!room.proposal) {
        return summary;
    }
    const auto& proposal = *room.proposal;
    summary.state = proposal.instant_only ? protocol::MatchingState::instant_only
                                          : protocol::MatchingState::proposed;
    summary.shown = room.pairs_shown;
    if (!room.pairs_shown) {
        return summary;
    }
    summary.pairs = static_cast<std::uint32_t>(proposal.pairs.size());
    summary.pairs_bound = proposal.size_bound;
    summary.proof = gate::word_of(proposal.size_proof);
    summary.stable = proposal.stable;
    summary.blocking_pairs = proposal.blocking_pairs;
    if (room.settings.rule != room::MatchRule::mutual) {
        summary.possible_without_stability = proposal.possible_without_stability;
    }
    const auto alone = count_unmatched(cast, proposal);
    summary.unmatched = alone.all;
    summary.few_talks = alone.few_talks;
    summary.by_rules = alone.by_rules;
    summary.left = alone.left;
    summary.by_ratings = alone.by_ratings;
    return summary;
}

protocol::PublishState publish_of(const room::Room& room) {
    protocol::PublishState state;
    if (room.publish_bar) {
        state.bar_until_tick = room.publish_bar->ms;
    }
    if (!room.publications.empty()) {
        const auto& last = room.publications.back();
        state.version = last.version;
        state.withdrawn = last.withdrawn;
        state.final_result = last.final_result;
        if (!last.withdrawn && !last.final_result) {
            state.window_until_tick = last.window_until.ms;
        }
    }
    return state;
}

void add_silent(const Cast& cast, const Extras& extras, protocol::DeskView& view) {
    const auto silent = extras.silent();
    view.silent_count = static_cast<std::uint32_t>(silent.size());
    for (const auto& silence : silent) {
        if (view.silent.size() == silent_shown) {
            break;
        }
        view.silent.push_back(
            {silence.who.value, cast.person(silence.who).display_name, silence.since.ms});
    }
}

}  // namespace

Text desk_picture(const Cast& cast, const Extras& extras, bool pin_fresh) {
    const auto& room = cast.room;
    protocol::DeskView view;
    view.step = room.step.value;
    view.counts = counts_by_side(room);
    if (cast.seated_phase()) {
        view.talks_now = static_cast<std::uint32_t>(cast.tables_in_use());
        view.resting = static_cast<std::uint32_t>(
            std::count_if(room.people.begin(), room.people.end(), [&cast](const auto& person) {
                return is_here(person) && cast.seat(person.id) == nullptr;
            }));
    }
    count_ratings(room, view);
    view.helps = open_helps(cast);
    add_silent(cast, extras, view);
    view.joins = open_joins(room);
    view.missing = missing_of(cast);
    view.claims = claims_of(cast);
    view.resting_now = resting_now(cast);
    add_plans(cast, view);
    if (const auto* point = room::undo_offered(room, extras.now)) {
        const auto until = room::undo_until(*point);
        view.undo =
            protocol::UndoOffer{point->label.empty() ? word_of(point->action) : point->label,
                                point->at.ms, until ? std::optional(until->ms) : std::nullopt};
    }
    view.matching = matching_of(cast, extras);
    view.what_if = what_if_of(cast);
    view.suggestion_next = static_cast<std::uint32_t>(room.suggestions.size()) + 1;
    view.publish = publish_of(room);
    view.warnings = warnings_of(cast, extras);
    view.join_code = room.code;
    view.organizers = static_cast<std::uint32_t>(extras.organizers);
    view.pin_fresh = pin_fresh;
    view.has_pin = !room.pin_hash.empty();
    view.journal_trouble = extras.journal_trouble;
    view.settings_frozen = room.settings_frozen;
    if (room.closing_until) {
        view.closing_until_tick = room.closing_until->ms;
    }
    if (room.down_from) {
        view.away_from_tick = room.down_from->ms;
    }
    view.recovered_tick = recovered_at(room);
    return std::make_shared<const std::string>(protocol::encode_server_message(view));
}

}  // namespace live::gate
