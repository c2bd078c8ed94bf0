#include "live/gate/wall.hpp"

#include <map>
#include <vector>

#include "base/qr.hpp"
#include "live/gate/links.hpp"
#include "protocol/codec.hpp"
#include "room/tables.hpp"

namespace live::gate {

std::string wall_name(const room::Room& room, const room::Participant& person) {
    switch (room.settings.names_on_wall) {
        case room::NamesOnWall::full:
            return person.entry.name;
        case room::NamesOnWall::first_initial:
            return person.display_name;
        case room::NamesOnWall::badge:
            return std::to_string(person.id.value);
        case room::NamesOnWall::off:
            break;
    }
    return {};
}

namespace {

// By number; who talks with a helper is alone in the row.
void add_tables(const Cast& cast, protocol::WallView& view) {
    std::map<room::TableNumber, std::vector<room::ParticipantId>> people;
    for (const auto* talk : cast.round()) {
        people.try_emplace(talk->table, room::people_of(cast.at_table(talk->table)));
    }
    for (const auto& talk : cast.room.helper_talks) {
        if (talk.table) {
            people.try_emplace(*talk.table, std::vector{talk.who});
        }
    }
    for (const auto& [table, seated] : people) {
        protocol::WallTable row{table_name(cast.room, table), {}};
        for (const auto who : seated) {
            row.names.push_back(wall_name(cast.room, cast.person(who)));
        }
        view.tables.push_back(std::move(row));
    }
}

}  // namespace

Text wall_picture(const Cast& cast, const Extras& extras) {
    const auto& room = cast.room;
    protocol::WallView view;
    view.step = room.step.value;
    if (cast.seated_phase()) {
        add_tables(cast, view);
        for (const auto& person : room.people) {
            const auto* helped = room::helper_talk_of(room, person.id);
            const bool placed = helped != nullptr && helped->table;
            if (is_here(person) && cast.seat(person.id) == nullptr && !placed) {
                view.resting.push_back(wall_name(room, person));
            }
        }
    }
    if (!room.code.empty()) {
        view.join_code = room.code;
        view.join_url = code_link(extras.base_url, room.code);
        const base::QrCode code = base::qr_of(view.join_url);
        view.join_qr = base::svg_path(code);
        view.join_qr_size = code.size + 2 * base::qr_quiet_zone;
    }
    view.published = room.stage.phase == room::Phase::published;
    view.checking = !room.publications.empty() && room.publications.back().withdrawn;
    return std::make_shared<const std::string>(protocol::encode_server_message(view));
}

}  // namespace live::gate
