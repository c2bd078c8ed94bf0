#include "live/gate/effect.hpp"

#include <algorithm>
#include <chrono>

#include "base/core/hash.hpp"
#include "live/gate/convert.hpp"
#include "protocol/codec.hpp"

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

void add_seating(const room::Room& before, const room::Room& after, Lines& lines) {
    std::size_t dropped = 0;
    for (std::size_t i = 0; i < before.encounters.size(); ++i) {
        dropped += !before.encounters[i].dropped && after.encounters[i].dropped ? 1 : 0;
    }
    if (dropped > 0) {
        lines.push_back({"seats_dropped", {std::to_string(dropped)}});
    }
    if (after.encounters.size() <= before.encounters.size()) {
        return;
    }
    std::vector<bool> seated(after.people.size(), false);
    std::size_t talks = 0;
    for (auto i = before.encounters.size(); i < after.encounters.size(); ++i) {
        seated[after.encounters[i].a.value - 1] = true;
        seated[after.encounters[i].b.value - 1] = true;
        ++talks;
    }
    lines.push_back({"round_seated", {std::to_string(talks)}});
    for (const auto& person : after.people) {
        if (person.presence == room::Presence::here && person.entry.attends &&
            !seated[person.id.value - 1]) {
            lines.push_back({"rests", {person.display_name}});
        }
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
    add_seating(before, after, words.lines);
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
                   std::is_same_v<Wish, room::GoAway> || std::is_same_v<Wish, room::Leave>;
        },
        command);
}

Text effect_picture(const std::string& command_id, const EffectWords& words) {
    return std::make_shared<const std::string>(
        protocol::encode_server_message(protocol::Effect{command_id, words.digest, words.lines}));
}

}  // namespace live::gate
