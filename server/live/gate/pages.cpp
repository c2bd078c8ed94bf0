#include "live/gate/pages.hpp"

#include <algorithm>
#include <cctype>

#include "limits.hpp"
#include "live/gate/convert.hpp"
#include "live/gate/feasibility.hpp"
#include "live/gate/participant.hpp"
#include "live/gate/staff_parts.hpp"
#include "live/gate/suggestion.hpp"
#include "live/gate/what_if.hpp"
#include "protocol/codec.hpp"
#include "room/programme.hpp"
#include "room/tables.hpp"

namespace live::gate {

namespace {

// ASCII letters without case; everything else byte by byte.
bool contains_folded(const std::string& text, const std::string& part) {
    const auto same = [](char x, char y) {
        return std::tolower(static_cast<unsigned char>(x)) ==
               std::tolower(static_cast<unsigned char>(y));
    };
    return std::search(text.begin(), text.end(), part.begin(), part.end(), same) != text.end();
}

bool fits(const room::Participant& person, const std::string& filter) {
    return filter.empty() || contains_folded(person.entry.name, filter) ||
           contains_folded(person.display_name, filter) ||
           std::to_string(person.id.value) == filter;
}

// What stands; before anything was published what is proposed, and what was withdrawn while it is
// being checked. A pair that somebody stands against since shows no sooner than in the next
// version.
std::vector<std::pair<room::ParticipantId, room::ParticipantId>> pairs_in_question(
    const room::Room& room) {
    if (!room.publications.empty()) {
        const auto& last = room.publications.back();
        return last.withdrawn ? last.pairs : standing_pairs(room);
    }
    return room.proposal && room.pairs_shown
               ? room.proposal->pairs
               : std::vector<std::pair<room::ParticipantId, room::ParticipantId>>();
}

class PageWriter {
public:
    PageWriter(const Cast& cast, const Extras& extras, const protocol::Show& show)
        : cast_(cast), extras_(extras) {
        page_.list = show.list;
        page_.filter = show.filter;
        page_.from = show.from;
    }

    void people() {
        for (const auto& person : cast_.room.people) {
            if (!fits(person, page_.filter) || !next()) {
                continue;
            }
            const auto* seat = cast_.seat(person.id);
            page_.rows.emplace_back(protocol::PersonRow{
                person.id.value, person.entry.name, person.entry.side, to_wire(person.presence),
                extras_.connected(person.id),
                static_cast<std::uint32_t>(cast_.met(person.id).size()),
                seat == nullptr ? std::string() : table_name(cast_.room, seat->table)});
        }
    }

    void tables() {
        std::span<const room::Encounter* const> rest(cast_.round());
        while (!rest.empty()) {
            const auto talks = cast_.at_table(rest.front()->table);
            rest = rest.subspan(talks.size());
            const auto people = room::people_of(talks);
            auto row = table_row(talks.front()->table, people);
            const bool fitting = row.table_name == page_.filter ||
                                 std::any_of(people.begin(), people.end(), [this](auto who) {
                                     return fits(cast_.person(who), page_.filter);
                                 });
            if (!fitting || !next()) {
                continue;
            }
            page_.rows.emplace_back(std::move(row));
        }
    }

    void log() {
        const auto& lines = cast_.room.log;
        for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
            if (next()) {
                page_.rows.emplace_back(
                    protocol::LogRow{line->at.ms, line->who, line->action, line->arguments});
            }
        }
    }

    // Under "counts only" the organizer never sees who is paired with whom.
    void pairs() {
        const auto& room = cast_.room;
        if (room.settings.policy != room::OrganizerSees::pairs || room.erased) {
            return;
        }
        for (const auto& [first, second] : pairs_in_question(room)) {
            const auto& a = cast_.person(first);
            const auto& b = cast_.person(second);
            if ((fits(a, page_.filter) || fits(b, page_.filter)) && next()) {
                page_.rows.emplace_back(
                    protocol::PairRow{a.id.value, a.display_name, b.id.value, b.display_name});
            }
        }
    }

