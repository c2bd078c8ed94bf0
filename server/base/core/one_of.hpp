#pragma once
// Whether a type is one of a variant's alternatives. Pure; compile time.

#include <type_traits>
#include <variant>

namespace base {

template <class T, class Variant>
inline constexpr bool is_alternative_of = false;
template <class T, class... Alternatives>
inline constexpr bool is_alternative_of<T, std::variant<Alternatives...>> =
    (std::is_same_v<T, Alternatives> || ...);

// A value (or reference) of one of the alternatives of Variant.
template <class T, class Variant>
concept OneOf = is_alternative_of<std::remove_cvref_t<T>, Variant>;

}  // namespace base
