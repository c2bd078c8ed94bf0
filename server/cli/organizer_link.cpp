// `quadrille organizer-link`: a new link from the server that runs on a data folder.
#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>
#include <string>

#include "base/qr.hpp"
#include "cli/cli.hpp"
#include "net/control_socket.hpp"

namespace cli {
namespace {

struct LinkOptions {
    std::string data = "data";
    std::string room;
};

void give_link(const LinkOptions& options, Context& context) {
    const std::string request =
        options.room.empty() ? "organizer-link" : "organizer-link " + options.room;
    const auto answer = net::ask_control_socket(options.data, request);
    if (!answer) {
        context.err << "quadrille organizer-link: no server runs on the data folder "
                    << options.data << "; start one with quadrille serve --data " << options.data
                    << '\n';
        context.status = exit_failed;
        return;
    }
    if (!answer->done) {
        context.err << "quadrille organizer-link: " << answer->text << '\n';
        context.status = exit_failed;
        return;
    }
    context.out << answer->text << '\n' << base::terminal_text(base::qr_of(answer->text));
}

}  // namespace

void add_organizer_link(CLI::App& root, Context& context) {
    CLI::App* command = root.add_subcommand(
        "organizer-link", "Print a new organizer link of a running server, or of one event");
    const auto options = std::make_shared<LinkOptions>();
    command->add_option("--data", options->data, "The server's data folder")->capture_default_str();
    command->add_option("--room", options->room, "An event's id: a link to that event only");
    command->callback([options, &context] { give_link(*options, context); });
}

}  // namespace cli
