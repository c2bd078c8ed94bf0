#include "cli/numbers.hpp"

#include <CLI/CLI.hpp>
#include <charconv>
#include <optional>
#include <string>

namespace cli {
namespace {

// The whole text as a number, or nothing.
template <class Number>
std::optional<Number> number_in(const std::string& text) {
    Number number{};
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    return read.ec == std::errc() && read.ptr == end ? std::optional(number) : std::nullopt;
}

}  // namespace

void must_be_whole(CLI::Option& option, Range range) {
    const std::string span = std::to_string(range.least) + " to " + std::to_string(range.most);
    const auto check = [range, span](std::string& text) -> std::string {
        const auto number = number_in<std::uint64_t>(text);
        if (!number || *number < range.least || *number > range.most) {
            return "must be from " + span;
        }
        text = std::to_string(*number);  // the library would take 010 for octal
        return {};
    };
    option.transform(CLI::Validator(check, span));
}

void must_be_probability(CLI::Option& option) {
    const auto check = [](std::string& text) -> std::string {
        const auto number = number_in<double>(text);
        return number && *number >= 0 && *number <= 1 ? "" : "must be from 0 to 1";
    };
    option.check(CLI::Validator(check, "0 to 1"));
}

}  // namespace cli
