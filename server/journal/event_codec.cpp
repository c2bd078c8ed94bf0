#include "journal/event_codec.hpp"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>

#include "journal/shapes_evening.hpp"
#include "journal/shapes_nouns.hpp"
#include "journal/shapes_ratings.hpp"
#include "journal/shapes_seats.hpp"

namespace journal {
namespace {

using Json = nlohmann::ordered_json;
using shape::Part;
using shape::Shape;

constexpr int enumerators_max = 64;

template <class T>
concept Enumerated = std::is_enum_v<T>;
template <class T>
concept Whole = std::is_integral_v<T> && !std::is_same_v<T, bool>;

// --- writing -------------------------------------------------------------------------------------

template <class T>
Json written(const T& value);

template <class T>
void write_members(const T& value, Part part, Json& into) {
    const auto write = [&](const auto& member) {
        if (member.is_sealed == (part == Part::sealed)) {
            into[std::string(member.name)] = written(value.*member.at);
        }
    };
    std::apply([&](const auto&... member) { (write(member), ...); }, Shape<T>::members);
}

template <class T>
struct Form;  // how a T is written and read

template <>
struct Form<bool> {
    static Json write(bool value) { return value; }
    static bool read(const Json& from, bool& into) {
        return from.is_boolean() && (into = from.get<bool>(), true);
    }
};

template <Whole T>
struct Form<T> {
    static Json write(T value) { return value; }
    static bool read(const Json& from, T& into) {
        if (from.is_number_unsigned()) {
            const auto number = from.get<std::uint64_t>();
            into = static_cast<T>(number);
            return number <= static_cast<std::uint64_t>(std::numeric_limits<T>::max());
        }
        if (std::is_unsigned_v<T> || !from.is_number_integer()) {
            return false;
        }
        const auto number = from.get<std::int64_t>();
        into = static_cast<T>(number);
        return number >= static_cast<std::int64_t>(std::numeric_limits<T>::min());
    }
};

template <>
struct Form<std::string> {
    static Json write(const std::string& value) { return value; }
    static bool read(const Json& from, std::string& into) {
        return from.is_string() && (into = from.get_ref<const std::string&>(), true);
    }
};

template <Enumerated T>
struct Form<T> {
    static Json write(T value) { return shape::name_in_journal(value); }
    static bool read(const Json& from, T& into) {
        for (int i = 0; from.is_string() && i < enumerators_max; ++i) {
            const char* name = shape::name_in_journal(static_cast<T>(i));
            if (name != nullptr && from.get_ref<const std::string&>() == name) {
                into = static_cast<T>(i);
                return true;
            }
        }
        return false;
    }
};

template <class Tag, class Value>
struct Form<base::StrongId<Tag, Value>> {
    using T = base::StrongId<Tag, Value>;
    static Json write(T value) { return value.value; }
    static bool read(const Json& from, T& into) { return Form<Value>::read(from, into.value); }
};

template <>
struct Form<room::SecretHash> {
    static Json write(const room::SecretHash& value) { return value.value; }
    static bool read(const Json& from, room::SecretHash& into) {
        return Form<std::string>::read(from, into.value);
    }
};

template <>
struct Form<base::Instant> {
    static Json write(base::Instant value) { return value.ms; }
    static bool read(const Json& from, base::Instant& into) {
        return Form<std::int64_t>::read(from, into.ms);
    }
};

template <>
struct Form<base::Duration> {
    static Json write(base::Duration value) { return std::int64_t{value.count()}; }
    static bool read(const Json& from, base::Duration& into) {
        std::int64_t ms = 0;
        return Form<std::int64_t>::read(from, ms) && (into = base::Duration{ms}, true);
    }
};

template <class T>
struct Form<std::optional<T>> {
    static Json write(const std::optional<T>& value) {
        return value ? written(*value) : Json(nullptr);
    }
    static bool read(const Json& from, std::optional<T>& into) {
        into.reset();
        return from.is_null() || Form<T>::read(from, into.emplace(shape::blank<T>()));
    }
};

template <class T>
struct Form<std::vector<T>> {
    static Json write(const std::vector<T>& value) {
        Json list = Json::array();
        for (const T& item : value) {
            list.push_back(written(item));
        }
        return list;
    }
    static bool read(const Json& from, std::vector<T>& into) {
        into.clear();
        return from.is_array() && std::all_of(from.begin(), from.end(), [&](const Json& item) {
                   into.push_back(shape::blank<T>());
                   return Form<T>::read(item, into.back());
               });
    }
};

template <class T, std::size_t Size>
struct Form<std::array<T, Size>> {
    static Json write(const std::array<T, Size>& value) {
        return Form<std::vector<T>>::write({value.begin(), value.end()});
    }
    static bool read(const Json& from, std::array<T, Size>& into) {
        std::vector<T> list;
        if (!Form<std::vector<T>>::read(from, list) || list.size() != Size) {
            return false;
        }
        std::move(list.begin(), list.end(), into.begin());
        return true;
    }
};

template <class First, class Second>
struct Form<std::pair<First, Second>> {
    using T = std::pair<First, Second>;
    static Json write(const T& value) {
        Json list = Json::array();
        list.push_back(written(value.first));
        list.push_back(written(value.second));
        return list;
    }
    static bool read(const Json& from, T& into) {
        return from.is_array() && from.size() == 2 && Form<First>::read(from[0], into.first) &&
               Form<Second>::read(from[1], into.second);
    }
};

// Reads the members of `part`; false, with the name of the first bad one in `fault`, when `from`
// does not have exactly these.
template <class T>
bool read_members(const Json& from, Part part, T& into, std::string& fault) {
    if (!from.is_object() || from.size() != shape::members_of<T>(part)) {
        fault = "members";
        return false;
    }
    const auto read = [&]<class Value>(const shape::Member<T, Value>& member) {
        if (member.is_sealed != (part == Part::sealed)) {
            return true;
        }
        const auto found = from.find(std::string(member.name));
        const bool good = found != from.end() && Form<Value>::read(*found, into.*member.at);
        if (!good) {
            fault = member.name;
        }
        return good;
    };
    return std::apply([&](const auto&... member) { return (read(member) && ...); },
                      Shape<T>::members);
}

template <shape::Shaped T>
struct Form<T> {
    static_assert(std::tuple_size_v<decltype(Shape<T>::members)> == shape::member_count<T>(),
                  "a member has no line in its shape");
    static Json write(const T& value) {
        Json object = Json::object();
        write_members(value, Part::open, object);
        return object;
    }
    static bool read(const Json& from, T& into) {
        std::string fault;
        return read_members(from, Part::open, into, fault);
    }
};

template <class T>
Json written(const T& value) {
    return Form<T>::write(value);
}

// --- events --------------------------------------------------------------------------------------

template <class T>
std::string text_of(const T& event, Part part) {
    if (shape::members_of<T>(part) == 0) {
        return {};
    }
    Json object = Json::object();
    write_members(event, part, object);
    return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

template <class T>
std::uint32_t number_of(const T& event) {
    if constexpr (Shape<T>::by == Seal::person) {
        return event.person.value;
    } else if constexpr (Shape<T>::by == Seal::joiner) {
        return event.join.value;
    } else {
        return 0;
    }
}

// Versions: a shape that changed since its first text names its version, the others are version 1.
template <class T>
constexpr std::uint32_t version_now() {
    if constexpr (requires { Shape<T>::version; }) {
        return Shape<T>::version;
    } else {
        return 1;
    }
}

// What follows makes a part of an older version what it is now. Before seats could be changed by
// hand, no way back led to other seats (2); then nobody talked with a helper (3).
void add_seating(Json& holder, std::uint32_t version) {
    if (version == 1) {
        holder["seating"] = nullptr;
    }
    if (const auto seating = holder.find("seating");
        seating != holder.end() && seating->is_object()) {
        (*seating)["helper_talks"] = Json::array();
    }
}
void make_current(std::type_identity<room::UndoOffered>, std::uint32_t version, Json& part) {
    const auto point = part.find("point");
    if (point != part.end() && point->is_object()) {
        add_seating(*point, version);
        (*point)["rounds"] = 0U;
    }
}
void make_current(std::type_identity<room::ActionUndone>, std::uint32_t version, Json& part) {
    add_seating(part, version);
}

// Before three could sit at a table.
void add_trios(Json& part) {
    const auto settings = part.find("settings");
    if (settings == part.end() || !settings->is_object()) {
        return;
    }
    (*settings)["trios"] = false;
    if (const auto durations = settings->find("durations");
        durations != settings->end() && durations->is_object()) {
        (*durations)["trio"] = room::Durations{}.trio.count();
    }
}
void make_current(std::type_identity<room::RoomCreated>, std::uint32_t, Json& part) {
    add_trios(part);
}
void make_current(std::type_identity<room::SettingsChanged>, std::uint32_t, Json& part) {
    add_trios(part);
}
template <class T>
void make_current(std::type_identity<T>, std::uint32_t, Json&) {}

template <class T>
bool read_part(std::string_view text, Part part, std::uint32_t version, T& into,
               std::string& fault) {
    if (shape::members_of<T>(part) == 0) {
        fault = "text where none belongs";
        return text.empty();
    }
    Json parsed = Json::parse(text, nullptr, false);
    if (parsed.is_discarded()) {
        fault = "JSON";
        return false;
    }
    if (version < version_now<T>() && parsed.is_object()) {
        make_current(std::type_identity<T>{}, version, parsed);
    }
    return read_members(parsed, part, into, fault);
}

using Decoded = base::Result<room::RoomEvent, Undecodable>;

template <class T>
Decoded decode_as(const Stored& stored) {
    const std::string kind(Shape<T>::kind);
    if (stored.version < 1 || stored.version > version_now<T>()) {
        return Undecodable{kind + ": version " + std::to_string(stored.version) +
                           " is not known here"};
    }
    if (!stored.sealed && shape::members_of<T>(Part::open) == 0 &&
        shape::members_of<T>(Part::sealed) > 0) {
        return room::RoomEvent{room::Erased{kind}};
    }
    T event = shape::blank<T>();
    std::string fault;
    if (!read_part(stored.open, Part::open, stored.version, event, fault) ||
        (stored.sealed && !read_part(*stored.sealed, Part::sealed, stored.version, event, fault))) {
        return Undecodable{kind + ": " + fault};
    }
    return room::RoomEvent{std::move(event)};
}

template <std::size_t... Index>
Decoded decode_any(const Stored& stored, std::index_sequence<Index...>) {
    Decoded result = Undecodable{"unknown kind " + std::string(stored.kind)};
    const auto tried = [&]<class T>(std::type_identity<T>) {
        if (stored.kind != Shape<T>::kind) {
            return false;
        }
        result = decode_as<T>(stored);
        return true;
    };
    (tried(std::type_identity<std::variant_alternative_t<Index, room::AnyFact>>{}) || ...);
    return result;
}

template <std::size_t... Index>
std::vector<std::string_view> kinds(std::index_sequence<Index...>) {
    return {Shape<std::variant_alternative_t<Index, room::AnyFact>>::kind...};
}

using Alternatives = std::make_index_sequence<std::variant_size_v<room::AnyFact>>;

// Asked first and alone, so that a forgotten event gives one readable error.
template <std::size_t... Index>
constexpr bool all_described(std::index_sequence<Index...>) {
    return (shape::Shaped<std::variant_alternative_t<Index, room::AnyFact>> && ...);
}
static_assert(all_described(Alternatives{}), "an event has no Shape in shapes_*.hpp");

}  // namespace

Encoded encode_event(const room::RoomEvent& event) {
    const auto encode = []<class T>(const T& fact) {
        static_assert(std::tuple_size_v<decltype(Shape<T>::members)> == shape::member_count<T>(),
                      "a member of this event has no line in its shape");
        static_assert((Shape<T>::by == Seal::none) == (shape::members_of<T>(Part::sealed) == 0),
                      "sealed members need a key, and a key needs sealed members");
        return Encoded{Shape<T>::kind, version_now<T>(), text_of(fact, Part::open),
                       text_of(fact, Part::sealed),
                       Sealing{Shape<T>::by, number_of(fact), Shape<T>::step}};
    };
    return std::visit(encode, event);
}

Decoded decode_event(const Stored& stored) {
    return decode_any(stored, Alternatives{});
}

std::string_view kind_of(const room::RoomEvent& event) {
    return std::visit([]<class T>(const T&) { return Shape<T>::kind; }, event);
}

std::vector<std::string_view> all_kinds() {
    return kinds(Alternatives{});
}

}  // namespace journal
