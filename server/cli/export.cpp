// `quadrille export`: the released result of one event, from the server that runs on a data folder,
// or from the folder itself when none does.
#include <CLI/CLI.hpp>
#include <chrono>
#include <fstream>
#include <memory>
#include <ostream>
#include <string>

#include "cli/cli.hpp"
#include "cli/control.hpp"
#include "cli/running_server.hpp"
#include "cli/waiting.hpp"
#include "files/csv_out.hpp"
#include "net/control_socket.hpp"

namespace cli {
namespace {

struct ExportOptions {
    std::string data = "data";
    std::string room;
    std::string format = "csv";
    std::string out;
};

// No server runs: one without doors is opened on the folder for this one question.
net::ControlAnswer ask_folder(const ExportOptions& options, const std::string& request) {
    ServerSettings settings;
    settings.data = options.data;
    settings.threads = 1;
    RunningServer server(std::move(settings));
    const auto answer = net::ask_control_socket(options.data, request);
    return answer ? *answer : net::ControlAnswer{false, "the data folder did not answer"};
}

void export_room(const ExportOptions& options, Context& context) {
    const std::string request = "export " + options.room + ' ' + options.format;
    auto answer = net::ask_control_socket(options.data, request);
    if (!answer && !std::ifstream(options.data + "/journal.db")) {
        answer = net::ControlAnswer{false, "there is no data folder " + options.data};
    }
    if (!answer) {
        answer = ask_folder(options, request);
    }
    if (!answer->done) {
        context.err << "quadrille export: " << answer->text << '\n';
        context.status = exit_failed;
        return;
    }
    if (!files::write_file(options.out, answer->text)) {
        context.err << "quadrille export: " << options.out << " cannot be written\n";
        context.status = exit_failed;
    }
}

}  // namespace

void add_export(CLI::App& root, Context& context) {
    CLI::App* command =
        root.add_subcommand("export", "Write the published pairs of an event to a file");
    const auto options = std::make_shared<ExportOptions>();
    command->add_option("--data", options->data, "The server's data folder")->capture_default_str();
    command->add_option("--room", options->room, "The event's id")->required();
    command->add_option("--format", options->format, "csv or json")
        ->check(CLI::IsMember({"csv", "json"}))
        ->capture_default_str();
    command->add_option("--out", options->out, "The file to write")->required();
    command->callback([options, &context] { export_room(*options, context); });
}

}  // namespace cli
