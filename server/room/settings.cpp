#include "room/settings.hpp"

#include <algorithm>

#include "base/core/hash.hpp"
#include "limits.hpp"
#include "room/text.hpp"

namespace room {
namespace {

using namespace std::chrono_literals;

std::vector<ScaleChoice> four_choices() {
    return {{"Very gladly", true, 100},
            {"Gladly", true, 70},
            {"Possible", true, 40},
            {"Rather not", false, 0}};
}

std::vector<ScaleChoice> yes_or_no() {
    return {{"Yes", true, std::nullopt}, {"No", false, std::nullopt}};
}

struct Named {
    const char* name;
    base::Duration length;
};

std::string complaint_about_lengths(const Durations& durations, RoomKind kind) {
    const base::Duration least =
        kind == RoomKind::rehearsal ? base::Duration{1} : base::Duration{limits::phase_min};
    if (durations.trio < base::Duration{0} || durations.trio > limits::phase_max) {
        return "trio: expected 0 milliseconds to 12 hours";
    }
    for (const Named& each : {Named{"move", durations.move}, Named{"talk", durations.talk},
                              Named{"rate", durations.rate}, Named{"break", durations.rest},
                              Named{"review", durations.review}}) {
        if (each.length < least || each.length > limits::phase_max) {
            return std::string(each.name) + ": expected " + std::to_string(least.count()) +
                   " milliseconds to 12 hours";
        }
    }
    return "";
}

std::string complaint_about_scale(const Scale& scale) {
    const auto& choices = scale.choices;
    if (choices.size() < 2 || choices.size() > 10) return "scale: expected 2 to 10 choices";
    for (const ScaleChoice& each : choices) {
        const int score = each.score_tenths.value_or(0);
        if (!is_name(each.label)) return "scale: expected a label for every choice";
        if (score < 0 || score > 100) return "scale: expected scores from 0 to 100 tenths";
    }
    const auto accepts = [](const ScaleChoice& each) { return each.accepts; };
    const bool some = std::any_of(choices.begin(), choices.end(), accepts);
    const bool all = std::all_of(choices.begin(), choices.end(), accepts);
    return some && !all ? "" : "scale: expected a choice that accepts and one that does not";
}

std::string complaint_about_texts(const Settings& settings) {
    const auto is_text = [](const std::string& text) {
        return text.size() <= limits::text_bytes_max && is_plain_lines(text);
    };
    if (settings.title.empty() || settings.title.size() > limits::name_bytes_max ||
        !is_plain(settings.title)) {
        return "title: expected 1 to 160 bytes on one line";
    }
    if (!is_text(settings.theme)) return "theme: expected at most 1000 bytes";
    if (!is_text(settings.house_rules)) return "house_rules: expected at most 1000 bytes";
    for (const std::string& name : settings.side_names) {
        if (!is_name(name)) return "side_names: expected a name for each side";
    }
    if (settings.side_names[0] == settings.side_names[1]) {
        return "side_names: expected two different names";
    }
    const auto fits = [&](const std::string& text) { return is_text(text); };
    const bool prompts = settings.prompts.size() <= limits::rounds_max &&
                         std::all_of(settings.prompts.begin(), settings.prompts.end(), fits);
    if (!prompts) return "prompts: expected at most 200 of at most 1000 bytes";
    const auto& tables = settings.table_names;
    const bool names =
        tables.size() <= limits::tables_max && std::all_of(tables.begin(), tables.end(), is_name);
    return names ? "" : "table_names: expected at most 1000 names";
}

std::string complaint_about_numbers(const Settings& settings) {
    if (settings.rounds < 1 || settings.rounds > limits::rounds_max) {
        return "rounds: expected 1 to 200";
    }
    if (settings.pool && settings.rule == MatchRule::most) {
        return "rule: expected pairs or mutual in one pool";
    }
    if (settings.tables > limits::tables_max) return "tables: expected at most 1000";
    if (settings.retention_days < 1 || settings.retention_days > 3650) {
        return "retention_days: expected 1 to 3650";
    }
    const auto& breaks = settings.breaks_after;
    const bool fit = breaks.size() <= limits::rounds_max &&
                     std::all_of(breaks.begin(), breaks.end(), [](std::uint32_t round) {
                         return round >= 1 && round <= limits::rounds_max;
                     });
    return fit ? "" : "breaks_after: expected round numbers";
}

// Text that cannot be confused: every part with its length before it.
void put(std::string& text, const std::string& part) {
    text += std::to_string(part.size()) + ":" + part + ";";
}

void put(std::string& text, std::int64_t number) {
    put(text, std::to_string(number));
}

}  // namespace

Settings settings_of(Template chosen) {
    Settings settings;
    settings.scale.choices = four_choices();
    switch (chosen) {
        case Template::reverse_mentoring:
        case Template::mentoring_with_capacities:
            break;
        case Template::speed_dating:
            settings.durations.talk = 4min;
            settings.scale.choices = yes_or_no();
            settings.rule = MatchRule::mutual;
            settings.policy = OrganizerSees::counts_only;
            break;
        case Template::one_pool:
            settings.pool = true;
            break;
    }
    return settings;
}

std::string complaint_about(const Settings& settings, RoomKind kind) {
    for (const std::string& complaint :
         {complaint_about_texts(settings), complaint_about_numbers(settings),
          complaint_about_lengths(settings.durations, kind),
          complaint_about_scale(settings.scale)}) {
        if (!complaint.empty()) return complaint;
    }
    return "";
}

std::string policy_hash(const Settings& settings) {
    std::string text;
    put(text, std::string("quadrille-policy/1"));
    put(text, static_cast<std::int64_t>(settings.policy));
    put(text, static_cast<std::int64_t>(settings.rule));
    put(text, std::int64_t{settings.scale.free_score});
    for (const ScaleChoice& each : settings.scale.choices) {
        put(text, each.label);
        put(text, std::int64_t{each.accepts});
        put(text, std::int64_t{each.score_tenths.value_or(-1)});
    }
    put(text, std::int64_t{settings.retention_days});
    put(text, static_cast<std::int64_t>(settings.reach));
    return base::sha256_hex(text);
}

}  // namespace room
