#include "live/gate/roster_in.hpp"

#include <set>

#include "base/core/hash.hpp"
#include "files/people_csv.hpp"
#include "files/problems.hpp"
#include "limits.hpp"
#include "live/gate/settings_in.hpp"
#include "room/roster.hpp"

namespace live::gate {

namespace {

protocol::RosterChange to_wire(room::RosterChange change) {
    switch (change) {
        case room::RosterChange::added:
            return protocol::RosterChange::new_person;
        case room::RosterChange::same:
            return protocol::RosterChange::same;
        case room::RosterChange::changed:
            return protocol::RosterChange::changed;
        case room::RosterChange::refused:
            break;
    }
    return protocol::RosterChange::refused;
}

void add_problems(const files::Problems& problems, protocol::RosterPreviewAnswer& preview) {
    for (const auto& problem : problems.sorted()) {
        auto& list = problem.warning ? preview.warnings : preview.errors;
        if (list.size() < limits::csv_errors_shown) {
            list.push_back({static_cast<std::uint32_t>(problem.line),
                            static_cast<std::uint32_t>(problem.field), problem.text});
        }
    }
}

protocol::RosterPreviewRow row_of(const files::PersonRow& row, room::RosterChange change) {
    protocol::RosterPreviewRow shown;
    shown.line = static_cast<std::uint32_t>(row.line);
    shown.id = row.id;
    shown.name = row.name;
    shown.side = row.side;
    shown.capacity = row.capacity;
    shown.group = row.group;
    shown.manager = row.manager;
    shown.wants = row.wants;
    shown.offers = row.offers;
    shown.stays_seated = row.stays_seated;
    shown.attends = row.attends;
    shown.change = to_wire(change);
    return shown;
}

void judge_as_a_whole(const room::Room& room, const files::PeopleFile& file,
                      files::Problems& problems) {
    if (file.two_sided && room.settings.pool) {
        problems.error(0, 0, "this list has two sides, but the event is set to one group");
    }
    if (!file.two_sided && !room.settings.pool && !file.rows.empty()) {
        problems.error(0, 0, "this list has one group, but the event is set to two sides");
    }
    if (room.people.size() + file.rows.size() > limits::participants_per_room_max) {
        std::set<std::string> ids;
        for (const auto& person : room.people) {
            ids.insert(person.entry.roster_id);
        }
        for (const auto& row : file.rows) {
            ids.insert(row.id);
        }
        if (ids.size() > limits::participants_per_room_max) {
            problems.error(0, 0,
                           "an event holds at most " +
                               std::to_string(limits::participants_per_room_max) + " people");
        }
    }
}

}  // namespace

files::PeopleFile as_file(const room::Room& room) {
    files::PeopleFile file;
    file.two_sided = !room.settings.pool;
    file.sides = room.settings.side_names;
    for (const auto& person : room.people) {
        files::PersonRow row;
        row.id = person.entry.roster_id;
        row.name = person.entry.name;
        row.group = person.entry.group;
        row.manager = person.entry.manager;
        row.side = room.settings.pool ? std::string()
                                      : file.sides.at(static_cast<std::size_t>(person.entry.side));
        file.rows.push_back(std::move(row));
    }
    return file;
}

RosterRead read_roster(const room::Room& room, const std::string& csv) {
    RosterRead read;
    files::Problems problems("people.csv");
    const auto file = files::read_people(csv, problems);
    std::set<std::string> ids;
    if (file) {
        judge_as_a_whole(room, *file, problems);
        for (const auto& side : file->sides) {
            if (!side.empty()) {
                read.preview.sides.push_back(side);
            }
        }
        for (const auto& row : file->rows) {
            const auto entry = to_entry(row, side_of(*file, room.settings, row.side));
            ids.insert(row.id);
            read.preview.rows.push_back(row_of(row, room::roster_change(room, entry)));
            const auto wrong = room::what_is_wrong(entry, room.settings);
            if (!wrong.empty()) {
                problems.error(row.line, 0, std::string(wrong));
            }
            read.entries.push_back(entry);
        }
    }
    for (const auto& person : room.people) {
        if (file && !ids.contains(person.entry.roster_id)) {
            read.preview.missing.push_back(person.entry.roster_id);
        }
    }
    add_problems(problems, read.preview);
    if (!problems.ok()) {
        read.entries.clear();
    }
    // The digest covers the file and what it does now: when the room changed since, it differs.
    std::string text = csv;
    for (const auto& row : read.preview.rows) {
        text += '\0';
        text += std::to_string(static_cast<int>(row.change));
    }
    read.preview.digest = base::sha256_hex(text);
    return read;
}

}  // namespace live::gate
