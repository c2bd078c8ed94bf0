#include "live/gate/effect.hpp"

#include <algorithm>
#include <chrono>
#include <set>

#include "base/core/hash.hpp"
#include "limits.hpp"
#include "live/gate/cast.hpp"
#include "live/gate/convert.hpp"
#include "protocol/codec.hpp"
#include "room/seat_changes.hpp"
#include "room/seating.hpp"
#include "room/tables.hpp"

namespace live::gate {

namespace {

using Lines = std::vector<protocol::EffectLine>;

void add_phase(const room::Room& before, const room::Room& after, Lines& lines) {
    const auto& was = before.stage;
    const auto& is = after.stage;
    if (was.phase != is.phase || was.round != is.round || was.since != is.since) {
        lines.push_back({"phase_begins", {word_of(is.phase), std::to_string(is.round)}});
        return;
    }
    if (!was.left && is.left) {
        lines.push_back({"clock_stops", {}});
    } else if (was.left && !is.left) {
        lines.push_back({"clock_runs_on", {}});
    } else if (is.length != was.length || is.ends_at != was.ends_at || is.left != was.left) {
        const auto change = is.ends_at && was.ends_at ? *is.ends_at - *was.ends_at
                            : is.left && was.left     ? *is.left - *was.left
                                                      : base::Duration{0};
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(change).count();
        lines.push_back({seconds < 0 ? "time_taken" : "time_added",
                         {std::to_string(seconds < 0 ? -seconds : seconds)}});
    }
    if (!was.ending && is.ending) {
        lines.push_back({"ends_after_rate", {}});
    }
    if (!was.resting && is.resting) {
        lines.push_back({"break_after_rate", {}});
    }
}

// Also when nobody sits, which may be for reasons that are not told.
bool is_seated_anew(const room::Room& before, const room::Room& after) {
    return after.stage.phase == room::Phase::move && after.stage.round > before.stage.round;
}

std::string name_of(const room::Room& room, room::ParticipantId who) {
    return room::find_person(room, who)->display_name;
}

// How a talk comes to its table, in words for a pair and for a third. The first encounter of a
// table is its pair, another is of the third, who is named once.
void add_seat(const room::Room& room, const room::Encounter& talk, const char* pair_code,
              const char* third_code, Lines& lines) {
    const auto people = room::people_at(room, talk.table);
    const auto table = table_name(room, talk.table);
    const bool is_pair = (talk.a == people[0] && talk.b == people[1]) ||
                         (talk.a == people[1] && talk.b == people[0]);
    protocol::EffectLine line{pair_code, {table, name_of(room, talk.a), name_of(room, talk.b)}};
    if (!is_pair) {
        line = {third_code, {table, name_of(room, people.back())}};
    }
    const auto same = [&line](const auto& each) {
        return each.code == line.code && each.arguments == line.arguments;
    };
    if (std::none_of(lines.begin(), lines.end(), same)) {
        lines.push_back(std::move(line));
    }
}

// Three at one table talk longer, and everybody with them; blocks have no part in this.
bool has_trio(const room::Room& room) {
    const room::RoundNumber round{room.stage.round};
    return room::has_trio(room, room::standing_talks(room, round, room::Personal::left_out));
}

std::string seconds_of(base::Duration length) {
    return std::to_string(std::chrono::duration_cast<std::chrono::seconds>(length).count());
}

void add_trio(const room::Room& before, const room::Room& after, Lines& lines) {
    const bool walking =
        before.stage.phase == room::Phase::move && after.stage.phase == room::Phase::move;
    if (!walking || before.stage.round != after.stage.round) {
        return;
    }
    const bool longer = has_trio(after);
    if (longer != has_trio(before)) {
        const char* code = longer ? "talk_longer" : "talk_as_planned";
        lines.push_back({code, {seconds_of(after.settings.durations.trio)}});
    }
}

void add_helper_talks(const room::Room& before, const room::Room& after, Lines& lines) {
    for (const auto& talk : after.helper_talks) {
        const auto* was = room::helper_talk_of(before, talk.who);
        if (was != nullptr && *was == talk) {
            continue;
        }
        protocol::EffectLine line{"with_helper", {name_of(after, talk.who)}};
        if (talk.table) {
            line = {"with_helper_at", {name_of(after, talk.who), table_name(after, *talk.table)}};
        }
        lines.push_back(std::move(line));
    }
    for (const auto& talk : before.helper_talks) {
        const bool rests = after.stage.round == before.stage.round &&
                           room::helper_talk_of(after, talk.who) == nullptr &&
                           room::seat_of(after, talk.who) == nullptr;
        if (rests) {
            lines.push_back({"without_helper", {name_of(after, talk.who)}});
        }
    }
}

// In the round that runs: who sits somewhere else now, and who does not sit any more.
void add_changed_seats(const room::Room& before, const room::Room& after, Lines& lines) {
    if (is_seated_anew(before, after) || after.stage.round != before.stage.round) {
        return;
    }
    for (std::size_t i = 0; i < after.encounters.size(); ++i) {
        const auto& talk = after.encounters[i];
        const bool stood = i < before.encounters.size() && !before.encounters[i].dropped;
        if (talk.dropped || talk.round.value != after.stage.round) {
            continue;
        }
        if (!stood) {
            add_seat(after, talk, "sits", "joins", lines);
        } else if (before.encounters[i].table != talk.table) {
            add_seat(after, talk, "moves_table", "moves_along", lines);
        }
    }
    // Who has no talk once it begins was parted by something that is nobody's business before.
    const bool begins = after.stage.phase != before.stage.phase;
    for (const auto& person : after.people) {
        const bool here = is_here(person) && !begins;
        if (here && room::seat_of(before, person.id) != nullptr &&
            room::seat_of(after, person.id) == nullptr) {
            lines.push_back({"rests_now", {person.display_name}});
        }
    }
}

void add_plans(const room::Room& before, const room::Room& after, Lines& lines) {
    const auto with = [&lines](const char* code, const std::string& table) {
        lines.push_back({code, {table}});
    };
    for (const auto table : after.closed_tables) {
        if (!before.closed_tables.contains(table)) {
            with("table_closed", table_name(after, table));
        }
    }
    for (const auto table : before.closed_tables) {
        if (!after.closed_tables.contains(table)) {
            with("table_opened", table_name(after, table));
        }
    }
    const auto differences = [&lines](const room::Room& from, const room::Room& to,
                                      const char* code) {
        const auto had = room::next_pins(from);
        for (const auto& pin : room::next_pins(to)) {
            if (std::find(had.begin(), had.end(), pin) == had.end()) {
                lines.push_back({code, {name_of(to, pin.one), name_of(to, pin.other)}});
            }
        }
    };
    if (!is_seated_anew(before, after)) {
        differences(before, after, "pinned");
        differences(after, before, "unpinned");
    }
}

std::string minutes_of_a_round(const room::Room& room) {
    const auto& durations = room.settings.durations;
    const auto longer = room.settings.trios ? durations.trio : base::Duration{0};
    const auto length = durations.move + durations.talk + longer + durations.rate;
    return std::to_string(std::chrono::ceil<std::chrono::minutes>(length).count());
}

// A change that moves nobody and ends nothing leaves every promise as it is; a round that is drawn
// was counted on.
bool may_break_promises(const room::Room& before, const room::Room& after) {
    const auto promised = [](const auto& person) { return person.talks_promised > 0; };
    if (is_seated_anew(before, after) ||
        std::none_of(before.people.begin(), before.people.end(), promised)) {
        return false;
    }
    const auto is_alike = [](const auto& one, const auto& other) {
        return one.presence == other.presence;
    };
    const bool same_people = std::equal(before.people.begin(), before.people.end(),
                                        after.people.begin(), after.people.end(), is_alike);
    const bool ends = after.stage.ending || after.stage.phase == room::Phase::review;
    return !same_people || ends || room::seats_now(before) != room::seats_now(after) ||
           before.pins != after.pins || before.closed_tables != after.closed_tables ||
           before.settings.rounds != after.settings.rounds;
}

// By name, with the way out when one round more is one. Promises are told from what everybody may
// know: blocks are left out of it.
void add_promises(const room::Room& before, const room::Room& after, Lines& lines) {
    if (after.settings.rounds > before.settings.rounds) {
        lines.push_back(
            {"round_added", {std::to_string(after.settings.rounds), minutes_of_a_round(after)}});
    }
    if (after.settings.rounds < before.settings.rounds) {
        lines.push_back({"round_taken", {std::to_string(after.settings.rounds)}});
    }
    if (!may_break_promises(before, after)) {
        return;
    }
    const auto talks = room::told_talks(before);
    const auto broken = room::broken_promises(before, talks, after, room::told_talks(after));
    for (const auto& each : broken) {
        lines.push_back({"promise_broken",
                         {name_of(after, each.who), std::to_string(each.promised),
                          std::to_string(each.expected)}});
    }
    if (broken.empty() || after.settings.rounds >= limits::rounds_max) {
        return;
    }
    room::Room longer = after;
    ++longer.settings.rounds;
    const auto still = room::broken_promises(before, talks, longer, room::told_talks(longer));
    if (still.size() < broken.size()) {
        lines.push_back({"round_helps", {minutes_of_a_round(after)}});
    }
}

void add_seating(const room::Room& before, const room::Room& after, Lines& lines) {
    std::size_t dropped = 0;
    for (std::size_t i = 0; i < before.encounters.size(); ++i) {
        dropped += !before.encounters[i].dropped && after.encounters[i].dropped ? 1 : 0;
    }
    if (dropped > 0 && before.stage.round != after.stage.round) {
        lines.push_back({"seats_dropped", {std::to_string(dropped)}});
    }
    if (!is_seated_anew(before, after)) {
        return;
    }
    const auto told = room::told_round(before);
    std::set<room::TableNumber> tables;
    for (const auto& pair : told.tables) {
        tables.insert(pair.table);
    }
    lines.push_back({"round_seated", {std::to_string(tables.size())}});
    for (const auto who : told.resting) {
        lines.push_back({"rests", {name_of(after, who)}});
    }
    if (tables.size() < told.tables.size()) {
        lines.push_back({"talk_longer", {seconds_of(after.settings.durations.trio)}});
    }
}

void add_presence(const room::Room& before, const room::Room& after, Lines& lines) {
    for (std::size_t i = 0; i < before.people.size(); ++i) {
        const auto& person = after.people[i];
        if (person.presence != before.people[i].presence) {
            lines.push_back(
                {std::string("becomes_") + room::name_of(person.presence), {person.display_name}});
        }
    }
}

std::string digest_of(const Lines& lines) {
    std::string text;
    for (const auto& line : lines) {
        text += line.code;
        for (const auto& argument : line.arguments) {
            text += '\0';
            text += argument;
        }
        text += '\n';
    }
    return base::sha256_hex(text);
}

}  // namespace

EffectWords effect(const room::Room& before, const room::Room& after) {
    EffectWords words;
    if (before.stage.phase == room::Phase::lobby && after.stage.phase == room::Phase::review) {
        words.lines.push_back({"nobody_possible", {}});
    }
    add_phase(before, after, words.lines);
    add_presence(before, after, words.lines);
    add_plans(before, after, words.lines);
    add_changed_seats(before, after, words.lines);
    add_seating(before, after, words.lines);
    add_trio(before, after, words.lines);
    add_helper_talks(before, after, words.lines);
    add_promises(before, after, words.lines);
    words.digest = digest_of(words.lines);
    return words;
}

bool may_preview(const room::Command& command) {
    return std::visit(
        []<class Wish>(const Wish&) {
            return std::is_same_v<Wish, room::StartRounds> || std::is_same_v<Wish, room::Proceed> ||
                   std::is_same_v<Wish, room::Pause> || std::is_same_v<Wish, room::Resume> ||
                   std::is_same_v<Wish, room::ExtendPhase> ||
                   std::is_same_v<Wish, room::ShortenPhase> ||
                   std::is_same_v<Wish, room::SkipPhase> || std::is_same_v<Wish, room::GoBack> ||
                   std::is_same_v<Wish, room::EndRounds> || std::is_same_v<Wish, room::CallBreak> ||
                   std::is_same_v<Wish, room::UndoLast> || std::is_same_v<Wish, room::CheckIn> ||
                   std::is_same_v<Wish, room::GoAway> || std::is_same_v<Wish, room::Leave> ||
                   std::is_same_v<Wish, room::AddRound> || std::is_same_v<Wish, room::SwapSeats> ||
                   std::is_same_v<Wish, room::SeatTogether> ||
                   std::is_same_v<Wish, room::UseTable> || std::is_same_v<Wish, room::JoinTable> ||
                   std::is_same_v<Wish, room::TalkWithHelper>;
        },
        command);
}

Text effect_picture(const std::string& command_id, const EffectWords& words) {
    return std::make_shared<const std::string>(
        protocol::encode_server_message(protocol::Effect{command_id, words.digest, words.lines}));
}

}  // namespace live::gate
