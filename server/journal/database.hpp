#pragma once
// What both SQLite files of a data folder need: opening with settings that are read back, the
// server's lock on the folder, and the reserve of disk space. Start-up functions throw
// std::runtime_error naming file and cause; the rest runs on the journal's thread.

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <memory>
#include <string>

namespace journal {

// Where SQLite finds a file. Tests put a failing file system here; nullptr is the operating
// system's.
struct FileAt {
    std::filesystem::path path;
    const char* vfs = nullptr;
};

// One connection: locking_mode EXCLUSIVE before WAL, synchronous FULL, secure_delete. Throws when
// the file cannot be opened or one of the settings reads back differently.
std::unique_ptr<SQLite::Database> open_database(const FileAt& file);

// Throws std::runtime_error naming the setting that is not what durability needs.
void check_settings(SQLite::Database& database, const std::string& file);

// Moves everything from the write-ahead log into the file, syncs, and empties the log. Throws
// SQLite::Exception.
void checkpoint_and_truncate(SQLite::Database& database);

// Whether the error says that there is no space: the disk is full, or a limit on file size was met.
bool says_no_space(const SQLite::Exception& problem);

// Whether the error says that the file's own bytes are wrong.
bool says_corrupt(const SQLite::Exception& problem);

// "disk I/O error (code 778)".
std::string words_of(const SQLite::Exception& problem);

// Resets a statement when it goes out of scope: an open one would hold the transaction open.
class Use {
public:
    explicit Use(SQLite::Statement& statement) : statement_(statement) {}
    ~Use() {
        statement_.tryReset();
        statement_.clearBindings();
    }
    Use(const Use&) = delete;
    Use& operator=(const Use&) = delete;
    SQLite::Statement* operator->() { return &statement_; }

private:
    SQLite::Statement& statement_;
};

// The right to be the one server of a data folder: an flock on the file `lock` in it, given back by
// the operating system however the process ends. Creates the folder (mode 0700).
class FolderLock {
public:
    explicit FolderLock(const std::filesystem::path& folder);
    ~FolderLock();
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

private:
    int descriptor_ = -1;
};

// Disk space kept back so that an evening can finish on a full disk.
class Reserve {
public:
    explicit Reserve(const std::filesystem::path& folder);

    // Takes limits::reserve_file_bytes when the disk has several times as much; true when it is
    // there afterwards.
    bool fill();
    // Gives the space back to the disk; true when there was some.
    bool give_up();

private:
    std::filesystem::path file_;
};

// Creates `file` readable for its owner only, if it is not there.
void create_private(const std::filesystem::path& file);

// Makes the names in `folder` durable.
void sync_folder(const std::filesystem::path& folder);

}  // namespace journal
