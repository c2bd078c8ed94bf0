#pragma once
// A room seen by person: whom each one met and where each one sits now. Built once per change, so
// that a picture for every phone costs one pass over the encounters and not one per phone. Borrows
// the room; used on the room's strand.

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "room/feasibility.hpp"
#include "room/room.hpp"
#include "room/seating_problem.hpp"

namespace live::gate {

class Cast {
public:
    explicit Cast(const room::Room& seen);

    const room::Room& room;

    // The talks of this person that began, in order; dropped ones left out.
    std::span<const room::Encounter* const> met(room::ParticipantId who) const {
        const auto from = met_from_[who.value - 1];
        return {met_.data() + from, met_from_[who.value] - from};
    }
    // This round's place, at a table of three the first of two; nullptr when resting or between
    // rounds.
    const room::Encounter* seat(room::ParticipantId who) const { return seats_[who.value - 1]; }
    // The table of the talk before this round's; 0 when there was none.
    std::uint32_t table_before(room::ParticipantId who) const;
    // How many tables in use lie from one to the other, in walking order; back when negative.
    int steps(std::uint32_t from, std::uint32_t to) const;
    // Most talks that anybody had or is about to have.
    std::size_t most_met() const { return most_met_; }

    // Rests in this round although it was drawn with a partner.
    bool lost_seat(room::ParticipantId who) const {
        return seats_[who.value - 1] == nullptr && lost_[who.value - 1];
    }
    // Whom the programme fixed this person with, where nothing open stands against it. By badge.
    std::vector<room::ParticipantId> programme(room::ParticipantId who) const;
    // Most such partners that anybody has.
    std::size_t most_programme() const { return most_programme_; }

    const room::Participant& person(room::ParticipantId who) const {
        return room.people[who.value - 1];
    }
    // Whether the evening can work out, whole: computed when somebody first asks, because it draws
    // the rounds to come.
    const room::Feasibility& feasibility() const;

    // This round's encounters, dropped ones left out, by table and then by id.
    const std::vector<const room::Encounter*>& round() const { return round_; }
    // Those at one table: one, or as many as three people make.
    std::span<const room::Encounter* const> at_table(room::TableNumber table) const;
    // How many tables are in use.
    std::size_t tables_in_use() const;
    // True while people sit or are on their way: Move, Talk, Rate.
    bool seated_phase() const;

private:
    void read_programme();

    std::vector<const room::Encounter*> met_;  // by person, then in order
    std::vector<std::size_t> met_from_;        // where each person's begin; one more at the end
    std::vector<const room::Encounter*> seats_;
    std::vector<const room::Encounter*> round_;
    std::vector<bool> lost_;  // had a seat in this round that was given up
    std::size_t most_met_ = 0;
    std::map<room::ParticipantId, std::vector<room::ParticipantId>> programme_;
    std::size_t most_programme_ = 0;
    mutable std::optional<room::Feasibility> feasibility_;
};

// The organizer's name of a table, or its number.
std::string table_name(const room::Room& room, room::TableNumber table);

// Which side stays seated: the smaller one; the first when both are equal.
int staying_side(const room::Room& room);

}  // namespace live::gate
