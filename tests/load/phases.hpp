#pragma once
// The measured phases. Each runs on a fleet whose desks are connected and gives what it found; what
// went wrong is counted in the fleet's faults. All are bounded in time.

#include "load/fleet.hpp"
#include "load/report.hpp"

namespace load {

struct Run {
    Fleet& fleet;
    const Options& options;
    std::int64_t memory_before_kb = 0;  // before anybody was connected
};

// Everybody connects with the ticket it has; the last phone is ready when its own view came.
Findings storm(Run& run, const Phase& phase);
// After a quiet while: what the server's memory has grown by since before the first storm.
Findings idle(Run& run, const Phase& phase);
// `count` taps of the desks: how long until the last phone shows what follows.
Findings fanout(Run& run, const Phase& phase);
// Ratings as they become due, whatever the server does; a change of phase now and then.
Findings rate(Run& run, const Phase& phase);
// So many ratings outstanding at any time.
Findings flood(Run& run, const Phase& phase);
// Everybody's connection breaks; some with a rating unanswered.
Findings drop(Run& run, const Phase& phase);

// Everybody comes back once more, and every acknowledged rating is what the own view says.
Findings verify(Run& run);

// Connects everybody, each handshake as soon as the window lets it; false when somebody did not
// become ready in time. For storms and the like.
bool connect_all(Fleet& fleet, std::uint32_t window, Watch& watch);
// Whether everybody's partner names them as partner, and everybody is at the same step; counts
// faults.
void check_seats(Fleet& fleet);

}  // namespace load
