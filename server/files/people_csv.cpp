#include "files/people_csv.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "files/csv_in.hpp"
#include "files/text.hpp"
#include "limits.hpp"

namespace files {
namespace {

enum Known : std::size_t {
    id,
    name,
    side,
    capacity,
    group,
    manager,
    wants,
    offers,
    stays_seated,
    attends,
    email,
    language,
};

const std::vector<Column> columns = {
    {"id", true},        {"name", false},   {"side", false},
    {"capacity", false}, {"group", false},  {"manager", false},
    {"wants", false},    {"offers", false}, {"stays_seated", false},
    {"attends", false},  {"email", false},  {"language", false}};

bool is_alphanumeric(char letter) {
    return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z') ||
           (letter >= '0' && letter <= '9');
}

std::vector<std::string> split_tags(const std::string& text) {
    std::vector<std::string> tags;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t end = std::min(text.find(';', start), text.size());
        if (end > start) {
            tags.push_back(text.substr(start, end - start));
        }
        start = end + 1;
    }
    return tags;
}

// 1 … limits::capacity_max, or nothing.
std::optional<std::uint8_t> to_capacity(const std::string& text) {
    const bool digits = !text.empty() && text.size() <= 2 && text[0] != '0' &&
                        std::all_of(text.begin(), text.end(),
                                    [](char letter) { return letter >= '0' && letter <= '9'; });
    if (!digits) {
        return std::nullopt;
    }
    unsigned value = 0;
    for (const char letter : text) {
        value = value * 10 + static_cast<unsigned>(letter - '0');
    }
    if (value > limits::capacity_max) {
        return std::nullopt;
    }
    return static_cast<std::uint8_t>(value);
}

// Reads single rows; what concerns several rows comes after.
class RowReader {
public:
    RowReader(const Table& table, Problems& problems) : table_(table), problems_(problems) {}

    PersonRow read(const Record& record) {
        record_ = &record;
        for (std::size_t column = 0; column < columns.size(); ++column) {
            check_text(column);
        }
        PersonRow row;
        row.line = record.line;
        row.id = text(Known::id);
        if (!is_id(row.id)) {
            problem(Known::id, row.id.empty() ? "id is empty"
                                              : "id " + shown(row.id) +
                                                    " must be letters, digits, '.', '_' or '-', at "
                                                    "most 40, beginning with a letter or digit");
        }
        row.name = text(Known::name).empty() ? row.id : text(Known::name);
        row.side = text(Known::side);
        row.group = text(Known::group);
        row.manager = text(Known::manager);
        row.wants = split_tags(text(Known::wants));
        row.offers = split_tags(text(Known::offers));
        row.email = text(Known::email);
        row.language = text(Known::language);
        row.stays_seated = flag(Known::stays_seated, false);
        row.attends = flag(Known::attends, true);
        row.capacity = places();
        return row;
    }

private:
    const std::string& text(Known column) const { return table_.text(*record_, column); }
    void problem(Known column, std::string what) {
        problems_.error(record_->line, table_.field(column), std::move(what));
    }

    void check_text(std::size_t column) {
        const std::string& value = table_.text(*record_, column);
        const auto found = forbidden_character(value);
        if (found && *found != 0xFFFD) {
            problems_.error(record_->line, table_.field(column),
                            std::string(columns[column].name) + " contains a control character (" +
                                code_point_name(*found) + ")");
        }
        if (value.size() > limits::text_bytes_max) {
            problems_.error(record_->line, table_.field(column),
                            std::string(columns[column].name) + " is too long");
        }
    }

    bool flag(Known column, bool otherwise) {
        const std::string& value = text(column);
        if (value == "0" || value == "1") {
            return value == "1";
        }
        if (!value.empty()) {
            problem(column,
                    std::string(columns[column].name) + " " + shown(value) + " must be 0 or 1");
        }
        return otherwise;
    }

