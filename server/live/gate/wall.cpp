#include "live/gate/wall.hpp"

#include <algorithm>

#include "base/qr.hpp"
#include "live/gate/links.hpp"
#include "protocol/codec.hpp"

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

Text wall_picture(const Cast& cast, const Extras& extras) {
    const auto& room = cast.room;
    protocol::WallView view;
    view.step = room.step.value;
    if (cast.seated_phase()) {
        auto seated = cast.round();
        std::sort(seated.begin(), seated.end(),
                  [](const auto* x, const auto* y) { return x->table < y->table; });
        for (const auto* talk : seated) {
            view.tables.push_back(
                {table_name(room, talk->table),
                 {wall_name(room, cast.person(talk->a)), wall_name(room, cast.person(talk->b))}});
        }
        for (const auto& person : room.people) {
            if (is_here(person) && cast.seat(person.id) == nullptr) {
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
