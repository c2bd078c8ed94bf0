// Ratings: as they become due (open loop), and as many as the server takes (closed loop).
#include <algorithm>

#include "load/phases.hpp"

namespace load {
namespace {

constexpr double ns_in_s = 1e9;
constexpr Nanos ns_in_ms = 1'000'000;
constexpr Nanos patience = 10'000 * ns_in_ms;
constexpr std::uint32_t settle_ms = 50;
constexpr std::size_t burst = 256;

// Counts answers, and the changes of phase that are made meanwhile.
class Answers : public Watch {
public:
    explicit Answers(std::size_t expected) { times_.expect(expected); }

    void answered(Phone& /*phone*/, const Sent& sent, Nanos at) override {
        times_.add(at - sent.due);
        ++count_;
    }

    // From here on, how long until each own view is of a later step than `before`.
    void change(std::vector<std::uint32_t> before, Nanos at) {
        end_change();
        before_ = std::move(before);
        changed_ = at;
        last_ = 0;
    }
    void end_change() {
        if (last_ > changed_) lasts_.add(last_ - changed_);
    }

    void own_view(Phone& phone, std::string_view /*text*/, Nanos at) override {
        const bool follows = !before_.empty() && phone.own_step > before_[phone.room] &&
                             phone.own_step > phone.followed_step;
        if (!follows) return;
        phone.followed_step = phone.own_step;
        last_ = at;
    }

    const Times& times() const { return times_; }
    const Times& lasts() const { return lasts_; }
    std::size_t count() const { return count_; }

private:
    Times times_;
    Times lasts_;  // when the last phone followed, of each change
    std::size_t count_ = 0;
    std::vector<std::uint32_t> before_;
    Nanos changed_ = 0;
    Nanos last_ = 0;
};

void change_phase(Fleet& fleet, Answers& answers) {
    std::vector<std::uint32_t> before;
    for (std::uint32_t room = 0; room < fleet.rooms(); ++room)
        before.push_back(fleet.desk(room).public_step);
    answers.change(std::move(before), now_ns());
    for (std::uint32_t room = 0; room < fleet.rooms(); ++room)
        fleet.skip(room);
}

// The next phone in turn that has something to rate; nullptr when nobody has.
Phone* next_rater(Fleet& fleet, std::size_t& turn) {
    auto& phones = fleet.phones();
    for (std::size_t i = 0; i < phones.size(); ++i) {
        Phone& phone = phones[turn++ % phones.size()];
        if (phone.may_say_more()) return &phone;
    }
    return nullptr;
}

}  // namespace

Findings rate(Run& run, const Phase& phase) {
    Fleet& fleet = run.fleet;
    const auto total = static_cast<std::size_t>(phase.per_second * phase.seconds);
    const double gap_ns = ns_in_s / phase.per_second;
    Answers answers(total);
    const Nanos every = phase.every_ms * ns_in_ms;
    const Meter meter(run.options.server_pid);
    const Nanos begin = now_ns();
    const Nanos end = begin + static_cast<Nanos>(phase.seconds * ns_in_s) + patience;
    const auto due = [&](std::size_t i) {
        return begin + static_cast<Nanos>(gap_ns * static_cast<double>(i));
    };
    Nanos next_change = begin + every / 2;
    std::size_t sent = 0;
    std::size_t turn = 0;
    while ((sent < total || answers.count() < sent) && now_ns() < end) {
        if (every > 0 && sent < total && now_ns() >= next_change) {
            change_phase(fleet, answers);
            next_change += every;
        }
        const Nanos now = now_ns();
        for (std::size_t i = 0; i < burst && sent < total && due(sent) <= now; ++i) {
            Phone* phone = next_rater(fleet, turn);
            if (phone == nullptr) break;
            fleet.rate(*phone, due(sent++));
        }
        const bool later = sent < total && due(sent) > now_ns() + ns_in_ms * 6 / 5;
        fleet.pump(sent == total ? 10 : later ? 1 : 0, answers);
    }
    const Cost cost = meter.read();
    fleet.pump_for(settle_ms, answers);
    answers.end_change();
    Findings findings(phase.text);
    findings.add("ratings acknowledged", static_cast<double>(answers.count()));
    findings.add_times("due to ack", answers.times());
    findings.add("server CPU per rating",
                 1000 * cost.server_cpu_ms / std::max(1.0, double(answers.count())), "us");
    if (every > 0) {
        findings.add("changes meanwhile", static_cast<double>(answers.lasts().count()));
        findings.add_times("a change's last phone", answers.lasts());
        check_seats(fleet);
    }
    findings.add_cost(cost);
    const auto open = total - std::min(total, answers.count());
    findings.add("unanswered", static_cast<double>(open));
    fleet.faults().lost += open;
    return findings;
}

namespace {

// Keeps so many ratings outstanding: whoever waits longest rates when somebody's was answered.
class Flood final : public Watch {
public:
    Flood(Fleet& fleet, Nanos end) : fleet_(fleet), end_(end) {
        for (const Phone& phone : fleet.phones()) {
            if (phone.link == Link::ready && phone.encounter != 0) free_.push_back(phone.index);
        }
        queue_ = free_.size();
    }

