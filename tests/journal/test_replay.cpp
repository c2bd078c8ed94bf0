#include <catch2/catch.hpp>

#include "contracts/journal_contract.hpp"
#include "journal/worlds.hpp"
#include "room/decide.hpp"

using namespace journal_test;

namespace {

constexpr room::ParticipantId ada{1};
constexpr room::ParticipantId ben{2};
constexpr room::EncounterId talk{1};

std::vector<room::RoomEvent> set_up() {
    using namespace room;
    RoomCreated created;
    created.settings = settings_of(Template::reverse_mentoring);
    created.settings.title = "An evening";
    created.lottery_seed = "seed";
    Settings other = created.settings;
    other.rounds = 3;
    RosterEntry entry;
    entry.roster_id = "ada";
    entry.name = "Ada Lovelace";
    RosterEntry second = entry;
    second.roster_id = "ben";
    second.side = 1;
    return {
        created,
        SettingsChanged{other},
        RulesChanged{{}},
        PersonPut{ada, entry, "Ada L."},
        PersonPut{ben, second, "Ben B."},
        ProgrammePairSet{ada, ben, true},
        SlipIssued{ada, {"aa"}},
        TicketClaimed{ada, {"bb"}},
        JoinAsked{JoinId{1}, "Cleo", "let me in", {"cc"}},
        JoinAnswered{JoinId{1}, false},
        ConsentRecorded{ada, true, "dd"},
        ConsentRecorded{ben, true, "dd"},
        ProfileChanged{ada, {"go"}, {"chess"}, "ada@example.org"},
        PresenceChanged{ada, Presence::here, true},
        PresenceChanged{ben, Presence::here, true},
    };
}

std::vector<room::RoomEvent> course() {
    using namespace room;
    Proposal proposal;
    proposal.request = 1;
    proposal.pairs = {{ada, ben}};
    return {
        PhaseStarted{Phase::open, 0, std::nullopt, base::Duration{0}},
        ControlDone{"c1", StepNumber{1}, "announce", "organizer 1", {"Welcome, Ada"}},
        Announced{{1, "Welcome, Ada", AnnounceTo::everybody, false}},
        AnnouncementWithdrawn{},
        SeatingDrawn{RoundNumber{1}, 7, {{talk, TableNumber{1}, ada, ben}}, {}, {}},
        PhaseStarted{Phase::talk, 1, base::Instant{5000}, base::Duration{1000}},
        TalksBegan{RoundNumber{1}, {talk}},
        SettingsFrozen{},
        RatingGiven{talk, ada, Rating{true, 80}, 1},
        RatingGiven{talk, ben, Rating{true, 70}, 1},
        RatingGiven{talk, ada, Rating{true, 90}, 2},
        NoteWritten{talk, ada, "kind"},
        FavouritesOrdered{ada, {talk}},
        BlockSet{ben, ada, true},
        BlockSet{ben, ada, false},
        HelpAsked{HelpId{1}, ada, HelpKind::quietly},
        HelpTaken{HelpId{1}, StaffId{1}},
        HelpEnded{HelpId{1}},
        PhaseStarted{Phase::review, 1, std::nullopt, base::Duration{0}},
        RatingsClosed{},
        PhaseStarted{Phase::closed, 1, std::nullopt, base::Duration{0}},
        MatchingRequested{1, "ee"},
        MatchingProposed{proposal},
        PairsShown{},
        WhatIfAsked{1, {{ada, ben}}, "ff"},
        WhatIfAnswered{1, proposal},
        WhatIfAdopted{1},
        WhatIfAsked{2, {{ada, ben}}, "ff"},
        WhatIfAnswered{2, proposal},
        WhatIfDropped{2},
        WhatIfAsked{3, {{ada, ben}}, "ff"},
        WhatIfFailed{3},
        PhaseStarted{Phase::preview, 1, std::nullopt, base::Duration{0}},
        PairSuggested{1, ada, ben, base::Instant{8000}},
        SuggestionAnswered{1, ada, true},
        SuggestionEnded{1, false},
        PublishPrepared{base::Instant{9000}},
        ResultPublished{1, {{ada, ben}}, base::Instant{9000}, "seed"},
        ResultFinal{1},
        RoomPurged{2, 1, 2, 1},
    };
}

// A whole evening of two people in which everything that is sealed happens.
std::vector<room::Happened> evening() {
    std::vector<room::RoomEvent> events = set_up();
    for (const room::RoomEvent& event : course()) {
        events.push_back(event);
    }
    std::vector<room::Happened> told;
    for (std::size_t i = 0; i < events.size(); ++i) {
        told.push_back({base::Instant{static_cast<std::int64_t>(1000 + i)}, events[i]});
    }
    return told;
}

}  // namespace

TEMPLATE_TEST_CASE("J1 the fold of what is loaded is the room that was told", "", MemoryWorld,
                   SqliteWorld) {
    TestType world;
    const auto events = evening();
    const Claim claim = claim_new(world.journal(), room_named("1"));
    room::Room live(claim.room);
    Seq written = 0;
    for (const auto& event : events) {
        room::evolve(live, event);
        REQUIRE(append(world.journal(), append_of(claim, written++, {event})) == Outcome::durable);
        world.journal().note_alive(claim, event.at);
    }
    world.restart();
    const auto loaded = load(world.journal(), claim.room).loaded;
    REQUIRE(loaded);
    CHECK(room::digest_of(room::replay(claim.room, loaded->events)) == room::digest_of(live));
}

TEMPLATE_TEST_CASE("J8 an erased evening still folds, to the room that forgot", "", MemoryWorld,
                   SqliteWorld) {
    TestType world;
    const auto events = evening();
    const Claim claim = claim_new(world.journal(), room_named("1"));
    REQUIRE(append(world.journal(), append_of(claim, 0, events)) == Outcome::durable);
    REQUIRE(answer_of<Outcome>([&](auto done) { world.journal().destroy_keys(claim, done); }) ==
            Outcome::durable);
    world.restart();
    const auto loaded = load(world.journal(), claim.room).loaded;
    REQUIRE(loaded);
    const room::Room live = room::replay(claim.room, events);
    const room::Room left = room::replay(claim.room, loaded->events);
    CHECK(room::digest_of(left) == room::digest_of(live));
    room::check_invariants(left);
}
