#pragma once
// The journal on disk as plain calls: journal.db, keys.db, their transactions, and what happens
// when the disk says no. The journal's thread only (SqliteJournal owns one), and the tests that
// turn its disk off. The constructor throws std::runtime_error; nothing else throws.

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "journal/database.hpp"
#include "journal/key_store.hpp"
#include "journal/record.hpp"

namespace journal {

struct StoreOptions {
    std::filesystem::path folder;
    // Lines for the operator's log: trouble with the disk, and its end.
    std::function<void(const std::string&)> say;
    const char* vfs = nullptr;  // SQLite's file system; nullptr is the operating system's
};

// An append whose events are encoded, ready for a transaction.
struct Prepared {
    Claim claim;
    Seq after = 0;
    std::vector<Waiting> events;
    CatalogueEntry catalogue;
};

using AliveNotes = std::map<room::RoomId, std::pair<std::uint64_t, base::Instant>>;

class Store {
public:
    explicit Store(StoreOptions options);
    ~Store();

    // One transaction and one sync for everything given; a savepoint per append. One outcome each.
    std::vector<Outcome> commit(const std::vector<const Prepared*>& batch, const AliveNotes& notes);

    // Raises the epoch and reads the room in slices; `between` runs after each, outside any
    // statement.
    std::variant<Loaded, LoadFailure> load(const room::RoomId& room,
                                           const std::function<void()>& between);
    Claim claim_new(const room::RoomId& room);

    // Hands over every record in order as it is stored, nothing unsealed, and checks the chain;
    // gives what is wrong, or nothing. Takes no claim.
    std::optional<LoadFailure> tell(const room::RoomId& room,
                                    const std::function<void(const Record&)>& hear);

    std::vector<RoomListed> list();
    std::optional<room::RoomId> find_code(const std::string& code);
    std::vector<room::RoomId> due(base::Instant until);
    Outcome destroy_keys(const Claim& claim);

    Outcome put_secret(const std::string& name, const std::string& value);
    Outcome drop_secret(const std::string& name);
    std::vector<std::pair<std::string, std::string>> secrets();

    // Checkpoints when the log has grown to a thousand pages, and fills the reserve again when
    // there is space. Called between batches.
    void tidy_up();

    // The last call: brings everything into the files and notes that this was a clean stop.
    void close_cleanly();

    bool in_trouble() const { return trouble_; }  // any thread
    bool was_clean() const { return was_clean_; }

    // The connection, for tests that seed a fault.
    SQLite::Database& connection() { return *database_; }

private:
    struct Statements;
    using Heads = std::map<room::RoomId, Head>;

    void create_schema();
    void pair_with_keys();
    void begin_run();
    std::string meta(const std::string& name);
    void set_meta(const std::string& name, const std::string& value);

    void try_commit(const std::vector<const Prepared*>& batch, const AliveNotes& notes,
                    std::vector<Outcome>& outcomes);
    void create_keys(const std::vector<const Prepared*>& batch);
    Outcome write_in_savepoint(const Prepared& append, Heads& heads);
    Outcome write(const Prepared& append, Heads& heads);
    Outcome judge(const Prepared& append, const Heads& heads) const;
    bool lacks_key(const Prepared& append);
    void insert_record(const room::RoomId& room, const Record& record);
    bool erase(const room::RoomId& room);
    void erase_what_was_purged();
    void update_catalogue(const Prepared& append, const Head& head);
    std::string sealed_title(const room::RoomId& room, const std::string& title);
    std::string opened_title(const room::RoomId& room, const std::string& sealed);

    // Calls `use_record` for up to limits::load_slice_rows records after `after`, until it says
    // false; the number read.
    std::size_t read_slice(const room::RoomId& room, Seq after,
                           const std::function<bool(const Record&)>& use_record);
    static std::optional<LoadFailure> compare(const Head& read, const Head& catalogued);
    std::optional<Head> catalogued(const room::RoomId& room, std::optional<base::Instant>& alive);

    // Runs `step`, which may throw SQLite::Exception, twice at most; false when both failed.
    bool persist(const char* what, const std::function<void()>& step);
    void make_room(const SQLite::Exception& problem);
    void note_trouble(const std::string& cause);
    void note_success();
    void say(const std::string& line) const;

    StoreOptions options_;
    FolderLock lock_;
    Reserve reserve_;
    std::unique_ptr<KeyStore> keys_;
    std::unique_ptr<SQLite::Database> database_;
    std::unique_ptr<Statements> statements_;
    bool was_clean_ = true;
    std::atomic<bool> trouble_{false};
    bool reserve_full_ = false;
    bool erase_due_ = false;  // a purge could not be finished yet
    int log_pages_ = 0;
    std::uint64_t epoch_ = 0;                       // of the last claim
    std::map<room::RoomId, std::uint64_t> epochs_;  // of the claim in force
    Heads heads_;                                   // of rooms with a claim
};

}  // namespace journal
