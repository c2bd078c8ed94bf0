#pragma once
// A disk in memory whose power can be cut at any operation, as a file system for SQLite: what was
// written and not synced is lost whole, in part, or not at all (RELIABILITY: crash at every
// operation). Test code; one thread.

#include <sqlite3.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/core/rng.hpp"

namespace journal_test {

// What a crash leaves of the writes since the last sync.
enum class Loss {
    nothing,  // the process was killed, the machine went on
    all,
    some_sectors,  // any subset of 512-byte sectors, later ones without earlier ones
    torn,          // the first ones, the last of them in part
};

class CrashDisk {
public:
    CrashDisk();
    ~CrashDisk();
    CrashDisk(const CrashDisk&) = delete;
    CrashDisk& operator=(const CrashDisk&) = delete;

    const char* vfs() const { return name_.c_str(); }
    std::uint64_t operations() const { return operations_; }

    // The operation with this number, counted from the next one as 1, and all after it fail; 0:
    // never.
    void cut_power_at(std::uint64_t operation);

    // What a restarted machine finds.
    void restart(Loss loss, base::Rng& rng);

    // For the file system's functions.
    struct Write {
        std::size_t offset = 0;
        std::string bytes;
        bool truncates = false;  // to `offset`
    };
    struct File {
        std::string now;     // what reads see
        std::string synced;  // what survives
        std::vector<Write> unsynced;
    };
    // False when the power is off, now or before.
    bool operate();
    void change(File& file, Write write);
    void sync(File& file);
    std::map<std::string, File> files;

private:
    static void apply(std::string& bytes, const Write& write);
    static std::string survivor(const File& file, Loss loss, base::Rng& rng);

    std::string name_;
    sqlite3_vfs vfs_{};
    std::uint64_t operations_ = 0;
    std::uint64_t cut_at_ = 0;
    bool off_ = false;
};

}  // namespace journal_test
