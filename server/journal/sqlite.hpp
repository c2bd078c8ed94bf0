#pragma once
// The journal on disk (DESIGN 3.3): one thread with one connection commits whatever has queued up
// in one transaction. Any thread may call; completions run on the journal's thread. The constructor
// throws std::runtime_error, in words for the operator, when the folder cannot be used.

#include <memory>

#include "journal/journal.hpp"
#include "journal/store.hpp"

namespace journal {

class SqliteJournal final : public Journal {
public:
    explicit SqliteJournal(StoreOptions options);
    // Finishes what is queued. Not from a completion.
    ~SqliteJournal() override;

    void append(Append what, std::function<void(Outcome)> done) override;
    void load(room::RoomId room, std::function<void(Loaded)> done,
              std::function<void(LoadFailure)> failed) override;
    // A claim on a room that has records makes every append after 0 a conflict.
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

private:
    struct Worker;
    std::unique_ptr<Worker> worker_;
};

}  // namespace journal
