#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include "journal/disk.hpp"

using namespace journal_test;

namespace {

constexpr Seq records = 24;

// A store with two rooms of `records` records each.
struct TwoRooms {
    TemporaryFolder folder;
    journal::Store store{options_in(folder.path())};
    room::RoomId first = room_named("1");
    room::RoomId second = room_named("2");

    TwoRooms() {
        base::Rng rng(3);
        for (const auto& room : {first, second}) {
            std::vector<room::Happened> events;
            for (Seq i = 0; i < records; ++i) {
                events.push_back({base::Instant{1}, any_event(rng)});
            }
            REQUIRE(append(store, append_of(store.claim_new(room), 0, events)) == Outcome::durable);
        }
    }

    std::string body(Seq seq) {
        SQLite::Statement query(store.connection(),
                                "SELECT body FROM records WHERE room_id = ? AND seq = ?");
        query.bind(1, first.value);
        query.bind(2, static_cast<std::int64_t>(seq));
        REQUIRE(query.executeStep());
        return query.getColumn(0).getString();
    }

    void put_body(Seq seq, const std::string& bytes) {
        SQLite::Statement put(store.connection(),
                              "UPDATE records SET body = ? WHERE room_id = ? AND seq = ?");
        put.bind(1, bytes.data(), static_cast<int>(bytes.size()));
        put.bind(2, first.value);
        put.bind(3, static_cast<std::int64_t>(seq));
        put.exec();
    }

