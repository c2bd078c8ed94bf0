#include "journal/store.hpp"

#include <sqlite3.h>

#include <csignal>
#include <stdexcept>

#include "base/core/ensure.hpp"
#include "base/secrets.hpp"
#include "journal/statements.hpp"
#include "limits.hpp"

namespace journal {
namespace {

constexpr int schema_version = 1;
constexpr int checkpoint_pages = 1000;
constexpr int epoch_bits_per_run = 32;

constexpr const char* schema = R"(
    CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS records (room_id TEXT NOT NULL, seq INTEGER NOT NULL,
        at_ms INTEGER NOT NULL, kind TEXT NOT NULL, version INTEGER NOT NULL,
        key_id INTEGER NOT NULL, body BLOB NOT NULL, chain BLOB NOT NULL,
        PRIMARY KEY (room_id, seq)) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS catalogue (room_id TEXT PRIMARY KEY, code TEXT NOT NULL, title BLOB,
        phase TEXT NOT NULL, kind TEXT NOT NULL, created_at INTEGER NOT NULL, wake_at INTEGER,
        alive_at INTEGER, last_seq INTEGER NOT NULL, head BLOB NOT NULL) WITHOUT ROWID;
    CREATE UNIQUE INDEX IF NOT EXISTS by_code ON catalogue (code) WHERE code <> '';
    CREATE INDEX IF NOT EXISTS by_wake ON catalogue (wake_at) WHERE wake_at IS NOT NULL;
    CREATE TABLE IF NOT EXISTS server_secrets (name TEXT PRIMARY KEY, value TEXT NOT NULL)
        WITHOUT ROWID;
)";

int note_log_pages(void* pages, sqlite3*, const char*, int count) {
    *static_cast<int*>(pages) = count;
    return SQLITE_OK;
}

std::filesystem::path prepared_file(const std::filesystem::path& folder, const char* name) {
    create_private(folder / name);
    return folder / name;
}

}  // namespace

// --- start ---------------------------------------------------------------------------------------

Store::Store(StoreOptions options)
    : options_(std::move(options)), lock_(options_.folder), reserve_(options_.folder) {
    base::init_secrets();
    // A limit on file size must arrive as an error of the write, not end the process.
    std::signal(SIGXFSZ, SIG_IGN);
    const auto keys = prepared_file(options_.folder, "keys.db");
    const auto records = prepared_file(options_.folder, "journal.db");
    keys_ = std::make_unique<KeyStore>(FileAt{keys, options_.vfs});
    database_ = open_database({records, options_.vfs});
    try {
        create_schema();
        pair_with_keys();
        begin_run();
    } catch (const SQLite::Exception& first) {
        // A disk that is full since the last evening: the reserve is what lets this one start.
        if (!says_no_space(first) || !reserve_.give_up()) {
            throw std::runtime_error(records.string() + ": cannot be started: " + words_of(first));
        }
        try {
            create_schema();
            pair_with_keys();
            begin_run();
        } catch (const SQLite::Exception& problem) {
            throw std::runtime_error(records.string() + ": no space is left on the disk (" +
                                     words_of(problem) + "); free some and start again");
        }
    }
    if (options_.vfs == nullptr) {
        sync_folder(options_.folder);
    }
    statements_ = std::make_unique<Statements>(*database_);
    sqlite3_wal_hook(database_->getHandle(), note_log_pages, &log_pages_);
    reserve_full_ = reserve_.fill();
    if (!reserve_full_) {
        say("journal: no space for the reserve in " + options_.folder.string() +
            "; the disk is nearly full");
    }
    erase_what_was_purged();
}

Store::~Store() = default;

void Store::create_schema() {
    const int found = database_->execAndGet("PRAGMA user_version").getInt();
    if (found > schema_version) {
        throw std::runtime_error(database_->getFilename() +
                                 ": was written by a newer version of Quadrille");
    }
    SQLite::Transaction transaction(*database_);
    database_->exec(schema);
    database_->exec("PRAGMA user_version = " + std::to_string(schema_version));
    transaction.commit();
}

