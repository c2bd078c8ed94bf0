#include <catch2/catch.hpp>

#include "journal/crash_disk.hpp"
#include "journal/disk.hpp"

using namespace journal_test;

namespace {

constexpr Seq commits = 12;

struct Told {
    Seq durable = 0;
    bool started = false;
};

// Writes until the disk is off; what was acknowledged.
Told write_until_dark(const journal::StoreOptions& options, const char* synchronous) {
    Told told;
    try {
        journal::Store store(options);
        told.started = true;
        store.connection().exec(std::string("PRAGMA synchronous = ") + synchronous);
        const Claim claim = store.claim_new(room_named("1"));
        for (Seq i = 0; i < commits; ++i) {
            if (append(store, append_of(claim, told.durable,
                                        {rating(static_cast<std::uint32_t>(i + 1))})) !=
                Outcome::durable) {
                break;
            }
            ++told.durable;
        }
    } catch (const std::exception&) {
        // The power went while the server started.
    }
    return told;
}

struct Found {
    bool opens = false;
    Seq records = 0;
};

Found found_after(const journal::StoreOptions& options) {
    try {
        journal::Store store(options);
        const auto answer = load(store, room_named("1"));
        if (answer.loaded) {
            for (Seq i = 0; i < answer.loaded->events.size(); ++i) {
                REQUIRE(same_happened(answer.loaded->events[i],
                                      rating(static_cast<std::uint32_t>(i + 1))));
            }
            return {true, answer.loaded->events.size()};
        }
        return {answer.failure.error == LoadError::no_such_room, 0};
    } catch (const std::exception&) {
        return {};
    }
}

struct Sum {
    int cuts = 0;
    int lossy = 0;
    int unreadable = 0;
};

// Cuts the power at operation 1, 2, 3, … of the same evening.
Sum cut_everywhere(Loss loss, const char* synchronous) {
    const TemporaryFolder folder;
    base::Rng rng(4);
    Sum sum;
    for (std::uint64_t operation = 1;; ++operation) {
        CrashDisk disk;
        const journal::StoreOptions options{folder.path(), {}, disk.vfs()};
        disk.cut_power_at(operation);
        const Told told = write_until_dark(options, synchronous);
        if (disk.operations() < operation) {
            return sum;  // the evening ends before this operation
        }
        disk.restart(loss, rng);
        const Found found = found_after(options);
        ++sum.cuts;
        sum.unreadable += found.opens ? 0 : 1;
        sum.lossy += found.records < told.durable ? 1 : 0;
    }
}

}  // namespace

TEST_CASE("J2 whatever operation the power is cut at, nothing acknowledged is lost") {
    for (const Loss loss : {Loss::nothing, Loss::all, Loss::some_sectors, Loss::torn}) {
        const Sum sum = cut_everywhere(loss, "FULL");
        CHECK(sum.cuts > 60);
        CHECK(sum.lossy == 0);
        CHECK(sum.unreadable == 0);
    }
}

TEST_CASE("J2 with synchronous NORMAL the same test finds losses") {
    CHECK(cut_everywhere(Loss::all, "NORMAL").lossy > 0);
    CHECK(cut_everywhere(Loss::nothing, "NORMAL").lossy == 0);
}
