#include "live/gate/seat.hpp"

#include <utility>

#include "live/gate/convert.hpp"
#include "room/tables.hpp"

namespace live::gate {

namespace {

bool sits(const room::Encounter& talk, room::ParticipantId who) {
    return talk.a == who || talk.b == who;
}

// "Nobody here", said at this person's table by somebody or of somebody; nobody is looked for twice
// in a round. After the others at the table are named.
void add_search(protocol::Seat& seat, const room::Room& room, room::ParticipantId who) {
    for (const auto& missing : room.missing) {
        const auto* talk = room::find_encounter(room, missing.encounter);
        if (talk->dropped || talk->table.value != seat.table) {
            continue;
        }
        if (missing.who == who) {
            if (missing.open) {
                seat.awaited_until_tick = missing.until.ms;
                seat.awaited_by = room::partner_in(*talk, who).value;
            }
            continue;
        }
        const auto state = missing.open ? protocol::Search::running : protocol::Search::over;
        if (seat.partner->badge == missing.who.value) {
            seat.search = state;
        }
        for (auto& beside : seat.beside) {
            if (beside.card.badge == missing.who.value) {
                beside.search = state;
            }
        }
        if (missing.open) {
            seat.search_until_tick = missing.until.ms;
        }
    }
}

// Whoever else is at the table of three, with the encounter of the two, if they have one.
void add_beside(protocol::Seat& seat, const Cast& cast, room::ParticipantId who,
                const room::Encounter& talk) {
    const auto talks = cast.at_table(talk.table);
    for (const auto other : room::people_of(talks)) {
        if (other == who || other == room::partner_in(talk, who)) {
            continue;
        }
        protocol::Tablemate beside{card_of(cast.person(other)), 0, protocol::Search::none};
        for (const auto* each : talks) {
            if (sits(*each, who) && sits(*each, other)) {
                beside.encounter = each->id.value;
            }
        }
        seat.beside.push_back(std::move(beside));
    }
}

void add_helper_talk(protocol::Seat& seat, const Cast& cast, const room::HelperTalk& talk) {
    seat.kind = protocol::SeatKind::helper;
    if (talk.table) {
        seat.table = talk.table->value;
        seat.table_name = table_name(cast.room, *talk.table);
        seat.walk = cast.steps(seat.from_table, seat.table);
    }
}

}  // namespace

std::string prompt_of(const room::Room& room) {
    const auto& prompts = room.settings.prompts;
    if (prompts.empty() || room.stage.round == 0) {
        return {};
    }
    return prompts[(room.stage.round - 1) % prompts.size()];
}

protocol::Seat seat_view(const Cast& cast, room::ParticipantId who) {
    protocol::Seat seat;
    seat.from_table = cast.table_before(who);
    if (const auto* talk = cast.seat(who)) {
        seat.kind = protocol::SeatKind::table;
        seat.encounter = talk->id.value;
        seat.table = talk->table.value;
        seat.table_name = table_name(cast.room, talk->table);
        seat.walk = cast.steps(seat.from_table, seat.table);
        seat.partner = card_of(cast.person(room::partner_in(*talk, who)));
        seat.prompt = prompt_of(cast.room);
        add_beside(seat, cast, who, *talk);
        add_search(seat, cast.room, who);
    } else if (const auto* helped = room::helper_talk_of(cast.room, who);
               helped != nullptr && cast.seated_phase()) {
        add_helper_talk(seat, cast, *helped);
    } else if (cast.seated_phase() && cast.person(who).presence == room::Presence::here) {
        seat.kind = protocol::SeatKind::rest;
        seat.why =
            cast.lost_seat(who) ? protocol::RestReason::no_partner : protocol::RestReason::bye;
    }
    return seat;
}

}  // namespace live::gate
