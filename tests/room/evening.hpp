#pragma once
// Given, when, then for rooms: an Evening is a room with its history and a clock turned by hand.
// Every fact is folded in as it follows, and the room's invariants are checked after each wish.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "room/decide.hpp"
#include "room/room.hpp"

namespace evenings {

using namespace std::chrono_literals;

using Decision = base::Result<room::Events, room::Refusal>;

// Who wishes.
room::Actor visitor();
room::Actor organizer();  // the first device; with the PIN just given
room::Actor helper(room::StaffId id);
room::Actor person(room::ParticipantId id);
room::Actor the_clock();
room::Actor engine();

inline constexpr room::ParticipantId ada{1};
inline constexpr room::ParticipantId ben{2};
inline constexpr room::ParticipantId cem{3};
inline constexpr room::ParticipantId dora{4};
inline constexpr room::ParticipantId emil{5};
inline constexpr room::ParticipantId fay{6};

inline constexpr room::Rating gladly{true, 70};
inline constexpr room::Rating possible{true, 40};
inline constexpr room::Rating rather_not{false, 0};

class Evening {
public:
    Evening();

    // What follows from the wish; nothing is folded in.
    Decision asked(const room::Actor& actor, room::Command command) const;
    // What follows, folded in, when it is not refused.
    Decision when(const room::Actor& actor, room::Command command);
    // As `when`, by the organizer, at the step the room is at; must not be refused.
    room::Events control(room::Command command);
    // As `when`; must not be refused.
    room::Events does(const room::Actor& actor, room::Command command);
    // Ticks at the deadline, once.
    room::Events tick();
    // Ticks until the phase is `phase`, at most 100 times.
    void tick_until(room::Phase phase);
    void wait(base::Duration length) { now = now + length; }

    room::Stamped stamped(const room::Actor& actor, room::Command command) const;

    // The person's current partner, who must have one.
    room::ParticipantId partner(room::ParticipantId who) const;
    room::EncounterId encounter(room::ParticipantId who) const;
    // Rates the partner of the round that runs or ran last.
    Decision rates(room::ParticipantId who, room::Rating rating);

    room::Room room;
    base::Instant now{1'000'000};
    room::Surroundings around;
    std::string command_id;  // put on the next wish
    std::vector<room::Happened> history;
    std::vector<std::size_t> ends;  // length of the history after each wish
};

using Step = std::function<void(Evening&)>;

// An evening after these steps, in order.
template <class... Steps>
Evening given(const Steps&... steps) {
    Evening evening;
    (steps(evening), ...);
    return evening;
}

room::Settings usual_settings();
room::RosterEntry entry(const std::string& id, int side);

Step created(room::Settings settings = usual_settings(),
             room::RoomKind kind = room::RoomKind::real);
// `first` people of side 0 (badges from 1), then `second` of side 1.
Step roster(int first, int second);
Step opened();
Step lobby();
// Each has a phone of their own and has agreed.
Step all_joined();
Step checked_in(std::vector<room::ParticipantId> people);
Step everybody_here();
Step started();
Step talking();  // started, and Move is over
// Everyone rates everyone met with `rating`, and the evening goes on to Review.
Step all_rounds(room::Rating rating);
Step closed();
// The engine answered.
Step matched();
Step published();

// created, roster(n, n), opened, all_joined, lobby, everybody_here
Step gathered(int each_side, room::Settings settings = usual_settings(),
              room::RoomKind kind = room::RoomKind::real);

// What the matching engine says to the room's question, as the solver would bring it.
room::Proposal answer_to(const room::Room& room);

// The same of the what-if that is asked.
room::AnswerWhatIf answer_to_what_if(const room::Room& room);

// The refusal, if it was one.
std::optional<room::Refusal> refusal_of(const Decision& decision);

// The first event of this kind.
template <class Fact>
const Fact* find(const room::Events& events) {
    for (const auto& event : events) {
        if (const auto* fact = std::get_if<Fact>(&event)) return fact;
    }
    return nullptr;
}

template <class Fact>
bool has(const room::Events& events) {
    return find<Fact>(events) != nullptr;
}

}  // namespace evenings

// How failures are printed.
template <>
struct Catch::StringMaker<evenings::Decision> {
    static std::string convert(const evenings::Decision& decision) {
        return decision ? std::to_string(decision->size()) + " events"
                        : room::name_of(decision.error());
    }
};
template <>
struct Catch::StringMaker<std::optional<room::Refusal>> {
    static std::string convert(const std::optional<room::Refusal>& refusal) {
        return refusal ? room::name_of(*refusal) : "done";
    }
};
template <>
struct Catch::StringMaker<room::Refusal> {
    static std::string convert(room::Refusal refusal) { return room::name_of(refusal); }
};
