// Evenings on which everything happens to the seats: people come late, leave, come back and are not
// found, tables break, organizers swap and pair by hand and take it back. What must be true of
// every seat is asked here once more, without the room's own invariants (RELIABILITY 14, 16, 18).

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

#include "base/core/rng.hpp"
#include "evening.hpp"
#include "instance/eligibility.hpp"
#include "room/matching_input.hpp"
#include "room/seat_changes.hpp"

using namespace evenings;
using room::ParticipantId;
using room::Phase;

namespace {

// More by hand: scripts/evenings.
std::uint64_t evenings_to_try() {
    const char* asked = std::getenv("QUADRILLE_EVENINGS");
    return asked == nullptr ? 60 : std::strtoull(asked, nullptr, 10);
}

// One random evening, told wish by wish. `salt` decides what people rate, and nothing else.
class Course {
public:
    Course(std::uint64_t seed, std::uint64_t salt) : rng_(seed), taste_(salt), it_(gathering()) {}

    // Until Review, at most 150 wishes; `look` is given the evening after each that did something.
    template <class Look>
    void run(Look look) {
        if (!it_.when(organizer(), room::StartRounds{})) return;
        look(it_);
        for (int i = 0; i < 150 && it_.room.stage.phase != Phase::review; ++i) {
            // Ratings come from a chance of their own, between wishes.
            if (rate()) look(it_);
            if (wish()) look(it_);
        }
    }

    const std::map<std::string, int>& done() const { return done_; }

private:
    std::uint32_t below(std::uint64_t bound) {
        return static_cast<std::uint32_t>(rng_.below(bound));
    }
    ParticipantId somebody() { return ParticipantId{1 + below(it_.room.people.size())}; }

    Evening gathering() {
        room::Settings settings = usual_settings();
        settings.rounds = 2 + below(6);
        settings.pool = rng_.chance(1, 3);
        settings.wait_for_tap = rng_.chance(1, 5);
        if (rng_.chance(1, 3)) settings.tables = 2 + below(4);
        settings.trios = rng_.chance(1, 3);
        if (rng_.chance(1, 3)) settings.breaks_after = {1};
        const int first = static_cast<int>(2 + below(6));
        const int second = settings.pool ? 0 : static_cast<int>(2 + below(6));
        Evening it = given(created(settings));
        room::ConfirmRoster roster;
        for (int i = 1; i <= first + second; ++i) {
            roster.entries.push_back(entry("p" + std::to_string(i), i <= first ? 0 : 1));
            roster.entries.back().stays_seated = rng_.chance(1, 8);
        }
        it.control(roster);
        instance::Rules rules;
        for (std::uint32_t i = below(6); i > 0; --i) {
            rules.never.emplace_back("p" + std::to_string(1 + below(it.room.people.size())),
                                     "p" + std::to_string(1 + below(it.room.people.size())));
        }
        it.control(room::ChangeRules{rules});
        for (const Step& step : {opened(), all_joined(), lobby()})
            step(it);
        std::vector<ParticipantId> early;
        for (const auto& each : it.room.people) {
            if (rng_.chance(5, 6)) early.push_back(each.id);
        }
        if (!early.empty()) checked_in(early)(it);
        return it;
    }

    bool rate() {
        const auto who = somebody();
        const auto met = room::encounters_of(it_.room, who);
        if (met.empty()) return false;
        const auto& talk = *room::find_encounter(it_.room, met.back());
        const auto revision = room::opinion_of(it_.room, talk, who).revision;
        const room::Rating rating = taste_.chance(1, 2) ? gladly : rather_not;
        return it_.when(person(who), room::GiveRating{talk.id, rating, revision}).has_value();
    }

    bool wish() {
        const ParticipantId one = somebody();
        const ParticipantId other = somebody();
        switch (below(20)) {
            case 0:
                return tell(organizer(), room::CheckIn{{one, other}});
            case 1:
                return tell(person(one), room::CheckIn{{one}});
            case 2:
                return tell(organizer(), room::Leave{{one}, true});
            case 3:
                return tell(person(one), room::GoAway{{one}});
            case 4:
                return tell(organizer(), room::SwapSeats{one, other});
            case 5:
                return tell(organizer(), room::SeatTogether{one, other, below(5) != 0});
            case 6:
                return tell(organizer(),
                            room::UseTable{room::TableNumber{1 + below(7)}, below(3) == 0});
            case 7:
                return tell(organizer(), room::UndoLast{});
            case 8:
                return tell_of_seat(one, [](auto id) { return room::ReportMissing{id}; });
            case 9:
                return tell_of_seat(looked_for(one), [](auto id) { return room::ShowUp{id}; });
            case 10:
                return tell_of_seat(one, [&](auto id) { return room::ClaimPartner{id, other}; });
            case 11:
                return answer(coin() ? one : other);
            case 12:
                return tell(person(one), room::Block{other, below(2) == 0});
            case 13:
                it_.wait(std::chrono::seconds{below(30)});
                return false;
            case 14:
                return answer(one);
            case 16:
                return tell(organizer(),
                            room::JoinTable{lone(one), room::TableNumber{1 + below(5)}});
            case 17:
                return tell(organizer(), room::TalkWithHelper{lone(one), below(4) != 0});
            case 15:
                return tell_of_seat(one, [](auto id) { return room::ReportMissing{id}; });
            default:
                return move_on();
        }
    }

