#pragma once
// The directory of this process: finds, revives and creates rooms, each once. Any thread may call;
// the work is done on a strand of its own. Must outlive every RoomHandle it gave, and be shut down
// before the parts it was given go away.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "journal/journal.hpp"
#include "live/directory.hpp"
#include "live/executor.hpp"
#include "live/room_log.hpp"
#include "live/solver.hpp"

namespace live {

class RoomActor;
class Waker;

// What the wiring chooses.
struct LiveOptions {
    std::string base_url = "http://127.0.0.1:8080";  // without a slash at the end; in every link
    bool insecure = false;                           // plain HTTP in a hall: said at consent
    LogSink log = base::write_log;
};

// What live stands on. The referred objects outlive the directory.
struct LiveParts {
    const base::Clock& clock;
    Threads& threads;
    journal::Journal& journal;     // real rooms
    journal::Journal& rehearsals;  // rehearsal rooms: kept in memory only
    Solver& solver;
};

class LiveDirectory final : public Directory {
public:
    LiveDirectory(const LiveParts& parts, LiveOptions options);
    ~LiveDirectory() override;

    // Wakes the rooms that are due, now and every limits::waker_every. Call once, after the
    // journal is open.
    void start();

    void find(std::string room,
              std::function<void(std::shared_ptr<RoomHandle>, std::string why)> done) override;
    void find_code(std::string typed,
                   std::function<void(std::optional<std::string>)> done) override;
    void create(std::string body, std::function<void(CreatedRoom)> done,
                std::function<void(CreateFailure)> failed) override;
    void list(std::function<void(std::vector<RoomSummary>)> done) override;
    void shut_down(std::function<void()> done) override;

private:
    class Work;
    std::shared_ptr<Work> work_;
};

}  // namespace live
