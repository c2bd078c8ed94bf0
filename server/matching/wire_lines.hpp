#pragma once
// Strict reading of lines of numbers, for wire*.cpp only. Pure.

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

#include "matching/wire.hpp"

namespace matching {

// Stops at the first fault; everything asked of it after that gives zeros.
class WireLines {
public:
    explicit WireLines(std::string_view text) : rest_(text) {}

    bool ok() const { return fault_.what[0] == '\0'; }
    WireFault fault() const { return fault_; }
    void fail(const char* what) {
        if (ok()) {
            fault_ = {line_, what};
        }
    }

    // The next line must be `word` and N numbers of at most `most`.
    template <std::size_t N>
    std::array<std::int64_t, N> row(std::string_view word,
                                    const std::array<std::int64_t, N>& most) {
        std::array<std::int64_t, N> numbers{};
        std::string_view line = next();
        if (!word.empty() && !take(line, word)) {
            fail("unexpected line");
        }
        for (std::size_t i = 0; i < N && ok(); ++i) {
            if ((i > 0 || !word.empty()) && !take(line, " ")) {
                fail("too few numbers");
            } else {
                numbers[i] = number(line, most[i]);
            }
        }
        if (!line.empty()) {
            fail("too much in a line");
        }
        return ok() ? numbers : std::array<std::int64_t, N>{};
    }

    void word(std::string_view word) { row<0>(word, {}); }

    void done() {
        if (!rest_.empty()) {
            ++line_;
            fail("text behind the end");
        }
    }

private:
    std::string_view next() {
        ++line_;
        const std::size_t end = rest_.find('\n');
        if (end == std::string_view::npos) {
            fail("the text is cut off");
            return {};
        }
        const std::string_view line = rest_.substr(0, end);
        rest_.remove_prefix(end + 1);
        return line;
    }

    static bool take(std::string_view& line, std::string_view prefix) {
        if (line.substr(0, prefix.size()) != prefix) {
            return false;
        }
        line.remove_prefix(prefix.size());
        return true;
    }

    std::int64_t number(std::string_view& line, std::int64_t most) {
        std::int64_t value = 0;
        const char* begin = line.data();
        const auto [end, failure] = std::from_chars(begin, begin + line.size(), value);
        const bool padded = line.size() > 1 && line[0] == '0' && end != begin + 1;
        if (failure != std::errc() || line[0] == '-' || padded || value > most) {
            fail("a number is missing or out of range");
            return 0;
        }
        line.remove_prefix(static_cast<std::size_t>(end - begin));
        return value;
    }

    std::string_view rest_;
    std::size_t line_ = 0;
    WireFault fault_;
};

}  // namespace matching
