// quadrille_load: phones by the thousand on one thread, against a running server. Exit status 0
// when nothing was wrong or lost, 1 when something was, 2 when the run could not be made.
#include <cstdio>
#include <exception>

#include "load/phases.hpp"

namespace load {
namespace {

// Descriptors of its own beside those of the phones.
constexpr std::uint32_t spare_descriptors = 100;

void connect_desks(Fleet& fleet) {
    constexpr int looks = 2000;
    Watch watch;
    for (std::uint32_t room = 0; room < fleet.rooms(); ++room)
        fleet.connect(fleet.desk(room));
    for (std::uint32_t room = 0; room < fleet.rooms(); ++room) {
        for (int i = 0; i < looks && fleet.desk(room).link != Link::ready; ++i)
            fleet.pump(5, watch);
        if (fleet.desk(room).link != Link::ready) throw LoadError("a desk could not connect");
    }
}

Findings measure(Run& run, const Phase& phase) {
    if (phase.kind != Phase::Kind::storm && run.fleet.ready_phones() == 0) {
        throw LoadError(phase.text + ": nobody is connected; begin with storm");
    }
    switch (phase.kind) {
        case Phase::Kind::storm:
            return storm(run, phase);
        case Phase::Kind::idle:
            return idle(run, phase);
        case Phase::Kind::fanout:
            return fanout(run, phase);
        case Phase::Kind::rate:
            return rate(run, phase);
        case Phase::Kind::flood:
            return flood(run, phase);
        case Phase::Kind::drop:
            return drop(run, phase);
    }
    throw LoadError("no such phase");
}

int run_phases(const Options& options) {
    if (raise_descriptors() < options.phones + options.rooms + spare_descriptors) {
        throw LoadError("too few descriptors: raise the limit (ulimit -n)");
    }
    const Endpoint server{options.host, options.port};
    const std::vector<StagedRoom> rooms =
        options.read_stage.empty() ? set_stage(server, options) : read_stage(options.read_stage);
    if (!options.write_stage.empty()) {
        write_stage(options.write_stage, rooms);
        return 0;
    }
    Fleet fleet(server, rooms);
    connect_desks(fleet);
    Run run{fleet, options, memory_kb(options.server_pid, "VmRSS")};
    for (const Phase& phase : options.phases)
        report(measure(run, phase), options);
    report(verify(run), options);
    const Faults& faults = fleet.faults();
    return faults.lost + faults.wrong == 0 ? 0 : 1;
}

}  // namespace
}  // namespace load

int main(int argc, char** argv) {
    try {
        load::Options options;
        return load::read_options(argc, argv, options) ? load::run_phases(options) : 0;
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "quadrille_load: %s\n", problem.what());
        return 2;
    }
}
