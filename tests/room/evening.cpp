#include "evening.hpp"

#include <catch2/catch.hpp>

#include "instance/build.hpp"
#include "matching/solve.hpp"
#include "room/matching_input.hpp"

namespace evenings {

using room::Phase;

room::Actor visitor() {
    return {};
}
room::Actor organizer() {
    return {room::ActorKind::organizer, std::nullopt, room::StaffId{1}, true};
}
room::Actor helper(room::StaffId id) {
    return {room::ActorKind::helper, std::nullopt, id, false};
}
room::Actor person(room::ParticipantId id) {
    return {room::ActorKind::participant, id, std::nullopt, false};
}
room::Actor the_clock() {
    return {room::ActorKind::clock, std::nullopt, std::nullopt, false};
}
room::Actor engine() {
    return {room::ActorKind::engine, std::nullopt, std::nullopt, false};
}

Evening::Evening() : room(room::RoomId("00112233445566778899aabbccddeeff")) {}

room::Stamped Evening::stamped(const room::Actor& actor, room::Command command) const {
    const bool steps = actor.kind == room::ActorKind::organizer;
    return {
        actor, now, std::move(command), command_id, steps ? std::optional(room.step) : std::nullopt,
        around};
}

Decision Evening::asked(const room::Actor& actor, room::Command command) const {
    return room::decide(room, stamped(actor, std::move(command)));
}

Decision Evening::when(const room::Actor& actor, room::Command command) {
    Decision decision = asked(actor, std::move(command));
    if (!decision) return decision;
    for (const room::RoomEvent& event : *decision) {
        history.push_back({now, event});
        room::evolve(room, history.back());
    }
    ends.push_back(history.size());
    room::check_invariants(room);
    return decision;
}

room::Events Evening::does(const room::Actor& actor, room::Command command) {
    const std::string name = room::name_of(command);
    const Decision decision = when(actor, std::move(command));
    INFO(name << ": " << (decision ? "done" : room::name_of(decision.error())));
    REQUIRE(decision);
    return *decision;
}

room::Events Evening::control(room::Command command) {
    return does(organizer(), std::move(command));
}

room::Events Evening::tick() {
    const auto due = room::deadline_of(room);
    REQUIRE(due);
    now = std::max(now, *due);
    return does(the_clock(), room::Tick{});
}

void Evening::tick_until(Phase phase) {
    for (int i = 0; i < 100 && room.stage.phase != phase; ++i)
        tick();
    REQUIRE(room.stage.phase == phase);
}

room::EncounterId Evening::encounter(room::ParticipantId who) const {
    const auto all = room::encounters_of(room, who);
    REQUIRE(!all.empty());
    return all.back();
}

room::ParticipantId Evening::partner(room::ParticipantId who) const {
    return room::partner_in(*room::find_encounter(room, encounter(who)), who);
}

Decision Evening::rates(room::ParticipantId who, room::Rating rating) {
    const room::EncounterId id = encounter(who);
    const auto& mine = room::opinion_of(room, *room::find_encounter(room, id), who);
    return when(person(who), room::GiveRating{id, rating, mine.revision});
}

room::Settings usual_settings() {
    auto settings = room::settings_of(room::Template::reverse_mentoring);
    settings.title = "Tuesday";
    settings.rounds = 3;
    settings.breaks_after = {};
    return settings;
}

room::RosterEntry entry(const std::string& id, int side) {
    room::RosterEntry made;
    made.roster_id = id;
    made.name = "Guest " + id;
    made.side = side;
    return made;
}

Step created(room::Settings settings, room::RoomKind kind) {
    return [=](Evening& it) {
        room::CreateRoom wish{kind, "ABCD1234", settings, 7, "seed", {"recovery"}, "pin", {"desk"}};
        it.does({room::ActorKind::operator_, std::nullopt, std::nullopt, false}, wish);
    };
}

Step roster(int first, int second) {
    return [=](Evening& it) {
        room::ConfirmRoster wish;
        for (int i = 1; i <= first + second; ++i) {
            wish.entries.push_back(entry("p" + std::to_string(i), i <= first ? 0 : 1));
        }
        it.control(wish);
    };
}

Step opened() {
    return [](Evening& it) { it.control(room::OpenRoom{}); };
}

Step lobby() {
    return [](Evening& it) { it.control(room::OpenLobby{}); };
}

Step all_joined() {
    return [](Evening& it) {
        const std::string policy = room::policy_hash(it.room.settings);
        room::IssueSlips slips;
        for (const auto& each : it.room.people) {
            slips.slips.emplace_back(each.id, room::SecretHash{"s" + each.entry.roster_id});
        }
        it.control(slips);
        for (const auto& [id, slip] : slips.slips) {
            it.does(visitor(), room::ClaimTicket{slip, {"t" + slip.value}});
            it.does(person(id), room::GiveConsent{true, policy});
        }
    };
}

Step checked_in(std::vector<room::ParticipantId> people) {
    return [=](Evening& it) { it.control(room::CheckIn{people}); };
}

Step everybody_here() {
    return [](Evening& it) {
        room::CheckIn wish;
        for (const auto& each : it.room.people)
            wish.people.push_back(each.id);
        it.control(wish);
    };
}

Step started() {
    return [](Evening& it) { it.control(room::StartRounds{}); };
}

Step talking() {
    return [](Evening& it) {
        it.control(room::StartRounds{});
        it.tick_until(Phase::talk);
    };
}

Step all_rounds(room::Rating rating) {
    return [=](Evening& it) {
        it.control(room::StartRounds{});
        it.tick_until(Phase::review);
        for (const auto& each : std::vector(it.room.encounters)) {
            if (each.dropped) continue;
            it.does(person(each.a), room::GiveRating{each.id, rating, 0});
            it.does(person(each.b), room::GiveRating{each.id, rating, 0});
        }
    };
}

Step closed() {
    return [](Evening& it) { it.control(room::CloseRatings{}); };
}

Step matched() {
    return [](Evening& it) { it.does(engine(), room::ProposeMatching{answer_to(it.room)}); };
}

Step published() {
    return [](Evening& it) {
        it.control(room::PreparePublish{});
        if (it.room.publish_bar) it.tick();
    };
}

Step gathered(int each_side, room::Settings settings, room::RoomKind kind) {
    return [=](Evening& it) {
        const int second = settings.pool ? 0 : each_side;
        for (const Step& step : {created(settings, kind), roster(each_side, second), opened(),
                                 all_joined(), lobby(), everybody_here()}) {
            step(it);
        }
    };
}

namespace {

room::Proposal solved(const instance::Input& input) {
    const auto built = instance::build(input);
    REQUIRE(built.has_value());
    const auto answer = matching::solve(built->problem);
    room::Proposal proposal;
    for (const auto& pair : instance::to_persons(*built, answer.pairs)) {
        proposal.pairs.emplace_back(room::ParticipantId{static_cast<std::uint32_t>(pair.a) + 1},
                                    room::ParticipantId{static_cast<std::uint32_t>(pair.b) + 1});
    }
    proposal.stable = answer.stable;
    proposal.blocking_pairs = static_cast<std::uint32_t>(answer.blocking_pairs.size());
    proposal.size_bound = static_cast<std::uint32_t>(answer.size_bound);
    proposal.possible_without_stability = static_cast<std::uint32_t>(answer.size_bound);
    return proposal;
}

}  // namespace

room::Proposal answer_to(const room::Room& room) {
    room::Proposal proposal = solved(room::matching_input(room));
    proposal.request = room.matching_request;
    proposal.input_hash = room.matching_input;
    return proposal;
}

room::AnswerWhatIf answer_to_what_if(const room::Room& room) {
    const room::WhatIf& asked = room.what_ifs.back();
    room::Proposal proposal = solved(room::what_if_input(room, asked.forbids));
    proposal.request = asked.number;
    proposal.input_hash = asked.input_hash;
    return {asked.number, std::move(proposal)};
}

std::optional<room::Refusal> refusal_of(const Decision& decision) {
    return decision ? std::nullopt : std::optional(decision.error());
}

}  // namespace evenings
