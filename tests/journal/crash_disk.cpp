#include "journal/crash_disk.hpp"

#include <algorithm>
#include <cstring>

namespace journal_test {
namespace {

constexpr std::size_t sector = 512;

struct OpenFile {
    sqlite3_file base;
    CrashDisk* disk;
    CrashDisk::File* file;
};

OpenFile& of(sqlite3_file* file) {
    return *reinterpret_cast<OpenFile*>(file);
}
CrashDisk& disk_of(sqlite3_vfs* vfs) {
    return *static_cast<CrashDisk*>(vfs->pAppData);
}

int close_file(sqlite3_file*) {
    return SQLITE_OK;
}

int read_file(sqlite3_file* file, void* into, int amount, sqlite3_int64 offset) {
    const std::string& bytes = of(file).file->now;
    const auto wanted = static_cast<std::size_t>(amount);
    const auto from = std::min(static_cast<std::size_t>(offset), bytes.size());
    const auto there = std::min(wanted, bytes.size() - from);
    std::memcpy(into, bytes.data() + from, there);
    if (there == wanted) {
        return SQLITE_OK;
    }
    std::memset(static_cast<char*>(into) + there, 0, wanted - there);
    return SQLITE_IOERR_SHORT_READ;
}

int write_file(sqlite3_file* file, const void* from, int amount, sqlite3_int64 offset) {
    OpenFile& open = of(file);
    const bool on = open.disk->operate();
    open.disk->change(
        *open.file,
        {static_cast<std::size_t>(offset),
         std::string(static_cast<const char*>(from), static_cast<std::size_t>(amount)), false});
    return on ? SQLITE_OK : SQLITE_IOERR_WRITE;
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
    OpenFile& open = of(file);
    const bool on = open.disk->operate();
    open.disk->change(*open.file, {static_cast<std::size_t>(size), "", true});
    return on ? SQLITE_OK : SQLITE_IOERR_TRUNCATE;
}

int sync_file(sqlite3_file* file, int) {
    OpenFile& open = of(file);
    if (!open.disk->operate()) {
        return SQLITE_IOERR_FSYNC;
    }
    open.disk->sync(*open.file);
    return SQLITE_OK;
}

int size_of_file(sqlite3_file* file, sqlite3_int64* size) {
    *size = static_cast<sqlite3_int64>(of(file).file->now.size());
    return SQLITE_OK;
}

int lock_file(sqlite3_file*, int) {
    return SQLITE_OK;
}
int check_lock(sqlite3_file*, int* locked) {
    *locked = 0;
    return SQLITE_OK;
}
int control_file(sqlite3_file*, int, void*) {
    return SQLITE_NOTFOUND;
}
int sector_size(sqlite3_file*) {
    return static_cast<int>(sector);
}
int characteristics(sqlite3_file*) {
    return 0;
}

constexpr sqlite3_io_methods methods{
    1,         close_file, read_file,  write_file,   truncate_file, sync_file,       size_of_file,
    lock_file, lock_file,  check_lock, control_file, sector_size,   characteristics, nullptr,
    nullptr,   nullptr,    nullptr,    nullptr,      nullptr};

int open_file(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out) {
    CrashDisk& disk = disk_of(vfs);
    of(file) = {{&methods}, &disk, &disk.files[name == nullptr ? "temporary" : name]};
    if (out != nullptr) {
        *out = flags;
    }
    return SQLITE_OK;
}

int delete_file(sqlite3_vfs* vfs, const char* name, int) {
    CrashDisk& disk = disk_of(vfs);
    if (!disk.operate()) {
        return SQLITE_IOERR_DELETE;
    }
    disk.files.erase(name);
    return SQLITE_OK;
}

int access_file(sqlite3_vfs* vfs, const char* name, int, int* there) {
    *there = static_cast<int>(disk_of(vfs).files.count(name));
    return SQLITE_OK;
}

int full_name(sqlite3_vfs*, const char* name, int size, char* into) {
    sqlite3_snprintf(size, into, "%s", name);
    return SQLITE_OK;
}

int chance(sqlite3_vfs*, int size, char* into) {
    std::memset(into, 7, static_cast<std::size_t>(size));
    return size;
}
int sleep_for(sqlite3_vfs*, int micros) {
    return micros;
}
int no_time(sqlite3_vfs*, double* now) {
    *now = 2'460'000.5;
    return SQLITE_OK;
}
int last_error(sqlite3_vfs*, int, char*) {
    return 0;
}

}  // namespace

CrashDisk::CrashDisk() : name_("crash-" + std::to_string(reinterpret_cast<std::uintptr_t>(this))) {
    vfs_.iVersion = 1;
    vfs_.szOsFile = sizeof(OpenFile);
    vfs_.mxPathname = 1024;
    vfs_.zName = name_.c_str();
    vfs_.pAppData = this;
    vfs_.xOpen = open_file;
    vfs_.xDelete = delete_file;
    vfs_.xAccess = access_file;
    vfs_.xFullPathname = full_name;
    vfs_.xRandomness = chance;
    vfs_.xSleep = sleep_for;
    vfs_.xCurrentTime = no_time;
    vfs_.xGetLastError = last_error;
    sqlite3_vfs_register(&vfs_, 0);
}

CrashDisk::~CrashDisk() {
    sqlite3_vfs_unregister(&vfs_);
}

void CrashDisk::cut_power_at(std::uint64_t operation) {
    cut_at_ = operation == 0 ? 0 : operations_ + operation;
}

bool CrashDisk::operate() {
    ++operations_;
    off_ = off_ || operations_ == cut_at_;
    return !off_;
}

void CrashDisk::change(File& file, Write write) {
    // The operation that was cut may have reached the disk; those after it never started.
    if (off_ && operations_ != cut_at_) {
        return;
    }
    apply(file.now, write);
    file.unsynced.push_back(std::move(write));
}

void CrashDisk::sync(File& file) {
    file.synced = file.now;
    file.unsynced.clear();
}

void CrashDisk::apply(std::string& bytes, const Write& write) {
    if (write.truncates) {
        bytes.resize(write.offset);
        return;
    }
    bytes.resize(std::max(bytes.size(), write.offset + write.bytes.size()));
    bytes.replace(write.offset, write.bytes.size(), write.bytes);
}

std::string CrashDisk::survivor(const File& file, Loss loss, base::Rng& rng) {
    std::string left = loss == Loss::nothing ? file.now : file.synced;
    if (loss == Loss::torn && !file.unsynced.empty()) {
        const auto whole = rng.below(file.unsynced.size());
        for (std::size_t i = 0; i < whole; ++i) {
            apply(left, file.unsynced[i]);
        }
        Write part = file.unsynced[whole];
        part.bytes.resize(part.bytes.empty() ? 0 : rng.below(part.bytes.size()));
        apply(left, part);
    }
    for (const Write& write : file.unsynced) {
        for (std::size_t at = 0; loss == Loss::some_sectors && at < write.bytes.size();
             at += sector) {
            if (rng.chance(1, 2)) {
                apply(left, {write.offset + at, write.bytes.substr(at, sector), false});
            }
        }
    }
    return left;
}

void CrashDisk::restart(Loss loss, base::Rng& rng) {
    for (auto& [name, file] : files) {
        const std::string left = survivor(file, loss, rng);
        file = {left, left, {}};
    }
    off_ = false;
    cut_at_ = 0;
}

}  // namespace journal_test
