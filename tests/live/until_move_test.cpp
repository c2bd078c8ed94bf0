// What a desk sees before Move, byte for byte, whoever does not want to meet whom.

#include "on_the_way.hpp"

#include <algorithm>

#include "live/gate/desk.hpp"
#include "live/gate/effect.hpp"
#include "live/gate/pages.hpp"
#include "live/trial.hpp"
#include "room/decide.hpp"

using namespace std::chrono_literals;
using test::LiveRoom;
using test::walking;

namespace {

// The room of this hall as its journal tells it.
room::Room told_by_journal(LiveRoom& hall) {
    room::Room room{room::RoomId(hall.created.room)};
    hall.server.crash();
    hall.server.journal().load(
        room::RoomId(hall.created.room),
        [&](const journal::Loaded& loaded) {
            room = room::replay(room::RoomId(hall.created.room), loaded.events);
        },
        [](const journal::LoadFailure& failure) { FAIL(failure.detail); });
    hall.wait(1s);
    return room;
}

// A copy of a room in which a desk does this and that until Move; everything it is shown.
class Tablet {
public:
    explicit Tablet(room::Room room) : room_(std::move(room)) { look(); }

    void previews(const room::Command& command) {
        const auto effect = live::try_out(room_, stamped(command));
        seen.push_back(effect ? *live::gate::effect_picture("v", *effect)
                              : room::name_of(effect.error()));
    }
    void does(const room::Command& command) {
        const auto decided = room::decide(room_, stamped(command));
        seen.push_back(decided ? "done" : room::name_of(decided.error()));
        if (!decided) {
            return;
        }
        for (const auto& event : *decided) {
            room::evolve(room_, {room_.last_at, event});
        }
        look();
    }

    std::vector<std::string> seen;

private:
    room::Stamped stamped(const room::Command& command) const {
        const room::Actor actor{room::ActorKind::organizer, std::nullopt, room::StaffId{1}, true};
        return {actor, room_.last_at, command, "", room_.step, {}};
    }
    void look() {
        const live::gate::Cast cast(room_);
        live::gate::Extras extras;
        extras.now = room_.last_at;
        extras.silent = [] { return std::vector<live::gate::Silence>{}; };
        extras.connected = [](room::ParticipantId) { return true; };
        seen.push_back(*live::gate::desk_picture(cast, extras, false));
        for (const auto list :
             {protocol::ListKind::people, protocol::ListKind::tables, protocol::ListKind::log}) {
            seen.push_back(*live::gate::page_picture(cast, extras, {{list, "", 0}}));
        }
    }

    room::Room room_;
};

std::vector<std::string> shown_until_move(const room::Room& room) {
    using room::ParticipantId;
    Tablet tablet(room);
    const room::CheckIn back{{ParticipantId{6}}};
    const room::Leave leave{{ParticipantId{2}}, true};
    const room::SeatTogether pair{ParticipantId{1}, ParticipantId{5}, true};
    const room::SeatTogether other{ParticipantId{1}, ParticipantId{4}, true};
    const room::UseTable table{room::TableNumber{1}, false};
    for (const room::Command& command :
         std::vector<room::Command>{back, leave, pair, other, table, room::AddRound{},
                                    room::EndRounds{}, room::CallBreak{}, room::SkipPhase{}}) {
        tablet.previews(command);
    }
    tablet.does(back);
    tablet.does(pair);
    tablet.does(other);
    tablet.does(table);
    tablet.previews(leave);
    tablet.does(leave);
    tablet.does(room::UndoLast{});
    tablet.does(room::AddRound{});
    return tablet.seen;
}

}  // namespace

TEST_CASE("V40 until Move nothing that a desk sees tells of 'not this person'") {
    LiveRoom hall;
    auto desk = walking(hall);
    hall.say(desk, protocol::SetPresence{"p1", {6}, protocol::PresenceWish::away, true, {}});
    hall.wait(60s + 300s + 2s);
    room::Room room = told_by_journal(hall);
    REQUIRE(room.stage.phase == room::Phase::rate);
    for (const bool trios : {true, false}) {
        room.settings.trios = trios;
        const auto without = shown_until_move(room);
        CHECK(without.size() > 40);
        for (std::uint32_t who = 1; who <= 3; ++who) {
            room::Room with = room;
            for (std::uint32_t whom = 4; whom <= 6; ++whom) {
                with.blocks.insert({room::ParticipantId{who}, room::ParticipantId{whom}});
                CHECK(shown_until_move(with) == without);
            }
        }
    }
    const auto without = shown_until_move(room);
    // The control: what is no secret is seen.
    room::Room other = room;
    other.people[1].presence = room::Presence::away;
    CHECK(shown_until_move(other) != without);
}

TEST_CASE("V40 a start and the next round are foreseen as if nobody was blocked") {
    LiveRoom hall;
    hall.fill(3);
    hall.gather();
    room::Room lobby = told_by_journal(hall);
    REQUIRE(lobby.stage.phase == room::Phase::lobby);
    lobby.people[5].presence = room::Presence::away;
    const auto foreseen = [](const room::Room& room) {
        Tablet tablet(room);
        tablet.previews(room::StartRounds{});
        return tablet.seen;
    };
    for (const bool trios : {true, false}) {
        lobby.settings.trios = trios;
        const auto without = foreseen(lobby);
        for (std::uint32_t who = 1; who <= 3; ++who) {
            room::Room with = lobby;
            for (std::uint32_t whom = 4; whom <= 5; ++whom) {
                with.blocks.insert({room::ParticipantId{who}, room::ParticipantId{whom}});
                CHECK(foreseen(with) == without);
            }
        }
        // The control: what is no secret is seen.
        room::Room other = lobby;
        other.people[1].presence = room::Presence::away;
        CHECK(foreseen(other) != without);
    }
}

TEST_CASE("V40 effects hold back what is personal, also where nobody may meet anybody") {
    LiveRoom hall;
    auto desk = walking(hall, 2);
    hall.wait(60s + 300s + 2s);
    const room::Room room = told_by_journal(hall);
    room::Room with = room;
    for (std::uint32_t who = 1; who <= 2; ++who) {
        for (std::uint32_t whom = 3; whom <= 4; ++whom) {
            with.blocks.insert({room::ParticipantId{who}, room::ParticipantId{whom}});
        }
    }
    CHECK(shown_until_move(with) == shown_until_move(room));
}