    void begin(std::uint32_t outstanding) {
        Nanos now = now_ns();
        for (std::uint32_t i = 0; i < outstanding && queue_ > 0; ++i) {
            say(now);
            if (i % 64 == 63) fleet_.pump(0, *this);
            now = now_ns();
        }
    }

    void answered(Phone& phone, const Sent& sent, Nanos at) override {
        --outstanding_;
        push(phone.index);
        if (at >= end_) return;
        times_.add(at - sent.due);
        say(at);
    }

    Times& times() { return times_; }
    std::size_t sent() const { return sent_; }
    std::size_t outstanding() const { return outstanding_; }

private:
    void say(Nanos at) {
        Phone& phone = fleet_.phones()[free_[head_ % free_.size()]];
        ++head_;
        --queue_;
        ++outstanding_;
        ++sent_;
        fleet_.rate(phone, at);
    }
    void push(std::uint32_t index) {
        free_[(head_ + queue_) % free_.size()] = index;
        ++queue_;
    }

    Fleet& fleet_;
    Nanos end_;
    std::vector<std::uint32_t> free_;  // a ring: from head_, queue_ of them
    std::size_t head_ = 0;
    std::size_t queue_ = 0;
    std::size_t outstanding_ = 0;
    std::size_t sent_ = 0;
    Times times_;
};

}  // namespace

Findings flood(Run& run, const Phase& phase) {
    constexpr double ratings_per_second_max = 500'000;
    Fleet& fleet = run.fleet;
    const Meter meter(run.options.server_pid);
    const auto length = static_cast<Nanos>(phase.seconds * ns_in_s);
    const Nanos begin = now_ns();
    Flood watch(fleet, begin + length);
    watch.times().expect(static_cast<std::size_t>(phase.seconds * ratings_per_second_max));
    watch.begin(phase.count);
    while (now_ns() < begin + length)
        fleet.pump(10, watch);
    const Cost cost = meter.read();
    const auto answered = static_cast<double>(watch.times().count());
    const Nanos end = now_ns() + patience;
    while (watch.outstanding() > 0 && now_ns() < end)
        fleet.pump(10, watch);
    Watch nothing;
    fleet.pump_for(settle_ms, nothing);
    Findings findings(phase.text);
    findings.add("ratings saved per second", answered * 1000 / cost.wall_ms, "1/s");
    findings.add("server CPU per rating", 1000 * cost.server_cpu_ms / std::max(1.0, answered),
                 "us");
    findings.add_times("sent to ack", watch.times());
    findings.add_cost(cost);
    findings.add("unanswered", static_cast<double>(watch.outstanding()));
    fleet.faults().lost += watch.outstanding();
    return findings;
}

}  // namespace load
