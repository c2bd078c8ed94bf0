#pragma once
// keys.db: the keys of all rooms, in a file of their own that no backup holds. A key is on disk
// before anything is sealed with it. One connection; the journal's thread only. The constructor
// throws std::runtime_error; other functions throw SQLite::Exception, caught in the store.

#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "journal/database.hpp"
#include "journal/sealing.hpp"

namespace journal {

class KeyStore final : public KeyRing {
public:
    explicit KeyStore(const FileAt& file);

    // The name shared with the journal these keys belong to; empty in a new file.
    std::string pair_name();
    void set_pair_name(const std::string& name);

    FoundKey find(const room::RoomId& room, KeyId id) override;
    bool destroyed(const room::RoomId& room);

    // Makes those that do not exist yet, durably. Rooms whose keys were destroyed get none.
    void create(const std::set<std::pair<room::RoomId, KeyId>>& wanted);

    // Removes the room's keys from the file and from what is left of its log, for good. May be
    // called again when it failed.
    void destroy(const room::RoomId& room);

    // Brings the log into the file; before traffic after an unclean stop, and at the end.
    void settle() { checkpoint_and_truncate(*database_); }

private:
    struct RoomKeys {
        std::map<KeyId, Key> keys;
        bool destroyed = false;
    };

    RoomKeys& keys_of(const room::RoomId& room);

    std::unique_ptr<SQLite::Database> database_;
    std::map<room::RoomId, RoomKeys> rooms_;  // those asked for so far
};

}  // namespace journal
