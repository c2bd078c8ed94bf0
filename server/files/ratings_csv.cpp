#include "files/ratings_csv.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "files/csv_in.hpp"
#include "files/text.hpp"

namespace files {
namespace {

enum Known : std::size_t { rater, rated, accepts, score, favourite };

const std::vector<Column> columns = {
    {"rater", true}, {"rated", true}, {"accepts", true}, {"score", true}, {"favourite", false}};

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

bool are_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

// (10(\.0)?|[0-9](\.[0-9])?)
std::optional<std::int32_t> to_tenths(std::string_view text) {
    if (text == "10" || text == "10.0") {
        return 100;
    }
    const bool whole = text.size() == 1 && is_digit(text[0]);
    const bool tenth = text.size() == 3 && is_digit(text[0]) && text[1] == '.' && is_digit(text[2]);
    if (!whole && !tenth) {
        return std::nullopt;
    }
    return (text[0] - '0') * 10 + (tenth ? text[2] - '0' : 0);
}

std::string why_no_score(const std::string& text) {
    const std::string_view all = text;
    const bool minus = all.substr(0, 1) == "-";
    const std::string_view rest = all.substr(minus ? 1 : 0);
    const std::size_t point = rest.find('.');
    const std::string_view whole = rest.substr(0, point);
    const std::string_view digits = point == std::string_view::npos ? "" : rest.substr(point + 1);
    const bool number =
        are_digits(whole) && (point == std::string_view::npos || are_digits(digits));
    if (!number) {
        return "score " + shown(text) + " is not a number";
    }
    if (minus) {
        return "score " + shown(text) + " is below 0";
    }
    const bool leading_zero = whole.size() > 1 && whole[0] == '0';
    const bool above = whole.size() > 2 || (whole.size() == 2 && whole != "10") ||
                       (whole == "10" && digits.find_first_not_of('0') != std::string_view::npos);
    if (above && !leading_zero) {
        return "score " + shown(text) + " is above 10";
    }
    return "score " + shown(text) + " must be written as 7 or 7.5";
}

class RowReader {
public:
    RowReader(const Table& table, const PeopleFile& people, Problems& problems)
        : table_(table), people_(people), problems_(problems) {
        for (std::size_t i = 0; i < people.rows.size(); ++i) {
            positions_.emplace(people.rows[i].id, i);
        }
    }

    void read(const Record& record) {
        record_ = &record;
        RatingRow row;
        const auto from = person(Known::rater);
        const auto to = person(Known::rated);
        row.accepts = yes_or_no();
        row.score_tenths = tenths();
        row.favourite = order();
        if (!from || !to) {
            return;
        }
        row.rater = *from;
        row.rated = *to;
        check_direction(row);
        rows_.push_back(row);
    }

    std::vector<RatingRow> take() { return std::move(rows_); }

private:
    const std::string& text(Known column) const { return table_.text(*record_, column); }
    void problem(Known column, std::string what) {
        problems_.error(record_->line, table_.field(column), std::move(what));
    }

    std::optional<std::size_t> person(Known column) {
        const std::string& id = text(column);
        const auto found = positions_.find(id);
        if (found == positions_.end()) {
            problem(column, id.empty() ? std::string(columns[column].name) + " is empty"
                                       : "unknown id " + shown(id));
            return std::nullopt;
        }
        return found->second;
    }

    bool yes_or_no() {
        const std::string& value = text(Known::accepts);
        if (value != "1" && value != "0" && value != "yes" && value != "no") {
            problem(Known::accepts, value.empty()
                                        ? "accepts is empty"
                                        : "accepts " + shown(value) + " must be 1, 0, yes or no");
        }
        return value == "1" || value == "yes";
    }

    std::optional<std::int32_t> tenths() {
        const std::string& value = text(Known::score);
        if (value.empty()) {
            return std::nullopt;
        }
        const auto found = to_tenths(value);
        if (!found) {
            problem(Known::score, why_no_score(value));
        }
        return found;
    }

    std::uint32_t order() {
        const std::string& value = text(Known::favourite);
        if (value.empty()) {
            return 0;
        }
        if (!are_digits(value) || value[0] == '0' || value.size() > 4) {
            problem(Known::favourite,
                    "favourite " + shown(value) + " must be a whole number from 1 to 9999");
            return 0;
        }
        return static_cast<std::uint32_t>(std::stoul(value));
    }

    void check_direction(const RatingRow& row) {
        const std::string& from = people_.rows[row.rater].id;
        const std::string& to = people_.rows[row.rated].id;
        if (row.rater == row.rated) {
            problem(Known::rated, from + " cannot rate oneself");
        } else if (people_.two_sided &&
                   people_.rows[row.rater].side == people_.rows[row.rated].side) {
            problem(Known::rated, from + " and " + to + " are of one side");
        }
        const auto key = static_cast<std::uint64_t>(row.rater) * people_.rows.size() + row.rated;
        const auto [earlier, fresh] = lines_.emplace(key, record_->line);
        if (!fresh) {
            problem(Known::rated, from + " rated " + to + " in line " +
                                      std::to_string(earlier->second) + " already");
        }
    }

    const Table& table_;
    const PeopleFile& people_;
    Problems& problems_;
    const Record* record_ = nullptr;
    std::unordered_map<std::string, std::size_t> positions_;
    std::unordered_map<std::uint64_t, std::size_t> lines_;
    std::vector<RatingRow> rows_;
};

}  // namespace

std::optional<std::vector<RatingRow>> read_ratings(std::string_view text, const PeopleFile& people,
                                                   Problems& problems) {
    const auto table = read_csv(text, columns, problems);
    if (!table) {
        return std::nullopt;
    }
    RowReader reader(*table, people, problems);
    for (const Record& record : table->records()) {
        reader.read(record);
    }
    if (!problems.ok()) {
        return std::nullopt;
    }
    return reader.take();
}

}  // namespace files
