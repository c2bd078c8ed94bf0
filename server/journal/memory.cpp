#include "journal/memory.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <utility>

#include "base/secrets.hpp"
#include "journal/record.hpp"

namespace journal {
namespace {

struct Kept {
    std::vector<Record> records;
    Head head;
    CatalogueEntry entry;
    std::optional<base::Instant> alive_at;
    std::uint64_t epoch = 0;
    bool keys_destroyed = false;
};

// Keys made from the names of what they open: memory keeps no secret from its own process, and
// equal worlds should give equal journals.
class DerivedKeys final : public KeyRing {
public:
    explicit DerivedKeys(bool destroyed) : destroyed_(destroyed) {}

    FoundKey find(const room::RoomId& room, KeyId id) override {
        if (destroyed_) {
            return {nullptr, true};
        }
        const auto found = keys_.find(id);
        if (found != keys_.end()) {
            return {&found->second, false};
        }
        const std::string name = room.value + ":" + std::to_string(id);
        const auto cipher = base::sha256("cipher:" + name);
        const auto nonces = base::sha256("nonces:" + name);
        std::string bytes(cipher.begin(), cipher.end());
        bytes.append(nonces.begin(), nonces.end());
        return {&keys_.emplace(id, Key{bytes}).first->second, false};
    }

private:
    bool destroyed_;
    std::map<KeyId, Key> keys_;
};

}  // namespace

struct MemoryJournal::State {
    Scheduler schedule;
    std::mutex mutex;
    // Everything below is guarded by `mutex`.
    std::map<room::RoomId, Kept> rooms;
    std::map<std::string, std::string> secrets;
    std::uint64_t epochs = 0;
    std::uint64_t generation = 0;  // rises with every crash
    bool failing = false;
    bool closed = false;

    Outcome write(const Append& what);
    bool code_taken(const Append& what) const;
    std::optional<Loaded> read(const room::RoomId& id, LoadFailure& failure);

