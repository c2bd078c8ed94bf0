#include <rapidcheck.h>
#include <catch2/catch.hpp>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <set>

#include "journal/random_events.hpp"
#include "journal/sealing.hpp"
#include "journal/shapes_evening.hpp"
#include "journal/shapes_nouns.hpp"
#include "journal/shapes_ratings.hpp"
#include "journal/shapes_seats.hpp"

using journal::decode_event;
using journal::encode_event;
using journal::Encoded;
using journal::Stored;
using Json = nlohmann::ordered_json;

namespace {

Stored stored_of(const Encoded& encoded) {
    return {encoded.kind, encoded.version, encoded.open, encoded.sealed};
}

bool decodes(const Encoded& encoded) {
    return decode_event(stored_of(encoded)).has_value();
}

// Two names for one member would pass the count of members.
template <class T>
bool members_differ() {
    const T value = journal::shape::blank<T>();
    std::set<const void*> places;
    std::size_t members = 0;
    std::apply(
        [&](const auto&... member) {
            (places.insert(static_cast<const void*>(&(value.*member.at))), ...);
            members = sizeof...(member);
        },
        journal::shape::Shape<T>::members);
    return places.size() == members;
}

template <std::size_t... Index>
bool all_members_differ(std::index_sequence<Index...>) {
    return (members_differ<std::variant_alternative_t<Index, room::AnyFact>>() && ...);
}

std::string golden_path() {
    return std::string(QUADRILLE_TEST_DATA) + "/journal/events.jsonl";
}

Json golden_line(const Encoded& encoded) {
    return {{"kind", std::string(encoded.kind)},
            {"version", encoded.version},
            {"open", encoded.open},
            {"sealed", encoded.sealed}};
}

}  // namespace

TEST_CASE("J1 every event of every kind is read back as it was written") {
    CHECK(rc::check("round trip", [] {
        base::Rng rng(*rc::gen::arbitrary<std::uint64_t>());
        for (std::size_t kind = 0; kind < std::variant_size_v<room::AnyFact>; ++kind) {
            const room::RoomEvent event = journal_test::drawn_event(rng, kind);
            const auto read = decode_event(stored_of(encode_event(event)));
            RC_ASSERT(read.has_value());
            RC_ASSERT(journal_test::same_event(event, *read));
        }
    }));
    CHECK(all_members_differ(std::make_index_sequence<std::variant_size_v<room::AnyFact>>{}));
    using namespace journal_test;
    CHECK((members_differ<room::Settings>() && members_differ<room::RosterEntry>() &&
           members_differ<room::Stage>() && members_differ<room::Proposal>() &&
           members_differ<room::UndoPoint>() && members_differ<room::SeatedPair>() &&
           members_differ<instance::Rules>() && members_differ<room::Durations>() &&
           members_differ<room::Announcement>() && members_differ<room::Scale>()));
}

TEST_CASE("J1 text that is not UTF-8 is stored with a replacement, never refused") {
    const room::RoomEvent event =
        room::NoteWritten{room::EncounterId{1}, room::ParticipantId{2}, "caf\xe9 \xf0\x9f"};
    const auto read = decode_event(stored_of(encode_event(event)));
    REQUIRE(read.has_value());
    CHECK(std::get<room::NoteWritten>(*read).text.substr(0, 6) == "caf\xef\xbf\xbd");
}

TEST_CASE("J9 only exactly the members of a kind, in range, are an event") {
    base::Rng rng(9);
    int refused = 0;
    for (std::size_t kind = 0; kind < std::variant_size_v<room::AnyFact>; ++kind) {
        const Encoded good = encode_event(journal_test::drawn_event(rng, kind));
        CHECK(decodes(good));
        for (std::string Encoded::*part : {&Encoded::open, &Encoded::sealed}) {
            if ((good.*part).empty()) {
                Encoded extra = good;
                extra.*part = "{}";
                CHECK_FALSE(decodes(extra));
                continue;
            }
            const Json members = Json::parse(good.*part);
            for (const auto& [name, value] : members.items()) {
                Json less = members;
                less.erase(name);
                Encoded bad = good;
                bad.*part = less.dump();
                CHECK_FALSE(decodes(bad));
                Json other = members;
                other[name] = value.is_object() ? Json(7) : Json{{"a", 1}};
                bad.*part = other.dump();
                CHECK_FALSE(decodes(bad));
                refused += 2;
            }
            Json more = members;
            more["unheard_of"] = 1;
            Encoded bad = good;
            bad.*part = more.dump();
            CHECK_FALSE(decodes(bad));
            bad.*part = (good.*part).substr(1);
            CHECK_FALSE(decodes(bad));
        }
    }
    CHECK(refused > 100);

    const auto with = [](const char* body) {
        return decode_event({"talks_promised", 1, body, std::string_view{}}).has_value();
    };
    CHECK(with(R"({"person":1,"talks":4294967295})"));
    CHECK_FALSE(with(R"({"person":1,"talks":4294967296})"));
    CHECK_FALSE(with(R"({"person":1,"talks":-1})"));
    CHECK_FALSE(with(R"({"person":1,"talks":1.0})"));
    CHECK_FALSE(with(R"({"person":1,"talks":true})"));
    CHECK_FALSE(with(R"({"person":1,"talks":"1"})"));
    CHECK_FALSE(decode_event({"talks_promised", 2, R"({"person":1,"talks":1})", ""}).has_value());
    CHECK_FALSE(decode_event({"never_heard_of", 1, "", ""}).has_value());
}

