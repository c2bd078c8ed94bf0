// How long the room's strand is busy with seats, by scripts/bench --benchmark_filter=room: a start
// with its promises, the next round, and the promises that a change would break.

#include <benchmark/benchmark.h>

#include <string>

#include "room/decide.hpp"
#include "room/seating.hpp"

namespace {

class Hall {
public:
    Hall(int side_0, int side_1, std::uint32_t rounds) {
        room::Settings settings = room::settings_of(room::Template::reverse_mentoring);
        settings.title = "Bench";
        settings.rounds = rounds;
        settings.breaks_after = {};
        settings.pool = side_1 == 0;
        wish(
            room::CreateRoom{room::RoomKind::real, "ABCD1234", settings, 7, "seed", {"r"}, "", {}});
        room::ConfirmRoster roster;
        for (int i = 0; i < side_0 + side_1; ++i) {
            room::RosterEntry entry;
            entry.roster_id = "p" + std::to_string(i);
            entry.name = "Guest " + std::to_string(i);
            entry.side = i < side_0 ? 0 : 1;
            // Tags of a few, so that people have more to say to some than to others.
            entry.wants = {"t" + std::to_string(i % 7)};
            entry.offers = {"t" + std::to_string(i % 5)};
            roster.entries.push_back(entry);
            everybody.people.emplace_back(static_cast<std::uint32_t>(i + 1));
        }
        wish(roster);
        wish(room::OpenRoom{});
        wish(room::OpenLobby{});
        wish(everybody);
    }

    room::Events asked(room::Command command) const {
        room::Actor actor{room::ActorKind::organizer, std::nullopt, room::StaffId{1}, true};
        if (std::holds_alternative<room::Tick>(command)) actor.kind = room::ActorKind::clock;
        if (std::holds_alternative<room::CreateRoom>(command)) {
            actor.kind = room::ActorKind::operator_;
        }
        return *room::decide(now_room, {actor, now, std::move(command), "", now_room.step, {}});
    }
    void wish(room::Command command) {
        for (const auto& event : asked(std::move(command)))
            room::evolve(now_room, {now, event});
    }
    void tick() {
        now = *room::deadline_of(now_room);
        wish(room::Tick{});
    }
    void tick_until(room::Phase phase) {
        while (now_room.stage.phase != phase)
            tick();
    }

    room::Room now_room{room::RoomId("00112233445566778899aabbccddeeff")};
    base::Instant now{1'000'000};
    room::CheckIn everybody;
};

void start(benchmark::State& state, int side_0, int side_1, std::uint32_t rounds) {
    const Hall hall(side_0, side_1, rounds);
    std::size_t events = 0;
    for (auto _ : state) {
        events = hall.asked(room::StartRounds{}).size();
    }
    state.counters["events"] = static_cast<double>(events);
}

void rate_begins(benchmark::State& state, int side_0, int side_1, std::uint32_t rounds) {
    Hall hall(side_0, side_1, rounds);
    hall.wish(room::StartRounds{});
    hall.tick_until(room::Phase::talk);
    hall.now = *room::deadline_of(hall.now_room);
    for (auto _ : state) {
        benchmark::DoNotOptimize(hall.asked(room::Tick{}).size());
    }
}

void next_move(benchmark::State& state, int side_0, int side_1, std::uint32_t rounds) {
    Hall hall(side_0, side_1, rounds);
    hall.wish(room::StartRounds{});
    hall.tick_until(room::Phase::rate);
    hall.now = *room::deadline_of(hall.now_room);
    for (auto _ : state) {
        benchmark::DoNotOptimize(hall.asked(room::Tick{}).size());
    }
}

void leave_shown(benchmark::State& state, int side_0, int side_1, std::uint32_t rounds) {
    Hall hall(side_0, side_1, rounds);
    hall.wish(room::StartRounds{});
    hall.tick_until(room::Phase::talk);
    const room::Room before = hall.now_room;
    hall.wish(room::Leave{{room::ParticipantId{1}}, true});
    std::size_t broken = 0;
    for (auto _ : state) {
        broken = room::broken_promises(before, room::told_talks(before), hall.now_room,
                                       room::told_talks(hall.now_room))
                     .size();
    }
    state.counters["broken"] = static_cast<double>(broken);
}

[[maybe_unused]] const bool registered = [] {
    struct Size {
        const char* name;
        int side_0;
        int side_1;
        std::uint32_t rounds;
    };
    for (const Size& size :
         {Size{"20x20 8 rounds", 20, 20, 8}, Size{"100x100 8 rounds", 100, 100, 8},
          Size{"110x90 8 rounds", 110, 90, 8}, Size{"pool of 200", 200, 0, 8},
          Size{"250x250 12 rounds", 250, 250, 12}, Size{"500x500 12 rounds", 500, 500, 12},
          Size{"1000x1000 12 rounds", 1000, 1000, 12}, Size{"pool of 500", 500, 0, 12},
          Size{"pool of 2000", 2000, 0, 12}}) {
        const std::string name = std::string("room/") + size.name;
        const auto add = [&](const char* what, auto measure) {
            benchmark::RegisterBenchmark((name + "/" + what).c_str(), measure, size.side_0,
                                         size.side_1, size.rounds)
                ->Unit(benchmark::kMillisecond);
        };
        add("start", start);
        add("rate begins", rate_begins);
        add("next move", next_move);
        add("leave shown", leave_shown);
    }
    return true;
}();

}  // namespace
