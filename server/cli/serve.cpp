// `quadrille serve`: runs events until it is told to end.
#include <unistd.h>
#include <CLI/CLI.hpp>

#include <filesystem>
#include <memory>
#include <ostream>
#include <sstream>
#include <string>
#include <vector>

#include "base/qr.hpp"
#include "cli/cli.hpp"
#include "cli/demo.hpp"
#include "cli/rehearsal_room.hpp"
#include "cli/running_server.hpp"
#include "cli/signals.hpp"

namespace cli {
namespace {

using namespace std::chrono_literals;

struct ServeOptions {
    std::string listen = "127.0.0.1:8080";
    std::string data = "data";
    std::string base_url;
    std::string solver;
    bool lan_http = false;
    bool no_demo = false;
};

// A command as it is written in a unit of systemd without quotes: words with spaces between them.
std::vector<std::string> words_of(const std::string& command) {
    std::istringstream text(command);
    std::vector<std::string> words;
    for (std::string word; text >> word;) {
        words.push_back(word);
    }
    return words;
}

// The child is started without an environment, so nobody looks along a PATH for it.
bool can_be_started(const std::string& program) {
    std::error_code ignored;
    return std::filesystem::is_regular_file(program, ignored) && access(program.c_str(), X_OK) == 0;
}

// Why these options do not go together; empty when they do.
std::string fault_of(const ServeOptions& options, const net::ParsedAddress& listen) {
    if (!listen.fault.empty()) {
        return "--listen " + listen.fault;
    }
    if (!net::is_loopback(listen.address) && !options.lan_http) {
        return "--listen " + options.listen +
               ": other machines would reach this server without encryption. Put a TLS proxy in "
               "front and listen on 127.0.0.1, or say --lan-http for a hall without a certificate "
               "(guests are told at consent)";
    }
    const std::string& url = options.base_url;
    if (!url.empty() && !url.starts_with("http://") && !url.starts_with("https://")) {
        return "--base-url " + url + ": expected http:// or https://";
    }
    const std::vector<std::string> solver = words_of(options.solver);
    if (!solver.empty() && !can_be_started(solver.front())) {
        return "--solver " + options.solver + ": " + solver.front() +
               " is no program that can be started; write its whole path";
    }
    return {};
}

std::string without_slash(std::string url) {
    while (url.ends_with('/')) {
        url.pop_back();
    }
    return url;
}

void welcome(RunningServer& server, const ServeOptions& options, std::ostream& out) {
    const std::string link = server.new_server_link();
    out << "Quadrille " QUADRILLE_VERSION " is running.\n\n"
        << "  listening on    " << net::to_text(server.address()) << '\n'
        << "  guests open     " << server.base_url() << '\n'
        << "  data folder     " << options.data << "\n\n"
        << "  organizer link  " << link << '\n'
        << "                  It works once, on one device, and lists and creates events. For a "
           "new\n"
        << "                  one: quadrille organizer-link --data " << options.data << "\n\n"
        << base::terminal_text(base::qr_of(link)) << '\n';
    if (!options.lan_http && options.base_url.empty()) {
        out << "  Only this machine can reach it. For phones in the same network: serve --listen\n"
               "  0.0.0.0:8080 --lan-http, or a TLS proxy in front and --base-url.\n";
    }
    out << "  End it with Ctrl-C.\n" << std::endl;
}

// Only where there is nothing yet; a server without its demo is a server all the same.
std::unique_ptr<Demo> offer_demo(RunningServer& server, const ServeOptions& options,
                                 std::ostream& err) {
    if (options.no_demo || !server.is_empty()) {
        return nullptr;
    }
    try {
        auto demo = std::make_unique<Demo>(server);
        server.for_each_organizer(
            [demo = demo.get()](const std::string& hash) { demo->admit(hash); });
        return demo;
    } catch (const RehearsalError& problem) {
        err << "quadrille serve: " << problem.what() << '\n';
        return nullptr;
    }
}

void serve(const ServeOptions& options, Context& context) {
    const net::ParsedAddress listen = net::parse_address(options.listen);
    if (const std::string fault = fault_of(options, listen); !fault.empty()) {
        context.err << "quadrille serve: " << fault << '\n';
        context.status = exit_bad_input;
        return;
    }
    hold_signals();
    turn_broken_writes_into_errors();
    raise_descriptor_limit();
    ServerSettings settings;
    settings.listen = listen.address;
    settings.data = options.data;
    settings.base_url = without_slash(options.base_url);
    settings.insecure = options.lan_http;
    settings.solver = words_of(options.solver);
    RunningServer server(std::move(settings));
    std::unique_ptr<Demo> demo = offer_demo(server, options, context.err);
    welcome(server, options, context.out);
    if (demo) {
        context.out << "  There is no event yet, so a demo waits in its lobby: open the organizer\n"
                       "  link, choose it, press Start. Its PIN is "
                    << demo->pin() << ".\n"
                    << std::endl;
    }
    while (!end_was_asked(1s)) {
    }
    server.for_each_organizer(nullptr);
    demo.reset();
    context.out << "Ending: telling the guests' phones to come back later." << std::endl;
    server.shut_down();
    context.out << "Ended. Everything is saved." << std::endl;
}

}  // namespace

void add_serve(CLI::App& root, Context& context) {
    CLI::App* command = root.add_subcommand("serve", "Run the server");
    const auto options = std::make_shared<ServeOptions>();
    command->add_option("--listen", options->listen, "ADDRESS:PORT; port 0 takes a free one")
        ->capture_default_str();
    command->add_option("--data", options->data, "Folder that holds everything")
        ->capture_default_str();
    command->add_option("--base-url", options->base_url,
                        "What guests' phones can open, for links and QR codes");
    command->add_option("--solver", options->solver,
                        "COMMAND that is asked for the pairs in place of this program's own "
                        "`solve`, and believed as little: a whole path, then words");
    command->add_flag("--lan-http", options->lan_http,
                      "Serve other machines without encryption; guests are told");
    command->add_flag("--no-demo", options->no_demo,
                      "Offer no demo event when there is no event yet");
    command->callback([options, &context] { serve(*options, context); });
}

}  // namespace cli