    // Does `step` under the lock when the scheduler says so, then `then` with its result, unless
    // the process died in between.
    template <class Step, class Then>
    static void later(const std::shared_ptr<State>& state, Step step, Then then) {
        std::uint64_t generation = 0;
        {
            const std::lock_guard lock(state->mutex);
            generation = state->generation;
        }
        state->schedule([state, generation, step = std::move(step), then = std::move(then)] {
            std::unique_lock lock(state->mutex);
            if (generation != state->generation) {
                return;
            }
            auto result = step(*state);
            lock.unlock();
            then(std::move(result));
        });
    }
};

bool MemoryJournal::State::code_taken(const Append& what) const {
    for (const auto& [id, kept] : rooms) {
        if (id != what.claim.room && !what.catalogue.code.empty() &&
            kept.entry.code == what.catalogue.code && !kept.records.empty()) {
            return true;
        }
    }
    return false;
}

Outcome MemoryJournal::State::write(const Append& what) {
    if (failing || closed) {
        return Outcome::unavailable;
    }
    const auto found = rooms.find(what.claim.room);
    if (found == rooms.end() || found->second.epoch != what.claim.epoch) {
        return Outcome::fenced;
    }
    Kept& kept = found->second;
    if (kept.head.seq != what.after || code_taken(what)) {
        return Outcome::conflict;
    }
    DerivedKeys keys(kept.keys_destroyed);
    Head head = kept.head;
    std::vector<Record> made;
    for (const room::Happened& event : what.events) {
        const Waiting waiting{event.at, encode_event(event.event)};
        const KeyId id = key_id_of(waiting.encoded.sealing);
        const Key* key = id == plain_key ? nullptr : keys.find(what.claim.room, id).key;
        if (id != plain_key && key == nullptr) {
            return Outcome::conflict;
        }
        made.push_back(make_record(what.claim.room, head, waiting, key));
    }
    std::move(made.begin(), made.end(), std::back_inserter(kept.records));
    kept.head = head;
    kept.entry = what.catalogue;
    return Outcome::durable;
}

std::optional<Loaded> MemoryJournal::State::read(const room::RoomId& id, LoadFailure& failure) {
    const auto found = rooms.find(id);
    if (found == rooms.end() || found->second.records.empty()) {
        failure = {LoadError::no_such_room, 0, "no such room"};
        return std::nullopt;
    }
    Kept& kept = found->second;
    DerivedKeys keys(kept.keys_destroyed);
    ChainReader reader(id, keys);
    Loaded loaded;
    for (const Record& record : kept.records) {
        auto event = reader.read(record);
        if (!event) {
            failure = {LoadError::broken_record, record.seq, event.error().what};
            return std::nullopt;
        }
        loaded.events.push_back(*std::move(event));
    }
    loaded.epoch = kept.epoch = ++epochs;
    loaded.alive_at = kept.alive_at;
    loaded.chain_head = base::hex(reader.head().chain);
    return loaded;
}

MemoryJournal::MemoryJournal(Scheduler schedule) : state_(std::make_shared<State>()) {
    base::init_secrets();
    state_->schedule = schedule ? std::move(schedule) : [](const auto& step) { step(); };
}

MemoryJournal::~MemoryJournal() = default;

void MemoryJournal::append(Append what, std::function<void(Outcome)> done) {
    State::later(
        state_, [what = std::move(what)](State& state) { return state.write(what); },
        std::move(done));
}

void MemoryJournal::load(room::RoomId room, std::function<void(Loaded)> done,
                         std::function<void(LoadFailure)> failed) {
    using Result = std::pair<std::optional<Loaded>, LoadFailure>;
    State::later(
        state_,
        [room = std::move(room)](State& state) {
            Result result;
            result.first = state.read(room, result.second);
            return result;
        },
        [done = std::move(done), failed = std::move(failed)](Result result) {
            if (result.first) {
                done(*std::move(result.first));
            } else {
                failed(std::move(result.second));
            }
        });
}

void MemoryJournal::claim_new(room::RoomId room, std::function<void(Claim)> done) {
    State::later(
        state_,
        [room](State& state) {
            Kept& kept = state.rooms[room];
            if (kept.records.empty()) {
                kept.head = {0, chain_start(room)};
            }
            kept.epoch = ++state.epochs;
            return Claim{room, kept.epoch};
        },
        std::move(done));
}

void MemoryJournal::list(std::function<void(std::vector<RoomListed>)> done) {
    State::later(
        state_,
        [](State& state) {
            std::vector<RoomListed> listed;
            for (const auto& [id, kept] : state.rooms) {
                if (!kept.records.empty()) {
                    listed.push_back({id, kept.entry});
                    listed.back().entry.title = kept.keys_destroyed ? "" : kept.entry.title;
                }
            }
            return listed;
        },
        std::move(done));
}

void MemoryJournal::find_code(std::string code,
                              std::function<void(std::optional<room::RoomId>)> done) {
    State::later(
        state_,
        [code = std::move(code)](State& state) -> std::optional<room::RoomId> {
            for (const auto& [id, kept] : state.rooms) {
                if (!code.empty() && kept.entry.code == code && !kept.records.empty()) {
                    return id;
                }
            }
            return std::nullopt;
        },
        std::move(done));
}

void MemoryJournal::due(base::Instant until, std::function<void(std::vector<room::RoomId>)> done) {
    State::later(
        state_,
        [until](State& state) {
            std::vector<std::pair<base::Instant, room::RoomId>> found;
            for (const auto& [id, kept] : state.rooms) {
                if (kept.entry.wake_at && *kept.entry.wake_at <= until) {
                    found.emplace_back(*kept.entry.wake_at, id);
                }
            }
            std::sort(found.begin(), found.end());
            std::vector<room::RoomId> rooms;
            for (auto& [at, id] : found) {
                rooms.push_back(std::move(id));
            }
            return rooms;
        },
        std::move(done));
}

void MemoryJournal::note_alive(const Claim& claim, base::Instant now) {
    State::later(
        state_,
        [claim, now](State& state) {
            const auto found = state.rooms.find(claim.room);
            if (found != state.rooms.end() && found->second.epoch == claim.epoch &&
                !state.failing) {
                found->second.alive_at = now;
            }
            return 0;
        },
        [](int) {});
}

void MemoryJournal::destroy_keys(const Claim& claim, std::function<void(Outcome)> done) {
    State::later(
        state_,
        [claim](State& state) {
            const auto found = state.rooms.find(claim.room);
            if (found == state.rooms.end() || found->second.epoch != claim.epoch) {
                return Outcome::fenced;
            }
            found->second.keys_destroyed = true;
            return Outcome::durable;
        },
        std::move(done));
}

void MemoryJournal::put_server_secret(std::string name, std::string value,
                                      std::function<void(Outcome)> done) {
    State::later(
        state_,
        [name = std::move(name), value = std::move(value)](State& state) {
            if (state.failing || state.closed) {
                return Outcome::unavailable;
            }
            state.secrets[name] = value;
            return Outcome::durable;
        },
        std::move(done));
}

void MemoryJournal::server_secrets(
    std::function<void(std::vector<std::pair<std::string, std::string>>)> done) {
    using Secrets = std::vector<std::pair<std::string, std::string>>;
    State::later(
        state_, [](State& state) { return Secrets(state.secrets.begin(), state.secrets.end()); },
        std::move(done));
}

void MemoryJournal::drop_server_secret(std::string name, std::function<void(Outcome)> done) {
    State::later(
        state_,
        [name = std::move(name)](State& state) {
            state.secrets.erase(name);
            return Outcome::durable;
        },
        std::move(done));
}

void MemoryJournal::shut_down(std::function<void()> done) {
    State::later(
        state_, [](State& state) { return state.closed = true; },
        [done = std::move(done)](bool) { done(); });
}

bool MemoryJournal::in_trouble() const {
    const std::lock_guard lock(state_->mutex);
    return state_->failing;
}

void MemoryJournal::crash() {
    const std::lock_guard lock(state_->mutex);
    ++state_->generation;
    state_->closed = false;
    for (auto& [id, kept] : state_->rooms) {
        kept.epoch = ++state_->epochs;
    }
}

void MemoryJournal::fail_appends(bool failing) {
    const std::lock_guard lock(state_->mutex);
    state_->failing = failing;
}

bool MemoryJournal::flip_bit(const room::RoomId& room, Seq record, std::size_t byte) {
    const std::lock_guard lock(state_->mutex);
    const auto found = state_->rooms.find(room);
    if (found == state_->rooms.end() || record == 0 || record > found->second.records.size()) {
        return false;
    }
    std::string& body = found->second.records[record - 1].body;
    if (byte >= body.size()) {
        return false;
    }
    body[byte] = static_cast<char>(body[byte] ^ 1);
    return true;
}

}  // namespace journal
