// Changes of phase: one tap of each desk, and everybody shows what follows.
#include <algorithm>
#include <map>

#include "load/phases.hpp"

namespace load {
namespace {

constexpr Nanos ns_in_s = 1'000'000'000;
constexpr Nanos patience = 20 * ns_in_s;
constexpr std::uint32_t pause_ms = 50;

// A phone has followed when its own view is of a later step than before the tap, and is complete
// when its public view is too: a page shows a phase only then.
class Following final : public Watch {
public:
    explicit Following(Fleet& fleet) : fleet_(fleet) {
        own_.expect(fleet.phones().size());
        both_.expect(fleet.phones().size());
        for (std::uint32_t room = 0; room < fleet.rooms(); ++room)
            before_.push_back(fleet.desk(room).public_step);
        for (Phone& phone : fleet.phones())
            phone.own_views = phone.public_views = 0;
    }

    void begin(Nanos at) { began_ = at; }
    bool done() const { return both_.count() >= fleet_.ready_phones() && desks_followed(); }
    const Times& own() const { return own_; }
    const Times& both() const { return both_; }

    void own_view(Phone& phone, std::string_view /*text*/, Nanos at) override {
        if (phone.own_step <= before_[phone.room]) return;
        if (++phone.own_views == 1) {
            own_.add(at - began_);
            if (phone.public_views > 0) both_.add(at - began_);
        }
    }

    void public_view(Phone& phone, std::string_view /*text*/, Nanos at) override {
        if (phone.is_desk() || phone.public_step <= before_[phone.room]) return;
        if (++phone.public_views == 1 && phone.own_views > 0) both_.add(at - began_);
    }

private:
    bool desks_followed() const {
        for (std::uint32_t room = 0; room < fleet_.rooms(); ++room) {
            if (fleet_.desk(room).public_step <= before_[room]) return false;
        }
        return true;
    }

    Fleet& fleet_;
    std::vector<std::uint32_t> before_;
    Nanos began_ = 0;
    Times own_;
    Times both_;
};

// What all changes to one phase of the evening took.
struct Changes {
    std::vector<double> last_own_ms;
    std::vector<double> last_both_ms;
    std::vector<double> p50_ms;
    std::vector<double> p99_ms;
    std::vector<double> cpu_us;  // per phone
    std::uint64_t missing = 0;
    std::uint64_t doubled = 0;
};

double median(std::vector<double> values) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

void change(Run& run, std::map<std::string, Changes>& by_phase) {
    Fleet& fleet = run.fleet;
    Following following(fleet);
    const Meter meter(run.options.server_pid);
    following.begin(now_ns());
    for (std::uint32_t room = 0; room < fleet.rooms(); ++room)
        fleet.skip(room);
    const Nanos end = now_ns() + patience;
    while (!following.done() && now_ns() < end)
        fleet.pump(20, following);
    const Cost cost = meter.read();
    fleet.pump_for(pause_ms, following);
    const auto phones = fleet.ready_phones();
    Changes& changes = by_phase[fleet.phase()];
    changes.missing += phones - std::min<std::size_t>(phones, following.both().count());
    // Public views may come again, for their counts move by themselves.
    for (const Phone& phone : fleet.phones())
        changes.doubled += phone.own_views > 1 ? 1 : 0;
    changes.last_own_ms.push_back(following.own().max_ms());
    changes.last_both_ms.push_back(following.both().max_ms());
    changes.p50_ms.push_back(following.own().ms_at(0.5));
    changes.p99_ms.push_back(following.own().ms_at(0.99));
    changes.cpu_us.push_back(1000 * cost.server_cpu_ms / std::max(1.0, double(phones)));
    check_seats(fleet);
}

}  // namespace

// A change to move also draws the seating of a round; the others only show.
Findings fanout(Run& run, const Phase& phase) {
    std::map<std::string, Changes> by_phase;
    for (std::uint32_t i = 0; i < phase.count; ++i)
        change(run, by_phase);
    Findings findings(phase.text);
    for (const auto& [name, changes] : by_phase) {
        const std::string to = "to " + name + ", ";
        findings.add(to + "changes", static_cast<double>(changes.last_own_ms.size()));
        findings.add(to + "own view, last phone", median(changes.last_own_ms), "ms");
        findings.add(to + "both views, last phone", median(changes.last_both_ms), "ms");
        findings.add(to + "own view, p50", median(changes.p50_ms), "ms");
        findings.add(to + "own view, p99", median(changes.p99_ms), "ms");
        findings.add(to + "server CPU per phone", median(changes.cpu_us), "us");
        findings.add(to + "missing", static_cast<double>(changes.missing));
        findings.add(to + "doubled", static_cast<double>(changes.doubled));
        run.fleet.faults().lost += changes.missing;
        run.fleet.faults().wrong += changes.doubled;
    }
    findings.add("own view", static_cast<double>(run.fleet.own_bytes()), "B");
    findings.add("public view", static_cast<double>(run.fleet.public_bytes()), "B");
    return findings;
}

}  // namespace load
