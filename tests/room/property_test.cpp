// Random evenings: whatever is wished, by whomever, in whatever order.

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <set>

#include "base/core/ensure.hpp"
#include "random_wish.hpp"

using namespace evenings;
using room::Phase;

namespace {

constexpr int wishes_an_evening = 150;

// One random evening; `after` is told each wish that was granted, with the room before it.
template <class After>
Evening random_course(std::uint64_t seed, After after) {
    base::Rng rng(seed);
    Evening it = random_evening(rng);
    for (int i = 0; i < wishes_an_evening; ++i) {
        const room::Stamped wish = random_wish(rng, it);
        const auto decision = room::decide(it.room, wish);
        if (!decision) continue;
        for (const auto& event : *decision) {
            it.history.push_back({it.now, event});
            room::evolve(it.room, it.history.back());
        }
        it.ends.push_back(it.history.size());
        after(it, wish);
    }
    return it;
}

bool breaks_an_invariant(const room::Room& room) {
    try {
        room::check_invariants(room);
        return false;
    } catch (const base::InvariantBroken&) {
        return true;
    }
}

// There always is one: the last cannot be revoked.
room::Actor standing_organizer(const room::Room& room) {
    room::Actor actor = organizer();
    for (const room::Staff& each : room.staff) {
        if (each.role == room::StaffRole::organizer && each.ticket) actor.staff = each.id;
    }
    return actor;
}

// Folds an evening without the facts of one kind.
template <class Left>
bool is_caught(const Evening& it) {
    room::Room room(it.room.id);
    try {
        std::size_t at = 0;
        for (const std::size_t end : it.ends) {
            for (; at < end; ++at) {
                const bool left = std::holds_alternative<Left>(it.history[at].event);
                if (!left) room::evolve(room, it.history[at]);
            }
            room::check_invariants(room);
        }
    } catch (const base::InvariantBroken&) {
        return true;
    }
    return false;
}

}  // namespace

TEST_CASE("R1 decide never changes its argument, and gives the same answer again") {
    CHECK(rc::check("whatever the wish", [](std::uint64_t seed) {
        base::Rng rng(seed);
        Evening it = random_evening(rng);
        for (int i = 0; i < wishes_an_evening / 3; ++i) {
            const room::Stamped wish = random_wish(rng, it);
            const std::string before = room::digest_of(it.room);
            const auto decision = room::decide(it.room, wish);
            RC_ASSERT(room::digest_of(it.room) == before);
            const auto again = room::decide(it.room, wish);
            RC_ASSERT(decision.has_value() == again.has_value());
            if (!decision) continue;
            RC_ASSERT(decision->size() == again->size());
            for (const auto& event : *decision)
                room::evolve(it.room, {it.now, event});
        }
    }));
}

TEST_CASE("R2 what follows from a wish keeps every invariant") {
    CHECK(rc::check("whatever the course", [](std::uint64_t seed) {
        random_course(
            seed, [](const Evening& it, const room::Stamped&) { room::check_invariants(it.room); });
    }));
}

TEST_CASE("R3 a wish repeated with nothing in between yields no events") {
    CHECK(rc::check("whatever the wish", [](std::uint64_t seed) {
        random_course(seed, [](const Evening& it, const room::Stamped& wish) {
            const auto again = room::decide(it.room, wish);
            const bool no_events = !again || again->empty();
            RC_ASSERT(no_events);
        });
    }));
}

TEST_CASE("R7 facts told again make the same room") {
    CHECK(rc::check("whatever the course", [](std::uint64_t seed) {
        const Evening it = random_course(seed, [](const auto&, const auto&) {});
        const room::Room again = room::replay(it.room.id, it.history);
        RC_ASSERT(room::digest_of(again) == room::digest_of(it.room));
    }));
}

TEST_CASE("R4 the clock never ends a phase early, and moves one at a time") {
    CHECK(rc::check("whatever the course", [](std::uint64_t seed) {
        base::Rng rng(seed);
        Evening it = random_evening(rng);
        for (int i = 0; i < wishes_an_evening; ++i) {
            const room::Stamped wish = random_wish(rng, it);
            const auto due = room::deadline_of(it.room);
            const bool closing = it.room.closing_until.has_value();
            const auto decision = room::decide(it.room, wish);
            if (!decision) continue;
            std::size_t phases = 0;
            for (const auto& event : *decision) {
                phases += std::holds_alternative<room::PhaseStarted>(event) ? 1U : 0U;
                room::evolve(it.room, {it.now, event});
            }
            RC_ASSERT(phases <= 1U);
            const bool tick = std::holds_alternative<room::Tick>(wish.command);
            const bool in_time = !tick || phases == 0U || closing || (due && *due <= it.now);
            RC_ASSERT(in_time);
            const auto next = room::deadline_of(it.room);
            const bool ahead = !tick || decision->empty() || !next || *next > it.now ||
                               it.room.stage.phase == Phase::published;
            RC_ASSERT(ahead);
        }
    }));
}

