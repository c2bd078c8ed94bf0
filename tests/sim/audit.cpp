#include "sim/audit.hpp"

#include <map>
#include <set>

#include "base/core/ensure.hpp"
#include "live/room_actor.hpp"
#include "room/decide.hpp"

namespace sim {

namespace {

using Lines = std::string;

journal::Loaded read_journal(Hall& hall, Lines& wrong) {
    journal::Loaded loaded;
    bool read = false;
    hall.server().journal().load(
        room::RoomId(hall.room()),
        [&](journal::Loaded found) {
            loaded = std::move(found);
            read = true;
        },
        [&](const journal::LoadFailure& failure) {
            wrong += "the journal cannot be read: " + failure.detail + "\n";
            read = true;
        });
    hall.world().run([&read] { return read; }, hall.world().now() + std::chrono::seconds(5));
    return loaded;
}

// The room as the server holds it; read before the journal is loaded, which takes the claim away.
void compare_with_live(Hall& hall, const std::string& live_digest, const room::Room& folded,
                       Lines& wrong) {
    if (live_digest != room::digest_of(folded)) {
        wrong += "folding the journal does not give the live room of " + hall.room() + "\n";
    }
}

std::string live_digest(Hall& hall, Lines& wrong) {
    std::shared_ptr<live::RoomHandle> handle;
    hall.server().directory().find(
        hall.room(), [&handle](std::shared_ptr<live::RoomHandle> found, const std::string&) {
            handle = std::move(found);
        });
    hall.world().run_for(std::chrono::seconds(2));
    const auto* actor = dynamic_cast<live::RoomActor*>(handle.get());
    if (actor == nullptr) {
        wrong += "the room cannot be found\n";
        return {};
    }
    if (actor->idle() && room::digest_of(actor->shown()) != room::digest_of(actor->next())) {
        wrong += "an idle room's shown and next differ\n";
    }
    return room::digest_of(actor->shown());
}

bool same(const std::optional<room::Rating>& has, const std::optional<protocol::Choice>& told) {
    if (!has || !told) {
        return !has && !told;
    }
    return has->accepts == told->accepts && has->score_tenths == told->score_tenths;
}

void check_acks(Hall& hall, const room::Room& room, Lines& wrong) {
    for (std::uint32_t badge = 1; badge <= hall.people(); ++badge) {
        for (const auto& [number, told] : hall.phone(badge).saved()) {
            const auto* talk = room::find_encounter(room, room::EncounterId(number));
            if (talk == nullptr) {
                wrong += "a rating was saved for a talk that never was\n";
            } else if (!same(room::opinion_of(room, *talk, room::ParticipantId(badge)).rating,
                             told)) {
                wrong += "phone " + std::to_string(badge) + " was told that talk " +
                         std::to_string(number) + " is saved, but it is not so\n";
            }
        }
    }
}

void check_seats(const room::Room& room, Lines& wrong) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> seated;
    std::set<std::pair<std::uint32_t, std::uint32_t>> tables;
    std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (const auto& talk : room.encounters) {
        if (talk.dropped) {
            continue;
        }
        const auto round = talk.round.value;
        const auto low = std::min(talk.a, talk.b).value;
        const auto high = std::max(talk.a, talk.b).value;
        if (!seated.insert({round, low}).second || !seated.insert({round, high}).second) {
            wrong += "somebody sits at two tables in round " + std::to_string(round) + "\n";
        }
        if (!tables.insert({round, talk.table.value}).second) {
            wrong += "a table is taken twice in round " + std::to_string(round) + "\n";
        }
        if (!pairs.insert({low, high}).second) {
            wrong += "two people meet twice\n";
        }
    }
}

void check_pairs(const room::Room& room, Lines& wrong) {
    if (room.publications.empty()) {
        return;
    }
    std::map<std::uint32_t, std::uint32_t> places;
    for (const auto& [a, b] : room.publications.back().pairs) {
        ++places[a.value];
        ++places[b.value];
    }
    for (const auto& [who, count] : places) {
        if (room.settings.rule == room::MatchRule::pairs &&
            count > room.people[who - 1].entry.capacity) {
            wrong += "somebody has more partners than places\n";
        }
    }
    if (room.settings.rule == room::MatchRule::pairs && !room.proposal->stable) {
        wrong += "two sides always have a stable matching, but this one is not\n";
    }
}

// What phones show is what was published, to both of a pair alike.
void check_results(Hall& hall, const room::Room& room, Lines& wrong) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> shown;
    for (std::uint32_t badge = 1; badge <= hall.people(); ++badge) {
        const auto& own = hall.phone(badge).own();
        if (!own || own->result.state != protocol::ResultState::ready) {
            wrong += "phone " + std::to_string(badge) + " shows no result\n";
            continue;
        }
        for (const auto& partner : own->result.partners) {
            shown.insert({badge, partner.card.badge});
        }
    }
    std::set<std::pair<std::uint32_t, std::uint32_t>> published;
    for (const auto& [a, b] : room.publications.back().pairs) {
        published.insert({a.value, b.value});
        published.insert({b.value, a.value});
    }
    if (shown != published) {
        wrong += "the phones do not show what was published\n";
    }
}

// No timed phase ends by the clock before its end.
void check_deadlines(const std::vector<room::Happened>& events, const room::RoomId& id,
                     Lines& wrong) {
    room::Room room(id);
    for (std::size_t i = 0; i < events.size(); ++i) {
        const auto before = room.stage;
        const auto& happened = events[i];
        if (std::holds_alternative<room::PhaseStarted>(happened.event) && before.ends_at &&
            happened.at < *before.ends_at) {
            bool by_hand = false;
            for (std::size_t j = i; j < events.size() && events[j].at == happened.at; ++j) {
                const auto* done = std::get_if<room::ControlDone>(&events[j].event);
                by_hand = by_hand || (done != nullptr && done->who != "clock");
            }
            if (!by_hand) {
                wrong += "a phase ended before its time\n";
            }
        }
        room::evolve(room, happened);
    }
}

}  // namespace

std::string audit(Hall& hall) {
    Lines wrong;
    const std::string digest = live_digest(hall, wrong);
    const auto loaded = read_journal(hall, wrong);
    if (loaded.events.empty()) {
        return wrong + "the journal is empty\n";
    }
    const room::RoomId id(hall.room());
    const auto room = room::replay(id, loaded.events);
    compare_with_live(hall, digest, room, wrong);
    try {
        room::check_invariants(room);
    } catch (const base::InvariantBroken& broken) {
        wrong += std::string("an invariant does not hold: ") + broken.what() + "\n";
    }
    check_acks(hall, room, wrong);
    check_seats(room, wrong);
    check_pairs(room, wrong);
    check_deadlines(loaded.events, id, wrong);
    if (!room.publications.empty()) {
        check_results(hall, room, wrong);
    }
    return wrong;
}

}  // namespace sim
