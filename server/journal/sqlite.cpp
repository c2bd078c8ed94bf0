#include "journal/sqlite.hpp"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

namespace journal {
namespace {

struct Queued {
    Prepared prepared;
    std::function<void(Outcome)> done;
};

}  // namespace

struct SqliteJournal::Worker {
    explicit Worker(StoreOptions options) : store(std::move(options)) {}

    bool put(Queued append);
    void put(std::function<void()> step);
    void run();
    void run_batch();
    bool take_step(std::function<void()>& step);

    Store store;  // constructed before the thread starts, then the thread's own

    std::mutex mutex;
    std::condition_variable changed;
    // Guarded by `mutex`.
    std::vector<Queued> appends;
    AliveNotes notes;
    std::deque<std::function<void()>> steps;  // everything else, in order
    std::function<void()> last_step;
    bool closing = false;

    std::thread thread;
};

bool SqliteJournal::Worker::put(Queued append) {
    {
        const std::lock_guard lock(mutex);
        if (closing) {
            return false;
        }
        appends.push_back(std::move(append));
    }
    changed.notify_one();
    return true;
}

// After closing, steps are dropped: their askers are going away too.
void SqliteJournal::Worker::put(std::function<void()> step) {
    {
        const std::lock_guard lock(mutex);
        if (closing) {
            return;
        }
        steps.push_back(std::move(step));
    }
    changed.notify_one();
}

// Commits what waits, if anything does. Whatever arrives meanwhile is the next batch: the longer a
// sync takes, the more it carries.
void SqliteJournal::Worker::run_batch() {
    std::vector<Queued> taken;
    AliveNotes alive;
    {
        const std::lock_guard lock(mutex);
        taken.swap(appends);
        alive.swap(notes);
    }
    if (taken.empty() && alive.empty()) {
        return;
    }
    std::vector<const Prepared*> batch;
    for (const Queued& append : taken) {
        batch.push_back(&append.prepared);
    }
    const std::vector<Outcome> outcomes = store.commit(batch, alive);
    for (std::size_t i = 0; i < taken.size(); ++i) {
        taken[i].done(outcomes[i]);
    }
    store.tidy_up();
}

// Waits for something to do; false at the end. `step` stays empty when only appends wait.
bool SqliteJournal::Worker::take_step(std::function<void()>& step) {
    std::unique_lock lock(mutex);
    changed.wait(
        lock, [this] { return closing || !appends.empty() || !notes.empty() || !steps.empty(); });
    if (appends.empty() && notes.empty() && steps.empty()) {
        return false;
    }
    if (!steps.empty()) {
        step = std::move(steps.front());
        steps.pop_front();
    }
    return true;
}

void SqliteJournal::Worker::run() {
    std::function<void()> step;
    while (take_step(step)) {
        run_batch();
        if (step) {
            step();
            step = nullptr;
        }
    }
    store.close_cleanly();
    if (last_step) {
        last_step();
    }
}

SqliteJournal::SqliteJournal(StoreOptions options)
    : worker_(std::make_unique<Worker>(std::move(options))) {
    worker_->thread = std::thread([worker = worker_.get()] { worker->run(); });
}

SqliteJournal::~SqliteJournal() {
    shut_down({});
    worker_->thread.join();
}

void SqliteJournal::append(Append what, std::function<void(Outcome)> done) {
    // Encoded here, on the caller's strand, so that many rooms encode at once.
    Queued queued{{std::move(what.claim), what.after, {}, std::move(what.catalogue)},
                  std::move(done)};
    queued.prepared.events.reserve(what.events.size());
    for (const room::Happened& event : what.events) {
        queued.prepared.events.push_back({event.at, encode_event(event.event)});
    }
    auto refused = queued.done;
    if (!worker_->put(std::move(queued))) {
        refused(Outcome::unavailable);
    }
}

void SqliteJournal::load(room::RoomId room, std::function<void(Loaded)> done,
                         std::function<void(LoadFailure)> failed) {
    worker_->put([worker = worker_.get(), room = std::move(room), done = std::move(done),
                  failed = std::move(failed)] {
        auto result = worker->store.load(room, [worker] { worker->run_batch(); });
        if (auto* loaded = std::get_if<Loaded>(&result)) {
            done(std::move(*loaded));
        } else {
            failed(std::get<LoadFailure>(std::move(result)));
        }
    });
}

void SqliteJournal::claim_new(room::RoomId room, std::function<void(Claim)> done) {
    worker_->put([worker = worker_.get(), room = std::move(room), done = std::move(done)] {
        done(worker->store.claim_new(room));
    });
}

void SqliteJournal::list(std::function<void(std::vector<RoomListed>)> done) {
    worker_->put([worker = worker_.get(), done = std::move(done)] { done(worker->store.list()); });
}

void SqliteJournal::find_code(std::string code,
                              std::function<void(std::optional<room::RoomId>)> done) {
    worker_->put([worker = worker_.get(), code = std::move(code), done = std::move(done)] {
        done(worker->store.find_code(code));
    });
}

void SqliteJournal::due(base::Instant until, std::function<void(std::vector<room::RoomId>)> done) {
    worker_->put([worker = worker_.get(), until, done = std::move(done)] {
        done(worker->store.due(until));
    });
}

void SqliteJournal::note_alive(const Claim& claim, base::Instant now) {
    {
        const std::lock_guard lock(worker_->mutex);
        if (worker_->closing) {
            return;
        }
        auto& note = worker_->notes.try_emplace(claim.room, claim.epoch, now).first->second;
        if (note.first <= claim.epoch) {
            note = {claim.epoch, now};
        }
    }
    worker_->changed.notify_one();
}

void SqliteJournal::destroy_keys(const Claim& claim, std::function<void(Outcome)> done) {
    worker_->put([worker = worker_.get(), claim, done = std::move(done)] {
        done(worker->store.destroy_keys(claim));
    });
}

void SqliteJournal::put_server_secret(std::string name, std::string value,
                                      std::function<void(Outcome)> done) {
    worker_->put([worker = worker_.get(), name = std::move(name), value = std::move(value),
                  done = std::move(done)] { done(worker->store.put_secret(name, value)); });
}

void SqliteJournal::server_secrets(
    std::function<void(std::vector<std::pair<std::string, std::string>>)> done) {
    worker_->put(
        [worker = worker_.get(), done = std::move(done)] { done(worker->store.secrets()); });
}

void SqliteJournal::drop_server_secret(std::string name, std::function<void(Outcome)> done) {
    worker_->put([worker = worker_.get(), name = std::move(name), done = std::move(done)] {
        done(worker->store.drop_secret(name));
    });
}

void SqliteJournal::shut_down(std::function<void()> done) {
    {
        const std::lock_guard lock(worker_->mutex);
        if (!worker_->closing) {
            worker_->closing = true;
            worker_->last_step = std::move(done);
        }
    }
    worker_->changed.notify_one();
}

bool SqliteJournal::in_trouble() const {
    return worker_->store.in_trouble();
}

}  // namespace journal
