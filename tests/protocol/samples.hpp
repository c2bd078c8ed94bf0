#pragma once
// The golden samples of protocol/samples, as text and as JSON. Tests only.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace samples {

struct Sample {
    std::string file;   // "ping.usual.json"
    std::string first;  // "ping"
    std::string name;   // "usual"
    std::string text;
};

inline std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

inline std::filesystem::path folder() {
    return std::filesystem::path(QUADRILLE_SOURCE) / "protocol" / "samples";
}

// The samples of a folder in order of name, without close_codes.json.
inline std::vector<Sample> in(const std::filesystem::path& where) {
    std::vector<Sample> found;
    for (const auto& entry : std::filesystem::directory_iterator(where)) {
        const std::string file = entry.path().filename().string();
        const auto dot = file.find('.');
        const auto end = file.rfind(".json");
        if (end == std::string::npos || end <= dot) continue;
        found.push_back({file, file.substr(0, dot), file.substr(dot + 1, end - dot - 1),
                         read_file(entry.path())});
    }
    std::sort(found.begin(), found.end(),
              [](const Sample& a, const Sample& b) { return a.file < b.file; });
    return found;
}

inline nlohmann::json without_pad(const std::string& text) {
    auto document = nlohmann::json::parse(text);
    if (document.is_object()) document.erase("pad");
    return document;
}

}  // namespace samples
