#include "room/decide.hpp"

#include <algorithm>

#include "room/authority.hpp"
#include "room/decide/parts.hpp"
#include "room/matching_input.hpp"
#include "room/seating.hpp"
#include "room/seating_problem.hpp"

namespace room {
namespace {

// A control that was done already and is sent again because its ack was lost.
bool is_repeat(const Room& room, const Stamped& wish) {
    const auto& done = room.control_ids;
    return authority_of(wish.command).control && !wish.command_id.empty() &&
           std::find(done.begin(), done.end(), wish.command_id) != done.end();
}

// The evening has moved on since the tablet showed what was tapped.
bool is_stale(const Room& room, const Stamped& wish) {
    if (wish.at_step) return *wish.at_step != room.step;
    return authority_of(wish.command).needs_step;
}

// While the engine computes, a block or a person who leaves for good changes its question: then it
// is asked anew, and the answer to the old question will be outdated.
void ask_again_if_changed(const Room& room, const Stamped& wish, Events& events) {
    if (!room.matching_pending || events.empty()) return;
    const Room next = deciding::after(room, events, wish.now);
    if (!next.matching_pending || next.matching_request != room.matching_request) return;
    const std::string hash = matching_input_hash(next);
    if (hash != next.matching_input) {
        events.emplace_back(MatchingRequested{room.matching_request + 1, hash});
    }
}

// Somebody who is looked for and does anything on their phone is not missing; also when it changes
// nothing, or what they rate would show by where people sit.
void take_as_sign(const Room& room, const Stamped& wish, Events& events) {
    if (wish.actor.kind != ActorKind::participant) return;
    const bool told = std::any_of(events.begin(), events.end(), [](const RoomEvent& event) {
        return std::holds_alternative<MissingEnded>(event);
    });
    if (!told) deciding::append(events, deciding::signs_of(room, *wish.actor.person));
}

// A search stands still with the clock; however that runs on, there is the whole time again.
void search_after_pause(const Room& room, const Stamped& wish, Events& events) {
    if (!room.stage.left || room.missing.empty() || events.empty()) return;
    const Room next = deciding::after(room, events, wish.now);
    if (!next.stage.left) deciding::append(events, deciding::search_anew(next, wish.now));
}

bool changes_the_next_round(const RoomEvent& event) {
    return std::holds_alternative<PresenceChanged>(event) ||
           std::holds_alternative<ActionUndone>(event) ||
           std::holds_alternative<PairPinned>(event) || std::holds_alternative<TableUsed>(event);
}

// Who rests next is told anew when people came or went since it was told.
void tell_byes_again(const Room& room, const Stamped& wish, Events& events) {
    if (!room.byes || room.byes->round.value != last_round(room) + 1) return;
    if (std::none_of(events.begin(), events.end(), changes_the_next_round)) return;
    const Room next = deciding::after(room, events, wish.now);
    if (rounds_left(next) == 0 || last_round(next) != last_round(room)) return;
    std::vector<ParticipantId> resting = resters_of_next_round(next);
    if (resting != next.byes->resting) {
        events.emplace_back(ByesAnnounced{next.byes->round, std::move(resting)});
    }
}

}  // namespace

base::Result<Events, Refusal> decide(const Room& room, const Stamped& wish) {
    if (const auto objection = objection_to_actor(wish.actor, wish.command, room)) {
        return *objection;
    }
    if (is_repeat(room, wish)) return Events{};
    if (const auto objection = objection_of_phase(wish.command, room)) return *objection;
    if (is_stale(room, wish)) return Refusal::stale_step;
    const deciding::Case it{room, wish, wish.actor, wish.now};
    auto decision =
        std::visit([&](const auto& command) { return deciding::on(it, command); }, wish.command);
    if (!decision) return decision;
    take_as_sign(room, wish, *decision);
    search_after_pause(room, wish, *decision);
    tell_byes_again(room, wish, *decision);
    ask_again_if_changed(room, wish, *decision);
    return decision;
}

Room replay(RoomId id, const std::vector<Happened>& events) {
    Room room(std::move(id));
    for (const Happened& happened : events)
        evolve(room, happened);
    return room;
}

}  // namespace room
