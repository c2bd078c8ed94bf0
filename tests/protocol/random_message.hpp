#pragma once
// Random messages within their bounds, filled by walking the same field lists as the codecs do.
// Tests only.

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "base/core/rng.hpp"
#include "protocol/enum_names.hpp"
#include "protocol/fields_server.hpp"
#include "protocol/text.hpp"

namespace random_message {

using protocol::Alphabet;
using protocol::CountRule;
using protocol::NumberRule;
using protocol::TextRule;

class Filler {
public:
    explicit Filler(base::Rng& rng) : rng_(rng) {}

    template <class T, class... Rules>
    void operator()(std::string_view, T& out, const Rules&... rules) {
        fill(out, rules...);
    }
    template <class T, class... Rules>
    void maybe(std::string_view, T& out, const Rules&... rules) {
        fill(out, rules...);
    }

    template <class T, class... Rules>
    void fill(std::optional<T>& out, const Rules&... rules) {
        out.reset();
        if (rng_.chance(1, 2)) fill(out.emplace(), rules...);
    }
    template <class T, class... Rules>
    void fill(std::vector<T>& out, const CountRule& count, const Rules&... rules) {
        const std::size_t most = std::min(count.most, count.least + 3);
        out.resize(count.least + rng_.below(most - count.least + 1));
        for (T& item : out)
            fill(item, rules...);
    }
    template <class T, class... Rules>
    void fill(std::vector<T>& out, const Rules&... rules) {
        fill(out, CountRule{}, rules...);
    }
    template <class... Ts>
    void fill(std::variant<Ts...>& out) {
        const std::uint64_t chosen = rng_.below(sizeof...(Ts));
        std::uint64_t at = 0;
        const auto try_one = [&]<class T>(std::type_identity<T>) {
            if (at++ == chosen) fill(out.template emplace<T>());
        };
        (try_one(std::type_identity<Ts>{}), ...);
    }
    void fill(protocol::RowsOf<std::vector<protocol::PageRow>>& out) {
        switch (out.list) {
            case protocol::ListKind::people:
                return fill_rows<protocol::PersonRow>(out.rows);
            case protocol::ListKind::tables:
                return fill_rows<protocol::TableRow>(out.rows);
            case protocol::ListKind::log:
                return fill_rows<protocol::LogRow>(out.rows);
            case protocol::ListKind::pairs:
                return fill_rows<protocol::PairRow>(out.rows);
            case protocol::ListKind::programme:
                return fill_rows<protocol::ProgrammeRow>(out.rows);
            case protocol::ListKind::changes:
                return fill_rows<protocol::ChangeRow>(out.rows);
            case protocol::ListKind::suggestions:
                return fill_rows<protocol::SuggestionRow>(out.rows);
            case protocol::ListKind::feasibility:
                return fill_rows<protocol::OutlookRow>(out.rows);
        }
    }
    void fill(bool& out) { out = rng_.chance(1, 2); }
    void fill(std::string& out, const TextRule& rule) { out = text(rule); }
    template <class T>
    requires(std::is_integral_v<T>) void fill(T& out, const NumberRule& rule) {
        const auto spread = static_cast<std::uint64_t>(rule.most - rule.least);
        const std::array<std::int64_t, 4> choices{
            rule.least, rule.most,
            rule.least +
                static_cast<std::int64_t>(rng_.below(std::min<std::uint64_t>(spread, 9) + 1)),
            rule.least + static_cast<std::int64_t>(rng_.below(spread + 1))};
        out = static_cast<T>(choices[rng_.below(choices.size())]);
    }
    template <class T>
    requires(std::is_integral_v<T>) void fill(T& out) { fill(out, protocol::whole_range<T>()); }
    template <class T>
    requires(std::is_enum_v<T>) void fill(T& out) {
        out = static_cast<T>(rng_.below(protocol::names_of<T>.size()));
    }
    template <class T>
    requires(std::is_class_v<T>) void fill(T& out) { fields(*this, out); }

private:
    template <class Row>
    void fill_rows(std::vector<protocol::PageRow>& out) {
        std::vector<Row> rows;
        fill(rows, CountRule{});
        out.assign(rows.begin(), rows.end());
    }

    std::string text(const TextRule& rule) {
        const std::size_t bytes_most = std::min<std::size_t>(rule.bytes_max, rule.bytes_min + 40);
        const std::size_t wanted = rule.bytes_min + rng_.below(bytes_most - rule.bytes_min + 1);
        const std::size_t points_most = std::min<std::size_t>(rule.code_points_max, wanted);
        std::string made;
        for (std::size_t points = 0; made.size() < wanted && points < points_most; ++points) {
            const std::string_view next = piece(rule.alphabet);
            const bool fits = made.size() + next.size() <= rule.bytes_max;
            made += fits ? next : std::string_view("a");
        }
        return made;
    }

    std::string_view piece(Alphabet alphabet) {
        static constexpr std::array<std::string_view, 14> odd{"a",      " ",    "\"",   "\\",  "\n",
                                                              "\t",     "\x01", "\x7f", "/",   "é",
                                                              "\u2028", "ل",    "🦊", "</b>"};
        static constexpr std::string_view token =
            "0123456789abcdefghijklmnopqrstuvwxyz_-ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        switch (alphabet) {
            case Alphabet::any:
                return odd[rng_.below(odd.size() - 1)];
            case Alphabet::token:
                return token.substr(rng_.below(token.size()), 1);
            case Alphabet::hex:
                return token.substr(rng_.below(16), 1);
            case Alphabet::digits:
                return token.substr(rng_.below(10), 1);
            case Alphabet::code:
                return token.substr(rng_.below(37), 1);
        }
        return "a";
    }

    base::Rng& rng_;
};

template <class T>
T random(base::Rng& rng) {
    T made{};
    Filler(rng).fill(made);
    return made;
}

}  // namespace random_message
