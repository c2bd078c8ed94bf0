// Storms, drops and memory.
#include <algorithm>
#include <tuple>

#include "load/phases.hpp"

namespace load {
namespace {

constexpr Nanos ns_in_s = 1'000'000'000;
constexpr Nanos patience = 30 * ns_in_s;
constexpr std::uint32_t burst = 64;  // connections begun before looking at what came
constexpr std::uint32_t settle_ms = 100;
constexpr std::uint32_t quiet_ms = 500;
constexpr std::uint32_t gone_ms = 300;
constexpr double bytes_in_kb = 1024;

class Readiness final : public Watch {
public:
    explicit Readiness(std::size_t phones) { times_.expect(phones); }
    void ready(Phone& phone, Nanos at) override { times_.add(at - phone.since); }
    const Times& times() const { return times_; }

private:
    Times times_;
};

// After a storm: says again what was unanswered, and waits for the answers.
void resend(Run& run, Findings& findings) {
    Watch watch;
    std::uint32_t again = 0;
    for (Phone& phone : run.fleet.phones())
        again += phone.link == Link::ready ? run.fleet.say_again(phone) : 0;
    if (again == 0) return;
    std::size_t left = again;
    const Nanos end = now_ns() + patience;
    while (left > 0 && now_ns() < end) {
        run.fleet.pump(10, watch);
        left = 0;
        for (const Phone& phone : run.fleet.phones())
            left += phone.waiting_count;
    }
    findings.add("said again after the drop", again);
    findings.add("answered then", static_cast<double>(again - left));
    run.fleet.faults().lost += left;
}

}  // namespace

bool connect_all(Fleet& fleet, std::uint32_t window, Watch& watch) {
    auto& phones = fleet.phones();
    const std::uint64_t lost_before = fleet.faults().lost;
    const auto lost = [&] { return fleet.faults().lost - lost_before; };
    const Nanos end = now_ns() + patience;
    std::size_t begun = 0;
    while (fleet.ready_phones() + lost() < phones.size() && now_ns() < end) {
        const auto may_begin = [&] {
            const std::size_t on_the_way = begun - fleet.ready_phones() - lost();
            return begun < phones.size() && (window == 0 || on_the_way < window);
        };
        for (std::uint32_t i = 0; i < burst && may_begin(); ++i)
            fleet.connect(phones[begun++]);
        fleet.pump(may_begin() ? 0 : 20, watch);
    }
    return fleet.ready_phones() == phones.size();
}

Findings storm(Run& run, const Phase& phase) {
    Fleet& fleet = run.fleet;
    Readiness readiness(fleet.phones().size());
    const auto bytes = fleet.bytes_received();
    const Meter meter(run.options.server_pid);
    const bool all = connect_all(fleet, run.options.window, readiness);
    const Cost cost = meter.read();
    // The public pictures of the last phones may still be on their way.
    fleet.pump_for(settle_ms, readiness);
    Findings findings(phase.text);
    const auto phones = static_cast<double>(fleet.phones().size());
    findings.add("wall, last phone", cost.wall_ms, "ms");
    findings.add("server CPU per phone", 1000 * cost.server_cpu_ms / phones, "us");
    findings.add("connect to own view, p50", readiness.times().ms_at(0.5), "ms");
    findings.add("connect to own view, max", readiness.times().max_ms(), "ms");
    findings.add("bytes received per phone",
                 static_cast<double>(fleet.bytes_received() - bytes) / phones, "B");
    findings.add("own view", static_cast<double>(fleet.own_bytes()), "B");
    findings.add("public view", static_cast<double>(fleet.public_bytes()), "B");
    findings.add_cost(cost);
    if (!all) {
        const auto missing = fleet.phones().size() - fleet.ready_phones();
        findings.add("not ready", static_cast<double>(missing));
        fleet.faults().lost += missing;
    }
    resend(run, findings);
    check_seats(fleet);
    return findings;
}

Findings idle(Run& run, const Phase& phase) {
    Watch watch;
    run.fleet.pump_for(quiet_ms, watch);
    Findings findings(phase.text);
    const auto now_kb = memory_kb(run.options.server_pid, "VmRSS");
    const double grown = static_cast<double>(now_kb - run.memory_before_kb) * bytes_in_kb;
    findings.add("memory grown per phone", grown / static_cast<double>(run.fleet.phones().size()),
                 "B");
    findings.add("memory of the server", static_cast<double>(now_kb), "kB");
    return findings;
}

Findings drop(Run& run, const Phase& phase) {
    Fleet& fleet = run.fleet;
    Watch watch;
    std::uint32_t unanswered = 0;
    for (Phone& phone : fleet.phones()) {
        if (unanswered < phase.count && phone.may_say_more()) {
            fleet.rate(phone, now_ns());
            ++unanswered;
        }
    }
    fleet.drop_phones();
    fleet.pump_for(gone_ms, watch);
    Findings findings(phase.text);
    findings.add("connections broken", static_cast<double>(fleet.phones().size()));
    if (phase.count > 0) findings.add("ratings unanswered", unanswered);
    return findings;
}

void check_seats(Fleet& fleet) {
    // By room and badge, so that a partner is found without a search each.
    std::vector<const Phone*> order;
    for (const Phone& phone : fleet.phones())
        order.push_back(&phone);
    const auto key = [](const Phone* phone) { return std::tuple(phone->room, phone->badge); };
    const auto less = [&key](const Phone* a, const Phone* b) { return key(a) < key(b); };
    std::sort(order.begin(), order.end(), less);
    for (const Phone& phone : fleet.phones()) {
        if (phone.link != Link::ready) continue;
        if (phone.own_step != fleet.desk(phone.room).public_step) {
            fleet.wrong(phone, "it shows another step than the desk");
        }
        if (phone.partner == 0) continue;
        Phone wanted;
        wanted.room = phone.room;
        wanted.badge = phone.partner;
        const auto partner = std::lower_bound(order.begin(), order.end(), &wanted, less);
        const bool mutual = partner != order.end() && key(*partner) == key(&wanted) &&
                            (*partner)->partner == phone.badge;
        if (!mutual) fleet.wrong(phone, "its partner sits elsewhere");
    }
}

}  // namespace load
