#include "files/csv_in.hpp"

#include <csv.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <set>
#include <system_error>

#include "files/text.hpp"
#include "limits.hpp"

namespace files {
namespace {

// libcsv's defaults trim spaces and forgive bare quotes; this asks it for RFC 4180. It is fed byte
// by byte, because it does not count lines.
class Splitter {
public:
    explicit Splitter(Problems& problems) : problems_(problems) {
        ready_ = csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI) == 0;
        csv_set_space_func(&parser_, [](unsigned char) { return 0; });
    }
    ~Splitter() { csv_free(&parser_); }
    Splitter(const Splitter&) = delete;
    Splitter& operator=(const Splitter&) = delete;

    // False when the text cannot be taken apart; said in the problems.
    bool split(std::string_view text) {
        if (!ready_) {
            problems_.error(0, 0, "not enough memory");
            return false;
        }
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (!feed(text[at], at + 1 < text.size() ? text[at + 1] : '\0')) {
                return false;
            }
        }
        if (csv_fini(&parser_, on_field, on_record, this) != 0) {
            problems_.error(record_.line, record_.fields.size() + 1,
                            "a quoted field is not closed");
            return false;
        }
        return !failed_;
    }

    std::vector<Record> take() { return std::move(records_); }

private:
    bool feed(char byte, char next) {
        if (!started_ && byte != '\n' && byte != '\r') {
            started_ = true;
            record_.line = line_;
        }
        ended_ = false;
        if (csv_parse(&parser_, &byte, 1, on_field, on_record, this) != 1) {
            problems_.error(record_.line, record_.fields.size() + 1,
                            csv_error(&parser_) == CSV_EPARSE
                                ? "a quote stands where RFC 4180 allows none"
                                : csv_strerror(csv_error(&parser_)));
            return false;
        }
        if (byte == '\r' && ended_ && next != '\n') {
            problems_.error(records_.back().line, records_.back().fields.size(),
                            "a lone carriage return ends the line; expected LF or CRLF");
            return false;
        }
        line_ += byte == '\n' ? 1U : 0U;
        return !failed_;
    }

    static void on_field(void* data, std::size_t size, void* self) {
        static_cast<Splitter*>(self)->field({static_cast<const char*>(data), size});
    }
    static void on_record(int, void* self) { static_cast<Splitter*>(self)->record(); }

    void field(std::string_view text) {
        if (text.size() > limits::csv_field_bytes_max ||
            record_.fields.size() == limits::csv_columns_max) {
            fail(text.size() > limits::csv_field_bytes_max ? "the field is too long"
                                                           : "too many fields in one line");
            return;
        }
        if (!is_utf8(text)) {
            problems_.error(record_.line, record_.fields.size() + 1, "not valid UTF-8");
        }
        record_.fields.emplace_back(text);
    }

    void record() {
        ended_ = true;
        started_ = false;
        if (records_.size() > limits::csv_rows_max) {
            fail("too many lines");
            return;
        }
        records_.push_back(std::move(record_));
        record_ = {};
    }

    void fail(const char* why) {
        if (!failed_) {
            problems_.error(record_.line, record_.fields.size() + 1, why);
        }
        failed_ = true;
    }

    csv_parser parser_{};
    bool ready_ = false;
    Problems& problems_;
    Record record_;
    std::vector<Record> records_;
    std::size_t line_ = 1;
    bool started_ = false;
    bool ended_ = false;
    bool failed_ = false;
};

