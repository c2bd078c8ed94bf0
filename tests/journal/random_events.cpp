#include "journal/random_events.hpp"

#include <string>

#include "journal/shapes_evening.hpp"
#include "journal/shapes_nouns.hpp"
#include "journal/shapes_ratings.hpp"
#include "journal/shapes_seats.hpp"

namespace journal_test {

namespace shape = journal::shape;

namespace {

constexpr int enumerators_max = 64;

template <class T>
struct Draw;

template <class T>
T drawn(base::Rng& rng) {
    return Draw<T>::any(rng);
}

template <class T>
struct Draw {
    static T any(base::Rng& rng) {
        if constexpr (std::is_same_v<T, bool>) {
            return rng.chance(1, 2);
        } else if constexpr (std::is_enum_v<T>) {
            T value{};
            do {
                value = static_cast<T>(rng.below(enumerators_max));
            } while (shape::name_in_journal(value) == nullptr);
            return value;
        } else if constexpr (std::is_integral_v<T>) {
            return static_cast<T>(rng.next() >> rng.below(60));
        } else if constexpr (shape::IsStrongId<T>::value) {
            return T{static_cast<typename T::value_type>(rng.next() >> (32 + rng.below(30)))};
        } else {
            T value = shape::blank<T>();
            std::apply(
                [&](const auto&... member) {
                    ((value.*member.at =
                          drawn<std::remove_reference_t<decltype(value.*member.at)>>(rng)),
                     ...);
                },
                shape::Shape<T>::members);
            return value;
        }
    }
};

// UTF-8 with what JSON must escape and what takes more than one byte.
template <>
struct Draw<std::string> {
    static std::string any(base::Rng& rng) {
        const std::string pieces[] = {
            "a",    "Z", " ",  "\"",   "\\",        "\n", std::string(1, '\0'),
            "\x7f", "é", "漢", "🙂", "</script>", "0",  "\x01"};
        std::string text;
        for (auto left = rng.below(12); left > 0; --left) {
            text += pieces[rng.below(std::size(pieces))];
        }
        return text;
    }
};

template <>
struct Draw<room::SecretHash> {
    static room::SecretHash any(base::Rng& rng) { return {drawn<std::string>(rng)}; }
};
template <>
struct Draw<base::Instant> {
    static base::Instant any(base::Rng& rng) { return {drawn<std::int64_t>(rng)}; }
};
template <>
struct Draw<base::Duration> {
    static base::Duration any(base::Rng& rng) { return base::Duration{drawn<std::int64_t>(rng)}; }
};
template <class T>
struct Draw<std::optional<T>> {
    static std::optional<T> any(base::Rng& rng) {
        return rng.chance(1, 2) ? std::optional<T>(drawn<T>(rng)) : std::nullopt;
    }
};
template <class T>
struct Draw<std::vector<T>> {
    static std::vector<T> any(base::Rng& rng) {
        std::vector<T> list;
        for (auto left = rng.below(4); left > 0; --left) {
            list.push_back(drawn<T>(rng));
        }
        return list;
    }
};
template <class T, std::size_t Size>
struct Draw<std::array<T, Size>> {
    static std::array<T, Size> any(base::Rng& rng) {
        std::array<T, Size> list;
        for (T& item : list) {
            item = drawn<T>(rng);
        }
        return list;
    }
};
template <class First, class Second>
struct Draw<std::pair<First, Second>> {
    static std::pair<First, Second> any(base::Rng& rng) {
        First first = drawn<First>(rng);
        return {std::move(first), drawn<Second>(rng)};
    }
};

template <std::size_t Index>
room::RoomEvent drawn_from(base::Rng& rng, std::size_t index) {
    if constexpr (Index < std::variant_size_v<room::AnyFact>) {
        if (index == Index) {
            return drawn<std::variant_alternative_t<Index, room::AnyFact>>(rng);
        }
        return drawn_from<Index + 1>(rng, index);
    } else {
        return room::RoomPurged{};
    }
}

// --- equality of every member --------------------------------------------------------------------

template <class T>
bool same(const T& a, const T& b);

template <class T>
struct Same {
    static bool as(const T& a, const T& b) {
        if constexpr (shape::Shaped<T>) {
            return std::apply(
                [&](const auto&... member) { return (same(a.*member.at, b.*member.at) && ...); },
                shape::Shape<T>::members);
        } else {
            return a == b;
        }
    }
};
template <class T>
struct Same<std::optional<T>> {
    static bool as(const std::optional<T>& a, const std::optional<T>& b) {
        return a.has_value() == b.has_value() && (!a || same(*a, *b));
    }
};
template <class T>
struct Same<std::vector<T>> {
    static bool as(const std::vector<T>& a, const std::vector<T>& b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (std::size_t i = 0; i < a.size(); ++i) {
            if (!same(a[i], b[i])) {
                return false;
            }
        }
        return true;
    }
};

template <class T>
bool same(const T& a, const T& b) {
    return Same<T>::as(a, b);
}

}  // namespace

room::RoomEvent drawn_event(base::Rng& rng, std::size_t index) {
    return drawn_from<0>(rng, index);
}

room::RoomEvent any_event(base::Rng& rng) {
    return drawn_event(rng, rng.below(std::variant_size_v<room::AnyFact>));
}

bool same_event(const room::RoomEvent& a, const room::RoomEvent& b) {
    return a.index() == b.index() &&
           std::visit([&b]<class T>(const T& fact) { return same(fact, std::get<T>(b)); }, a);
}

}  // namespace journal_test
