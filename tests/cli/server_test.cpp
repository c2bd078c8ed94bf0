// A whole server in this process, on a free port and a folder of its own.
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <sstream>
#include <string>

#include "base/clock.hpp"
#include "cli/cli.hpp"
#include "cli/running_server.hpp"
#include "cli/waiting.hpp"
#include "net/client.hpp"
#include "net/control_socket.hpp"
#include "net/threads.hpp"

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
    std::ofstream(folder / "file") << "# comment\nlisten = 127.0.0.1:0\nlistne = x\n";
    const Said config = run({"serve", "--config", folder / "file"});
    CHECK(config.status == cli::exit_bad_input);
    CHECK(config.err.find("file:3: unknown key listne") != std::string::npos);
}
