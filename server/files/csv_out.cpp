#include "files/csv_out.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace files {

std::string csv_field(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        return std::string(text);
    }
    std::string quoted = "\"";
    for (const char letter : text) {
        quoted += letter == '"' ? "\"\"" : std::string(1, letter);
    }
    return quoted + '"';
}

std::string csv_text(std::string_view text) {
    const bool formula =
        !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
    return csv_field(formula ? "'" + std::string(text) : std::string(text));
}

std::string write_pairs(const std::vector<PairRow>& rows) {
    std::string text = "a,b,a_name,b_name\n";
    for (const PairRow& row : rows) {
        text += csv_field(row.a) + ',' + csv_field(row.b) + ',' + csv_text(row.a_name) + ',' +
                csv_text(row.b_name) + '\n';
    }
    return text;
}

std::string write_plan(const std::vector<PlanRow>& rows) {
    std::string text = "round,table,a,b\n";
    for (const PlanRow& row : rows) {
        text += std::to_string(row.round) + ',' + std::to_string(row.table) + ',' +
                csv_field(row.a) + ',' + csv_field(row.b) + '\n';
    }
    return text;
}

bool write_file(const std::string& path, std::string_view bytes) {
    std::error_code failure;
    const auto there = std::filesystem::status(path, failure);
    if (std::filesystem::exists(there) && !std::filesystem::is_regular_file(there)) {
        std::ofstream device(path, std::ios::binary);  // a pipe or a terminal: nothing to replace
        device.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        device.flush();
        return device.good();
    }
    const std::string beside = path + ".part";
    {
        std::ofstream file(beside, std::ios::binary | std::ios::trunc);
        file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        file.flush();
        if (!file) {
            std::remove(beside.c_str());
            return false;
        }
    }
    if (std::rename(beside.c_str(), path.c_str()) != 0) {
        std::remove(beside.c_str());
        return false;
    }
    return true;
}

}  // namespace files
