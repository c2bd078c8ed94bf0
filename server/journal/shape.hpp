#pragma once
// How the codec knows the members of a type: a Shape<T> lists them by name, and the list is held
// against the number of members the compiler sees. Included by the codec and its tables only; pure.

#include <array>
#include <cstddef>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

#include "base/core/strong_id.hpp"
#include "journal/event_codec.hpp"

namespace journal::shape {

template <class Owner, class Value>
struct Member {
    std::string_view name;
    Value Owner::*at;
    bool is_sealed;
};

template <class Owner, class Value>
constexpr Member<Owner, Value> open(std::string_view name, Value Owner::*at) {
    return {name, at, false};
}
template <class Owner, class Value>
constexpr Member<Owner, Value> sealed(std::string_view name, Value Owner::*at) {
    return {name, at, true};
}

// Specialised in shapes_*.hpp: `members`, and for events `kind` and what one of these bases says.
template <class T>
struct Shape;

struct Plain {
    static constexpr Seal by = Seal::none;
    static constexpr std::size_t step = 0;
};
template <std::size_t Step>
struct ByRoom {
    static constexpr Seal by = Seal::room;
    static constexpr std::size_t step = Step;
};
template <std::size_t Step>
struct ByPerson {
    static constexpr Seal by = Seal::person;
    static constexpr std::size_t step = Step;
};
template <std::size_t Step>
struct ByJoiner {
    static constexpr Seal by = Seal::joiner;
    static constexpr std::size_t step = Step;
};

template <class T>
concept Shaped = requires {
    Shape<T>::members;
};

// --- values to read into -------------------------------------------------------------------------

template <class T>
T blank();

// Converts to anything; never evaluated where only the number of members is asked for.
struct Anything {
    template <class T>
    operator T() const {
        return blank<T>();
    }
};

template <class T, std::size_t... Index>
constexpr bool takes(std::index_sequence<Index...>) {
    return requires {
        T{(static_cast<void>(Index), Anything{})...};
    };
}

// How many members the aggregate T has: the most initializers it takes (Polukhin, "magic get").
template <class T, std::size_t Tried = 32>
constexpr std::size_t member_count() {
    if constexpr (Tried == 0 || takes<T>(std::make_index_sequence<Tried>{})) {
        return Tried;
    } else {
        return member_count<T, Tried - 1>();
    }
}

// The compiler warns that it prefers optional's own constructor; either gives a value to read into.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
template <class T, std::size_t... Index>
T blank_aggregate(std::index_sequence<Index...>) {
    return T{(static_cast<void>(Index), Anything{})...};
}
#pragma GCC diagnostic pop

template <class T>
struct IsPair : std::false_type {};
template <class First, class Second>
struct IsPair<std::pair<First, Second>> : std::true_type {};

template <class T>
struct IsStrongId : std::false_type {};
template <class Tag, class Value>
struct IsStrongId<base::StrongId<Tag, Value>> : std::true_type {};

// A value of T to be read into: as it is by default, and 0 where an id has no default.
template <class T>
T blank() {
    if constexpr (std::is_default_constructible_v<T>) {
        return T{};
    } else if constexpr (IsStrongId<T>::value) {
        return T{0};
    } else if constexpr (IsPair<T>::value) {
        return T{blank<typename T::first_type>(), blank<typename T::second_type>()};
    } else {
        return blank_aggregate<T>(std::make_index_sequence<member_count<T>()>{});
    }
}

// Which members there are: of which part.
enum class Part { open, sealed };

template <class T>
constexpr std::size_t members_of(Part part) {
    return std::apply(
        [part](const auto&... member) {
            return (std::size_t{0} + ... + (member.is_sealed == (part == Part::sealed) ? 1U : 0U));
        },
        Shape<T>::members);
}

}  // namespace journal::shape
