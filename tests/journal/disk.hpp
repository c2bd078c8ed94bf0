#pragma once
// Helpers of the tests that look at files or at a Store without its thread. Test code.

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "contracts/journal_contract.hpp"
#include "journal/worlds.hpp"

namespace journal_test {

inline journal::StoreOptions options_in(const std::filesystem::path& folder) {
    return {folder, {}, nullptr};
}

inline journal::Prepared prepared(const Append& what) {
    journal::Prepared result{what.claim, what.after, {}, what.catalogue};
    for (const auto& event : what.events) {
        result.events.push_back({event.at, journal::encode_event(event.event)});
    }
    return result;
}

inline Outcome append(journal::Store& store, const Append& what) {
    const journal::Prepared one = prepared(what);
    return store.commit({&one}, {}).at(0);
}

inline LoadAnswer load(journal::Store& store, const room::RoomId& room) {
    auto result = store.load(room, [] {});
    if (auto* loaded = std::get_if<Loaded>(&result)) {
        return {std::move(*loaded), {}};
    }
    return {std::nullopt, std::get<LoadFailure>(result)};
}

inline std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

// Whether `text` stands in any file of the folder.
inline bool stands_in(const std::filesystem::path& folder, const std::string& text) {
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
        if (bytes_of(file.path()).find(text) != std::string::npos) {
            return true;
        }
    }
    return false;
}

}  // namespace journal_test
