#include "live/gate/what_if.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace live::gate {

namespace {

using Partners = std::map<room::ParticipantId, std::set<room::ParticipantId>>;

Partners partners_by(const room::Proposal& proposal) {
    Partners partners;
    for (const auto& [a, b] : proposal.pairs) {
        partners[a].insert(b);
        partners[b].insert(a);
    }
    return partners;
}

// The names of those of `from` who are not in `other`.
std::vector<std::string> names_beyond(const Cast& cast, const std::set<room::ParticipantId>& from,
                                      const std::set<room::ParticipantId>& other) {
    std::vector<room::ParticipantId> beyond;
    std::set_difference(from.begin(), from.end(), other.begin(), other.end(),
                        std::back_inserter(beyond));
    std::vector<std::string> names;
    for (const auto who : beyond) {
        names.push_back(cast.person(who).display_name);
    }
    return names;
}

protocol::WhatIfState to_wire(room::WhatIfState state) {
    switch (state) {
        case room::WhatIfState::asked:
            return protocol::WhatIfState::running;
        case room::WhatIfState::answered:
            return protocol::WhatIfState::answered;
        case room::WhatIfState::failed:
            return protocol::WhatIfState::failed;
        default:
            return protocol::WhatIfState::none;
    }
}

}  // namespace

protocol::WhatIf what_if_of(const Cast& cast) {
    const auto& room = cast.room;
    protocol::WhatIf view;
    view.next = static_cast<std::uint32_t>(room.what_ifs.size()) + 1;
    if (room.settings.policy == room::OrganizerSees::pairs) {
        view.left = static_cast<std::uint32_t>(room::what_ifs_left(room));
    }
    if (room.what_ifs.empty()) {
        return view;
    }
    const auto& last = room.what_ifs.back();
    view.state = to_wire(last.state);
    if (view.state == protocol::WhatIfState::none) {
        return view;
    }
    view.number = last.number;
    for (const auto& [one, other] : last.forbids) {
        view.forbids.push_back({one.value, cast.person(one).display_name, other.value,
                                cast.person(other).display_name});
    }
    if (last.proposal) {
        view.pairs = static_cast<std::uint32_t>(last.proposal->pairs.size());
        view.changes = static_cast<std::uint32_t>(changes_of(cast).size());
    }
    return view;
}

std::vector<protocol::ChangeRow> changes_of(const Cast& cast) {
    const auto& room = cast.room;
    std::vector<protocol::ChangeRow> rows;
    const auto* what_if = room::open_what_if(room);
    if (what_if == nullptr || !what_if->proposal || !room.proposal) {
        return rows;
    }
    auto before = partners_by(*room.proposal);
    auto after = partners_by(*what_if->proposal);
    for (const auto& person : room.people) {
        const auto& had = before[person.id];
        const auto& has = after[person.id];
        if (had != has) {
            rows.push_back({person.id.value, person.display_name, person.entry.side,
                            names_beyond(cast, had, has), names_beyond(cast, has, had)});
        }
    }
    return rows;
}

}  // namespace live::gate
