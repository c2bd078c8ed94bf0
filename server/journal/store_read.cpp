// What the store reads: rooms with their chain, and the catalogue.

#include <algorithm>

#include "journal/statements.hpp"
#include "journal/store.hpp"
#include "limits.hpp"

namespace journal {
namespace {

base::Digest digest_in(const SQLite::Column& column) {
    base::Digest digest{};
    const std::string bytes = column.getString();
    if (bytes.size() == digest.size()) {
        std::copy(bytes.begin(), bytes.end(), digest.begin());
    }
    return digest;
}

Record record_in(SQLite::Statement& row) {
    Record record;
    record.seq = static_cast<Seq>(row.getColumn(0).getInt64());
    record.at_ms = row.getColumn(1).getInt64();
    record.kind = row.getColumn(2).getString();
    record.version = row.getColumn(3).getUInt();
    record.key_id = static_cast<KeyId>(row.getColumn(4).getInt64());
    record.body = row.getColumn(5).getString();
    record.chain = digest_in(row.getColumn(6));
    return record;
}

LoadFailure failure_of(const SQLite::Exception& problem, Seq record) {
    if (says_corrupt(problem)) {
        return {LoadError::broken_record, record, words_of(problem)};
    }
    return {LoadError::unavailable, 0, words_of(problem)};
}

}  // namespace

Claim Store::claim_new(const room::RoomId& room) {
    Head head{0, chain_start(room)};
    try {
        std::optional<base::Instant> alive;
        head = catalogued(room, alive).value_or(head);
    } catch (const SQLite::Exception& problem) {
        // An append under this claim will say what is wrong with the disk.
        note_trouble(std::string("the catalogue: ") + words_of(problem));
    }
    heads_.insert_or_assign(room, head);
    epochs_[room] = ++epoch_;
    return {room, epoch_};
}

std::optional<Head> Store::catalogued(const room::RoomId& room,
                                      std::optional<base::Instant>& alive) {
    Use use(statements_->read_head);
    use->bind(1, room.value);
    if (!use->executeStep()) {
        return std::nullopt;
    }
    if (!use->getColumn(2).isNull()) {
        alive = base::Instant{use->getColumn(2).getInt64()};
    }
    return Head{static_cast<Seq>(use->getColumn(0).getInt64()), digest_in(use->getColumn(1))};
}

std::size_t Store::read_slice(const room::RoomId& room, Seq after,
                              const std::function<bool(const Record&)>& use_record) {
    Use use(statements_->read_slice);
    use->bind(1, room.value);
    use->bind(2, static_cast<std::int64_t>(after));
    use->bind(3, static_cast<std::int64_t>(limits::load_slice_rows));
    std::size_t rows = 0;
    while (use->executeStep() && use_record(record_in(statements_->read_slice))) {
        ++rows;
    }
    return rows;
}

std::optional<LoadFailure> Store::compare(const Head& read, const Head& catalogued) {
    if (read.seq == catalogued.seq && read.chain == catalogued.chain) {
        return std::nullopt;
    }
    return LoadFailure{LoadError::broken_record, std::min(read.seq, catalogued.seq) + 1,
                       "the catalogue knows " + std::to_string(catalogued.seq) +
                           " records, the journal holds " + std::to_string(read.seq)};
}

std::variant<Loaded, LoadFailure> Store::load(const room::RoomId& room,
                                              const std::function<void()>& between) {
    ChainReader reader(room, *keys_);
    try {
        Loaded loaded;
        const auto head = catalogued(room, loaded.alive_at);
        if (!head) {
            return LoadFailure{LoadError::no_such_room, 0, "no such room"};
        }
        loaded.epoch = epochs_[room] = ++epoch_;
        heads_.insert_or_assign(room, *head);
        std::optional<LoadFailure> failure;
        const auto read = [&](const Record& record) {
            auto event = reader.read(record);
            if (event) {
                loaded.events.push_back(*std::move(event));
            } else {
                failure = LoadFailure{LoadError::broken_record, loaded.events.size() + 1,
                                      event.error().what};
            }
            return !failure;
        };
        while (read_slice(room, reader.head().seq, read) == limits::load_slice_rows) {
            between();
        }
        failure = failure ? failure : compare(reader.head(), *head);
        if (failure) {
            return *failure;
        }
        loaded.chain_head = base::hex(reader.head().chain);
        return loaded;
    } catch (const SQLite::Exception& problem) {
        return failure_of(problem, reader.head().seq + 1);
    }
}

std::optional<LoadFailure> Store::tell(const room::RoomId& room,
                                       const std::function<void(const Record&)>& hear) {
    ChainReader reader(room, *keys_);
    try {
        std::optional<base::Instant> alive;
        const auto head = catalogued(room, alive);
        if (!head) {
            return LoadFailure{LoadError::no_such_room, 0, "no such room"};
        }
        std::optional<LoadFailure> failure;
        const auto read = [&](const Record& record) {
            const Seq expected = reader.head().seq + 1;
            if (!reader.follows(record)) {
                failure = LoadFailure{LoadError::broken_record, expected,
                                      "does not continue the chain of its predecessor"};
                return false;
            }
            hear(record);
            return true;
        };
        while (read_slice(room, reader.head().seq, read) == limits::load_slice_rows) {
        }
        return failure ? failure : compare(reader.head(), *head);
    } catch (const SQLite::Exception& problem) {
        return failure_of(problem, reader.head().seq + 1);
    }
}

std::string Store::opened_title(const room::RoomId& room, const std::string& sealed) {
    const FoundKey found = keys_->find(room, room_key);
    if (sealed.empty() || found.key == nullptr) {
        return {};
    }
    return unseal(*found.key, title_context(room), sealed).value_or("");
}

std::vector<RoomListed> Store::list() {
    std::vector<RoomListed> listed;
    try {
        Use use(statements_->list);
        while (use->executeStep()) {
            RoomListed row{room::RoomId{use->getColumn(0).getString()}, {}};
            row.entry.code = use->getColumn(1).getString();
            row.entry.title = opened_title(row.room, use->getColumn(2).getString());
            row.entry.phase = use->getColumn(3).getString();
            row.entry.kind = use->getColumn(4).getString();
            row.entry.created_at = base::Instant{use->getColumn(5).getInt64()};
            if (!use->getColumn(6).isNull()) {
                row.entry.wake_at = base::Instant{use->getColumn(6).getInt64()};
            }
            listed.push_back(std::move(row));
        }
    } catch (const SQLite::Exception& problem) {
        say("journal: the list of rooms cannot be read: " + words_of(problem));
    }
    return listed;
}

std::optional<room::RoomId> Store::find_code(const std::string& code) {
    try {
        Use use(statements_->find_code);
        use->bind(1, code);
        if (use->executeStep()) {
            return room::RoomId{use->getColumn(0).getString()};
        }
    } catch (const SQLite::Exception& problem) {
        say("journal: a code cannot be looked up: " + words_of(problem));
    }
    return std::nullopt;
}

std::vector<room::RoomId> Store::due(base::Instant until) {
    std::vector<room::RoomId> rooms;
    try {
        Use use(statements_->due);
        use->bind(1, until.ms);
        while (use->executeStep()) {
            rooms.emplace_back(use->getColumn(0).getString());
        }
    } catch (const SQLite::Exception& problem) {
        say("journal: rooms that are due cannot be read: " + words_of(problem));
    }
    return rooms;
}

std::vector<std::pair<std::string, std::string>> Store::secrets() {
    std::vector<std::pair<std::string, std::string>> found;
    try {
        SQLite::Statement query(*database_, "SELECT name, value FROM server_secrets ORDER BY name");
        while (query.executeStep()) {
            found.emplace_back(query.getColumn(0).getString(), query.getColumn(1).getString());
        }
    } catch (const SQLite::Exception& problem) {
        say("journal: server secrets cannot be read: " + words_of(problem));
    }
    return found;
}

}  // namespace journal
