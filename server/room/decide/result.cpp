// From proposed pairs to everybody's own result, and to the end of the room.

#include <algorithm>

#include "limits.hpp"
#include "room/decide/parts.hpp"

namespace room::deciding {
namespace {

using Pairs = std::vector<std::pair<ParticipantId, ParticipantId>>;

// What was proposed, or published and withdrawn, without the pairs that somebody has stood against
// since, and with those that both accepted. Nobody is told which, or that there were any.
Pairs pairs_to_publish(const Room& room) {
    const Pairs& base =
        room.publications.empty() ? room.proposal->pairs : room.publications.back().pairs;
    Pairs pairs;
    std::copy_if(base.begin(), base.end(), std::back_inserter(pairs),
                 [&](const auto& pair) { return may_stand(room, pair.first, pair.second); });
    add_agreed(room, pairs);
    return pairs;
}

bool is_among(const Pairs& pairs, const Pairs::value_type& pair) {
    return std::any_of(pairs.begin(), pairs.end(), [&](const auto& each) {
        return each == pair || each == std::pair(pair.second, pair.first);
    });
}

std::uint32_t next_version(const Room& room) {
    return static_cast<std::uint32_t>(room.publications.size()) + 1;
}

RoomPurged what_is_left(const Room& room) {
    RoomPurged left;
    left.participants = static_cast<std::uint32_t>(room.people.size());
    for (const Encounter& each : room.encounters) {
        left.encounters += each.began && !each.dropped ? 1 : 0;
    }
    for (const Opinion& each : room.opinions)
        left.ratings += each.rating ? 1 : 0;
    const bool released = room.stage.phase == Phase::published;
    left.pairs = released ? static_cast<std::uint32_t>(room.publications.back().pairs.size()) : 0;
    return left;
}

}  // namespace

Events publish(const Case& it) {
    Events events{ResultPublished{next_version(it.room), pairs_to_publish(it.room),
                                  it.now + limits::publish_window, it.room.lottery_seed}};
    append(events, begin(it, Phase::published));
    return events;
}

Events correct(const Case& it, const Pairs& gone) {
    const Room& room = it.room;
    if (room.stage.phase != Phase::published) return {};
    const Publication& last = room.publications.back();
    Pairs pairs = last.pairs;
    add_agreed(room, pairs);  // first, so that nobody joins in the place of one who goes
    std::erase_if(pairs, [&](const auto& pair) { return is_among(gone, pair); });
    if (pairs == last.pairs) return {};
    return Events{ResultPublished{next_version(room), std::move(pairs), last.window_until,
                                  room.lottery_seed}};
}

Events purge(const Case& it) {
    return Events{what_is_left(it.room)};
}

Decision on(const Case& it, const ShowPairs&) {
    if (it.room.pairs_shown) return Events{};
    return done(Events{PairsShown{}}, it, "show_pairs");
}

// The first of two steps: ten seconds in which nobody's phone shows anything new. A rehearsal has
// no bar.
Decision on(const Case& it, const PreparePublish&) {
    if (it.room.publish_bar) return Events{};
    if (it.room.kind == RoomKind::rehearsal) return done(publish(it), it, "publish");
    Events events{PublishPrepared{it.now + limits::publish_bar}};
    undo_offered_for(events, it, UndoAction::publish_bar, "publish");
    return done(std::move(events), it, "prepare_publish");
}

Decision on(const Case& it, const CancelPublish&) {
    if (!it.room.publish_bar) return Events{};
    return done(Events{PublishCancelled{}}, it, "cancel_publish");
}

// Phones turn to "the result is being checked"; what is published next is the next version.
Decision on(const Case& it, const WithdrawResult&) {
    const Publication& last = it.room.publications.back();
    if (last.final_result || it.now >= last.window_until) return Refusal::too_late_to_undo;
    Events events{ResultWithdrawn{last.version}};
    append(events, begin(it, Phase::preview));
    return done(std::move(events), it, "withdraw");
}

Decision on(const Case& it, const MakeFinal&) {
    const Publication& last = it.room.publications.back();
    if (last.final_result) return Events{};
    return done(Events{ResultFinal{last.version}}, it, "make_final");
}

Decision on(const Case& it, const DissolvePair& wish) {
    if (it.room.settings.policy != OrganizerSees::pairs) return Refusal::counts_only;
    const auto& published = it.room.publications.back().pairs;
    if (!is_among(published, {wish.one, wish.other})) return Refusal::no_such_pair;
    Events events = correct(it, {{wish.one, wish.other}});
    noted(events, it, "dissolve", {wish.one, wish.other});
    return events;
}

Decision on(const Case& it, const CancelRoom& wish) {
    if (wish.typed_title != it.room.settings.title) return Refusal::title_differs;
    return done(Events{RoomCancelled{}}, it, "cancel");
}

Decision on(const Case& it, const Purge& wish) {
    if (wish.typed_title != it.room.settings.title) return Refusal::title_differs;
    return done(purge(it), it, "purge");
}

}  // namespace room::deciding
