#include "room/programme.hpp"

#include <array>
#include <map>

#include "base/core/ensure.hpp"
#include "instance/eligibility.hpp"
#include "room/matching_input.hpp"

namespace room {
namespace {

// Whoever may come counts, long before they consent or are here.
instance::People expected_people(const Room& room) {
    instance::People people = people_of(room);
    for (const Participant& each : room.people) {
        people.persons[each.id.value - 1].attends =
            each.entry.attends && each.presence != Presence::removed;
    }
    return people;
}

Hindrance named(instance::Barrier barrier) {
    switch (barrier) {
        case instance::Barrier::none:
            return Hindrance::none;
        case instance::Barrier::oneself:
        case instance::Barrier::does_not_attend:
            return Hindrance::gone;
        case instance::Barrier::same_side:
            return Hindrance::same_side;
        case instance::Barrier::never:
            return Hindrance::never;
        case instance::Barrier::met_before:
            return Hindrance::met_before;
        case instance::Barrier::reporting_line:
            return Hindrance::reporting_line;
        case instance::Barrier::same_group:
            return Hindrance::same_group;
        case instance::Barrier::group_not_allowed:
            return Hindrance::groups;
    }
    throw base::InvariantBroken("an unknown barrier");
}

// Looks at one pair after another; each that holds takes a place of both.
class Looks {
public:
    explicit Looks(const Room& room)
        : room_(room), eligibility_(expected_people(room), room.rules) {}

    Hindrance at(ParticipantId one, ParticipantId other) {
        const auto barrier = eligibility_.barrier(one.value - 1, other.value - 1);
        if (barrier != instance::Barrier::none) return named(barrier);
        const bool counted = room_.settings.rule != MatchRule::mutual;
        if (counted && (!has_place(one) || !has_place(other))) return Hindrance::no_place;
        ++taken_[one];
        ++taken_[other];
        return Hindrance::none;
    }

private:
    bool has_place(ParticipantId who) {
        return taken_[who] < find_person(room_, who)->entry.capacity;
    }

    const Room& room_;
    const instance::Eligibility eligibility_;
    std::map<ParticipantId, std::uint32_t> taken_;
};

bool may_hold(const Room& room, const ProgrammePair& pair) {
    return pair.hindrance == Hindrance::none && may_be_paired(*find_person(room, pair.one)) &&
           may_be_paired(*find_person(room, pair.other));
}

}  // namespace

Hindrance rule_between(const Room& room, ParticipantId one, ParticipantId other) {
    const instance::Eligibility eligibility(expected_people(room), room.rules);
    return named(eligibility.barrier(one.value - 1, other.value - 1));
}

std::vector<ProgrammePair> programme_of(const Room& room) {
    std::vector<ProgrammePair> pairs;
    if (room.programme.empty()) return pairs;
    Looks looks(room);
    for (const auto& [one, other] : room.programme)
        pairs.push_back({one, other, looks.at(one, other)});
    return pairs;
}

Hindrance hindrance_to(const Room& room, ParticipantId one, ParticipantId other) {
    Looks looks(room);
    for (const auto& [first, second] : room.programme)
        looks.at(first, second);
    return looks.at(one, other);
}

std::vector<std::pair<ParticipantId, ParticipantId>> locks_of(
    const Room& room, const std::set<std::pair<ParticipantId, ParticipantId>>& blocks) {
    std::vector<std::pair<ParticipantId, ParticipantId>> locks;
    for (const ProgrammePair& pair : programme_of(room)) {
        const bool blocked =
            blocks.contains({pair.one, pair.other}) || blocks.contains({pair.other, pair.one});
        if (may_hold(room, pair) && !blocked) locks.emplace_back(pair.one, pair.other);
    }
    return locks;
}

Refusal refusal_for(Hindrance hindrance) {
    switch (hindrance) {
        case Hindrance::same_side:
            return Refusal::same_side;
        case Hindrance::never:
            return Refusal::rule_never;
        case Hindrance::met_before:
            return Refusal::rule_met_before;
        case Hindrance::reporting_line:
            return Refusal::rule_reporting_line;
        case Hindrance::same_group:
            return Refusal::rule_same_group;
        case Hindrance::groups:
            return Refusal::rule_groups;
        case Hindrance::no_place:
            return Refusal::no_place_left;
        default:
            return Refusal::no_such_person;
    }
}

const char* name_of(Hindrance hindrance) {
    constexpr std::array names{"",           "gone",       "same_side",
                               "never",      "met_before", "reporting_line",
                               "same_group", "groups",     "no_place"};
    return names.at(static_cast<std::size_t>(hindrance));
}

}  // namespace room