    template <class Wish>
    bool tell_of_seat(ParticipantId who, Wish wish) {
        const room::Encounter* seat = room::seat_of(it_.room, who);
        return seat != nullptr && tell(person(who), wish(seat->id));
    }

    bool coin() { return below(2) == 0; }

    // Somebody here without a seat, if there is one.
    ParticipantId lone(ParticipantId other) {
        for (const auto& each : it_.room.people) {
            const bool here = each.presence == room::Presence::here;
            if (here && room::seat_of(it_.room, each.id) == nullptr) return each.id;
        }
        return other;
    }

    // Whoever is looked for, mostly; else this one.
    ParticipantId looked_for(ParticipantId other) {
        const auto& all = it_.room.missing;
        return all.empty() ? other : all[below(all.size())].who;
    }

    // One of the two of an open question, if there is one.
    template <class Between>
    ParticipantId asked(const std::vector<Between>& all, ParticipantId other) {
        if (all.empty() || !all.back().open) return other;
        return coin() ? all.back().one : all.back().other;
    }

    bool answer(ParticipantId other) {
        const ParticipantId who =
            coin() ? asked(it_.room.offers, other) : asked(it_.room.claims, other);
        if (const auto* offer = room::offer_to(it_.room, who)) {
            return tell(person(who), room::AnswerOffer{offer->number, below(4) != 0});
        }
        const auto* claim = room::claim_of(it_.room, who);
        return claim != nullptr &&
               tell(person(who), room::AnswerClaim{claim->number, below(4) != 0});
    }

    bool move_on() {
        if (it_.room.stage.phase == Phase::lobby) return tell(organizer(), room::StartRounds{});
        it_.around.organizer_connected = false;
        it_.tick();
        return true;
    }

    bool tell(const room::Actor& actor, room::Command command) {
        const std::string name = room::name_of(command);
        const auto decision = it_.when(actor, std::move(command));
        const bool did = decision && !decision->empty();
        done_[name] += did ? 1 : 0;
        return did;
    }

    base::Rng rng_;
    base::Rng taste_;
    std::map<std::string, int> done_;
    Evening it_;
};

// What is wrong with the seats of a room; empty when nothing is.
std::string fault_of_seats(const room::Room& room) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> met;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> sits;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::set<std::uint32_t>> used;
    for (const auto& talk : room.encounters) {
        if (talk.dropped) continue;
        const auto [low, high] = std::minmax(talk.a.value, talk.b.value);
        if (!met.insert({low, high}).second) return "two meet twice";
        for (const auto who : {low, high}) {
            const auto [at, is_new] = sits.insert({{talk.round.value, who}, talk.table.value});
            if (!is_new && at->second != talk.table.value) return "one sits at two tables";
            auto& people = used[{talk.round.value, talk.table.value}];
            people.insert(who);
            if (people.size() > 3) return "a table for two pairs";
        }
        const auto& a = room.people[talk.a.value - 1].entry;
        const auto& b = room.people[talk.b.value - 1].entry;
        if (!room.settings.pool && a.side == b.side) return "two of one side";
    }
    return {};
}

// What is wrong with this seating, drawn or changed, for the room it was made for.
std::string fault_of_tables(const room::Room& before, const std::vector<room::SeatedPair>& tables) {
    instance::People people = room::people_of(before);
    for (auto& each : people.persons)
        each.attends = true;
    const instance::Eligibility rules(people, before.rules);
    for (const auto& pair : tables) {
        const auto here = [&](ParticipantId who) {
            return before.people[who.value - 1].presence == room::Presence::here;
        };
        if (!here(pair.a) || !here(pair.b)) return "somebody is not here";
        if (before.closed_tables.contains(pair.table)) return "a table out of use";
        const auto stays = [&](ParticipantId who) {
            return before.people[who.value - 1].entry.stays_seated;
        };
        if (stays(pair.a) && stays(pair.b)) return "two who cannot walk";
        if (!rules.eligible(pair.a.value - 1, pair.b.value - 1)) return "against a rule";
    }
    return {};
}

