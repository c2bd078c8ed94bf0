// What the store writes: batches, keys, secrets, erasure.

#include <sqlite3.h>

#include <algorithm>

#include "journal/statements.hpp"
#include "journal/store.hpp"

namespace journal {
namespace {

void run(SQLite::Statement& statement) {
    Use use(statement);
    use->exec();
}

void bind_blob(Use& use, int index, std::string_view bytes) {
    use->bind(index, static_cast<const void*>(bytes.data()), static_cast<int>(bytes.size()));
}

void bind_digest(Use& use, int index, const base::Digest& digest) {
    use->bind(index, static_cast<const void*>(digest.data()), static_cast<int>(digest.size()));
}

}  // namespace

std::vector<Outcome> Store::commit(const std::vector<const Prepared*>& batch,
                                   const AliveNotes& notes) {
    std::vector<Outcome> outcomes;
    if (!persist("a batch", [&] { try_commit(batch, notes, outcomes); })) {
        outcomes.assign(batch.size(), Outcome::unavailable);
    }
    return outcomes;
}

void Store::try_commit(const std::vector<const Prepared*>& batch, const AliveNotes& notes,
                       std::vector<Outcome>& outcomes) {
    outcomes.clear();
    create_keys(batch);
    Heads heads;
    SQLite::Transaction transaction(*database_, SQLite::TransactionBehavior::IMMEDIATE);
    for (const Prepared* append : batch) {
        outcomes.push_back(write_in_savepoint(*append, heads));
    }
    for (const auto& [room, note] : notes) {
        const auto claimed = epochs_.find(room);
        if (claimed != epochs_.end() && claimed->second == note.first) {
            Use use(statements_->note_alive);
            use->bind(1, note.second.ms);
            use->bind(2, room.value);
            use->exec();
        }
    }
    transaction.commit();
    for (auto& [room, head] : heads) {
        heads_.insert_or_assign(room, head);
    }
}

void Store::create_keys(const std::vector<const Prepared*>& batch) {
    std::set<std::pair<room::RoomId, KeyId>> wanted;
    for (const Prepared* append : batch) {
        if (judge(*append, {}) != Outcome::durable) {
            continue;
        }
        wanted.emplace(append->claim.room, room_key);
        for (const Waiting& event : append->events) {
            const KeyId id = key_id_of(event.encoded.sealing);
            if (id != plain_key) {
                wanted.emplace(append->claim.room, id);
            }
        }
    }
    keys_->create(wanted);
}

Outcome Store::judge(const Prepared& append, const Heads& heads) const {
    const auto claimed = epochs_.find(append.claim.room);
    if (claimed == epochs_.end() || claimed->second != append.claim.epoch) {
        return Outcome::fenced;
    }
    const auto staged = heads.find(append.claim.room);
    const Head& head = staged != heads.end() ? staged->second : heads_.at(append.claim.room);
    return head.seq == append.after ? Outcome::durable : Outcome::conflict;
}

// Writes the append or leaves no trace of it: a room that cannot be written stops nobody else.
// Errors of the disk are everybody's and are thrown.
Outcome Store::write_in_savepoint(const Prepared& append, Heads& heads) {
    const Outcome judged = judge(append, heads);
    if (judged != Outcome::durable) {
        return judged;
    }
    run(statements_->savepoint);
    Outcome outcome = Outcome::unavailable;
    try {
        outcome = write(append, heads);
    } catch (const SQLite::Exception& problem) {
        const int code = problem.getErrorCode() & 0xff;
        const bool of_this_room =
            code == SQLITE_CONSTRAINT || code == SQLITE_TOOBIG || says_corrupt(problem);
        if (!of_this_room || sqlite3_get_autocommit(database_->getHandle()) != 0) {
            throw;
        }
        outcome = code == SQLITE_CONSTRAINT ? Outcome::conflict : Outcome::unavailable;
        say("journal: room " + append.claim.room.value +
            " cannot be written: " + words_of(problem));
    }
    if (outcome != Outcome::durable) {
        run(statements_->roll_back_to);
    }
    run(statements_->release);
    return outcome;
}

bool Store::lacks_key(const Prepared& append) {
    return std::any_of(append.events.begin(), append.events.end(), [&](const Waiting& event) {
        const KeyId id = key_id_of(event.encoded.sealing);
        return id != plain_key && keys_->find(append.claim.room, id).key == nullptr;
    });
}

Outcome Store::write(const Prepared& append, Heads& heads) {
    const room::RoomId& room = append.claim.room;
    if (lacks_key(append)) {
        return Outcome::conflict;  // the room's keys were destroyed: nothing is sealed there again
    }
    const auto staged = heads.find(room);
    Head head = staged != heads.end() ? staged->second : heads_.at(room);
    for (const Waiting& event : append.events) {
        const KeyId id = key_id_of(event.encoded.sealing);
        const Key* key = id == plain_key ? nullptr : keys_->find(room, id).key;
        insert_record(room, make_record(room, head, event, key));
    }
    update_catalogue(append, head);
    heads.insert_or_assign(room, head);
    return Outcome::durable;
}

void Store::insert_record(const room::RoomId& room, const Record& record) {
    Use use(statements_->insert_record);
    use->bind(1, room.value);
    use->bind(2, static_cast<std::int64_t>(record.seq));
    use->bind(3, record.at_ms);
    use->bind(4, record.kind);
    use->bind(5, record.version);
    use->bind(6, static_cast<std::int64_t>(record.key_id));
    bind_blob(use, 7, record.body);
    bind_digest(use, 8, record.chain);
    use->exec();
}

void Store::update_catalogue(const Prepared& append, const Head& head) {
    const CatalogueEntry& entry = append.catalogue;
    const std::string title = sealed_title(append.claim.room, entry.title);
    Use use(statements_->update_catalogue);
    use->bind(1, append.claim.room.value);
    use->bind(2, entry.code);
    if (!title.empty()) {
        bind_blob(use, 3, title);
    }
    use->bind(4, entry.phase);
    use->bind(5, entry.kind);
    use->bind(6, entry.created_at.ms);
    if (entry.wake_at) {
        use->bind(7, entry.wake_at->ms);
    }
    use->bind(8, static_cast<std::int64_t>(head.seq));
    bind_digest(use, 9, head.chain);
    use->exec();
}

std::string Store::sealed_title(const room::RoomId& room, const std::string& title) {
    const FoundKey found = keys_->find(room, room_key);
    if (found.key == nullptr) {
        return {};
    }
    return seal(*found.key, {title, title_context(room), title_step});
}

Outcome Store::destroy_keys(const Claim& claim) {
    const auto claimed = epochs_.find(claim.room);
    if (claimed == epochs_.end() || claimed->second != claim.epoch) {
        return Outcome::fenced;
    }
    return erase(claim.room) ? Outcome::durable : Outcome::unavailable;
}

bool Store::erase(const room::RoomId& room) {
    const bool gone = persist("erasing a room", [&] {
        keys_->destroy(room);
        SQLite::Statement forget(*database_, "UPDATE catalogue SET title = NULL WHERE room_id = ?");
        forget.bind(1, room.value);
        forget.exec();
        checkpoint_and_truncate(*database_);
    });
    erase_due_ = erase_due_ || !gone;
    return gone;
}

// The record of a purge is durable before the keys are gone. A purged room whose catalogue still
// has a title is one where a crash, or the disk, came in between.
void Store::erase_what_was_purged() {
    std::vector<room::RoomId> unfinished;
    const bool read = persist("looking for rooms to erase", [&] {
        unfinished.clear();
        SQLite::Statement query(*database_,
                                "SELECT room_id FROM catalogue WHERE phase = ? AND title NOT NULL");
        query.bind(1, purged_phase);
        while (query.executeStep()) {
            unfinished.emplace_back(query.getColumn(0).getString());
        }
    });
    erase_due_ = !read;
    for (const auto& room : unfinished) {
        if (erase(room)) {
            say("journal: finished the purge of " + room.value);
        }
    }
}

Outcome Store::put_secret(const std::string& name, const std::string& value) {
    const bool put = persist("a server secret", [&] {
        SQLite::Statement insert(*database_, "INSERT OR REPLACE INTO server_secrets VALUES (?, ?)");
        insert.bind(1, name);
        insert.bind(2, value);
        insert.exec();
    });
    return put ? Outcome::durable : Outcome::unavailable;
}

Outcome Store::drop_secret(const std::string& name) {
    const bool dropped = persist("a server secret", [&] {
        SQLite::Statement remove(*database_, "DELETE FROM server_secrets WHERE name = ?");
        remove.bind(1, name);
        remove.exec();
    });
    return dropped ? Outcome::durable : Outcome::unavailable;
}

}  // namespace journal