TEST_CASE("R20 left alone, an evening that has begun comes to its end") {
    CHECK(rc::check("whatever happened before", [](std::uint64_t seed) {
        Evening it = random_course(seed, [](const auto&, const auto&) {});
        it.command_id.clear();
        if (it.room.stage.left) it.does(standing_organizer(it.room), room::Resume{});
        it.around = room::Surroundings{{}, false, std::nullopt, true};
        for (int i = 0; i < 200; ++i) {
            const auto due = room::deadline_of(it.room);
            if (!due) break;
            it.now = std::max(it.now, *due);
            it.does(the_clock(), room::Tick{});
        }
        RC_ASSERT(!room::deadline_of(it.room));
        const std::set<Phase> ends{Phase::draft,  Phase::open,    Phase::lobby,
                                   Phase::closed, Phase::preview, Phase::purged};
        RC_LOG() << room::name_of(it.room.stage.phase);
        RC_ASSERT(ends.contains(it.room.stage.phase));
    }));
}

// From a preview on: what-ifs, suggestions, blocks, publishing, in whatever order. Half of the
// evenings have pairs to leave out, the others people to be suggested.
TEST_CASE("R2 whatever happens after pairs were shown keeps every invariant") {
    std::set<std::string> kinds;
    CHECK(rc::check("whatever the course", [&](std::uint64_t seed) {
        base::Rng rng(seed);
        Evening it = given(gathered(4), all_rounds(rng.chance(1, 2) ? gladly : rather_not),
                           closed(), matched());
        it.control(room::ShowPairs{});
        for (int i = 0; i < 80; ++i) {
            const room::Stamped wish = random_wish(rng, it);
            const auto decision = room::decide(it.room, wish);
            if (!decision) continue;
            for (const auto& event : *decision) {
                it.history.push_back({it.now, event});
                room::evolve(it.room, it.history.back());
            }
            if (!decision->empty()) kinds.insert(room::name_of(wish.command));
            room::check_invariants(it.room);
            const auto again = room::decide(it.room, wish);
            const bool no_events = !again || again->empty();
            RC_ASSERT(no_events);
        }
        RC_ASSERT(room::digest_of(room::replay(it.room.id, it.history)) ==
                  room::digest_of(it.room));
    }));
    for (const char* kind :
         {"ask_what_if", "answer_what_if", "give_up_what_if", "adopt_what_if", "drop_what_if",
          "prepare_publish", "suggest_pair", "answer_suggestion", "dissolve_pair"}) {
        INFO(kind);
        CHECK(kinds.count(kind) == 1);
    }
}

TEST_CASE("R2 random evenings go everywhere: every phase, nearly every wish") {
    std::set<Phase> phases;
    std::set<std::string> kinds;
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        const Evening it = random_course(seed, [&](const Evening& at, const room::Stamped& wish) {
            phases.insert(at.room.stage.phase);
            kinds.insert(room::name_of(wish.command));
        });
    }
    CHECK(phases.size() == 14);
    for (const auto& k : kinds)
        UNSCOPED_INFO(k);
    // The eight about what-ifs and suggestions are wished in the courses above, which begin with a
    // preview.
    CHECK(kinds.size() >= std::variant_size_v<room::AnyWish> - 8 - 3);
}

TEST_CASE("R2 positive control: a fold that forgets a kind of fact is caught") {
    Evening it = given(gathered(3), all_rounds(gladly), closed(), matched(), published());
    CHECK(!breaks_an_invariant(it.room));
    CHECK(is_caught<room::SettingsFrozen>(it));
    CHECK(is_caught<room::TalksBegan>(it));
    CHECK(is_caught<room::MatchingRequested>(it));
    CHECK(is_caught<room::MatchingProposed>(it));
    CHECK(is_caught<room::SeatingDrawn>(it));
    CHECK(is_caught<room::PersonPut>(it));
    CHECK(!is_caught<room::TalksPromised>(it));
}

