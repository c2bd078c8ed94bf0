#include "room/outlook.hpp"

#include <algorithm>

#include "base/core/ensure.hpp"
#include "room/matching_input.hpp"

namespace room {
namespace {

bool is_over(const Room& room) {
    return room.stage.phase == Phase::purged || room.stage.phase == Phase::cancelled;
}

instance::People counted_people(const Room& room) {
    instance::People people = people_of(room);
    for (const Participant& each : room.people)
        people.persons[each.id.value - 1].attends = is_counted(room, each);
    return people;
}

std::uint64_t key(ParticipantId one, ParticipantId other) {
    const auto [low, high] = std::minmax(one.value, other.value);
    return std::uint64_t{low} << 32 | high;
}

Obstacle named(instance::Barrier barrier) {
    switch (barrier) {
        case instance::Barrier::never:
            return Obstacle::never;
        case instance::Barrier::met_before:
            return Obstacle::met_before;
        case instance::Barrier::reporting_line:
            return Obstacle::reporting_line;
        case instance::Barrier::same_group:
            return Obstacle::same_group;
        case instance::Barrier::group_not_allowed:
            return Obstacle::groups;
        case instance::Barrier::none:
            return Obstacle::none;
        case instance::Barrier::oneself:
        case instance::Barrier::does_not_attend:
        case instance::Barrier::same_side:
            break;
    }
    throw base::InvariantBroken("these two were never to be compared");
}

}  // namespace

bool has_started(const Room& room) {
    switch (room.stage.phase) {
        case Phase::draft:
        case Phase::open:
        case Phase::lobby:
            return false;
        default:
            return true;
    }
}

bool is_counted(const Room& room, const Participant& person) {
    if (!person.entry.attends || is_over(room)) return false;
    if (has_started(room)) return person.presence == Presence::here;
    return person.presence != Presence::left && person.presence != Presence::removed;
}

Hall::Hall(const Room& room) : room_(room), eligibility_(counted_people(room), room.rules) {
    for (const Participant& each : room.people) {
        if (is_counted(room, each)) sides_.at(side_of(each)).push_back(each.id);
    }
    for (const Encounter& each : room.encounters) {
        if (!each.dropped) met_.insert(key(each.a, each.b));
    }
}

std::size_t Hall::side_of(const Participant& person) const {
    return room_.settings.pool ? 0 : static_cast<std::size_t>(person.entry.side);
}

Obstacle Hall::between(const Participant& one, const Participant& other) const {
    const auto barrier = eligibility_.barrier(one.id.value - 1, other.id.value - 1);
    if (barrier != instance::Barrier::none) return named(barrier);
    if (one.entry.stays_seated && other.entry.stays_seated) return Obstacle::both_seated;
    return met_.contains(key(one.id, other.id)) ? Obstacle::met : Obstacle::none;
}

Outlook Hall::outlook(const Participant& person, std::size_t enough) const {
    Outlook outlook{person.id, 0, {}, 0, std::nullopt};
    for (const ParticipantId other : sides_.at(room_.settings.pool ? 0 : 1 - side_of(person))) {
        if (outlook.possible >= enough) break;
        if (other == person.id) continue;
        const Obstacle obstacle = between(person, room_.people[other.value - 1]);
        if (obstacle == Obstacle::none) {
            ++outlook.possible;
        } else {
            ++outlook.kept_apart.at(static_cast<std::size_t>(obstacle));
        }
    }
    return outlook;
}

Obstacle Outlook::main_obstacle() const {
    const auto rules_end = kept_apart.begin() + static_cast<std::ptrdiff_t>(Obstacle::met);
    const auto most = std::max_element(kept_apart.begin(), rules_end);
    return *most == 0 ? Obstacle::none : static_cast<Obstacle>(most - kept_apart.begin());
}

const char* name_of(Obstacle obstacle) {
    constexpr std::array<const char*, obstacles> names{
        "", "never", "met_before", "reporting_line", "same_group", "groups", "both_seated", "met"};
    return names.at(static_cast<std::size_t>(obstacle));
}

}  // namespace room
