#pragma once
// A journal that forgets when the process ends: for rehearsal rooms and for the simulated world. It
// stores the same records as the one on disk and decodes them at load. Any thread may call;
// completions run when the scheduler says so, by default on the caller's thread before the call
// returns.

#include <functional>
#include <memory>

#include "journal/journal.hpp"

namespace journal {

class MemoryJournal final : public Journal {
public:
    // Runs what it is given, once, when the virtual disk has turned far enough. The default runs it
    // at once.
    using Scheduler = std::function<void(std::function<void()>)>;

    explicit MemoryJournal(Scheduler schedule = {});
    ~MemoryJournal() override;

    void append(Append what, std::function<void(Outcome)> done) override;
    void load(room::RoomId room, std::function<void(Loaded)> done,
              std::function<void(LoadFailure)> failed) override;
    void claim_new(room::RoomId room, std::function<void(Claim)> done) override;
    void list(std::function<void(std::vector<RoomListed>)> done) override;
    void find_code(std::string code,
                   std::function<void(std::optional<room::RoomId>)> done) override;
    void due(base::Instant until, std::function<void(std::vector<room::RoomId>)> done) override;
    void note_alive(const Claim& claim, base::Instant now) override;
    void destroy_keys(const Claim& claim, std::function<void(Outcome)> done) override;
    void put_server_secret(std::string name, std::string value,
                           std::function<void(Outcome)> done) override;
    void server_secrets(
        std::function<void(std::vector<std::pair<std::string, std::string>>)> done) override;
    void drop_server_secret(std::string name, std::function<void(Outcome)> done) override;
    void shut_down(std::function<void()> done) override;
    bool in_trouble() const override;

    // The process died: what was not durable is forgotten, its completions never run, every claim
    // is stale. The journal is then as a new process would find it.
    void crash();

    // While true, every append ends as `unavailable` and the journal is in trouble.
    void fail_appends(bool failing);

    // Flips one bit of a stored body, as a failing disk would. False when there is no such byte.
    bool flip_bit(const room::RoomId& room, Seq record, std::size_t byte);

private:
    struct State;
    std::shared_ptr<State> state_;
};

}  // namespace journal
