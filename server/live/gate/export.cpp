#include "live/gate/export.hpp"

#include <set>
#include <vector>

#include "base/core/hash.hpp"
#include "files/csv_out.hpp"
#include "files/json.hpp"
#include "live/gate/convert.hpp"
#include "live/gate/participant.hpp"
#include "live/gate/replies.hpp"

namespace live::gate {

namespace {

const room::RosterEntry& entry_of(const room::Room& room, room::ParticipantId who) {
    return room.people[who.value - 1].entry;
}

// Members of one JSON object, as `quadrille-result/1` is laid out.
class Lines {
public:
    void add(const char* name, const std::string& json) {
        text_ += text_.empty() ? "{\n" : ",\n";
        text_ += "  " + files::json_string(name) + ": " + json;
    }
    void add_list(const char* name, const std::vector<std::string>& items) {
        std::string json = "[";
        for (const auto& item : items) {
            json += (json.size() > 1 ? ",\n    " : "\n    ") + item;
        }
        add(name, json + (items.empty() ? "]" : "\n  ]"));
    }
    std::string done() { return text_ + "\n}\n"; }

private:
    std::string text_;
};

std::vector<std::string> pair_items(const room::Room& room) {
    std::vector<std::string> items;
    for (const auto& [a, b] : standing_pairs(room)) {
        items.push_back("{ \"a\": " + files::json_string(entry_of(room, a).roster_id) +
                        ", \"b\": " + files::json_string(entry_of(room, b).roster_id) + " }");
    }
    return items;
}

std::vector<std::string> unmatched_items(const room::Room& room) {
    std::set<room::ParticipantId> paired;
    for (const auto& [a, b] : standing_pairs(room)) {
        paired.insert(a);
        paired.insert(b);
    }
    std::vector<std::string> items;
    for (const auto& person : room.people) {
        if (room::may_be_paired(person) && !paired.contains(person.id)) {
            items.push_back(files::json_string(person.entry.roster_id));
        }
    }
    return items;
}

// Binds the release to the ratings it was computed from without telling anything about them: the
// salt never leaves the server.
std::string commitment_to_input(const room::Room& room) {
    using namespace std::string_literals;
    return base::sha256_hex("quadrille-input\0"s + receipt_key(room) + "\0"s +
                            room.proposal->input_hash);
}

}  // namespace

std::string released_result(const room::Room& room) {
    const bool mutual = room.settings.rule == room::MatchRule::mutual;
    const auto& proposal = *room.proposal;
    Lines lines;
    lines.add("format", "\"quadrille-release/1\"");
    lines.add("rule", files::json_string(word_of(room.settings.rule)));
    lines.add("pool", room.settings.pool ? "\"one\"" : "\"two-sided\"");
    lines.add("seed", files::json_string(room.lottery_seed));
    lines.add("seed_commitment", files::json_string(room.lottery_commitment));
    lines.add("input_commitment", files::json_string(commitment_to_input(room)));
    if (room.settings.policy == room::OrganizerSees::pairs) {
        lines.add_list("pairs", pair_items(room));
        lines.add_list("unmatched", unmatched_items(room));
    }
    lines.add("stable", mutual ? "null" : proposal.stable ? "true" : "false");
    lines.add("size", std::to_string(standing_pairs(room).size()));
    lines.add("size_bound", mutual ? "null" : std::to_string(proposal.size_bound));
    lines.add("size_proof", mutual ? "null" : files::json_string(word_of(proposal.size_proof)));
    return lines.done();
}

std::string released_pairs(const room::Room& room) {
    std::vector<files::PairRow> rows;
    if (room.settings.policy == room::OrganizerSees::pairs) {
        for (const auto& [a, b] : standing_pairs(room)) {
            const auto& first = entry_of(room, a);
            const auto& second = entry_of(room, b);
            rows.push_back({first.roster_id, second.roster_id, first.name, second.name});
        }
    }
    return files::write_pairs(rows);
}

}  // namespace live::gate
