#include "live/gate/public.hpp"

#include <algorithm>

#include "live/gate/convert.hpp"
#include "protocol/codec.hpp"
#include "room/settings.hpp"

namespace live::gate {

namespace {

std::uint32_t next_break(const room::Room& room) {
    const bool resting = room.stage.phase == room::Phase::rest;
    std::uint32_t next = 0;
    for (const auto after : room.settings.breaks_after) {
        const bool ahead = resting ? after > room.stage.round : after >= room.stage.round;
        if (ahead && after < room.settings.rounds && (next == 0 || after < next)) {
            next = after;
        }
    }
    return next;
}

protocol::Clock clock_of(const room::Room& room) {
    protocol::Clock clock;
    const auto& stage = room.stage;
    clock.phase = to_wire(stage.phase);
    clock.round = stage.round;
    clock.rounds = room.settings.rounds;
    clock.paused = stage.left.has_value();
    if (stage.ends_at && stage.phase != room::Phase::waiting) {  // there it only looks again
        clock.ends_tick = stage.ends_at->ms;
    }
    if (stage.left) {
        clock.left_ms = stage.left->count();
    }
    clock.length_ms = stage.length.count();
    clock.break_after = next_break(room);
    return clock;
}

std::vector<protocol::Side> sides_of(const room::Room& room) {
    const auto& names = room.settings.side_names;
    if (room.settings.pool) {
        return {{names[0], false}};
    }
    const int stays = staying_side(room);
    return {{names[0], stays == 0}, {names[1], stays == 1}};
}

std::vector<std::string> rules_in_force(const instance::Rules& rules) {
    std::vector<std::string> codes;
    if (rules.reporting_line != instance::ReportingLine::off) {
        codes.emplace_back("reporting_line");
    }
    if (rules.same_group) {
        codes.emplace_back("same_group");
    }
    if (!rules.groups_allowed.empty()) {
        codes.emplace_back("groups_allowed");
    }
    if (!rules.never.empty()) {
        codes.emplace_back("never");
    }
    if (!rules.met_before.empty()) {
        codes.emplace_back("met_before");
    }
    return codes;
}

}  // namespace

Text public_picture(const Cast& cast, const Extras& extras, PublicFor whom) {
    const auto& room = cast.room;
    const auto& settings = room.settings;
    protocol::PublicView view;
    view.step = room.step.value;
    view.title = settings.title;
    view.theme = settings.theme;
    view.house_rules = settings.house_rules;
    view.kind = room.kind == room::RoomKind::real ? protocol::RoomKind::real
                                                  : protocol::RoomKind::rehearsal;
    view.clock = clock_of(room);
    if (whom == PublicFor::guests && view.clock.phase == protocol::Phase::preview) {
        view.clock.phase = protocol::Phase::closed;
    }
    view.sides = sides_of(room);
    view.scale = to_wire(settings.scale);
    view.rule = word_of(settings.rule);
    view.policy_hash = room::policy_hash(settings);
    view.policy = word_of(settings.policy);
    view.retention_days = static_cast<int>(settings.retention_days);
    view.eligibility = rules_in_force(room.rules);
    for (const auto& person : room.people) {
        view.expected += is_expected(person) ? 1 : 0;
        view.here += person.presence == room::Presence::here ? 1 : 0;
    }
    if (room.announcement) {
        const auto& said = *room.announcement;
        view.announcement =
            protocol::Announcement{said.number, said.text, to_wire(said.to), said.withdrawn};
    }
    view.insecure = extras.insecure;
    view.lottery_commitment = room.lottery_commitment;
    return std::make_shared<const std::string>(protocol::encode_server_message(view));
}

}  // namespace live::gate
