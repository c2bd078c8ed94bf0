#pragma once
// A ready-made event for who has none yet: 12 and 12 invented guests whose simulated phones wait in
// the lobby of a rehearsal room (kept in memory only). Every organizer of the server may run it.
// Main thread, unless said.

#include <memory>
#include <string>

namespace cli {

class RunningServer;

class Demo {
public:
    // Sets the room up on `server` and brings the guests in; throws RehearsalError.
    explicit Demo(RunningServer& server);
    // Before the server goes down.
    ~Demo();
    Demo(const Demo&) = delete;
    Demo& operator=(const Demo&) = delete;

    // The device with this ticket becomes an organizer of the demo. Any thread.
    void admit(const std::string& ticket_hash);

    const std::string& pin() const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace cli