    std::uint8_t places() {
        const std::string& value = text(Known::capacity);
        if (value.empty()) {
            return 1;
        }
        const auto found = to_capacity(value);
        if (!found) {
            problem(Known::capacity, "capacity " + shown(value) +
                                         " must be a whole number from 1 "
                                         "to " +
                                         std::to_string(limits::capacity_max));
        }
        return found.value_or(1);
    }

    const Table& table_;
    Problems& problems_;
    const Record* record_ = nullptr;
};

using Positions = std::unordered_map<std::string, std::size_t>;

Positions check_ids(const PeopleFile& file, std::size_t field, Problems& problems) {
    Positions positions;
    for (std::size_t i = 0; i < file.rows.size(); ++i) {
        if (file.rows[i].id.empty()) {
            continue;
        }
        const auto [place, fresh] = positions.emplace(file.rows[i].id, i);
        if (!fresh) {
            problems.error(file.rows[i].line, field,
                           "id " + shown(file.rows[i].id) + " stands in line " +
                               std::to_string(file.rows[place->second].line) + " already");
        }
    }
    return positions;
}

// Two labels make two sides; none, or one for all, one pool.
void settle_sides(PeopleFile& file, std::size_t field, Problems& problems) {
    const bool any = std::any_of(file.rows.begin(), file.rows.end(),
                                 [](const PersonRow& row) { return !row.side.empty(); });
    if (!any) {
        return;
    }
    std::size_t labels = 0;
    for (const PersonRow& row : file.rows) {
        if (row.side.empty()) {
            problems.error(row.line, field, "side is empty, but others have one");
            continue;
        }
        const auto end = file.sides.begin() + static_cast<std::ptrdiff_t>(labels);
        if (std::find(file.sides.begin(), end, row.side) != end) {
            continue;
        }
        if (labels == file.sides.size()) {
            problems.error(row.line, field,
                           "side " + shown(row.side) + " is a third one beside " +
                               shown(file.sides[0]) + " and " + shown(file.sides[1]));
        } else {
            file.sides[labels++] = row.side;
        }
    }
    file.two_sided = labels == 2;
}

void check_managers(const PeopleFile& file, const Positions& positions, std::size_t field,
                    Problems& problems) {
    enum class Mark : std::uint8_t { fresh, on_the_way, done };
    std::vector<Mark> marks(file.rows.size(), Mark::fresh);
    for (std::size_t i = 0; i < file.rows.size(); ++i) {
        const PersonRow& row = file.rows[i];
        if (!row.manager.empty() && !positions.contains(row.manager)) {
            problems.warning(row.line, field, "manager " + shown(row.manager) + " is unknown");
        }
        std::vector<std::size_t> way;
        std::size_t current = i;
        while (marks[current] == Mark::fresh) {
            marks[current] = Mark::on_the_way;
            way.push_back(current);
            const auto boss = positions.find(file.rows[current].manager);
            if (boss == positions.end()) {
                break;
            }
            current = boss->second;
            if (marks[current] == Mark::on_the_way) {
                problems.error(
                    file.rows[way.back()].line, field,
                    "the managers of " + shown(file.rows[current].id) + " lead round in a circle");
            }
        }
        for (const std::size_t each : way) {
            marks[each] = Mark::done;
        }
    }
}

}  // namespace

bool is_id(std::string_view text) {
    return !text.empty() && text.size() <= 40 && is_alphanumeric(text.front()) &&
           std::all_of(text.begin(), text.end(), [](char letter) {
               return is_alphanumeric(letter) || letter == '.' || letter == '_' || letter == '-';
           });
}

std::optional<PeopleFile> read_people(std::string_view text, Problems& problems) {
    const auto table = read_csv(text, columns, problems);
    if (!table) {
        return std::nullopt;
    }
    PeopleFile file;
    RowReader reader(*table, problems);
    for (const Record& record : table->records()) {
        file.rows.push_back(reader.read(record));
    }
    const Positions positions = check_ids(file, table->field(Known::id), problems);
    settle_sides(file, table->field(Known::side), problems);
    check_managers(file, positions, table->field(Known::manager), problems);
    if (!problems.ok()) {
        return std::nullopt;
    }
    return file;
}

}  // namespace files
