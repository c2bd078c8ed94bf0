// `quadrille doctor`: whether a server's surroundings are as they should be, one line per question.
#include <sys/statvfs.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdint>
#include <memory>
#include <ostream>
#include <string>

#include "base/clock.hpp"
#include "cli/cli.hpp"
#include "cli/waiting.hpp"
#include "limits.hpp"
#include "net/client.hpp"
#include "net/control_socket.hpp"
#include "net/threads.hpp"
#include "net/transport.hpp"

namespace cli {
namespace {

struct DoctorOptions {
    std::string data = "data";
    std::string listen = "127.0.0.1:8080";
    std::string base_url;
    bool health = false;
};

constexpr std::uint64_t mebibyte = 1024 * 1024;
constexpr std::uint64_t free_mebibytes_wanted = 100;

class Doctor {
public:
    explicit Doctor(Context& context) : context_(context) {}

    void say(bool well, const std::string& line) {
        context_.out << (well ? "ok      " : "PROBLEM ") << line << '\n';
        if (!well) {
            context_.status = exit_failed;
        }
    }

private:
    Context& context_;
};

net::FetchResponse get(const net::Target& target, const std::string& path) {
    constexpr auto patience = std::chrono::seconds{5};
    const base::SystemClock clock;
    net::Threads threads(clock);
    threads.start(1);
    net::FetchRequest request;
    request.path = path;
    const auto response = wait_for<net::FetchResponse>(patience, [&](auto done) {
        net::fetch(threads, target, std::move(request), std::move(done));
    });
    threads.stop();
    return response.value_or(net::FetchResponse{0, {}, "no answer within 5 s"});
}

void check_folder(Doctor& doctor, const std::string& folder) {
    const bool there = ::access(folder.c_str(), F_OK) == 0;
    if (!there) {
        doctor.say(true, "data folder " + folder + ": not there yet, serve will make it");
        return;
    }
    doctor.say(::access(folder.c_str(), R_OK | W_OK | X_OK) == 0,
               "data folder " + folder + " can be read and written");
    struct statvfs disk {};
    if (::statvfs(folder.c_str(), &disk) == 0) {
        const std::uint64_t free = std::uint64_t{disk.f_bavail} * disk.f_frsize / mebibyte;
        doctor.say(free >= free_mebibytes_wanted, std::to_string(free) +
                                                      " MiB free on its disk (at least " +
                                                      std::to_string(free_mebibytes_wanted) + ")");
    }
}

// Whether a server runs on the folder, and the address that it tells guests.
std::string check_server(Doctor& doctor, const DoctorOptions& options) {
    const auto answer = net::ask_control_socket(options.data, "ping");
    doctor.say(true, answer ? "a server runs on it" : "no server runs on it");
    return answer ? answer->text : std::string{};
}

void check_url(Doctor& doctor, const std::string& url) {
    if (url.starts_with("https://")) {
        doctor.say(true, url + " is served by a TLS proxy: open it on a phone to be sure");
        return;
    }
    const net::Target target = net::parse_target(url);
    if (target.host.empty()) {
        doctor.say(false, url + " is no address that a phone could open");
        return;
    }
    const net::FetchResponse response = get(target, "/readyz");
    doctor.say(
        response.status == 200,
        url + (response.status == 200
                   ? " answers and is ready"
                   : " does not answer as ready: " +
                         (response.status == 0 ? response.fault
                                               : "status " + std::to_string(response.status))));
    if (net::is_loopback({target.host, target.port}) || target.host == "localhost") {
        doctor.say(true, "only this machine can open it; phones need --lan-http or a TLS proxy");
    }
}

// For a container's HEALTHCHECK: quiet, and one question only.
void check_health(const DoctorOptions& options, Context& context) {
    const net::ParsedAddress listen = net::parse_address(options.listen);
    if (!listen.fault.empty()) {
        context.err << "quadrille doctor: --listen " << listen.fault << '\n';
        context.status = exit_bad_input;
        return;
    }
    net::Target target{listen.address.host, listen.address.port};
    if (target.host == "0.0.0.0") {
        target.host = "127.0.0.1";
    } else if (target.host == "::") {
        target.host = "::1";
    }
    const net::FetchResponse response = get(target, "/healthz");
    if (response.status != 200) {
        context.err << "quadrille doctor: no healthy server at " << options.listen << '\n';
        context.status = exit_failed;
    }
}

void examine(const DoctorOptions& options, Context& context) {
    if (options.health) {
        check_health(options, context);
        return;
    }
    Doctor doctor(context);
    check_folder(doctor, options.data);
    const std::string told = check_server(doctor, options);
    const std::string url = options.base_url.empty() ? told : options.base_url;
    if (!url.empty()) {
        check_url(doctor, url);
    }
}

}  // namespace

void add_doctor(CLI::App& root, Context& context) {
    CLI::App* command = root.add_subcommand(
        "doctor", "Check the data folder, the disk, the address and whether it answers");
    const auto options = std::make_shared<DoctorOptions>();
    command->add_option("--data", options->data, "The server's data folder")->capture_default_str();
    command->add_option("--listen", options->listen, "Where the server listens")
        ->capture_default_str();
    command->add_option("--base-url", options->base_url, "What guests' phones open");
    command->add_flag("--health", options->health,
                      "Only ask the server at --listen whether it is alive; say nothing when so");
    command->callback([options, &context] { examine(*options, context); });
}

}  // namespace cli