    // Whatever it was that nobody may be told, it has one word: somebody left for good, does not
    // want to be paired, or not with this person (PRODUCT, fine print).
    std::string hindrance_of(const room::ProgrammePair& pair) const {
        const auto& room = cast_.room;
        const bool known =
            room.proposal && room.pairs_shown && room.settings.policy == room::OrganizerSees::pairs;
        if (pair.hindrance != room::Hindrance::none || !known) {
            return room::name_of(pair.hindrance);
        }
        const auto& pairs = room.proposal->pairs;
        const bool placed = std::any_of(pairs.begin(), pairs.end(), [&pair](const auto& each) {
            return each == std::pair(pair.one, pair.other) ||
                   each == std::pair(pair.other, pair.one);
        });
        return placed ? "" : "not_placed";
    }

    void programme() {
        for (const auto& pair : room::programme_of(cast_.room)) {
            const auto [a, b] = by_side(cast_, pair.one, pair.other);
            if ((fits(*a, page_.filter) || fits(*b, page_.filter)) && next()) {
                page_.rows.emplace_back(protocol::ProgrammeRow{a->id.value, a->display_name,
                                                               b->id.value, b->display_name,
                                                               hindrance_of(pair)});
            }
        }
    }

    // Only when a what-if was answered, which the policy and the phase allowed.
    void changes() {
        for (auto& row : changes_of(cast_)) {
            if (fits(cast_.person(room::ParticipantId(row.badge)), page_.filter) && next()) {
                page_.rows.emplace_back(std::move(row));
            }
        }
    }

    // Under another policy there are none.
    void suggestions() {
        for (auto& row : suggestions_of(cast_)) {
            const bool fitting = fits(cast_.person(room::ParticipantId(row.a)), page_.filter) ||
                                 fits(cast_.person(room::ParticipantId(row.b)), page_.filter);
            if (fitting && next()) {
                page_.rows.emplace_back(std::move(row));
            }
        }
    }

    void feasibility() {
        page_.summary = summary_of(cast_, extras_);
        for (auto& row : outlooks_of(cast_)) {
            if (fits(cast_.person(room::ParticipantId(row.badge)), page_.filter) && next()) {
                page_.rows.emplace_back(std::move(row));
            }
        }
    }

    protocol::DeskPage done() { return std::move(page_); }

private:
    protocol::TableRow table_row(room::TableNumber table,
                                 const std::vector<room::ParticipantId>& people) const {
        protocol::TableRow row{table.value, table_name(cast_.room, table), 0, {}, 0, {}, 0, {}};
        const auto put = [&](std::size_t at, std::uint32_t& badge, std::string& name) {
            if (at < people.size()) {
                badge = people[at].value;
                name = cast_.person(people[at]).display_name;
            }
        };
        put(0, row.a, row.a_name);
        put(1, row.b, row.b_name);
        put(2, row.third, row.third_name);
        return row;
    }

    // Counts a row that fits; true when it is on this page.
    bool next() {
        const std::uint32_t place = page_.total++;
        return place >= page_.from && page_.rows.size() < limits::page_rows_max;
    }

    const Cast& cast_;
    const Extras& extras_;
    protocol::DeskPage page_;
};

}  // namespace

bool is_for_helpers(const PageWish& wish) {
    return wish.show.list == protocol::ListKind::people;
}

Text page_picture(const Cast& cast, const Extras& extras, const PageWish& wish) {
    PageWriter writer(cast, extras, wish.show);
    switch (wish.show.list) {
        case protocol::ListKind::people:
            writer.people();
            break;
        case protocol::ListKind::tables:
            writer.tables();
            break;
        case protocol::ListKind::log:
            writer.log();
            break;
        case protocol::ListKind::pairs:
            writer.pairs();
            break;
        case protocol::ListKind::programme:
            writer.programme();
            break;
        case protocol::ListKind::changes:
            writer.changes();
            break;
        case protocol::ListKind::suggestions:
            writer.suggestions();
            break;
        case protocol::ListKind::feasibility:
            writer.feasibility();
            break;
    }
    return std::make_shared<const std::string>(protocol::encode_server_message(writer.done()));
}

}  // namespace live::gate
