#include "live/gate/feasibility.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "limits.hpp"

namespace live::gate {

namespace {

using Warnings = std::vector<protocol::Warning>;

std::string text(std::size_t number) {
    return std::to_string(number);
}

// The first few by name, one sentence each, and how many more there are.
template <class Each, class Say>
void name_some(Warnings& found, const std::string& code, const std::vector<Each>& all, Say say) {
    const std::size_t named = std::min(all.size(), limits::findings_named_max);
    for (std::size_t i = 0; i < named; ++i) {
        found.push_back({code, say(all[i])});
    }
    if (all.size() > named) {
        found.push_back({code + "_more", {text(all.size() - named)}});
    }
}

// One sentence: how many, and who is the first.
void count_with_first(Warnings& found, const Cast& cast, const std::string& code,
                      const std::vector<room::ParticipantId>& all) {
    if (!all.empty()) {
        found.push_back({code, {text(all.size()), cast.person(all.front()).display_name}});
    }
}

bool has_fewer(const room::Outlook* one, const room::Outlook* other) {
    return one->possible < other->possible;
}

void add_people(Warnings& found, const Cast& cast, const room::Feasibility& feasible) {
    std::vector<const room::Outlook*> nobody;
    std::vector<const room::Outlook*> few;
    for (const auto& each : feasible.people) {
        if (each.main_obstacle() == room::Obstacle::none || each.possible >= feasible.rounds) {
            continue;
        }
        (each.possible == 0 ? nobody : few).push_back(&each);
    }
    name_some(found, "nobody_possible", nobody, [&cast](const room::Outlook* each) {
        return std::vector<std::string>{cast.person(each->who).display_name,
                                        room::name_of(each->main_obstacle())};
    });
    if (!few.empty()) {
        const auto* least = *std::min_element(few.begin(), few.end(), has_fewer);
        found.push_back(
            {"few_possible",
             {text(few.size()), text(feasible.rounds), cast.person(least->who).display_name,
              text(least->possible), room::name_of(least->main_obstacle())}});
    }
}

void add_sides(Warnings& found, const Cast& cast, const room::Feasibility& feasible) {
    const auto& settings = cast.room.settings;
    const auto& [first, second] = feasible.sides;
    if (settings.pool) {
        if (feasible.without_partner > 0) {
            found.push_back({"odd_one", {text(first.people)}});
        }
        return;
    }
    if (first.people == 0 || second.people == 0) {
        if (first.people + second.people > 0) {
            found.push_back({"side_empty", {settings.side_names.at(first.people == 0 ? 0 : 1)}});
        }
    } else if (feasible.without_partner > 0 && !feasible.started) {
        found.push_back(
            {"places_differ",
             {text(first.places), text(second.places), text(feasible.without_partner)}});
    }
}

void add_tables(Warnings& found, const room::Feasibility& feasible) {
    if (feasible.tables < feasible.tables_needed) {
        const auto lost = feasible.talks_lost ? text(*feasible.talks_lost) : std::string();
        found.push_back(
            {"tables_short", {text(feasible.tables), text(feasible.tables_needed), lost}});
    }
    if (feasible.rounds_enough > 0 && feasible.rounds_enough < feasible.rounds) {
        found.push_back({"more_rounds", {text(feasible.rounds), text(feasible.rounds_enough)}});
    }
}

// They may meet somebody, but there are not enough partners, tables or rounds for all.
void add_without_talk(Warnings& found, const Cast& cast, const room::Feasibility& feasible) {
    std::vector<room::ParticipantId> without;
    for (const auto& each : feasible.people) {
        if (each.expected == 0U && each.possible > 0 && feasible.rounds > 0) {
            without.push_back(each.who);
        }
    }
    count_with_first(found, cast, "no_talk", without);
}

// Gravest first.
Warnings findings_of(const Cast& cast, const room::Feasibility& feasible) {
    Warnings found;
    const auto name = [&cast](room::ParticipantId who) { return cast.person(who).display_name; };
    add_sides(found, cast, feasible);
    add_people(found, cast, feasible);
    add_without_talk(found, cast, feasible);
    name_some(found, "cannot_meet", feasible.both_seated, [&name](const auto& pair) {
        return std::vector<std::string>{name(pair.first), name(pair.second)};
    });
    name_some(found, "programme_pair", feasible.hindered, [&name](const auto& pair) {
        return std::vector<std::string>{name(pair.one), name(pair.other),
                                        room::name_of(pair.hindrance)};
    });
    add_tables(found, feasible);
    count_with_first(found, cast, "groupless", feasible.groupless);
    count_with_first(found, cast, "managers_unknown", feasible.managers_unknown);
    if (feasible.rules_unknown > 0) {
        found.push_back({"rules_unknown", {text(feasible.rules_unknown)}});
    }
    return found;
}

void add_devices(Warnings& found, const Cast& cast, const Extras& extras) {
    const auto phase = cast.room.stage.phase;
    const bool running = phase != room::Phase::draft && phase != room::Phase::purged &&
                         phase != room::Phase::cancelled;
    if (running && extras.organizers < 2) {
        found.push_back({"one_organizer_device", {}});
    }
}

}  // namespace

Unmatched count_unmatched(const Cast& cast, const room::Proposal& proposal) {
    std::set<room::ParticipantId> paired;
    for (const auto& [a, b] : proposal.pairs) {
        paired.insert(a);
        paired.insert(b);
    }
    const auto possible = room::somebody_possible(cast.room);
    Unmatched count;
    for (const auto& person : cast.room.people) {
        if (!is_expected(person) || paired.contains(person.id)) {
            continue;
        }
        ++count.all;
        if (!person.may_be_paired || person.presence == room::Presence::left) {
            ++count.left;
        } else if (!possible[person.id.value - 1]) {
            ++count.by_rules;
        } else if (cast.met(person.id).size() * 2 < cast.most_met()) {
            ++count.few_talks;
        } else {
            ++count.by_ratings;
        }
    }
    return count;
}

std::vector<protocol::Warning> warnings_of(const Cast& cast, const Extras& extras) {
    Warnings found;
    if (!room::has_started(cast.room)) {
        found = findings_of(cast, room::feasibility(cast.room, room::Depth::glance));
    }
    add_devices(found, cast, extras);
    return found;
}

protocol::FeasibilitySummary summary_of(const Cast& cast, const Extras& extras) {
    const auto& feasible = cast.feasibility();
    protocol::FeasibilitySummary summary;
    summary.started = feasible.started;
    summary.rounds = feasible.rounds;
    summary.length_ms = feasible.length.count();
    for (const auto& side : feasible.sides) {
        summary.sides.push_back({side.people, side.places, side.fewest, side.most});
    }
    if (cast.room.settings.pool) {
        summary.sides.pop_back();
    }
    summary.tables_needed = feasible.tables_needed;
    summary.tables = feasible.tables;
    summary.resting = feasible.resting;
    summary.findings = findings_of(cast, feasible);
    add_devices(summary.findings, cast, extras);
    for (const auto& each : feasible.tags) {
        if (summary.tags.size() < limits::tags_shown_max) {
            summary.tags.push_back({each.tag, each.side, each.wanted, each.offered});
        }
    }
    summary.tags_total = static_cast<std::uint32_t>(feasible.tags.size());
    return summary;
}

std::vector<protocol::OutlookRow> outlooks_of(const Cast& cast) {
    std::vector<protocol::OutlookRow> rows;
    for (const auto& each : cast.feasibility().people) {
        const auto& person = cast.person(each.who);
        protocol::OutlookRow row;
        row.badge = person.id.value;
        row.name = person.entry.name;
        row.side = person.entry.side;
        row.possible = each.possible;
        row.talks = each.talks;
        row.expected = each.expected;
        for (std::size_t i = 1; i < each.kept_apart.size(); ++i) {
            if (each.kept_apart.at(i) > 0) {
                row.kept_apart.push_back(
                    {room::name_of(static_cast<room::Obstacle>(i)), each.kept_apart.at(i)});
            }
        }
        rows.push_back(std::move(row));
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& x, const auto& y) { return x.possible < y.possible; });
    return rows;
}

}  // namespace live::gate
