#include "journal/key_store.hpp"

#include <stdexcept>

#include "base/secrets.hpp"

namespace journal {
namespace {

constexpr const char* schema = R"(
    CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS keys (room_id TEXT NOT NULL, key_id INTEGER NOT NULL,
        bytes BLOB NOT NULL, PRIMARY KEY (room_id, key_id)) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS destroyed (room_id TEXT PRIMARY KEY) WITHOUT ROWID;
)";

}  // namespace

KeyStore::KeyStore(const FileAt& file) : database_(open_database(file)) {
    try {
        database_->exec(schema);
    } catch (const SQLite::Exception& problem) {
        throw std::runtime_error(file.path.string() + ": cannot be prepared: " + words_of(problem));
    }
}

std::string KeyStore::pair_name() {
    SQLite::Statement query(*database_, "SELECT value FROM meta WHERE name = 'pair'");
    return query.executeStep() ? query.getColumn(0).getString() : "";
}

void KeyStore::set_pair_name(const std::string& name) {
    SQLite::Statement put(*database_, "INSERT INTO meta VALUES ('pair', ?)");
    put.bind(1, name);
    put.exec();
}

KeyStore::RoomKeys& KeyStore::keys_of(const room::RoomId& room) {
    const auto known = rooms_.find(room);
    if (known != rooms_.end()) {
        return known->second;
    }
    RoomKeys read;
    SQLite::Statement keys(*database_, "SELECT key_id, bytes FROM keys WHERE room_id = ?");
    keys.bind(1, room.value);
    while (keys.executeStep()) {
        const std::string bytes = keys.getColumn(1).getString();
        if (bytes.size() == Key::size) {
            read.keys.emplace(static_cast<KeyId>(keys.getColumn(0).getInt64()), Key{bytes});
        }
    }
    SQLite::Statement gone(*database_, "SELECT 1 FROM destroyed WHERE room_id = ?");
    gone.bind(1, room.value);
    read.destroyed = gone.executeStep();
    return rooms_.emplace(room, std::move(read)).first->second;
}

FoundKey KeyStore::find(const room::RoomId& room, KeyId id) {
    const RoomKeys& keys = keys_of(room);
    const auto found = keys.keys.find(id);
    return {found == keys.keys.end() ? nullptr : &found->second, keys.destroyed};
}

bool KeyStore::destroyed(const room::RoomId& room) {
    return keys_of(room).destroyed;
}

void KeyStore::create(const std::set<std::pair<room::RoomId, KeyId>>& wanted) {
    std::vector<std::pair<std::pair<room::RoomId, KeyId>, std::string>> made;
    for (const auto& name : wanted) {
        const RoomKeys& keys = keys_of(name.first);
        if (!keys.destroyed && keys.keys.count(name.second) == 0) {
            made.emplace_back(name, base::random_bytes(Key::size));
        }
    }
    if (made.empty()) {
        return;
    }
    SQLite::Transaction transaction(*database_);
    SQLite::Statement put(*database_, "INSERT INTO keys VALUES (?, ?, ?)");
    for (const auto& [name, bytes] : made) {
        Use use(put);
        use->bind(1, name.first.value);
        use->bind(2, static_cast<std::int64_t>(name.second));
        use->bind(3, bytes.data(), static_cast<int>(bytes.size()));
        use->exec();
    }
    transaction.commit();
    for (const auto& [name, bytes] : made) {
        keys_of(name.first).keys.emplace(name.second, Key{bytes});
    }
}

void KeyStore::destroy(const room::RoomId& room) {
    {
        SQLite::Transaction transaction(*database_);
        SQLite::Statement remove(*database_, "DELETE FROM keys WHERE room_id = ?");
        remove.bind(1, room.value);
        remove.exec();
        SQLite::Statement note(*database_, "INSERT OR IGNORE INTO destroyed VALUES (?)");
        note.bind(1, room.value);
        note.exec();
        transaction.commit();
    }
    rooms_.erase(room);
    checkpoint_and_truncate(*database_);
    database_->exec("VACUUM");
    checkpoint_and_truncate(*database_);
}

}  // namespace journal
