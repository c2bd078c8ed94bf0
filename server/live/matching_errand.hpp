#pragma once
// Fetches the matching that a room has asked for: builds the engine's problem, sends it to the
// solver, and brings the answer back as a command. After a failure it asks for the instant answer;
// when that fails too it is told, and tried again later. A request that was pending when the
// process died is asked again. Used on the room's strand.

#include <cstdint>
#include <functional>
#include <optional>

#include "live/executor.hpp"
#include "live/room_log.hpp"
#include "live/solver.hpp"
#include "room/command.hpp"
#include "room/room.hpp"

namespace live {

class MatchingErrand {
public:
    struct Needs {
        const room::Room& shown;
        Solver& solver;
        std::function<Homing()> home;  // makes the way back to the room's strand
        std::function<void(room::ProposeMatching)> propose;
        // The solver keeps failing: staff shall see it, and `again` shall be called in a while.
        std::function<void()> failing;
        const RoomLog& log;
    };
    explicit MatchingErrand(Needs needs) : needs_(std::move(needs)) {}

    // Asks when the durable room waits for an answer that nobody is fetching.
    void look();
    void again();
    // No answer came to the last question, whatever was tried.
    bool is_failing() const { return failing_; }
    // Forgets what is under way: its answer will be ignored.
    void stop() { stopped_ = true; }

private:
    void ask(std::uint32_t request, int attempt);
    void answered(std::uint32_t request, int attempt, std::optional<matching::Answer> answer);

    Needs needs_;
    std::uint32_t fetching_ = 0;  // number of the request; 0 none
    bool failing_ = false;
    bool stopped_ = false;
};

}  // namespace live