TEST_CASE("R49 positive control: a room that is not one is caught") {
    const Evening it = given(gathered(3), all_rounds(gladly), closed(), matched(), published());
    const auto caught = [&](auto spoil) {
        room::Room room = it.room;
        spoil(room);
        return breaks_an_invariant(room);
    };
    CHECK(!caught([](auto&) {}));
    CHECK(caught([](auto& r) { r.people[1].id = ada; }));
    CHECK(caught([](auto& r) { r.people[1].display_name = r.people[0].display_name; }));
    CHECK(caught([](auto& r) { r.people[1].entry.roster_id = "p1"; }));
    CHECK(caught([](auto& r) { r.people[1].ticket = r.people[0].ticket; }));
    CHECK(caught([](auto& r) { r.people[1].entry.capacity = 0; }));
    CHECK(caught([](auto& r) { r.people[1].presence = room::Presence::removed; }));
    CHECK(caught([](auto& r) { r.people[1].consent_policy = "another"; }));
    CHECK(caught([](auto& r) { r.stage.left = 5s; }));
    CHECK(caught([](auto& r) { r.stage.phase = Phase::talk; }));
    CHECK(caught([](auto& r) { r.stage.phase = Phase::closed; }));
    CHECK(caught([](auto& r) { r.encounters[1].a = r.encounters[0].a; }));
    CHECK(caught([](auto& r) { r.encounters[1].table = r.encounters[0].table; }));
    CHECK(caught([](auto& r) { r.encounters[1].b = r.encounters[1].a; }));
    CHECK(caught([](auto& r) { r.encounters[1].dropped = true; }));
    CHECK(caught([](auto& r) { r.encounters[1].began = false; }));
    CHECK(caught([](auto& r) { r.opinions.pop_back(); }));
    CHECK(caught([](auto& r) { r.opinions[0].rating = room::Rating{true, 33}; }));
    CHECK(caught([](auto& r) { r.opinions[0].revision = 0; }));
    CHECK(caught([](auto& r) { r.settings_frozen = false; }));
    CHECK(caught([](auto& r) { r.blocks.insert({ada, ada}); }));
    CHECK(caught([](auto& r) { r.programme.insert({dora, ada}); }));
    CHECK(caught([](auto& r) { r.what_ifs.push_back({1, {}, "", room::WhatIfState::asked, {}}); }));
    CHECK(caught([](auto& r) {
        r.what_ifs.push_back({2, {}, "", room::WhatIfState::failed, {}});
    }));
    CHECK(caught([](auto& r) { r.forbidden.insert(r.proposal->pairs[0]); }));
    CHECK(caught([](auto& r) {
        r.suggestions.push_back({1, dora, ada, {}, {}, {}, room::SuggestionState::declined});
    }));
    CHECK(caught([](auto& r) { r.favourites[0] = {room::EncounterId{99}}; }));
    CHECK(caught([](auto& r) { r.proposal->pairs.push_back(r.proposal->pairs[0]); }));
    CHECK(caught([](auto& r) { r.proposal->pairs[0].first = r.proposal->pairs[1].first; }));
    CHECK(caught([](auto& r) { r.proposal->pairs[0] = {ada, ben}; }));
    CHECK(caught([](auto& r) {
        for (auto& opinion : r.opinions)
            opinion.rating = rather_not;
    }));
    CHECK(caught([](auto& r) { r.proposal.reset(); }));
    CHECK(caught([](auto& r) { r.publications[0].pairs.push_back({ada, emil}); }));
    CHECK(caught([](auto& r) { r.publications[0].version = 2; }));
    CHECK(caught([](auto& r) { r.publish_bar = base::Instant{1}; }));
    CHECK(caught([](auto& r) { r.erased = true; }));
}

TEST_CASE("R50 the digest speaks of every part of a room") {
    const Evening it = given(gathered(3), all_rounds(gladly), closed(), matched(), published());
    std::set<std::string> seen{room::digest_of(it.room)};
    std::size_t changes = 0;
    const auto changed = [&](auto change) {
        room::Room room = it.room;
        change(room);
        ++changes;
        CHECK(seen.insert(room::digest_of(room)).second);
    };
    changed([](auto& r) { r.kind = room::RoomKind::rehearsal; });
    changed([](auto& r) { r.lottery_seed += "x"; });
    changed([](auto& r) { r.settings.prompts = {"What brought you here?"}; });
    changed([](auto& r) { r.rules.same_group = true; });
    changed([](auto& r) { r.people[0].contact = "x"; });
    changed([](auto& r) { r.people[0].entry.wants = {"x"}; });
    changed([](auto& r) { r.people[0].last_table.reset(); });
    changed([](auto& r) { r.people[0].home = room::TableNumber{9}; });
    changed([](auto& r) { r.staff[0].revoked = true; });
    changed([](auto& r) { r.stage.length = 1ms; });
    changed([](auto& r) { r.stage.resting = true; });
    changed([](auto& r) { r.step = room::StepNumber{99}; });
    changed([](auto& r) { r.encounters[0].dropped = true; });
    changed([](auto& r) { r.opinions[0].rating = possible; });
    changed([](auto& r) { r.opinions[0].note = "x"; });
    changed([](auto& r) { r.opinions[0].revision = 9; });
    changed([](auto& r) { r.favourites[0] = {room::EncounterId{1}}; });
    changed([](auto& r) { r.blocks.insert({ada, dora}); });
    changed([](auto& r) { r.programme.insert({ada, dora}); });
    changed([](auto& r) { r.matching_blocks.insert({ada, dora}); });
    changed([](auto& r) { r.forbidden.insert({ada, dora}); });
    changed([](auto& r) { r.what_ifs.push_back({1, {}, "", room::WhatIfState::asked, {}}); });
    changed([](auto& r) { r.suggestions.push_back({1, ada, dora, {}, {}, {}, {}}); });
    changed([](auto& r) { r.control_ids.push_back("x"); });
    changed([](auto& r) { r.undo.clear(); });
    changed([](auto& r) { r.log.pop_back(); });
    changed([](auto& r) { r.proposal->full_result = "x"; });
    changed([](auto& r) { r.publications[0].final_result = true; });
    changed([](auto& r) { r.publish_bar = base::Instant{1}; });
    changed([](auto& r) { r.down_from = base::Instant{1}; });
    changed([](auto& r) { ++r.seq; });
    CHECK(seen.size() == changes + 1);
}