    void run(const std::string& change) { store.connection().exec(change); }
};

// The message of the exception, or "started".
std::string start_fault(const std::filesystem::path& folder) {
    try {
        const journal::Store store(options_in(folder));
        return "started";
    } catch (const std::runtime_error& problem) {
        return problem.what();
    }
}

bool has(const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("J10 every flipped bit in a stored body is noticed at load") {
    TwoRooms rooms;
    base::Rng rng(10);
    int flips = 0;
    for (Seq seq = 1; seq <= records; ++seq) {
        const std::string good = rooms.body(seq);
        for (int tries = 0; tries < 15 && !good.empty(); ++tries) {
            std::string bad = good;
            char& byte = bad[rng.below(bad.size())];
            byte = static_cast<char>(byte ^ (1 << rng.below(8)));
            rooms.put_body(seq, bad);
            const auto answer = load(rooms.store, rooms.first);
            CHECK(answer.failure.error == LoadError::broken_record);
            CHECK(answer.failure.record == seq);
            ++flips;
        }
        rooms.put_body(seq, good);
    }
    CHECK(flips > 200);
    CHECK(load(rooms.store, rooms.second).loaded);
    CHECK(load(rooms.store, rooms.first).loaded);
}

TEST_CASE("J10 a changed, missing or added record is noticed, and only its room stops") {
    TwoRooms rooms;
    const std::string of_first = " WHERE room_id = '" + rooms.first.value + "'";
    struct Fault {
        std::string change;
        Seq record;
    };
    const std::vector<Fault> faults{
        {"UPDATE records SET at_ms = at_ms + 1" + of_first + " AND seq = 5", 5},
        {"UPDATE records SET kind = 'rate_given'" + of_first + " AND seq = 6", 6},
        {"UPDATE records SET version = 2" + of_first + " AND seq = 7", 7},
        {"UPDATE records SET key_id = key_id + 2" + of_first + " AND seq = 8", 8},
        {"UPDATE records SET chain = zeroblob(32)" + of_first + " AND seq = 9", 9},
        {"DELETE FROM records" + of_first + " AND seq = 10", 10},
        {"DELETE FROM records" + of_first + " AND seq = 24", 24},
        {"UPDATE catalogue SET last_seq = 23" + of_first, 24},
        {"UPDATE catalogue SET head = zeroblob(32)" + of_first, 25},
        {"INSERT INTO records SELECT room_id, 25, at_ms, kind, version, key_id, body, chain "
         "FROM records" +
             of_first + " AND seq = 24",
         25},
    };
    for (const Fault& fault : faults) {
        INFO(fault.change);
        rooms.run("SAVEPOINT fault");
        rooms.run(fault.change);
        const auto answer = load(rooms.store, rooms.first);
        CHECK(answer.failure.error == LoadError::broken_record);
        CHECK(answer.failure.record == fault.record);
        CHECK(load(rooms.store, rooms.second).loaded);
        rooms.run("ROLLBACK TO fault");
        rooms.run("RELEASE fault");
    }
    CHECK(load(rooms.store, rooms.first).loaded);
}

TEST_CASE("J10 a broken record in memory is noticed as on disk") {
    MemoryWorld world;
    const Claim claim = claim_new(world.journal(), room_named("1"));
    REQUIRE(append(world.journal(), append_of(claim, 0, {rating(1), rating(2), rating(3)})) ==
            Outcome::durable);
    REQUIRE(world.kept.flip_bit(claim.room, 2, 30));
    CHECK(load(world.journal(), claim.room).failure.record == 2);
}

TEST_CASE("J11 names, notes, titles and ratings stand in no file in clear") {
    const TemporaryFolder folder;
    journal::Store store(options_in(folder.path()));
    const Claim claim = store.claim_new(room_named("1"));
    room::RoomCreated created;
    created.code = "OPENCODE";
    created.settings.title = "TitleSentinel";
    created.settings.theme = "ThemeSentinel";
    created.lottery_seed = "SeedSentinel";
    room::JoinAsked asked{room::JoinId{1}, "JoinSentinel", "WordsSentinel", {"ab"}};
    room::ProfileChanged profile{room::ParticipantId{1}, {"WantSentinel"}, {}, "ContactSentinel"};
    Append what = append_of(
        claim, 0,
        {{base::Instant{1}, created},
         person(1, "NameSentinel"),
         {base::Instant{1}, asked},
         {base::Instant{1}, profile},
         {base::Instant{1},
          room::NoteWritten{room::EncounterId{1}, room::ParticipantId{1}, "NoteSentinel"}},
         {base::Instant{1}, room::Announced{{1, "AnnounceSentinel", {}, false}}},
         rating(1)});
    what.catalogue.title = "TitleSentinel";
    REQUIRE(append(store, what) == Outcome::durable);
    for (int settled = 0; settled < 2; ++settled) {
        CHECK(stands_in(folder.path(), "OPENCODE"));  // the control: the scan finds what is there
        CHECK_FALSE(stands_in(folder.path(), "Sentinel"));
        CHECK_FALSE(stands_in(folder.path(), "accepts"));
        store.close_cleanly();
    }
    REQUIRE(load(store, claim.room).loaded);
}

TEST_CASE("J8 a destroyed key stands in no file any more") {
    const TemporaryFolder folder;
    journal::Store store(options_in(folder.path()));
    const Claim claim = store.claim_new(room_named("1"));
    REQUIRE(append(store, append_of(claim, 0, {person(1, "Ada"), rating(1)})) == Outcome::durable);
    store.close_cleanly();
    // Every key of keys.db, read from the file as any thief would.
    std::vector<std::string> keys;
    {
        const auto copy = folder.path() / "copy.db";
        std::filesystem::copy_file(folder.path() / "keys.db", copy);
        SQLite::Database database(copy.string());
        SQLite::Statement query(database, "SELECT bytes FROM keys");
        while (query.executeStep()) {
            keys.push_back(query.getColumn(0).getString());
        }
    }
    std::filesystem::remove(folder.path() / "copy.db");
    REQUIRE(keys.size() == 2);
    for (const auto& key : keys) {
        CHECK(stands_in(folder.path(), key));
    }
    REQUIRE(store.destroy_keys(claim) == Outcome::durable);
    for (const auto& key : keys) {
        CHECK_FALSE(stands_in(folder.path(), key));
    }
}

TEST_CASE("J8 a purge that a crash cut short is finished at the next start") {
    const TemporaryFolder folder;
    const auto keys_left = [&] {
        SQLite::Database database((folder.path() / "keys.db").string());
        return database.execAndGet("SELECT count(*) FROM keys").getInt();
    };
    {
        journal::Store store(options_in(folder.path()));
        const Claim claim = store.claim_new(room_named("1"));
        REQUIRE(append(store, append_of(claim, 0, {person(1, "Ada"), rating(1)})) ==
                Outcome::durable);
        auto purge = append_of(claim, 2, {{base::Instant{3}, room::RoomPurged{1, 0, 0, 0}}});
        purge.catalogue.phase = journal::purged_phase;
        purge.catalogue.title = "An evening";
        REQUIRE(append(store, purge) == Outcome::durable);
        // Here the process dies: the record is there, the keys are too.
        store.close_cleanly();
    }
    REQUIRE(keys_left() == 2);
    std::string said;
    auto options = options_in(folder.path());
    options.say = [&said](const std::string& line) { said += line; };
    { journal::Store store(options); }
    CHECK(keys_left() == 0);
    CHECK(said.find("finished the purge") != std::string::npos);
    said.clear();
    { journal::Store store(options); }
    CHECK(said.find("purge") == std::string::npos);
}

TEST_CASE("J13 a journal without its keys, of another, or of the future does not start") {
    const TemporaryFolder folder;
    const TemporaryFolder other;
    CHECK(start_fault(folder.path()) == "started");
    CHECK(start_fault(other.path()) == "started");
    const auto keys = folder.path() / "keys.db";
    std::filesystem::rename(keys, folder.path() / "aside");
    CHECK(has(start_fault(folder.path()), "keys.db: is missing or empty"));
    std::filesystem::copy_file(other.path() / "keys.db", keys,
                               std::filesystem::copy_options::overwrite_existing);
    CHECK(has(start_fault(folder.path()), "keys.db: belongs to another journal"));
    std::filesystem::rename(folder.path() / "aside", keys);
    CHECK(start_fault(folder.path()) == "started");

    SQLite::Database(  // a later version wrote here
        (folder.path() / "journal.db").string(), SQLite::OPEN_READWRITE)
        .exec("PRAGMA user_version = 2");
    CHECK(has(start_fault(folder.path()), "newer version"));
    std::ofstream(other.path() / "journal.db") << std::string(5000, 'x');
    CHECK(has(start_fault(other.path()), "journal.db"));
    CHECK(has(start_fault("/dev/null/folder"), "/dev/null/folder"));
}

TEST_CASE("J13 a second server on the same folder is told so") {
    const TemporaryFolder folder;
    {
        const journal::Store first(options_in(folder.path()));
        CHECK(has(start_fault(folder.path()), "another Quadrille server"));
    }
    CHECK(start_fault(folder.path()) == "started");
}

TEST_CASE("J13 a setting that durability needs is read back") {
    const TemporaryFolder folder;
    const auto open = [&] { return journal::open_database({folder.path() / "some.db", nullptr}); };
    const auto fault = [](SQLite::Database& database) -> std::string {
        try {
            journal::check_settings(database, "some.db");
            return "";
        } catch (const std::runtime_error& problem) {
            return problem.what();
        }
    };
    for (const char* setting : {"synchronous = NORMAL", "synchronous = OFF",
                                "journal_mode = DELETE", "secure_delete = OFF"}) {
        const auto database = open();
        CHECK(fault(*database).empty());
        database->exec(std::string("PRAGMA ") + setting);
        CHECK(has(fault(*database), std::string(setting).substr(0, 8).c_str()));
    }
    SQLite::Database plain((folder.path() / "other.db").string(),
                           SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    CHECK(has(fault(plain), "locking_mode"));
}

TEST_CASE("J14 an unclean stop is noticed at the next start") {
    const TemporaryFolder folder;
    const pid_t child = fork();
    if (child == 0) {
        journal::Store store(options_in(folder.path()));
        append(store, append_of(store.claim_new(room_named("1")), 0, {rating(1)}));
        _exit(0);
    }
    waitpid(child, nullptr, 0);
    CHECK(std::filesystem::file_size(folder.path() / "journal.db-wal") > 0);
    journal::Store store(options_in(folder.path()));
    CHECK_FALSE(store.was_clean());
    CHECK(load(store, room_named("1")).loaded);
    store.close_cleanly();
}

TEST_CASE("J14 a clean stop is known as one") {
    SqliteWorld world;
    world.open.reset();
    CHECK(journal::Store(options_in(world.folder.path())).was_clean());
}

TEST_CASE("J12 a full disk refuses, loses nothing, and goes on when there is space") {
    const TemporaryFolder folder;
    std::vector<std::string> said;
    journal::Store store(
        {folder.path(), [&said](const std::string& line) { said.push_back(line); }, nullptr});
    CHECK(std::filesystem::exists(folder.path() / "reserve"));
    const Claim claim = store.claim_new(room_named("1"));
    const auto pages = store.connection().execAndGet("PRAGMA page_count").getInt();
    store.connection().exec("PRAGMA max_page_count = " + std::to_string(pages + 8));
    Seq written = 0;
    Outcome outcome = Outcome::durable;
    for (int i = 0; i < 1000 && outcome == Outcome::durable; ++i) {
        outcome = append(store, append_of(claim, written, {person(1, "Ada")}));
        written += outcome == Outcome::durable ? 1 : 0;
    }
    CHECK(outcome == Outcome::unavailable);
    CHECK(written > 0);
    CHECK(store.in_trouble());
    CHECK_FALSE(std::filesystem::exists(folder.path() / "reserve"));
    CHECK(append(store, append_of(claim, written, {rating(1)})) == Outcome::unavailable);
    CHECK(load(store, claim.room).loaded->events.size() == written);
    CHECK(said.size() == 2);

    store.connection().exec("PRAGMA max_page_count = 100000");
    const Claim again = store.claim_new(claim.room);
    CHECK(append(store, append_of(again, written, {rating(1)})) == Outcome::durable);
    CHECK_FALSE(store.in_trouble());
    store.tidy_up();
    CHECK(std::filesystem::exists(folder.path() / "reserve"));
    CHECK(load(store, claim.room).loaded->events.size() == written + 1);
}

TEST_CASE("J12 a limit on file size is a full disk, not the end of the process") {
    const TemporaryFolder folder;
    int report[2];
    REQUIRE(pipe(report) == 0);
    const pid_t child = fork();
    if (child == 0) {
        const rlimit limit{400'000, 400'000};
        setrlimit(RLIMIT_FSIZE, &limit);
        journal::Store store(options_in(folder.path()));
        const Claim claim = store.claim_new(room_named("1"));
        Seq written = 0;
        while (written < 5000 &&
               append(store, append_of(claim, written, {person(1, "Ada")})) == Outcome::durable) {
            ++written;
        }
        const bool sent = write(report[1], &written, sizeof written) == sizeof written;
        _exit(sent && store.in_trouble() ? 0 : 1);
    }
    int status = 0;
    waitpid(child, &status, 0);
    Seq written = 0;
    REQUIRE(read(report[0], &written, sizeof written) == sizeof written);
    close(report[0]);
    close(report[1]);
    CHECK((WIFEXITED(status) && WEXITSTATUS(status) == 0));
    CHECK(written > 10);
    CHECK(written < 5000);
    journal::Store store(options_in(folder.path()));
    const auto answer = load(store, room_named("1"));
    REQUIRE(answer.loaded);
    CHECK(answer.loaded->events.size() >= written);
    CHECK(append(store, append_of({room_named("1"), answer.loaded->epoch},
                                  answer.loaded->events.size(), {rating(1)})) == Outcome::durable);
}

TEST_CASE("J5 a room that cannot be written takes no other along") {
    const TemporaryFolder folder;
    journal::Store store(options_in(folder.path()));
    std::vector<journal::Prepared> appends;
    for (const char* name : {"1", "2", "3"}) {
        appends.push_back(prepared(append_of(store.claim_new(room_named(name)), 0, {rating(1)})));
    }
    // The second room's record is too large for this connection.
    sqlite3_limit(store.connection().getHandle(), SQLITE_LIMIT_LENGTH, 20'000);
    appends[1] = prepared(
        append_of(appends[1].claim, 0,
                  {rating(1), {base::Instant{1}, room::Erased{std::string(30'000, 'x')}}}));
    const auto outcomes = store.commit({&appends[0], &appends[1], &appends[2]}, {});
    CHECK(outcomes == std::vector{Outcome::durable, Outcome::unavailable, Outcome::durable});
    CHECK_FALSE(load(store, room_named("2")).loaded);
    CHECK(load(store, room_named("3")).loaded);
    appends[1] = prepared(append_of(appends[1].claim, 0, {rating(1)}));
    CHECK(store.commit({&appends[1]}, {}) == std::vector{Outcome::durable});
}
