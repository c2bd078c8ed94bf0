#include "load/glance.hpp"

#include <array>
#include <charconv>
#include <cstring>

namespace load {
namespace {

std::optional<std::uint32_t> number_at(std::string_view text) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{}) return std::nullopt;
    return number;
}

// What follows `key` in `text`; empty when it does not occur.
std::string_view after(std::string_view text, std::string_view key) {
    // Not string_view::find: that stops at every quote.
    const auto* at =
        static_cast<const char*>(memmem(text.data(), text.size(), key.data(), key.size()));
    if (at == nullptr) return {};
    return text.substr(static_cast<std::size_t>(at - text.data()) + key.size());
}

std::string_view until_quote(std::string_view text) {
    return text.substr(0, text.find('"'));
}

// The beginning of a picture: its step stands before everything else.
constexpr std::size_t near_bytes = 128;

}  // namespace

std::string_view type_of(std::string_view message) {
    constexpr std::string_view begin = R"({"type":")";
    if (!message.starts_with(begin)) return {};
    return until_quote(message.substr(begin.size()));
}

std::string_view id_of(std::string_view message) {
    return until_quote(after(message.substr(0, near_bytes), R"(,"id":")"));
}

std::optional<std::uint32_t> step_of(std::string_view picture) {
    return number_at(after(picture.substr(0, near_bytes), R"(,"step":)"));
}

std::string_view phase_of(std::string_view picture) {
    return until_quote(after(picture, R"("clock":{"phase":")"));
}

std::optional<std::uint32_t> badge_of(std::string_view own_view) {
    return number_at(after(own_view.substr(0, near_bytes), R"(,"me":{"badge":)"));
}

SeatGlance seat_of(std::string_view own_view) {
    SeatGlance glance;
    const auto seat = after(own_view, R"("seat":{"kind":"table","encounter":)");
    const auto encounter = number_at(seat);
    if (!encounter) return glance;
    glance.encounter = *encounter;
    glance.partner = number_at(after(seat, R"("partner":{"badge":)")).value_or(0);
    std::array<char, 40> key{'{', '"', 'e', 'n', 'c', 'o', 'u', 'n', 't', 'e', 'r', '"', ':'};
    constexpr std::size_t fixed = 13;
    auto* end = std::to_chars(key.data() + fixed, key.data() + key.size() - 1, *encounter).ptr;
    *end++ = ',';
    const auto met =
        after(after(seat, R"("met":[)"), {key.data(), static_cast<std::size_t>(end - key.data())});
    const auto revision = number_at(after(met, R"("revision":)"));
    glance.met = revision.has_value();
    glance.revision = revision.value_or(0);
    return glance;
}

}  // namespace load
