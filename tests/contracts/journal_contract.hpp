#pragma once
// What every journal promises, as functions over a World: `journal()` is the journal, `restart()`
// ends its process without a goodbye and starts the next. Test code.

#include <catch2/catch.hpp>
#include <future>
#include <memory>
#include <string>
#include <vector>

#include "journal/random_events.hpp"
#include "journal/record.hpp"

namespace journal_test {

using journal::Append;
using journal::CatalogueEntry;
using journal::Claim;
using journal::Journal;
using journal::Loaded;
using journal::LoadError;
using journal::LoadFailure;
using journal::Outcome;
using journal::Seq;

inline room::RoomId room_named(const std::string& name) {
    return room::RoomId{std::string(32 - name.size(), '0') + name};
}

// --- asking and waiting --------------------------------------------------------------------------

template <class T, class Ask>
T answer_of(Ask ask) {
    auto promise = std::make_shared<std::promise<T>>();
    auto future = promise->get_future();
    ask([promise](T value) { promise->set_value(std::move(value)); });
    return future.get();
}

inline Outcome append(Journal& journal, Append what) {
    return answer_of<Outcome>([&](auto done) { journal.append(std::move(what), done); });
}

struct LoadAnswer {
    std::optional<Loaded> loaded;
    LoadFailure failure;
};

inline LoadAnswer load(Journal& journal, const room::RoomId& room) {
    return answer_of<LoadAnswer>([&](auto done) {
        journal.load(
            room,
            [done](Loaded loaded) {
                done({std::move(loaded), {}});
            },
            [done](LoadFailure failure) {
                done({std::nullopt, std::move(failure)});
            });
    });
}

inline Claim claim_new(Journal& journal, const room::RoomId& room) {
    auto promise = std::make_shared<std::promise<Claim>>();
    auto future = promise->get_future();
    journal.claim_new(room, [promise](Claim claim) { promise->set_value(std::move(claim)); });
    return future.get();
}

inline std::optional<room::RoomId> find_code(Journal& journal, const std::string& code) {
    return answer_of<std::optional<room::RoomId>>(
        [&](auto done) { journal.find_code(code, done); });
}

inline std::vector<room::RoomId> due(Journal& journal, std::int64_t until) {
    return answer_of<std::vector<room::RoomId>>(
        [&](auto done) { journal.due(base::Instant{until}, done); });
}

inline std::vector<journal::RoomListed> list(Journal& journal) {
    return answer_of<std::vector<journal::RoomListed>>([&](auto done) { journal.list(done); });
}

// --- a room to write -----------------------------------------------------------------------------

inline room::Happened rating(std::uint32_t revision) {
    return {base::Instant{revision},
            room::RatingGiven{room::EncounterId{1}, room::ParticipantId{1},
                              room::Rating{revision % 2 == 0, 70}, revision}};
}

inline room::Happened person(std::uint32_t badge, const std::string& name) {
    room::PersonPut put{room::ParticipantId{badge}, {}, name};
    put.entry.name = name;
    return {base::Instant{1}, put};
}

inline Append append_of(const Claim& claim, Seq after, std::vector<room::Happened> events) {
    Append what{claim, after, std::move(events), {}};
    what.catalogue.title = "An evening";
    what.catalogue.phase = "open";
    what.catalogue.kind = "real";
    return what;
}

inline bool same_happened(const room::Happened& a, const room::Happened& b) {
    return a.at == b.at && same_event(a.event, b.event);
}

// --- promises ------------------------------------------------------------------------------------

template <class World>
void loads_what_was_appended(World& world) {
    const auto room = room_named("1");
    base::Rng rng(1);
    std::vector<room::Happened> written;
    const Claim claim = claim_new(world.journal(), room);
    for (int batch = 0; batch < 20; ++batch) {
        std::vector<room::Happened> events;
        for (auto left = rng.below(30) + 1; left > 0; --left) {
            events.push_back({base::Instant{static_cast<std::int64_t>(rng.next() >> rng.below(60))},
                              any_event(rng)});
        }
        REQUIRE(append(world.journal(), append_of(claim, written.size(), events)) ==
                Outcome::durable);
        written.insert(written.end(), events.begin(), events.end());
    }
    for (int start = 0; start < 2; ++start) {
        const LoadAnswer answer = load(world.journal(), room);
        INFO(answer.failure.detail);
        REQUIRE(answer.loaded);
        REQUIRE(answer.loaded->events.size() == written.size());
        CHECK(answer.loaded->chain_head.size() == 64);
        for (std::size_t i = 0; i < written.size(); ++i) {
            CHECK(same_happened(answer.loaded->events[i], written[i]));
        }
        world.restart();
    }
    CHECK(load(world.journal(), room_named("2")).failure.error == LoadError::no_such_room);
}

template <class World>
void refuses_gaps_and_repeats(World& world) {
    const auto room = room_named("1");
    const Claim claim = claim_new(world.journal(), room);
    CHECK(append(world.journal(), append_of(claim, 1, {rating(1)})) == Outcome::conflict);
    CHECK(append(world.journal(), append_of(claim, 0, {rating(1), rating(2)})) == Outcome::durable);
    CHECK(append(world.journal(), append_of(claim, 0, {rating(1)})) == Outcome::conflict);
    CHECK(append(world.journal(), append_of(claim, 1, {rating(1)})) == Outcome::conflict);
    CHECK(append(world.journal(), append_of(claim, 3, {rating(1)})) == Outcome::conflict);
    CHECK(append(world.journal(), append_of(claim, 2, {rating(3)})) == Outcome::durable);
    const Claim second = claim_new(world.journal(), room);
    CHECK(append(world.journal(), append_of(second, 0, {rating(1)})) == Outcome::conflict);
    CHECK(load(world.journal(), room).loaded->events.size() == 3);
}

template <class World>
void fences_stale_claims(World& world) {
    const auto room = room_named("1");
    const Claim first = claim_new(world.journal(), room);
    REQUIRE(append(world.journal(), append_of(first, 0, {rating(1)})) == Outcome::durable);
    const auto loaded = load(world.journal(), room).loaded;
    REQUIRE(loaded);
    CHECK(loaded->epoch > first.epoch);
    CHECK(append(world.journal(), append_of(first, 1, {rating(2)})) == Outcome::fenced);
    const Claim second{room, loaded->epoch};
    CHECK(append(world.journal(), append_of(second, 1, {rating(2)})) == Outcome::durable);
    world.restart();
    CHECK(append(world.journal(), append_of(second, 2, {rating(3)})) == Outcome::fenced);
    CHECK(append(world.journal(), append_of({room, 0}, 2, {rating(3)})) == Outcome::fenced);
    const auto again = load(world.journal(), room).loaded;
    CHECK(again->epoch > second.epoch);
    CHECK(again->events.size() == 2);
    CHECK(append(world.journal(), append_of({room, again->epoch}, 2, {rating(3)})) ==
          Outcome::durable);
}

template <class World>
void keeps_codes_unique(World& world) {
    Journal& journal = world.journal();
    const Claim a = claim_new(journal, room_named("a"));
    const Claim b = claim_new(journal, room_named("b"));
    Append first = append_of(a, 0, {rating(1)});
    first.catalogue.code = "ABCD2345";
    CHECK(append(journal, first) == Outcome::durable);
    Append second = append_of(b, 0, {rating(1)});
    second.catalogue.code = "ABCD2345";
    CHECK(append(journal, second) == Outcome::conflict);
    CHECK(load(journal, b.room).failure.error == LoadError::no_such_room);
    CHECK(find_code(journal, "ABCD2345") == a.room);
    CHECK(find_code(journal, "ABCD2346") == std::nullopt);
    // The first room is over and lets go of its code; rooms without a code never collide.
    CHECK(append(journal, append_of(a, 1, {rating(2)})) == Outcome::durable);
    CHECK(find_code(journal, "") == std::nullopt);
    CHECK(append(journal, append_of(claim_new(journal, b.room), 0, {rating(1)})) ==
          Outcome::durable);
    CHECK(find_code(journal, "ABCD2345") == std::nullopt);
}

template <class World>
void knows_who_is_due(World& world) {
    const std::vector<std::optional<std::int64_t>> wake{500, std::nullopt, 100, 300};
    std::vector<room::RoomId> rooms;
    for (std::size_t i = 0; i < wake.size(); ++i) {
        rooms.push_back(room_named(std::to_string(i)));
        Append what = append_of(claim_new(world.journal(), rooms.back()), 0, {rating(1)});
        if (wake[i]) {
            what.catalogue.wake_at = base::Instant{*wake[i]};
        }
        what.catalogue.created_at = base::Instant{static_cast<std::int64_t>(i)};
        REQUIRE(append(world.journal(), what) == Outcome::durable);
    }
    world.restart();
    CHECK(due(world.journal(), 99).empty());
    CHECK(due(world.journal(), 300) == std::vector{rooms[2], rooms[3]});
    CHECK(due(world.journal(), 1000) == std::vector{rooms[2], rooms[3], rooms[0]});
    const auto listed = list(world.journal());
    REQUIRE(listed.size() == wake.size());
    for (std::size_t i = 0; i < wake.size(); ++i) {
        CHECK(listed[i].room == rooms[i]);
        CHECK(listed[i].entry.title == "An evening");
        CHECK(listed[i].entry.phase == "open");
        CHECK(listed[i].entry.wake_at.has_value() == wake[i].has_value());
    }
}

template <class World>
void remembers_when_it_was_alive(World& world) {
    const auto room = room_named("1");
    const Claim claim = claim_new(world.journal(), room);
    REQUIRE(append(world.journal(), append_of(claim, 0, {rating(1)})) == Outcome::durable);
    world.journal().note_alive(claim, base::Instant{1000});
    world.journal().note_alive(claim, base::Instant{3000});
    world.journal().note_alive({room, claim.epoch - 1}, base::Instant{9000});
    world.restart();
    const auto loaded = load(world.journal(), room).loaded;
    REQUIRE(loaded);
    CHECK(loaded->alive_at == base::Instant{3000});
    world.journal().note_alive({room, loaded->epoch}, base::Instant{5000});
    REQUIRE(append(world.journal(), append_of({room, loaded->epoch}, 1, {rating(2)})) ==
            Outcome::durable);
    world.restart();
    CHECK(load(world.journal(), room).loaded->alive_at == base::Instant{5000});
}

template <class World>
void erases_by_destroying_keys(World& world) {
    const auto gone = room_named("1");
    const auto other = room_named("2");
    const Claim claim = claim_new(world.journal(), gone);
    const Claim beside = claim_new(world.journal(), other);
    room::RoomCreated created;
    created.settings.title = "An evening";
    created.lottery_seed = "seed";
    const std::vector<room::Happened> events{{base::Instant{1}, created},
                                             person(1, "Ada"),
                                             rating(1),
                                             rating(2),
                                             {base::Instant{9}, room::RoomPurged{1, 2, 3, 4}}};
    REQUIRE(append(world.journal(), append_of(claim, 0, events)) == Outcome::durable);
    REQUIRE(append(world.journal(), append_of(beside, 0, events)) == Outcome::durable);
    const auto destroyed = [&](const Claim& by) {
        return answer_of<Outcome>([&](auto done) { world.journal().destroy_keys(by, done); });
    };
    CHECK(destroyed({gone, claim.epoch - 1}) == Outcome::fenced);
    CHECK(destroyed(claim) == Outcome::durable);
    for (int start = 0; start < 2; ++start) {
        const auto answer = load(world.journal(), gone);
        INFO(answer.failure.detail);
        REQUIRE(answer.loaded);
        const auto& left = answer.loaded->events;
        REQUIRE(left.size() == events.size());
        CHECK(std::get<room::RoomCreated>(left[0].event).lottery_seed.empty());
        CHECK(std::get<room::PersonPut>(left[1].event).entry.name.empty());
        CHECK(std::get<room::Erased>(left[2].event).kind == "rating_given");
        CHECK(std::get<room::RoomPurged>(left[4].event).ratings == 3);
        // Nothing is sealed again where keys were destroyed; what is open may still be written.
        const Claim late{gone, answer.loaded->epoch};
        CHECK(append(world.journal(), append_of(late, left.size(), {rating(3)})) ==
              Outcome::conflict);
        const auto kept = load(world.journal(), other).loaded;
        REQUIRE(kept);
        CHECK(same_happened(kept->events[2], events[2]));
        for (const auto& row : list(world.journal())) {
            CHECK(row.entry.title == (row.room == gone ? "" : "An evening"));
        }
        world.restart();
    }
}

// Many rooms at once, among them one that is fenced and one that conflicts.
template <class World>
void commits_rooms_together_but_judges_them_apart(World& world) {
    constexpr int rooms = 30;
    std::vector<Claim> claims;
    for (int i = 0; i < rooms; ++i) {
        claims.push_back(claim_new(world.journal(), room_named(std::to_string(i))));
    }
    std::vector<std::future<Outcome>> outcomes;
    for (int i = 0; i < rooms; ++i) {
        Append what =
            append_of(claims[static_cast<std::size_t>(i)], i == 7 ? 5 : 0, {rating(1), rating(2)});
        what.claim.epoch -= i == 9 ? 1 : 0;
        auto promise = std::make_shared<std::promise<Outcome>>();
        outcomes.push_back(promise->get_future());
        world.journal().append(what, [promise](Outcome is) { promise->set_value(is); });
    }
    for (int i = 0; i < rooms; ++i) {
        const Outcome expected = i == 7   ? Outcome::conflict
                                 : i == 9 ? Outcome::fenced
                                          : Outcome::durable;
        CHECK(outcomes[static_cast<std::size_t>(i)].get() == expected);
    }
    world.restart();
    for (int i = 0; i < rooms; ++i) {
        const auto answer = load(world.journal(), room_named(std::to_string(i)));
        CHECK(answer.loaded.has_value() == (i != 7 && i != 9));
        CHECK((!answer.loaded || answer.loaded->events.size() == 2));
    }
}

template <class World>
void keeps_server_secrets(World& world) {
    const auto put = [&](const char* name, const char* value) {
        return answer_of<Outcome>(
            [&](auto done) { world.journal().put_server_secret(name, value, done); });
    };
    using Secrets = std::vector<std::pair<std::string, std::string>>;
    const auto all = [&] {
        return answer_of<Secrets>([&](auto done) { world.journal().server_secrets(done); });
    };
    CHECK(put("device-1", "aa") == Outcome::durable);
    CHECK(put("device-2", "bb") == Outcome::durable);
    CHECK(put("device-1", "cc") == Outcome::durable);
    world.restart();
    CHECK(all() == Secrets{{"device-1", "cc"}, {"device-2", "bb"}});
    CHECK(answer_of<Outcome>([&](auto done) {
              world.journal().drop_server_secret("device-1", done);
          }) == Outcome::durable);
    CHECK(all() == Secrets{{"device-2", "bb"}});
}

template <class World>
void accepts_nothing_after_the_end(World& world) {
    const Claim claim = claim_new(world.journal(), room_named("1"));
    std::vector<std::future<Outcome>> outcomes;
    auto first = std::make_shared<std::promise<Outcome>>();
    outcomes.push_back(first->get_future());
    world.journal().append(append_of(claim, 0, {rating(1)}),
                           [first](Outcome is) { first->set_value(is); });
    auto ended = std::make_shared<std::promise<void>>();
    world.journal().shut_down([ended] { ended->set_value(); });
    ended->get_future().get();
    CHECK(outcomes[0].get() == Outcome::durable);
    CHECK(append(world.journal(), append_of(claim, 1, {rating(2)})) == Outcome::unavailable);
    world.restart();
    CHECK(load(world.journal(), claim.room).loaded->events.size() == 1);
}

}  // namespace journal_test
