#include "second_inputs.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <map>
#include <sstream>
#include <utility>

namespace second {
namespace {

using Row = std::map<std::string, std::string>;  // by column

std::vector<Row> read_rows(const std::string& text) {
    const auto records = read_csv(text);
    std::vector<Row> rows;
    for (std::size_t i = 1; i < records.size(); ++i) {
        Row row;
        for (std::size_t k = 0; k < records[i].size(); ++k) {
            row[records[0][k]] = records[i][k];
        }
        rows.push_back(row);
    }
    return rows;
}

std::string or_else(const std::string& text, const char* otherwise) {
    return text.empty() ? otherwise : text;
}

std::string sorted_tags(const std::string& text) {
    std::vector<std::string> tags;
    std::istringstream stream(text);
    for (std::string tag; std::getline(stream, tag, ';');) {
        if (!tag.empty()) {
            tags.push_back(tag);
        }
    }
    std::sort(tags.begin(), tags.end());
    std::string joined;
    for (const std::string& tag : tags) {
        joined += (joined.empty() ? "" : ";") + tag;
    }
    return joined;
}

using Sha = std::array<unsigned char, crypto_hash_sha256_BYTES>;

Sha sha256(const std::string& text) {
    Sha sum{};
    crypto_hash_sha256(sum.data(), reinterpret_cast<const unsigned char*>(text.data()),
                       text.size());
    return sum;
}

std::string people_lines(const std::string& people) {
    std::map<std::string, std::string> by_id;
    for (Row& row : read_rows(people)) {
        by_id[row["id"]] = "p," + row["id"] + "," + row["side"] + "," +
                           or_else(row["capacity"], "1") + "," + row["group"] + "," +
                           row["manager"] + "," + sorted_tags(row["wants"]) + "," +
                           sorted_tags(row["offers"]) + "," + or_else(row["attends"], "1") + "\n";
    }
    std::string text;
    for (const auto& [id, line] : by_id) {
        text += line;
    }
    return text;
}

std::string ratings_lines(const std::string& ratings) {
    std::map<std::pair<std::string, std::string>, std::string> by_ids;
    for (Row& row : read_rows(ratings)) {
        const bool yes = row["accepts"] == "1" || row["accepts"] == "yes";
        std::string tenths = row["score"];
        if (!tenths.empty()) {
            tenths += tenths.find('.') == std::string::npos ? ".0" : "";
            tenths.erase(tenths.find('.'), 1);
            tenths = std::to_string(std::stol(tenths));
        }
        by_ids[{row["rater"], row["rated"]}] = "r," + row["rater"] + "," + row["rated"] +
                                               (yes ? ",1," : ",0,") + tenths + "," +
                                               row["favourite"] + "\n";
    }
    std::string text;
    for (const auto& [ids, line] : by_ids) {
        text += line;
    }
    return text;
}

// The smaller of each two first, all sorted, each once.
std::string pair_lines(const std::string& kind,
                       std::vector<std::pair<std::string, std::string>> pairs) {
    for (auto& [one, other] : pairs) {
        if (other < one) {
            one.swap(other);
        }
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    std::string text;
    for (const auto& [one, other] : pairs) {
        text += kind + "," + one + "," + other + "\n";
    }
    return text;
}

std::string rules_lines(const std::string& rules) {
    Value json = read_json(rules.empty() ? "{}" : rules);
    Value* line = json.find("reporting_line");
    std::string name = line == nullptr ? "off" : line->text;
    name = name == "true" ? "chain" : name == "false" ? "off" : name;
    Value* group = json.find("same_group");
    std::string text = "reporting_line," + name + "\nsame_group," +
                       (group != nullptr && group->text == "true" ? "1\n" : "0\n");
    for (const char* key : {"groups_allowed", "never", "met_before"}) {
        std::vector<std::pair<std::string, std::string>> pairs;
        if (const Value* found = json.find(key)) {
            for (const Value& each : found->items) {
                pairs.emplace_back(each.items.at(0).text, each.items.at(1).text);
            }
        }
        text += pair_lines(key, pairs);
    }
    return text;
}

std::string listed(const std::string& kind, const Value& pairs) {
    std::vector<std::pair<std::string, std::string>> ids;
    for (const Value& each : pairs.items) {
        ids.emplace_back(each.at("a").text, each.at("b").text);
    }
    return pair_lines(kind, ids);
}

std::string quoted_if_needed(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) {
        return text;
    }
    std::string result = "\"";
    for (const char letter : text) {
        result += std::string(letter == '"' ? 2 : 1, letter);
    }
    return result + "\"";
}

std::string name_field(const std::string& name) {
    const bool formula = !name.empty() && std::string("=+-@\t\r").find(name[0]) < 6;
    return quoted_if_needed((formula ? "'" : "") + name);
}

}  // namespace

std::vector<std::vector<std::string>> read_csv(const std::string& text) {
    std::vector<std::vector<std::string>> records;
    std::vector<std::string> fields(1);
    bool quoted = false;
    const auto end_line = [&] {
        if (fields != std::vector<std::string>{""}) {
            records.push_back(fields);
        }
        fields = {""};
    };
    for (std::size_t i = text.rfind("\xEF\xBB\xBF", 0) == 0 ? 3 : 0; i < text.size(); ++i) {
        const char letter = text[i];
        if (letter == '"') {
            const bool twice = quoted && i + 1 < text.size() && text[i + 1] == '"';
            fields.back() += twice ? "\"" : "";
            i += twice ? 1U : 0U;
            quoted = twice || !quoted;
        } else if (quoted || (letter != ',' && letter != '\n' && letter != '\r')) {
            fields.back() += letter;
        } else if (letter == ',') {
            fields.emplace_back();
        } else if (letter == '\n') {
            end_line();
        }
    }
    end_line();
    return records;
}

std::string input_sha256(const Inputs& inputs, const Value& result) {
    const std::string text = "rule," + result.at("rule").text + "\n" + people_lines(inputs.people) +
                             ratings_lines(inputs.ratings) + rules_lines(inputs.rules) +
                             listed("lock", result.at("locks")) +
                             listed("forbid", result.at("forbids")) + "seed," +
                             result.at("seed").text + "\n";
    std::string hex;
    for (const unsigned char byte : sha256(text)) {
        hex += "0123456789abcdef"[byte >> 4U];
        hex += "0123456789abcdef"[byte & 15U];
    }
    return hex;
}

std::uint32_t lottery_number(const std::string& seed, const std::string& one,
                             const std::string& other) {
    const std::string nothing(1, '\0');
    const Sha sum = sha256(seed + nothing + std::min(one, other) + nothing + std::max(one, other));
    return sum[0] * 65536U + sum[1] * 256U + sum[2];
}

std::string pairs_csv(const Inputs& inputs, const Value& result) {
    std::map<std::string, std::string> names;
    for (Row& row : read_rows(inputs.people)) {
        names[row["id"]] = row["name"].empty() ? row["id"] : row["name"];
    }
    std::string text = "a,b,a_name,b_name\n";
    for (const Value& each : result.at("pairs").items) {
        const std::string& a = each.at("a").text;
        const std::string& b = each.at("b").text;
        text += a + "," + b + "," + name_field(names[a]) + "," + name_field(names[b]) + "\n";
    }
    return text;
}

}  // namespace second
