#pragma once
// The statements the store prepares once. Included by store*.cpp only; the journal's thread.

#include <SQLiteCpp/SQLiteCpp.h>

#include "journal/store.hpp"

namespace journal {

struct Store::Statements {
    explicit Statements(SQLite::Database& on)
        : insert_record(on, "INSERT INTO records VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
          update_catalogue(
              on,
              "INSERT INTO catalogue VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, NULL, ?8, ?9) "
              "ON CONFLICT (room_id) DO UPDATE SET code = ?2, title = ?3, phase = ?4, kind = ?5, "
              "created_at = ?6, wake_at = ?7, last_seq = ?8, head = ?9"),
          note_alive(on, "UPDATE catalogue SET alive_at = ? WHERE room_id = ?"),
          read_head(on, "SELECT last_seq, head, alive_at FROM catalogue WHERE room_id = ?"),
          read_slice(on,
                     "SELECT seq, at_ms, kind, version, key_id, body, chain FROM records "
                     "WHERE room_id = ? AND seq > ? ORDER BY seq LIMIT ?"),
          find_code(on, "SELECT room_id FROM catalogue WHERE code = ?1 AND code <> ''"),
          due(on,
              "SELECT room_id FROM catalogue WHERE wake_at IS NOT NULL AND wake_at <= ? "
              "ORDER BY wake_at, room_id"),
          list(on,
               "SELECT room_id, code, title, phase, kind, created_at, wake_at FROM catalogue "
               "ORDER BY created_at, room_id"),
          savepoint(on, "SAVEPOINT one_room"),
          release(on, "RELEASE one_room"),
          roll_back_to(on, "ROLLBACK TO one_room") {}

    SQLite::Statement insert_record;
    SQLite::Statement update_catalogue;
    SQLite::Statement note_alive;
    SQLite::Statement read_head;
    SQLite::Statement read_slice;
    SQLite::Statement find_code;
    SQLite::Statement due;
    SQLite::Statement list;
    SQLite::Statement savepoint;
    SQLite::Statement release;
    SQLite::Statement roll_back_to;
};

}  // namespace journal