TEST_CASE("J9 every version of every kind that was ever written is still read") {
    std::ifstream file(golden_path());
    REQUIRE(file);
    std::set<std::string> seen;
    for (std::string line; std::getline(file, line);) {
        const Json json = Json::parse(line);
        const std::string kind = json["kind"];
        const std::string open = json["open"];
        const std::string sealed = json["sealed"];
        const auto event = decode_event({kind, json["version"], open, sealed});
        INFO(line);
        REQUIRE(event.has_value());
        CHECK(journal::kind_of(*event) == kind);
        if (json["version"] == encode_event(*event).version) {
            CHECK(golden_line(encode_event(*event)) == json);
        }
        seen.insert(kind);
    }
    for (const std::string_view kind : journal::all_kinds()) {
        CHECK(seen.count(std::string(kind)) == 1);
    }
}

// Run by hand after a kind was added: prints a line for each kind, for the golden file.
TEST_CASE("J9 golden lines", "[.golden]") {
    for (std::size_t kind = 0; kind < std::variant_size_v<room::AnyFact>; ++kind) {
        base::Rng rng(kind + 1);
        std::cout << golden_line(encode_event(journal_test::drawn_event(rng, kind))).dump() << '\n';
    }
}

TEST_CASE("J11 what people think of each other has one length, whatever they think") {
    using namespace room;
    const journal::Key key{std::string(journal::Key::size, 'k')};
    const auto length = [&key](const RoomEvent& event) {
        const Encoded encoded = encode_event(event);
        CHECK(encoded.open.empty());
        return journal::seal(key, {encoded.sealed, "", encoded.sealing.step}).size();
    };
    const EncounterId low{1};
    const EncounterId high{4'294'967'295};
    const ParticipantId one{1};
    const ParticipantId last{4'294'967'295};
    CHECK(length(RatingGiven{low, one, std::nullopt, 0}) ==
          length(RatingGiven{high, last, Rating{false, 100}, 4'294'967'295}));
    CHECK(length(RatingGiven{low, one, Rating{true, 0}, 1}) ==
          length(RatingGiven{low, one, Rating{false, std::nullopt}, 1}));
    CHECK(length(BlockSet{one, one, true}) == length(BlockSet{last, last, false}));
    CHECK(length(NoteWritten{low, one, ""}) ==
          length(NoteWritten{high, last, std::string(1000, 'x')}));
    CHECK(length(FavouritesOrdered{one, {}}) ==
          length(FavouritesOrdered{last, std::vector<EncounterId>(20, high)}));
    // The control: without a step the length is the text's.
    const Encoded yes = encode_event(RatingGiven{low, one, Rating{true, 0}, 1});
    const Encoded no = encode_event(RatingGiven{low, one, Rating{false, 0}, 1});
    CHECK(journal::seal(key, {yes.sealed, "", 1}).size() !=
          journal::seal(key, {no.sealed, "", 1}).size());
}

TEST_CASE("J8 without its key an event keeps what is open, or is erased") {
    const room::RoomEvent rating =
        room::RatingGiven{room::EncounterId{3}, room::ParticipantId{1}, room::Rating{true, 70}, 1};
    const Encoded sealed = encode_event(rating);
    const auto erased = decode_event({sealed.kind, sealed.version, sealed.open, std::nullopt});
    REQUIRE(erased.has_value());
    CHECK(std::get<room::Erased>(*erased).kind == "rating_given");

    room::PersonPut person{room::ParticipantId{5}, {}, "Ada L."};
    person.entry.name = "Ada Lovelace";
    const Encoded put = encode_event(person);
    CHECK(put.open.find("Ada") == std::string::npos);
    const auto kept = decode_event({put.kind, put.version, put.open, std::nullopt});
    REQUIRE(kept.has_value());
    CHECK(std::get<room::PersonPut>(*kept).person == room::ParticipantId{5});
    CHECK(std::get<room::PersonPut>(*kept).entry.name.empty());
}
