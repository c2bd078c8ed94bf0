#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include <atomic>
#include <map>

#include "journal/disk.hpp"

using namespace journal_test;

namespace {

constexpr std::uint32_t rooms = 3;

// What a writer says over its pipe: room and the last record it was told is durable.
struct Acknowledged {
    std::uint32_t room = 0;
    Seq seq = 0;
};

enum class Acknowledge { when_durable, at_once };  // the latter is the seeded fault

room::RoomId room_number(std::uint32_t number) {
    return room_named(std::to_string(number));
}

// The life of a child process: writes to all rooms until it is killed.
class Writer {
public:
    Writer(const std::filesystem::path& folder, int pipe, Acknowledge when)
        : journal_(options_in(folder)), pipe_(pipe), when_(when) {}

    [[noreturn]] void run() {
        for (std::uint32_t number = 0; number < rooms; ++number) {
            auto answer = load(journal_, room_number(number));
            const Claim claim = answer.loaded ? Claim{room_number(number), answer.loaded->epoch}
                                              : claim_new(journal_, room_number(number));
            write_on(number, claim, answer.loaded ? answer.loaded->events.size() : 0);
        }
        for (;;) {
            pause();
        }
    }

private:
    void write_on(std::uint32_t number, const Claim& claim, Seq after) {
        std::vector<room::Happened> events;
        for (Seq i = 1; i <= 1 + after % 3; ++i) {
            events.push_back(rating(static_cast<std::uint32_t>(after + i)));
        }
        const Seq last = after + events.size();
        if (when_ == Acknowledge::at_once) {
            tell({number, last});
        }
        journal_.append(append_of(claim, after, events), [this, number, claim, last](Outcome is) {
            if (is != Outcome::durable) {
                _exit(1);
            }
            if (when_ == Acknowledge::when_durable) {
                tell({number, last});
            }
            write_on(number, claim, last);
        });
    }

    void tell(const Acknowledged& what) {
        if (write(pipe_, &what, sizeof what) != sizeof what) {
            _exit(2);
        }
    }

    journal::SqliteJournal journal_;
    int pipe_;
    Acknowledge when_;
};

// Starts a writer, kills it after it said `said` things (0: at some moment of its start), and notes
// the last of what it said per room. False when it ended by itself.
bool kill_a_writer(const std::filesystem::path& folder, Acknowledge when, base::Rng& rng,
                   std::map<std::uint32_t, Seq>& told) {
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    const pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        Writer(folder, ends[1], when).run();
    }
    close(ends[1]);
    const auto hear = [&] {
        Acknowledged one;
        if (read(ends[0], &one, sizeof one) != sizeof one) {
            return false;
        }
        told[one.room] = std::max(told[one.room], one.seq);
        return true;
    };
    const auto said = rng.below(25);
    if (said == 0) {
        pollfd none{ends[0], 0, 0};
        poll(&none, 1, static_cast<int>(rng.below(12)));
    }
    bool alive = true;
    for (std::uint64_t i = 0; i < said && alive; ++i) {
        alive = hear();
    }
    kill(child, SIGKILL);
    while (hear()) {
    }
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    return WIFSIGNALED(status);
}

// How many acknowledged records are missing or wrong after a restart.
Seq lost(const std::filesystem::path& folder, const std::map<std::uint32_t, Seq>& told) {
    journal::Store store(options_in(folder));
    Seq missing = 0;
    for (const auto& [number, seq] : told) {
        const auto answer = load(store, room_number(number));
        const Seq there = answer.loaded ? answer.loaded->events.size() : 0;
        missing += seq > there ? seq - there : 0;
        for (Seq i = 0; i < there; ++i) {
            const bool good =
                same_happened(answer.loaded->events[i], rating(static_cast<std::uint32_t>(i + 1)));
            missing += good ? 0 : 1;
        }
    }
    return missing;
}

}  // namespace

TEST_CASE("J2 no acknowledged event is lost to two hundred kills") {
    base::Rng rng(2);
    Seq acknowledged = 0;
    for (int life = 0; life < 10; ++life) {
        const TemporaryFolder folder;
        std::map<std::uint32_t, Seq> told;
        for (int kills = 0; kills < 20; ++kills) {
            REQUIRE(kill_a_writer(folder.path(), Acknowledge::when_durable, rng, told));
            // Every fifth time the next writer itself finds what was left.
            if (kills % 5 != 0) {
                REQUIRE(lost(folder.path(), told) == 0);
            }
        }
        for (const auto& [number, seq] : told) {
            acknowledged += seq;
        }
    }
    CHECK(acknowledged > 1000);
}

TEST_CASE("J2 a journal that acknowledged before the sync would be caught") {
    base::Rng rng(3);
    Seq missing = 0;
    for (int kills = 0; kills < 20 && missing == 0; ++kills) {
        const TemporaryFolder folder;
        std::map<std::uint32_t, Seq> told;
        REQUIRE(kill_a_writer(folder.path(), Acknowledge::at_once, rng, told));
        missing += lost(folder.path(), told);
    }
    CHECK(missing > 0);
}
