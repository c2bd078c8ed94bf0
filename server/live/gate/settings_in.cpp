#include "live/gate/settings_in.hpp"

#include "live/gate/convert.hpp"

namespace live::gate {

namespace {

template <class To, class From>
To same_place(From from) {
    return static_cast<To>(static_cast<int>(from));
}

std::uint32_t ms_of(base::Duration length) {
    return static_cast<std::uint32_t>(length.count());
}

}  // namespace

room::Settings to_room(const protocol::Settings& wire) {
    room::Settings settings;
    settings.title = wire.title;
    settings.theme = wire.theme;
    settings.house_rules = wire.house_rules;
    settings.side_names = {wire.side_names.at(0), wire.side_names.at(1)};
    settings.pool = wire.pool;
    settings.rounds = wire.rounds;
    settings.durations = {base::Duration(wire.move_ms),   base::Duration(wire.talk_ms),
                          base::Duration(wire.rate_ms),   base::Duration(wire.break_ms),
                          base::Duration(wire.review_ms), base::Duration(wire.trio_ms)};
    settings.breaks_after = wire.breaks_after;
    settings.wait_for_tap = wire.wait_for_tap;
    settings.tables = wire.tables;
    settings.table_names = wire.table_names;
    settings.trios = wire.trios;
    settings.scale = to_room(wire.scale);
    settings.rule = same_place<room::MatchRule>(wire.rule);
    settings.balance = wire.balance;
    settings.policy = same_place<room::OrganizerSees>(wire.policy);
    settings.retention_days = wire.retention_days;
    settings.names_on_wall = same_place<room::NamesOnWall>(wire.names_on_wall);
    settings.prompts = wire.prompts;
    settings.reach = same_place<room::Reach>(wire.reach);
    return settings;
}

protocol::Settings to_wire(const room::Settings& settings) {
    protocol::Settings wire;
    wire.title = settings.title;
    wire.theme = settings.theme;
    wire.house_rules = settings.house_rules;
    wire.side_names = {settings.side_names[0], settings.side_names[1]};
    wire.pool = settings.pool;
    wire.rounds = settings.rounds;
    wire.move_ms = ms_of(settings.durations.move);
    wire.talk_ms = ms_of(settings.durations.talk);
    wire.rate_ms = ms_of(settings.durations.rate);
    wire.break_ms = ms_of(settings.durations.rest);
    wire.review_ms = ms_of(settings.durations.review);
    wire.breaks_after = settings.breaks_after;
    wire.wait_for_tap = settings.wait_for_tap;
    wire.tables = settings.tables;
    wire.table_names = settings.table_names;
    wire.trios = settings.trios;
    wire.trio_ms = ms_of(settings.durations.trio);
    wire.scale = to_wire(settings.scale);
    wire.rule = same_place<protocol::MatchRule>(settings.rule);
    wire.balance = settings.balance;
    wire.policy = same_place<protocol::OrganizerSees>(settings.policy);
    wire.retention_days = settings.retention_days;
    wire.names_on_wall = same_place<protocol::NamesOnWall>(settings.names_on_wall);
    wire.prompts = settings.prompts;
    wire.reach = same_place<protocol::Reach>(settings.reach);
    return wire;
}

room::Template to_room(protocol::Template chosen) {
    return same_place<room::Template>(chosen);
}

instance::Rules to_room(const files::RulesFile& file) {
    instance::Rules rules;
    if (file.reporting_line == "direct") {
        rules.reporting_line = instance::ReportingLine::direct;
    } else if (file.reporting_line == "chain") {
        rules.reporting_line = instance::ReportingLine::chain;
    }
    rules.same_group = file.same_group;
    rules.groups_allowed = file.groups_allowed;
    rules.never = file.never;
    rules.met_before = file.met_before;
    return rules;
}

room::RosterEntry to_entry(const files::PersonRow& row, int side) {
    room::RosterEntry entry;
    entry.roster_id = row.id;
    entry.name = row.name;
    entry.side = side;
    entry.capacity = row.capacity;
    entry.group = row.group;
    entry.manager = row.manager;
    entry.wants = row.wants;
    entry.offers = row.offers;
    entry.stays_seated = row.stays_seated;
    entry.attends = row.attends;
    entry.email = row.email;
    entry.language = row.language;
    return entry;
}

int side_of(const files::PeopleFile& file, const room::Settings& settings,
            const std::string& label) {
    if (settings.pool || !file.two_sided) {
        return 0;
    }
    const auto& names = settings.side_names;
    const auto is_name = [&names](const std::string& side) {
        return side == names[0] || side == names[1];
    };
    if (is_name(file.sides[0]) && is_name(file.sides[1])) {
        return label == names[1] ? 1 : 0;
    }
    return label == file.sides[1] ? 1 : 0;
}

}  // namespace live::gate
