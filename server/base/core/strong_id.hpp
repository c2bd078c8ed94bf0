#pragma once
// Numbers that cannot be mixed up: a StrongId<Tag> is a 32-bit number of one kind. Not
// default-constructible, so a forgotten id does not compile. Pure; any thread.

#include <compare>
#include <cstdint>
#include <functional>

namespace base {

template <class Tag, class Value = std::uint32_t>
struct StrongId {
    using value_type = Value;
    explicit constexpr StrongId(Value number) : value(number) {}
    Value value;
    friend constexpr auto operator<=>(const StrongId&, const StrongId&) = default;
};

}  // namespace base

template <class Tag, class Value>
struct std::hash<base::StrongId<Tag, Value>> {
    std::size_t operator()(const base::StrongId<Tag, Value>& id) const noexcept {
        return std::hash<Value>{}(id.value);
    }
};