// The seats of the evening as events tell them, and promises.
std::string told_of_seats(const Evening& it) {
    std::string text;
    const auto put = [&](auto... numbers) { ((text += std::to_string(numbers) + ","), ...); };
    for (const auto& happened : it.history) {
        if (const auto* drawn = std::get_if<room::SeatingDrawn>(&happened.event)) {
            put(drawn->round.value, drawn->seed);
            for (const auto& pair : drawn->tables)
                put(pair.table.value, pair.a.value, pair.b.value);
        } else if (const auto* changed = std::get_if<room::SeatsChanged>(&happened.event)) {
            for (const auto& pair : changed->tables)
                put(pair.table.value, pair.a.value, pair.b.value);
            for (const auto id : changed->dropped)
                put(id.value);
        } else if (const auto* byes = std::get_if<room::ByesAnnounced>(&happened.event)) {
            for (const auto id : byes->resting)
                put(id.value);
        } else if (const auto* promise = std::get_if<room::TalksPromised>(&happened.event)) {
            put(promise->person.value, promise->talks);
        }
    }
    return text;
}

}  // namespace

TEST_CASE("R90 whatever happens to the seats, nobody sits twice, meets twice or against a rule") {
    std::map<std::string, int> done;
    for (std::uint64_t seed = 1; seed <= evenings_to_try(); ++seed) {
        INFO("seed " << seed);
        Course course(seed, seed);
        room::Room before{room::RoomId("00112233445566778899aabbccddeeff")};
        std::size_t told = 0;
        course.run([&](const Evening& it) {
            REQUIRE(fault_of_seats(it.room) == "");
            room::Room at = before;
            for (; told < it.history.size(); ++told) {
                const auto& event = it.history[told].event;
                if (const auto* drawn = std::get_if<room::SeatingDrawn>(&event)) {
                    REQUIRE(fault_of_tables(at, drawn->tables) == "");
                }
                room::evolve(at, it.history[told]);
                // A claim is of what people did, whoever they are and wherever they went since.
                const auto* changed = std::get_if<room::SeatsChanged>(&event);
                const bool by_claim = told > 0 && std::holds_alternative<room::ClaimEnded>(
                                                      it.history[told - 1].event);
                if (changed != nullptr && !by_claim) {
                    REQUIRE(fault_of_tables(at, changed->tables) == "");
                }
            }
            before = std::move(at);
        });
        for (const auto& [name, count] : course.done())
            done[name] += count;
    }
    for (const char* name :
         {"check_in", "leave", "go_away", "swap_seats", "seat_together", "use_table", "undo_last",
          "report_missing", "show_up", "claim_partner", "answer_offer", "answer_claim", "block",
          "join_table", "talk_with_helper"}) {
        INFO(name);
        CHECK(done[name] >= 5);
    }
}

TEST_CASE("R90 positive control: seats that are wrong are caught") {
    Evening it = given(gathered(3), started());
    CHECK(fault_of_seats(it.room).empty());
    const auto caught = [&](auto spoil) {
        room::Room room = it.room;
        spoil(room);
        return fault_of_seats(room);
    };
    CHECK(caught([](auto& r) { r.encounters[1].a = r.encounters[0].a; }) ==
          "one sits at two tables");
    CHECK(caught([](auto& r) { r.encounters[1].table = r.encounters[0].table; }) ==
          "a table for two pairs");
    CHECK(caught([](auto& r) { r.encounters[1].b = cem; }) != "");
    CHECK(caught([](auto& r) {
              r.encounters.push_back(r.encounters[0]);
              r.encounters.back().round = room::RoundNumber{2};
          }) == "two meet twice");
    std::vector<room::SeatedPair> tables{{room::EncounterId{4}, room::TableNumber{1}, ada, dora}};
    CHECK(fault_of_tables(it.room, tables).empty());
    it.room.closed_tables.insert(room::TableNumber{1});
    CHECK(fault_of_tables(it.room, tables) == "a table out of use");
    it.room.closed_tables.clear();
    it.room.people[0].presence = room::Presence::away;
    CHECK(fault_of_tables(it.room, tables) == "somebody is not here");
    it.room.people[0].presence = room::Presence::here;
    it.room.people[0].entry.stays_seated = it.room.people[3].entry.stays_seated = true;
    CHECK(fault_of_tables(it.room, tables) == "two who cannot walk");
    it.room.people[0].entry.stays_seated = false;
    it.room.rules.never = {{"p1", "p4"}};
    CHECK(fault_of_tables(it.room, tables) == "against a rule");
}

TEST_CASE("R91 what people rate changes no seat, no rest and no promise") {
    std::size_t compared = 0;
    for (std::uint64_t seed = 1; seed <= evenings_to_try() / 3; ++seed) {
        INFO("seed " << seed);
        std::string told[2];
        std::string rated[2];
        for (const std::uint64_t salt : {0U, 1U}) {
            Course course(seed, 1000 + salt);
            course.run([&](const Evening& it) {
                told[salt] = told_of_seats(it);
                rated[salt].clear();
                for (const auto& opinion : it.room.opinions)
                    rated[salt] += !opinion.rating ? '-' : opinion.rating->accepts ? 'y' : 'n';
            });
        }
        CHECK(told[0] == told[1]);
        compared += told[0].size() > 50 && rated[0] != rated[1] ? 1U : 0U;
    }
    CHECK(compared >= evenings_to_try() / 6);
}