void Store::pair_with_keys() {
    const std::string mine = meta("pair");
    const std::string theirs = keys_->pair_name();
    if (mine.empty() && theirs.empty()) {
        keys_->set_pair_name(base::random_token());
    }
    if (mine.empty()) {
        set_meta("pair", keys_->pair_name());
    } else if (mine != theirs) {
        throw std::runtime_error(
            (options_.folder / "keys.db").string() +
            (theirs.empty() ? ": is missing or empty" : ": belongs to another journal") +
            "; without its keys this journal cannot be read: put the right file back");
    }
}

void Store::begin_run() {
    was_clean_ = meta("clean") != "0";
    if (!was_clean_) {
        // What can be read may be on disk only in part: write all of it again before anyone is
        // told that it is there.
        checkpoint_and_truncate(*database_);
        keys_->settle();
        say("journal: the last run did not stop cleanly; its log was brought to disk");
    }
    const std::string runs = meta("runs");
    const std::uint64_t run = (runs.empty() ? 0 : std::stoull(runs)) + 1;
    SQLite::Transaction transaction(*database_);
    set_meta("runs", std::to_string(run));
    set_meta("clean", "0");
    transaction.commit();
    epoch_ = run << epoch_bits_per_run;
}

std::string Store::meta(const std::string& name) {
    SQLite::Statement query(*database_, "SELECT value FROM meta WHERE name = ?");
    query.bind(1, name);
    return query.executeStep() ? query.getColumn(0).getString() : "";
}

void Store::set_meta(const std::string& name, const std::string& value) {
    SQLite::Statement put(*database_, "INSERT OR REPLACE INTO meta VALUES (?, ?)");
    put.bind(1, name);
    put.bind(2, value);
    put.exec();
}

void Store::close_cleanly() {
    persist("the clean stop", [this] {
        keys_->settle();
        set_meta("clean", "1");
        checkpoint_and_truncate(*database_);
    });
}

// --- trouble -------------------------------------------------------------------------------------

bool Store::persist(const char* what, const std::function<void()>& step) {
    // Twice, on the connection that is open: a fresh one could read back what was never synced.
    for (int attempt = 0; attempt < 2; ++attempt) {
        try {
            step();
            note_success();
            return true;
        } catch (const SQLite::Exception& problem) {
            if (sqlite3_get_autocommit(database_->getHandle()) == 0) {
                database_->tryExec("ROLLBACK");
            }
            note_trouble(std::string(what) + ": " + words_of(problem));
            make_room(problem);
        }
    }
    return false;
}

void Store::make_room(const SQLite::Exception& problem) {
    if (!says_no_space(problem)) {
        return;
    }
    if (reserve_.give_up()) {
        reserve_full_ = false;
        say("journal: no space left; the reserve was given up");
    }
    // A log that is wholly in the file starts over from its beginning.
    sqlite3_wal_checkpoint_v2(database_->getHandle(), nullptr, SQLITE_CHECKPOINT_RESTART, nullptr,
                              nullptr);
}

void Store::note_trouble(const std::string& cause) {
    if (!trouble_.exchange(true)) {
        say("journal: cannot write, new commands are refused until it can: " + cause);
    }
}

void Store::note_success() {
    if (trouble_.exchange(false)) {
        say("journal: can write again");
    }
}

void Store::say(const std::string& line) const {
    if (options_.say) {
        options_.say(line);
    }
}

void Store::tidy_up() {
    if (log_pages_ >= checkpoint_pages) {
        log_pages_ = 0;
        sqlite3_wal_checkpoint_v2(database_->getHandle(), nullptr, SQLITE_CHECKPOINT_PASSIVE,
                                  nullptr, nullptr);
    }
    if (!reserve_full_ && !trouble_) {
        reserve_full_ = reserve_.fill();
    }
    if (erase_due_ && !trouble_) {
        erase_what_was_purged();
    }
}

}  // namespace journal
