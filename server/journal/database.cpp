#include "journal/database.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/file.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>

#include "limits.hpp"

namespace journal {
namespace {

[[noreturn]] void fail(const std::string& place, const std::string& cause) {
    throw std::runtime_error(place + ": " + cause);
}

std::string read_setting(SQLite::Database& database, const char* name) {
    SQLite::Statement query(database, std::string("PRAGMA ") + name);
    return query.executeStep() ? query.getColumn(0).getString() : "";
}

}  // namespace

void check_settings(SQLite::Database& database, const std::string& file) {
    struct Needed {
        const char* name;
        const char* value;
        const char* why;
    };
    constexpr Needed needed[] = {
        {"locking_mode", "exclusive", "two connections could damage the file"},
        {"journal_mode", "wal", "commits would not be atomic and durable"},
        {"synchronous", "2", "acknowledged ratings could be lost when power fails"},
        {"secure_delete", "1", "deleted text would stay in the file"},
    };
    for (const Needed& setting : needed) {
        const std::string found = read_setting(database, setting.name);
        if (found != setting.value) {
            fail(file, std::string("PRAGMA ") + setting.name + " is " + found + ", not " +
                           setting.value + "; " + setting.why);
        }
    }
}

std::unique_ptr<SQLite::Database> open_database(const FileAt& file) {
    const std::string name = file.path.string();
    try {
        auto database =
            std::make_unique<SQLite::Database>(name, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE,
                                               0, file.vfs == nullptr ? "" : file.vfs);
        sqlite3_extended_result_codes(database->getHandle(), 1);
        // In this order: an exclusive connection keeps the index of the log in its own memory.
        database->exec("PRAGMA locking_mode = EXCLUSIVE");
        database->exec("PRAGMA journal_mode = WAL");
        database->exec("PRAGMA synchronous = FULL");
        database->exec("PRAGMA secure_delete = ON");
        database->exec("PRAGMA temp_store = MEMORY");
        database->exec("PRAGMA wal_autocheckpoint = 0");
        check_settings(*database, name);
        return database;
    } catch (const SQLite::Exception& problem) {
        fail(name, "cannot be opened: " + words_of(problem));
    }
}

void checkpoint_and_truncate(SQLite::Database& database) {
    SQLite::Statement checkpoint(database, "PRAGMA wal_checkpoint(TRUNCATE)");
    if (checkpoint.executeStep() && checkpoint.getColumn(0).getInt() != 0) {
        throw SQLite::Exception("the log is busy", SQLITE_BUSY);
    }
}

bool says_no_space(const SQLite::Exception& problem) {
    const int code = problem.getExtendedErrorCode();
    // A limit on file size (ulimit -f) arrives as a failed write.
    return (code & 0xff) == SQLITE_FULL || code == SQLITE_IOERR_WRITE ||
           (problem.getErrorCode() & 0xff) == SQLITE_FULL;
}

bool says_corrupt(const SQLite::Exception& problem) {
    const int code = problem.getErrorCode() & 0xff;
    return code == SQLITE_CORRUPT || code == SQLITE_NOTADB || code == SQLITE_MISMATCH;
}

std::string words_of(const SQLite::Exception& problem) {
    return std::string(problem.getErrorStr()) + " (" + problem.what() + ", code " +
           std::to_string(problem.getExtendedErrorCode()) + ")";
}

FolderLock::FolderLock(const std::filesystem::path& folder) {
    std::error_code ignored;
    const bool is_new = std::filesystem::create_directories(folder, ignored);
    if (is_new) {
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all, ignored);
    }
    const std::string name = (folder / "lock").string();
    descriptor_ = open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor_ < 0) {
        fail(folder.string(), std::string("cannot be used as a data folder: ") + strerror(errno));
    }
    if (flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
        close(descriptor_);
        fail(folder.string(),
             "another Quadrille server is using this data folder; stop it, or choose another "
             "folder");
    }
}

FolderLock::~FolderLock() {
    close(descriptor_);
}

Reserve::Reserve(const std::filesystem::path& folder) : file_(folder / "reserve") {}

bool Reserve::fill() {
    constexpr std::uint64_t spare_times = 4;
    std::error_code none;
    if (std::filesystem::file_size(file_, none) == limits::reserve_file_bytes && !none) {
        return true;
    }
    struct statvfs space {};
    const std::string folder = file_.parent_path().string();
    if (statvfs(folder.c_str(), &space) != 0 ||
        std::uint64_t{space.f_bavail} * space.f_frsize < spare_times * limits::reserve_file_bytes) {
        return false;
    }
    const int descriptor = open(file_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        return false;
    }
    const bool taken =
        posix_fallocate(descriptor, 0, static_cast<off_t>(limits::reserve_file_bytes)) == 0;
    close(descriptor);
    if (!taken) {
        give_up();
    }
    return taken;
}

bool Reserve::give_up() {
    std::error_code ignored;
    return std::filesystem::remove(file_, ignored);
}

void create_private(const std::filesystem::path& file) {
    const int descriptor = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        fail(file.string(), std::string("cannot be opened: ") + strerror(errno));
    }
    close(descriptor);
}

void sync_folder(const std::filesystem::path& folder) {
    const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0 || fsync(descriptor) != 0) {
        const int cause = errno;
        if (descriptor >= 0) {
            close(descriptor);
        }
        fail(folder.string(), std::string("cannot be synced: ") + strerror(cause));
    }
    close(descriptor);
}

}  // namespace journal
