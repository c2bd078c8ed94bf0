#pragma once
// Fetches what a room asks the engine: its matching, and looks at another one. Builds the problem,
// sends it to the solver, and brings the answer back as a command. After a failure a matching gets
// the instant answer, and when that fails too it is told and tried again later; a what-if is given
// up, since an instant answer beside an exact one would show changes that are none. What was
// pending when the process died is asked again. Used on the room's strand.

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
        std::function<void(room::Command)> wish;
        // The solver keeps failing: staff shall see it, and `again` shall be called in a while.
        std::function<void()> failing;
        const RoomLog& log;
    };
    explicit MatchingErrand(Needs needs) : needs_(std::move(needs)) {}

    // Asks when the durable room waits for an answer that nobody is fetching.
    void look();
    void again();
    // No answer came to the question that is open now, whatever was tried.
    bool is_failing() const;
    // Forgets what is under way: its answer will be ignored.
    void stop() { stopped_ = true; }

private:
    enum class Kind { matching, what_if };
    struct Asked {
        Kind kind = Kind::matching;
        std::uint32_t number = 0;
        int attempt = 0;
    };

    void ask(Asked asked);
    void answered(Asked asked, std::optional<matching::Answer> answer);
    void failed(Asked asked);
    bool is_waited_for(const Asked& asked) const;
    bool is_instant(const Asked& asked) const;
    void bring(const Asked& asked, const matching::Answer& answer);

    Needs needs_;
    std::uint32_t fetching_ = 0;  // number of the request; 0 none
    std::uint32_t trying_ = 0;    // number of the what-if; 0 none
    std::uint32_t failing_ = 0;   // number of the request that no attempt answered; 0 none
    bool stopped_ = false;
};

}  // namespace live
