#include "cli/running_server.hpp"

#include <poll.h>

#include <algorithm>
#include <mutex>
#include <optional>
#include <set>
#include <thread>
#include <utility>
#include <variant>

#include "base/clock.hpp"
#include "base/log.hpp"
#include "base/secrets.hpp"
#include "cli/control.hpp"
#include "cli/local_addresses.hpp"
#include "cli/signals.hpp"
#include "cli/waiting.hpp"
#include "journal/memory.hpp"
#include "journal/sqlite.hpp"
#include "live/live_directory.hpp"
#include "net/control_socket.hpp"
#include "net/front_door.hpp"
#include "net/router.hpp"
#include "net/threads.hpp"
#include "solver/child_solver.hpp"

namespace cli {
namespace {

using namespace std::chrono_literals;

constexpr auto journal_wait = 30s;

std::set<std::string> origins_for(const net::Address& address, const std::string& base_url) {
    const std::string port = ':' + std::to_string(address.port);
    std::set<std::string> allowed{
        net::origin_of(base_url), net::origin_of("http://127.0.0.1" + port),
        net::origin_of("http://[::1]" + port), net::origin_of("http://localhost" + port)};
    allowed.erase("");
    return allowed;
}

std::unique_ptr<journal::SqliteJournal> open_journal(const std::string& folder) {
    try {
        return std::make_unique<journal::SqliteJournal>(
            journal::StoreOptions{folder,
                                  [](const std::string& line) {
                                      base::write_log(base::LogLevel::warning, "journal", line);
                                  },
                                  nullptr});
    } catch (const std::runtime_error& problem) {
        throw StartError(problem.what());
    }
}

}  // namespace

struct RunningServer::Parts {
    explicit Parts(ServerSettings given) : settings(std::move(given)), threads(clock) {}

    void start() {
        base::init_secrets();
        threads.start(settings.threads != 0 ? settings.threads : usable_cores());
        try {
            listener = net::listen(threads, settings.listen, front_door, clock, settings.transport);
        } catch (const net::ListenError& problem) {
            throw StartError(problem.what());
        }
        address = listener->address();
        base_url =
            settings.base_url.empty() ? default_base_url(listener->address()) : settings.base_url;
        journal = open_journal(settings.data);
        solver.emplace(settings.solver.empty()
                           ? std::vector<std::string>{solver::own_program(), "solve"}
                           : settings.solver);
        directory.emplace(live::LiveParts{clock, threads, *journal, rehearsals, *solver},
                          live::LiveOptions{base_url, settings.insecure, base::write_log});
        open_access();
        router.emplace(
            net::RouterParts{clock, *directory, *access, [this] { return !journal->in_trouble(); },
                             [this](const std::string& hash) { claimed(hash); }},
            net::Origins(origins_for(listener->address(), base_url)));
        front_door.open(*router);
        control = net::open_control_socket(threads, settings.data,
                                           control_handler({*directory, *access, base_url}));
        directory->start();
        router->set_ready(true);
    }

    void open_access() {
        const auto stored = wait_for<net::StoredSecrets>(
            journal_wait, [this](auto done) { journal->server_secrets(std::move(done)); });
        if (!stored) {
            throw StartError("the journal did not answer");
        }
        access.emplace(*stored, net::ServerAccess::Store{
                                    [this](std::string name, std::function<void(bool)> kept) {
                                        journal->put_server_secret(
                                            std::move(name), "1",
                                            [kept = std::move(kept)](journal::Outcome outcome) {
                                                kept(outcome == journal::Outcome::durable);
                                            });
                                    },
                                    [this](std::string name) {
                                        journal->drop_server_secret(std::move(name),
                                                                    [](journal::Outcome) {});
                                    }});
    }

    void claimed(const std::string& ticket_hash) {
        const std::lock_guard lock(admit_mutex);
        if (admit) {
            admit(ticket_hash);
        }
    }

    // Whatever exists by now, in the order in which nothing misses what it uses.
    void shut_down() {
        if (std::exchange(down, true)) {
            return;
        }
        if (router) {
            router->set_ready(false);
        }
        if (listener) {
            listener->stop_accepting();
        }
        control.reset();
        if (directory) {
            wait_for<std::monostate>(2s, [this](auto done) {
                directory->shut_down([done] { done(std::monostate{}); });
            });
        }
        drain_connections();
        if (journal) {
            wait_for<std::monostate>(
                1s, [this](auto done) { journal->shut_down([done] { done(std::monostate{}); }); });
        }
        threads.stop();
    }

    // Clients are on their way out; who is not soon is dropped.
    void drain_connections() {
        constexpr int look_every_ms = 20;
        constexpr int looks = 50;
        for (int i = 0; listener && i < 2 * looks && listener->connections() > 0; ++i) {
            if (i == looks) {
                listener->drop_all();
            }
            poll(nullptr, 0, look_every_ms);
        }
    }

    ServerSettings settings;
    base::SystemClock clock;
    net::Threads threads;
    net::FrontDoor front_door;
    std::shared_ptr<net::Listener> listener;
    net::Address address;
    std::string base_url;
    std::unique_ptr<journal::SqliteJournal> journal;
    journal::MemoryJournal rehearsals;
    std::optional<solver::ChildSolver> solver;
    std::optional<live::LiveDirectory> directory;
    std::optional<net::ServerAccess> access;
    std::optional<net::Router> router;
    std::unique_ptr<net::ControlSocket> control;
    std::mutex admit_mutex;
    std::function<void(const std::string&)> admit;
    bool down = false;
};

RunningServer::RunningServer(ServerSettings settings)
    : parts_(std::make_unique<Parts>(std::move(settings))) {
    try {
        parts_->start();
    } catch (...) {
        parts_->shut_down();
        throw;
    }
}

RunningServer::~RunningServer() {
    shut_down();
}

const net::Address& RunningServer::address() const {
    return parts_->address;
}

const std::string& RunningServer::base_url() const {
    return parts_->base_url;
}

std::string RunningServer::new_server_link() {
    const auto secret = wait_for<std::string>(
        journal_wait, [this](auto done) { parts_->access->new_link(std::move(done)); });
    if (!secret || secret->empty()) {
        throw StartError("the organizer link could not be kept: the disk may be full");
    }
    return server_link(parts_->base_url, *secret);
}

bool RunningServer::is_empty() {
    const auto rooms = wait_for<std::vector<live::RoomSummary>>(
        journal_wait, [this](auto done) { parts_->directory->list(std::move(done)); });
    return rooms && rooms->empty();
}

void RunningServer::for_each_organizer(std::function<void(const std::string&)> admit) {
    {
        const std::lock_guard lock(parts_->admit_mutex);
        parts_->admit = admit;
    }
    for (const std::string& hash : admit ? parts_->access->organizers() : std::set<std::string>{}) {
        admit(hash);
    }
}

void RunningServer::shut_down() {
    parts_->shut_down();
}

live::Directory& RunningServer::directory() {
    return *parts_->directory;
}

net::ServerAccess& RunningServer::access() {
    return *parts_->access;
}

net::Threads& RunningServer::threads() {
    return parts_->threads;
}

}  // namespace cli
