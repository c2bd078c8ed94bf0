#pragma once
// What every fuzzed reader must keep, whatever bytes it is given. A broken promise ends the process
// by a trap, which libFuzzer reports like any crash.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "files/problems.hpp"
#include "files/text.hpp"

namespace fuzz {

inline void must(bool kept) {
    if (!kept) {
        __builtin_trap();
    }
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

// Nothing without a reason, a bounded report, and no byte in it that could deceive a terminal.
inline void check_report(const files::Problems& problems, bool read) {
    must(read == problems.ok());
    const std::string report = problems.report();
    must(std::count(report.begin(), report.end(), '\n') <= 202);
    must(files::is_utf8(report));
    for (std::size_t start = 0; start < report.size();) {
        const std::size_t end = report.find('\n', start);
        must(end != std::string::npos && end > start);
        must(!files::forbidden_character(report.substr(start, end - start)));
        start = end + 1;
    }
}

}  // namespace fuzz