// Letters in lower case, without spaces around.
std::string plain(std::string_view name) {
    const std::size_t first = name.find_first_not_of(' ');
    if (first == std::string_view::npos) {
        return "";
    }
    std::string result(name.substr(first, name.find_last_not_of(' ') - first + 1));
    for (char& letter : result) {
        letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return result;
}

// What probably happened when a column is missing, as "; …"; empty when nothing is known.
std::string why_missing(const Record& header, std::string_view column) {
    for (const std::string& name : header.fields) {
        if (plain(name) == column) {
            return "; " + shown(name) + " is spelled otherwise";
        }
    }
    const std::string& only = header.fields.front();
    if (header.fields.size() == 1 && only.find_first_of(";\t") != std::string::npos) {
        return std::string("; fields must be separated by commas, these seem to be by ") +
               (only.find(';') != std::string::npos ? "semicolons" : "tabs");
    }
    return "";
}

// Places of the known columns in the header, from 1; 0 for one that is absent.
std::vector<std::size_t> find_columns(const Record& header, const std::vector<Column>& columns,
                                      Problems& problems) {
    std::vector<std::size_t> places(columns.size(), 0);
    for (std::size_t i = 0; i < header.fields.size(); ++i) {
        const std::string& name = header.fields[i];
        const auto known = std::find_if(columns.begin(), columns.end(),
                                        [&name](const Column& each) { return each.name == name; });
        if (known == columns.end()) {
            problems.warning(header.line, i + 1, "unknown column " + shown(name) + " is ignored");
            continue;
        }
        std::size_t& place = places[static_cast<std::size_t>(known - columns.begin())];
        if (place != 0) {
            problems.error(header.line, i + 1, "column " + name + " stands twice");
        } else {
            place = i + 1;
        }
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].required && places[i] == 0) {
            problems.error(header.line, 1,
                           "column " + std::string(columns[i].name) + " is missing" +
                               why_missing(header, columns[i].name));
        }
    }
    return places;
}

}  // namespace

const std::string& Table::text(const Record& record, std::size_t column) const {
    static const std::string nothing;
    return places_[column] == 0 ? nothing : record.fields[places_[column] - 1];
}

std::optional<Table> read_csv(std::string_view text, const std::vector<Column>& columns,
                              Problems& problems) {
    if (text.substr(0, 3) == "\xEF\xBB\xBF") {
        text.remove_prefix(3);
    }
    if (text.substr(0, 2) == "\xFF\xFE" || text.substr(0, 2) == "\xFE\xFF") {
        problems.error(1, 1, "the file is UTF-16; save it as UTF-8");
        return std::nullopt;
    }
    Splitter splitter(problems);
    if (!splitter.split(text)) {
        return std::nullopt;
    }
    std::vector<Record> records = splitter.take();
    if (records.empty()) {
        problems.error(1, 1, "the file is empty; expected a header row");
        return std::nullopt;
    }
    const Record header = std::move(records.front());
    records.erase(records.begin());
    std::vector<std::size_t> places = find_columns(header, columns, problems);
    if (!problems.ok()) {
        return std::nullopt;
    }
    const std::size_t width = header.fields.size();
    const auto wrong = [&](const Record& record) {
        if (record.fields.size() == width) {
            return false;
        }
        problems.error(record.line, std::min(record.fields.size(), width) + 1,
                       "the line has " + std::to_string(record.fields.size()) +
                           " fields, the header " + std::to_string(width));
        return true;
    };
    records.erase(std::remove_if(records.begin(), records.end(), wrong), records.end());
    return Table(std::move(places), std::move(records));
}

std::optional<std::string> read_file(const std::string& path, Problems& problems) {
    std::error_code failure;
    if (std::filesystem::is_directory(path, failure)) {
        problems.error(0, 0, "is a folder");
        return std::nullopt;
    }
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        problems.error(0, 0, std::string("cannot be read: ") + std::strerror(errno));
        return std::nullopt;
    }
    std::string text;
    char block[65536];
    while (file.read(block, sizeof block) || file.gcount() > 0) {
        text.append(block, static_cast<std::size_t>(file.gcount()));
        if (text.size() > limits::file_bytes_max) {
            problems.error(0, 0, "the file is too large");
            return std::nullopt;
        }
    }
    if (file.bad()) {
        problems.error(0, 0, "cannot be read to its end");
        return std::nullopt;
    }
    return text;
}

}  // namespace files
