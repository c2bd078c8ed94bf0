// A whole server in this process, on a free port and a folder of its own.
#include <SQLiteCpp/SQLiteCpp.h>
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <future>
#include <iterator>
#include <memory>
#include <sstream>
#include <string>

#include "base/clock.hpp"
#include "base/core/hash.hpp"
#include "cli/cli.hpp"
#include "cli/rehearsal_room.hpp"
#include "cli/running_server.hpp"
#include "cli/waiting.hpp"
#include "net/client.hpp"
#include "net/control_socket.hpp"
#include "net/threads.hpp"
#include "protocol/codec.hpp"

namespace {

using namespace std::chrono_literals;

class Folder {
public:
    Folder() {
        std::string path = (std::filesystem::temp_directory_path() / "quadrille-XXXXXX").string();
        REQUIRE(mkdtemp(path.data()) != nullptr);
        path_ = path;
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::string operator/(const std::string& name) const { return path_ + '/' + name; }
    const std::string& path() const { return path_; }

private:
    std::string path_;
};

cli::ServerSettings on(const Folder& folder) {
    cli::ServerSettings settings;
    settings.data = folder.path();
    settings.threads = 2;
    return settings;
}

struct Client {
    Client() : threads(clock) { threads.start(1); }
    ~Client() { threads.stop(); }
    net::FetchResponse get(const cli::RunningServer& server, const std::string& path) {
        net::FetchRequest request;
        request.path = path;
        return fetch(server, request);
    }
    net::FetchResponse fetch(const cli::RunningServer& server, const net::FetchRequest& request) {
        const auto response = cli::wait_for<net::FetchResponse>(10s, [&](auto done) {
            net::fetch(threads, {server.address().host, server.address().port}, request,
                       std::move(done));
        });
        return response.value_or(net::FetchResponse{});
    }
    base::SystemClock clock;
    net::Threads threads;
};

struct Said {
    int status = 0;
    std::string out;
    std::string err;
};

const std::string ticket(32, 'a');

// The first public picture that a socket is sent.
struct Seen {
    void hear(std::string_view text) {
        const auto message = protocol::decode_server_message(text);
        const auto* view = message ? std::get_if<protocol::PublicView>(&*message) : nullptr;
        if (view != nullptr && !heard) {
            heard = true;
            commitment.set_value(view->lottery_commitment);
        }
    }
    std::promise<void> open;
    std::promise<std::string> commitment;
    bool heard = false;  // the socket's strand only
};

// A server with an organizer who may create events, and the creation of them.
struct Site {
    Site() { cli::claim_server({client.threads, target(), ticket}, server.new_server_link()); }
    net::Target target() const { return {server.address().host, server.address().port}; }

    net::FetchResponse create(protocol::RoomKind kind, const std::optional<std::string>& seed) {
        protocol::CreateRoomRequest request;
        request.title = "An evening";
        request.kind = kind;
        request.lottery_seed = seed;
        request.ticket_hash = base::sha256_hex(ticket);
        return client.fetch(
            server, {"POST", "/rooms", ticket, protocol::write_http(request), "application/json"});
    }

    // What the desk of the new event is shown as the commitment to its seed.
    std::string commitment(const net::FetchResponse& made) {
        const auto room = protocol::read_http<protocol::CreateRoomAnswer>(made.body);
        REQUIRE(room.has_value());
        const auto seen = std::make_shared<Seen>();
        net::ClientEvents events;
        events.opened = [seen] { seen->open.set_value(); };
        events.message = [seen](std::string_view text) { seen->hear(text); };
        events.closed = [](std::uint16_t) {};
        const auto socket = net::connect(client.threads, target(),
                                         "/rooms/" + room->room + "/socket", std::move(events));
        REQUIRE(seen->open.get_future().wait_for(10s) == std::future_status::ready);
        socket->send(
            protocol::encode_client_message(protocol::Hello{ticket, protocol::version, "s1"}));
        auto found = seen->commitment.get_future();
        REQUIRE(found.wait_for(10s) == std::future_status::ready);
        socket->drop();
        return found.get();
    }

