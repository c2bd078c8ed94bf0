#include "live/gate/staff_parts.hpp"

#include "live/gate/convert.hpp"

namespace live::gate {

std::vector<protocol::SideCounts> counts_by_side(const room::Room& room) {
    std::vector<protocol::SideCounts> counts(room.settings.pool ? 1 : 2);
    for (const auto& person : room.people) {
        if (!is_expected(person)) {
            continue;
        }
        auto& side = counts[room.settings.pool ? 0 : static_cast<std::size_t>(person.entry.side)];
        switch (person.presence) {
            case room::Presence::invited:
                ++side.invited;
                break;
            case room::Presence::joined:
                ++side.joined;
                break;
            case room::Presence::here:
                ++side.here;
                break;
            case room::Presence::away:
                ++side.away;
                break;
            case room::Presence::left:
            case room::Presence::removed:
                ++side.left;
                break;
        }
    }
    return counts;
}

std::vector<protocol::HelpCall> open_helps(const Cast& cast) {
    std::vector<protocol::HelpCall> calls;
    for (const auto& call : cast.room.helps) {
        if (!call.open) {
            continue;
        }
        const auto* seat = cast.seat(call.who);
        calls.push_back({call.id.value, call.who.value, cast.person(call.who).display_name,
                         to_wire(call.kind),
                         seat == nullptr ? std::string() : table_name(cast.room, seat->table),
                         call.since.ms, call.taken_by.has_value()});
    }
    return calls;
}

std::vector<protocol::JoinRequest> open_joins(const room::Room& room) {
    std::vector<protocol::JoinRequest> joins;
    for (const auto& join : room.joins) {
        if (join.open) {
            joins.push_back({join.id.value, join.name, join.words});
        }
    }
    return joins;
}

std::pair<const room::Participant*, const room::Participant*> by_side(const Cast& cast,
                                                                      room::ParticipantId one,
                                                                      room::ParticipantId other) {
    std::pair found{&cast.person(one), &cast.person(other)};
    if (!cast.room.settings.pool && found.first->entry.side > found.second->entry.side) {
        std::swap(found.first, found.second);
    }
    return found;
}

}  // namespace live::gate
