#pragma once
// The fourteen Columbia evenings (tests/data/columbia/README.md) as inputs.

#include <cstddef>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "instance/build.hpp"

namespace evenings {

inline std::vector<std::vector<std::string>> rows_of(const std::string& path) {
    std::ifstream file(path);
    std::vector<std::vector<std::string>> rows;
    std::string line;
    std::getline(file, line);  // the header
    while (std::getline(file, line)) {
        std::vector<std::string> fields;
        std::istringstream text(line);
        for (std::string field; std::getline(text, field, ',');) {
            fields.push_back(field);
        }
        rows.push_back(std::move(fields));
    }
    return rows;
}

// "7.5" → 75; no digit: unknown.
inline std::optional<std::int32_t> tenths(const std::string& text) {
    if (text.empty()) {
        return std::nullopt;
    }
    const std::size_t point = text.find('.');
    return 10 * std::stoi(text) + (point == std::string::npos ? 0 : text.at(point + 1) - '0');
}

inline instance::Input wave(int number) {
    const std::string folder = std::string(QUADRILLE_TEST_DATA) + "/columbia/wave-" +
                               (number < 10 ? "0" : "") + std::to_string(number);
    instance::Input input;
    input.people.two_sided = true;
    input.people.side_labels = {"women", "men"};
    std::map<std::string, std::size_t> row_of;
    for (const auto& row : rows_of(folder + "/people.csv")) {
        instance::Person person;
        person.id = row.at(0);
        person.side = row.at(1) == "women" ? 0 : 1;
        row_of[person.id] = input.people.persons.size();
        input.people.persons.push_back(person);
    }
    for (const auto& row : rows_of(folder + "/ratings.csv")) {
        input.ratings.push_back({row_of.at(row.at(0)),
                                 row_of.at(row.at(1)),
                                 {row.at(2) == "1", tenths(row.size() > 3 ? row[3] : ""), 0}});
    }
    return input;
}

}  // namespace evenings
