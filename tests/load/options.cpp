#include "load/options.hpp"

#include <CLI/CLI.hpp>
#include <cmath>
#include <iostream>

#include "limits.hpp"

namespace load {
namespace {

constexpr std::uint32_t changes_max = 500;  // a round has three, an evening 200 rounds
constexpr double seconds_max = 60;
constexpr double per_second_max = 1e6;

std::vector<double> numbers_of(const std::string& text) {
    std::vector<double> numbers;
    std::size_t at = 0;
    while (at < text.size()) {
        const auto comma = std::min(text.find(',', at), text.size());
        const std::string part = text.substr(at, comma - at);
        char* end = nullptr;
        const double value = std::strtod(part.c_str(), &end);
        if (part.empty() || *end != '\0' || !(value >= 0 && value <= per_second_max)) {
            throw LoadError("not a number: \"" + part + '"');
        }
        numbers.push_back(value);
        at = comma + 1;
    }
    return numbers;
}

Phase::Kind kind_of(const std::string& name) {
    using Kind = Phase::Kind;
    if (name == "storm") return Kind::storm;
    if (name == "idle") return Kind::idle;
    if (name == "fanout") return Kind::fanout;
    if (name == "rate") return Kind::rate;
    if (name == "flood") return Kind::flood;
    if (name == "drop") return Kind::drop;
    throw LoadError("no phase \"" + name +
                    "\": storm, idle, fanout=K, rate=R,S[,E], flood=C,S, drop[=K]");
}

void expect(bool good, const std::string& text, const char* form) {
    if (!good) throw LoadError(text + ": expected " + form);
}

void fill(Phase& phase, const std::vector<double>& given) {
    const auto whole = [&](std::size_t at) { return static_cast<std::uint32_t>(given[at]); };
    switch (phase.kind) {
        case Phase::Kind::storm:
        case Phase::Kind::idle:
            expect(given.empty(), phase.text, "no numbers");
            return;
        case Phase::Kind::drop:
            expect(given.size() <= 1, phase.text, "drop or drop=K");
            phase.count = given.empty() ? 0 : whole(0);
            return;
        case Phase::Kind::fanout:
            expect(given.size() == 1 && given[0] >= 1, phase.text, "fanout=K");
            phase.count = whole(0);
            return;
        case Phase::Kind::flood:
            expect(given.size() == 2 && given[0] >= 1, phase.text, "flood=C,S");
            phase.count = whole(0);
            phase.seconds = given[1];
            break;
        case Phase::Kind::rate:
            expect((given.size() == 2 || given.size() == 3) && given[0] >= 1, phase.text,
                   "rate=R,S or rate=R,S,E");
            phase.per_second = given[0];
            phase.seconds = given[1];
            phase.every_ms = given.size() == 3 ? whole(2) : 0;
            break;
    }
    expect(phase.seconds > 0 && phase.seconds <= seconds_max, phase.text, "0 to 60 seconds");
}

void read_origin(const std::string& origin, Options& options) {
    const std::string scheme = "http://";
    const auto colon = origin.rfind(':');
    if (!origin.starts_with(scheme + "127.0.0.") || colon <= scheme.size()) {
        throw LoadError(origin + ": expected http://127.0.0.1:PORT");
    }
    options.host = origin.substr(scheme.size(), colon - scheme.size());
    const auto port = numbers_of(origin.substr(colon + 1));
    if (port.size() != 1 || port[0] < 1 || port[0] > 65535) {
        throw LoadError(origin + ": expected a port");
    }
    options.port = static_cast<std::uint16_t>(port[0]);
}

std::string secret_in(const std::string& link) {
    constexpr std::string_view key = "#server=";
    const auto at = link.find(key);
    if (at == std::string::npos) throw LoadError("not an organizer link (…/desk#server=…)");
    return link.substr(at + key.size());
}

void check(const Options& options) {
    if (options.rooms == 0 || options.rooms > options.phones) {
        throw LoadError("expected at least one phone in each room");
    }
    const auto in_a_room = (options.phones + options.rooms - 1) / options.rooms;
    if (in_a_room > limits::participants_per_room_max) {
        throw LoadError("a room holds at most " +
                        std::to_string(limits::participants_per_room_max) + " people");
    }
    if (changes_in(options.phases) > changes_max) {
        throw LoadError("more than " + std::to_string(changes_max) + " changes of phase");
    }
}

}  // namespace

Phase parse_phase(const std::string& text) {
    Phase phase;
    phase.text = text;
    const auto equals = text.find('=');
    phase.kind = kind_of(text.substr(0, equals));
    fill(phase,
         equals == std::string::npos ? std::vector<double>{} : numbers_of(text.substr(equals + 1)));
    return phase;
}

std::uint32_t changes_in(const std::vector<Phase>& phases) {
    double changes = 0;
    for (const Phase& phase : phases) {
        if (phase.kind == Phase::Kind::fanout) changes += phase.count;
        if (phase.every_ms > 0) changes += std::ceil(phase.seconds * 1000 / phase.every_ms) + 1;
    }
    return static_cast<std::uint32_t>(std::min(changes, 1e6));
}

bool read_options(int argc, char** argv, Options& options) {
    CLI::App app("Measures a running Quadrille server with phones that speak the protocol");
    std::string origin;
    std::string link;
    std::vector<std::string> phases;
    app.add_option("--origin", origin, "http://127.0.0.1:PORT of the server")->required();
    app.add_option("--organizer-link", link, "The link it printed, unused");
    app.add_option("--set-stage", options.write_stage, "Only prepare, and keep that in this file");
    app.add_option("--stage", options.read_stage, "Go on with what was kept in this file");
    app.add_option("-n,--phones", options.phones, "How many")->check(CLI::Range(2U, 20000U));
    app.add_option("--rooms", options.rooms, "Over how many events they are spread");
    app.add_option("--server-pid", options.server_pid, "Whose CPU time and memory to count");
    app.add_option("--window", options.window, "Handshakes at once; 0: all");
    app.add_option("--json", options.json_file, "A file for one JSON object per phase");
    app.add_option("--label", options.label, "A name for this run, in the JSON");
    app.add_option("phases", phases,
                   "storm, idle, fanout=K, rate=R,S[,E], flood=C,S, drop[=K], in order");
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        std::cout << app.help();
        return false;
    } catch (const CLI::ParseError& problem) {
        throw LoadError(problem.what());
    }
    read_origin(origin, options);
    if (options.read_stage.empty()) options.server_secret = secret_in(link);
    for (const std::string& text : phases)
        options.phases.push_back(parse_phase(text));
    if (options.rooms == 0) {
        const auto most = static_cast<std::uint32_t>(limits::participants_per_room_max);
        options.rooms = (options.phones + most - 1) / most;
    }
    check(options);
    return true;
}

}  // namespace load
