#pragma once
// The worlds the contract is held in: a journal in memory and one on disk. Test code.

#include <cstdlib>
#include <filesystem>
#include <memory>

#include "journal/memory.hpp"
#include "journal/sqlite.hpp"

namespace journal_test {

// A new folder of its own, gone afterwards.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "quadrille-XXXXXX").string();
        path_ = mkdtemp(name.data());
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

struct MemoryWorld {
    journal::MemoryJournal kept;
    journal::Journal& journal() { return kept; }
    void restart() { kept.crash(); }
};

struct SqliteWorld {
    TemporaryFolder folder;
    std::unique_ptr<journal::SqliteJournal> open =
        std::make_unique<journal::SqliteJournal>(journal::StoreOptions{folder.path(), {}, nullptr});
    journal::Journal& journal() { return *open; }
    void restart() {
        open.reset();
        open = std::make_unique<journal::SqliteJournal>(
            journal::StoreOptions{folder.path(), {}, nullptr});
    }
};

}  // namespace journal_test
