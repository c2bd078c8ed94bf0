#pragma once
// CSV as PRODUCT 4 reads it: UTF-8 with or without BOM, CRLF or LF, RFC 4180 quoting, a header row
// with columns in any order, empty lines skipped. libcsv does the quoting; places, limits and
// encoding are ours. Any thread.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "files/problems.hpp"

namespace files {

struct Record {
    std::size_t line = 0;  // where it starts, from 1
    std::vector<std::string> fields;
};

struct Column {
    std::string_view name;
    bool required = false;
};

// Records whose columns were found by name.
class Table {
public:
    Table(std::vector<std::size_t> places, std::vector<Record> records)
        : places_(std::move(places)), records_(std::move(records)) {}

    const std::vector<Record>& records() const { return records_; }
    // The text of known column `column` in `record`; empty when the file has no such column.
    const std::string& text(const Record& record, std::size_t column) const;
    // The place of a known column in the file, from 1; 0 when it is not there.
    std::size_t field(std::size_t column) const { return places_[column]; }

private:
    std::vector<std::size_t> places_;
    std::vector<Record> records_;
};

// `columns` are the known ones; Table's column numbers are positions in it. Nothing when the file
// cannot be taken apart; a record that does not fit the header is a problem and is left out.
std::optional<Table> read_csv(std::string_view text, const std::vector<Column>& columns,
                              Problems& problems);

// The whole file, or nothing when it cannot be read or is above limits::file_bytes_max (said in
// `problems`).
std::optional<std::string> read_file(const std::string& path, Problems& problems);

}  // namespace files
