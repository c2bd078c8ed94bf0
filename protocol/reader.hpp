#pragma once
// Typed readers from the tree of the gate into structs, driven by the field lists. Every member is
// there, of its kind and within its bounds, and there is no other one; else the first error with
// the member's path. Nothing is converted silently. Inside protocol/ only; any thread.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "protocol/enum_names.hpp"
#include "protocol/fields.hpp"
#include "protocol/value.hpp"

namespace protocol {

// The first thing that was wrong, and the path of its member ("clock.phase", "badges[3]").
struct Trouble {
    std::optional<DecodeError> error;
    std::string member;

    void report(DecodeError what) {
        if (!error) error = what;
    }
};

void read_text(const Value& value, std::string& out, Trouble& trouble, const TextRule& rule);
std::int64_t read_number(const Value& value, Trouble& trouble, const NumberRule& rule);
bool read_boolean(const Value& value, Trouble& trouble);
// Puts the place in a list before the path.
void blame_item(Trouble& trouble, std::size_t index);
std::size_t read_name(const Value& value, Trouble& trouble,
                      std::span<const std::string_view> names);

template <class T, class... Rules>
void read(const Value& value, T& out, Trouble& trouble, const Rules&... rules);

// One object: hands out each member once, and knows at the end what was not asked for.
class ObjectReader {
public:
    ObjectReader(const Value& value, Trouble& trouble);

    template <class T, class... Rules>
    void operator()(std::string_view name, T& out, const Rules&... rules) {
        if (trouble_.error) return;
        if (const Value* const value = take(name)) read(*value, out, trouble_, rules...);
        if (trouble_.error) blame(name);
    }

    // A member that may be missing; `out` keeps its value then.
    template <class T, class... Rules>
    void maybe(std::string_view name, T& out, const Rules&... rules) {
        if (find(name) != nullptr) (*this)(name, out, rules...);
    }

    // Accepts a text called `pad`, whatever is in it.
    void skip_pad();

    // Reports unknown_field when a member was never asked for.
    void finish();

private:
    const Value* find(std::string_view name) const;
    const Value* take(std::string_view name);
    void blame(std::string_view name);

    const Value& value_;
    Trouble& trouble_;
    std::uint64_t used_ = 0;  // a bit per member; the gate lets at most 64 through
};

template <class... Messages>
void read_tagged(const Value& value, std::variant<Messages...>& out, Trouble& trouble) {
    ObjectReader object(value, trouble);
    std::string type;
    object("type", type, rules::any_text);
    if (trouble.error) return;
    const auto read_as = [&]<class Message>(std::type_identity<Message>) {
        if (type != type_name<Message>) return false;
        fields(object, out.template emplace<Message>());
        return true;
    };
    const bool known = (read_as(std::type_identity<Messages>{}) || ...);
    if (!known) return trouble.report(DecodeError::unknown_type);
    object.skip_pad();
    object.finish();
}

template <class E, class... Rules>
void read_items(const Value& value, std::vector<E>& out, Trouble& trouble, const Rules&... rules) {
    out.reserve(value.items.size());
    for (const Value& item : value.items) {
        read(item, out.emplace_back(), trouble, rules...);
        if (!trouble.error) continue;
        return blame_item(trouble, out.size() - 1);
    }
}

template <class E, class... Rules>
void read_list(const Value& value, std::vector<E>& out, Trouble& trouble, const CountRule& count,
               const Rules&... rules) {
    out.clear();
    if (value.kind != Value::Kind::list) return trouble.report(DecodeError::wrong_kind);
    const std::size_t entries = value.items.size();
    if (entries < count.least || entries > count.most) {
        return trouble.report(DecodeError::out_of_range);
    }
    read_items(value, out, trouble, rules...);
}

template <class E, class... Rules>
void read_list(const Value& value, std::vector<E>& out, Trouble& trouble, const Rules&... rules) {
    read_list(value, out, trouble, CountRule{}, rules...);
}

template <class T, class... Rules>
void read(const Value& value, std::optional<T>& out, Trouble& trouble, const Rules&... rules) {
    out.reset();
    if (value.kind != Value::Kind::null) read(value, out.emplace(), trouble, rules...);
}

template <class T, class... Rules>
void read(const Value& value, std::vector<T>& out, Trouble& trouble, const Rules&... rules) {
    read_list(value, out, trouble, rules...);
}

template <class... Messages>
void read(const Value& value, std::variant<Messages...>& out, Trouble& trouble) {
    read_tagged(value, out, trouble);
}

template <class T, class... Rules>
void read(const Value& value, T& out, Trouble& trouble, const Rules&... rules) {
    if constexpr (std::is_same_v<T, bool>) {
        out = read_boolean(value, trouble);
    } else if constexpr (std::is_integral_v<T>) {
        constexpr NumberRule whole = whole_range<T>();
        if constexpr (sizeof...(Rules) == 0) {
            out = static_cast<T>(read_number(value, trouble, whole));
        } else {
            out = static_cast<T>(read_number(value, trouble, rules...));
        }
    } else if constexpr (std::is_enum_v<T>) {
        out = static_cast<T>(read_name(value, trouble, names_of<T>));
    } else if constexpr (std::is_same_v<T, std::string>) {
        read_text(value, out, trouble, rules...);
    } else {
        ObjectReader object(value, trouble);
        fields(object, out);
        object.finish();
    }
}

}  // namespace protocol
