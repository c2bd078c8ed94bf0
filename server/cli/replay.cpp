// quadrille replay: the records of a stopped server's data folder as a story. It shows what
// happened when, never what is sealed, and checks that nothing was changed since.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <ostream>

#include "cli/cli.hpp"
#include "journal/store.hpp"

namespace cli {
namespace {

struct Options {
    std::string data = "data";
    std::string room;
};

// 1970-01-01T00:00:00.000Z, by the civil calendar (Hinnant, "chrono-compatible low-level date
// algorithms").
std::string moment(std::int64_t ms) {
    using namespace std::chrono;
    const sys_time<milliseconds> at{milliseconds{ms}};
    const auto day = floor<days>(at);
    const year_month_day date{day};
    const hh_mm_ss clock{at - day};
    char text[64];
    std::snprintf(
        text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
        static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
        static_cast<int>(clock.seconds().count()), static_cast<int>(clock.subseconds().count()));
    return text;
}

int tell(journal::Store& store, const room::RoomId& room, Context& context) {
    context.out << "room " << room.value << '\n';
    std::string head;
    const auto failure = store.tell(room, [&](const journal::Record& record) {
        context.out << record.seq << ' ' << moment(record.at_ms) << ' ' << record.kind
                    << (record.key_id == journal::plain_key ? "" : " (sealed)") << '\n';
        head = base::hex(record.chain);
    });
    if (failure) {
        context.err << "room " << room.value << ", record " << failure->record << ": "
                    << failure->detail << '\n';
        return exit_failed;
    }
    context.out << "chain " << head << " verified\n";
    return exit_done;
}

int run_replay(const Options& options, Context& context) {
    // The store would make what is not there.
    if (!std::filesystem::exists(std::filesystem::path(options.data) / "journal.db")) {
        context.err << options.data << ": holds no journal\n";
        return exit_bad_input;
    }
    journal::Store store({options.data, {}, nullptr});
    int status = exit_done;
    bool found = false;
    for (const auto& listed : store.list()) {
        if (options.room == "all" || options.room == listed.room.value) {
            found = true;
            status = std::max(status, tell(store, listed.room, context));
        }
    }
    store.close_cleanly();
    if (!found) {
        context.err << "no such room in " << options.data << ": " << options.room << '\n';
        return exit_bad_input;
    }
    return status;
}

}  // namespace

void add_replay(CLI::App& root, Context& context) {
    auto options = std::make_shared<Options>();
    CLI::App* command = root.add_subcommand(
        "replay", "Print what a room's journal holds, without what is sealed, and verify it");
    command->add_option("--data", options->data, "Data folder of a stopped server")
        ->capture_default_str();
    command->add_option("--room", options->room, "Room id, or `all`")->required();
    command->callback([options, &context] { context.status = run_replay(*options, context); });
}

}  // namespace cli