    Folder folder;
    cli::RunningServer server{on(folder)};
    Client client;
};

std::string commitment_to(const std::string& seed) {
    return base::sha256_hex(std::string("quadrille-lottery") + '\0' + seed);
}

Said run(const std::vector<std::string>& arguments) {
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    cli::Context context{in, out, err};
    const int status = cli::run(arguments, context);
    return {status, out.str(), err.str()};
}

}  // namespace

TEST_CASE("O11 a server is ready when it has started, and keeps its folder to itself") {
    const Folder folder;
    cli::RunningServer server(on(folder));
    Client client;
    CHECK(client.get(server, "/readyz").status == 200);
    CHECK(client.get(server, "/").status == 200);
    CHECK(server.is_empty());
    struct stat found {};
    REQUIRE(stat((folder / "control.sock").c_str(), &found) == 0);
    CHECK((found.st_mode & 0777U) == 0600U);
    CHECK_THROWS_WITH(cli::RunningServer(on(folder)), Catch::Contains(folder.path()));
}

TEST_CASE("O12 a server goes down in order and can be started again") {
    const Folder folder;
    auto server = std::make_unique<cli::RunningServer>(on(folder));
    const std::string link = server->new_server_link();
    const base::SystemClock clock;
    const base::Instant before = clock.now();
    server->shut_down();
    CHECK(clock.now() - before < limits::shutdown_max);
    Client client;
    CHECK(client.get(*server, "/readyz").status == 0);
    server.reset();
    cli::RunningServer again(on(folder));
    CHECK(client.get(again, "/readyz").status == 200);
    CHECK_FALSE(std::filesystem::exists(folder / "nothing"));
}

TEST_CASE("O13 commands ask a running server through its folder, and say when none runs") {
    const Folder folder;
    CHECK(run({"organizer-link", "--data", folder.path()}).err.find("no server runs") !=
          std::string::npos);
    cli::RunningServer server(on(folder));
    const Said link = run({"organizer-link", "--data", folder.path()});
    CHECK(link.status == cli::exit_done);
    CHECK(link.out.starts_with(server.base_url() + "/desk#server="));
    const Said wrong = run({"organizer-link", "--data", folder.path(), "--room", "nowhere"});
    CHECK(wrong.status == cli::exit_failed);
    CHECK(wrong.err.find("no_such_room") != std::string::npos);
    CHECK(run({"doctor", "--data", folder.path()}).status == cli::exit_done);
    const Said health = run({"doctor", "--health", "--listen", net::to_text(server.address())});
    CHECK(health.status == cli::exit_done);
    CHECK(health.out.empty());
    const auto answer = net::ask_control_socket(folder.path(), "dance");
    REQUIRE(answer);
    CHECK_FALSE(answer->done);
}

TEST_CASE("O14 serve refuses what would be unsafe or misspelt, in words") {
    const Said open = run({"serve", "--listen", "0.0.0.0:0"});
    CHECK(open.status == cli::exit_bad_input);
    CHECK(open.err.find("--lan-http") != std::string::npos);
    CHECK(run({"serve", "--listen", "here"}).status == cli::exit_bad_input);
    CHECK(run({"serve", "--base-url", "ftp://x"}).status == cli::exit_bad_input);
    CHECK(run({"serve", "--nonsense"}).status == cli::exit_bad_input);
    const Folder folder;
    std::ofstream(folder / "text") << "no program\n";
    for (const std::string& no_program : {std::string("nice"), folder.path(), folder / "text"}) {
        const Said solver = run({"serve", "--solver", no_program + " -n 15"});
        CHECK(solver.status == cli::exit_bad_input);
        CHECK(solver.err == "quadrille serve: --solver " + no_program + " -n 15: " + no_program +
                                " is no program that can be started; write its whole path\n");
    }
    std::ofstream(folder / "file") << "# comment\nlisten = 127.0.0.1:0\nlistne = x\n";
    const Said config = run({"serve", "--config", folder / "file"});
    CHECK(config.status == cli::exit_bad_input);
    CHECK(config.err.find("file:3: unknown key listne") != std::string::npos);
}

TEST_CASE(
    "O54 a rehearsal takes a lottery seed from outside and commits to it, a real event never") {
    Site site;
    for (const std::string seed : {"from a hat", "", "ü"}) {
        INFO(seed);
        const auto seeded = site.create(protocol::RoomKind::rehearsal, seed);
        REQUIRE(seeded.status == 200);
        CHECK(site.commitment(seeded) == commitment_to(seed));
    }
    const auto drawn = site.create(protocol::RoomKind::rehearsal, std::nullopt);
    const auto drawn_again = site.create(protocol::RoomKind::rehearsal, std::nullopt);
    CHECK(site.commitment(drawn) != commitment_to(""));
    CHECK(site.commitment(drawn) != site.commitment(drawn_again));
    CHECK(site.create(protocol::RoomKind::real, std::nullopt).status == 200);

    const auto real = site.create(protocol::RoomKind::real, "from a hat");
    CHECK(real.status == 400);
    const auto why = protocol::read_http<protocol::ErrorAnswer>(real.body);
    REQUIRE(why.has_value());
    CHECK(why->error == "bad_settings");
    CHECK(why->detail ==
          "lottery_seed: only a rehearsal may be given one; that of a real event is drawn by the "
          "server");
    CHECK(site.create(protocol::RoomKind::rehearsal, "two\nlines").status == 400);
    CHECK(site.create(protocol::RoomKind::rehearsal, std::string(1001, 'x')).status == 400);
}

TEST_CASE("O58 replay tells what a stopped server holds, and sees what was changed since") {
    const Folder folder;
    std::string room;
    {
        cli::RunningServer server(on(folder));
        Client client;
        cli::claim_server({client.threads, {server.address().host, server.address().port}, ticket},
                          server.new_server_link());
        protocol::CreateRoomRequest request;
        request.title = "An evening";
        request.ticket_hash = base::sha256_hex(ticket);
        const auto made = protocol::read_http<protocol::CreateRoomAnswer>(
            client
                .fetch(server, {"POST", "/rooms", ticket, protocol::write_http(request),
                                "application/json"})
                .body);
        REQUIRE(made.has_value());
        room = made->room;
        CHECK(run({"replay", "--data", folder.path(), "--room", "all"}).status == 1);
        server.shut_down();
    }
    const Said told = run({"replay", "--data", folder.path(), "--room", room});
    CHECK(told.status == cli::exit_done);
    CHECK(told.out.starts_with("room " + room + "\n1 20"));
    CHECK(told.out.find(" room_created (sealed)\n2 20") != std::string::npos);
    CHECK(told.out.find("An evening") == std::string::npos);
    CHECK(told.out.find(" verified\n") != std::string::npos);
    CHECK(run({"replay", "--data", folder.path(), "--room", "all"}).out == told.out);
    const Said nowhere = run({"replay", "--data", folder.path(), "--room", "nowhere"});
    CHECK(nowhere.status == cli::exit_bad_input);

    // The positive control: one millisecond of one record is another.
    SQLite::Database(folder / "journal.db", SQLite::OPEN_READWRITE)
        .exec("UPDATE records SET at_ms = at_ms + 1 WHERE seq = 1");
    const Said changed = run({"replay", "--data", folder.path(), "--room", room});
    CHECK(changed.status == cli::exit_failed);
    CHECK(changed.out.find("verified") == std::string::npos);
    CHECK(changed.err.starts_with("room " + room + ", record 1: "));
}

TEST_CASE("O58 replay makes no data folder where there is none") {
    const Folder folder;
    const Said told = run({"replay", "--data", folder / "typo", "--room", "all"});
    CHECK(told.status == cli::exit_bad_input);
    CHECK(told.err == (folder / "typo") + ": holds no journal\n");
    CHECK_FALSE(std::filesystem::exists(folder / "typo"));
}
