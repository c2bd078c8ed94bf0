#pragma once
// Simulated phones and a simulated desk on real sockets: carries the bots' frames, brings them back
// when a connection breaks, and breaks some on purpose. Everything runs on the one thread of the
// Threads it is given; `post` gets there.

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/core/rng.hpp"
#include "bots/desk.hpp"
#include "bots/phone.hpp"
#include "net/client.hpp"
#include "net/threads.hpp"

namespace cli {

struct CrowdPlan {
    net::Target target;
    std::string room;
    // In each phase each connection breaks with this probability, in thousandths.
    std::uint32_t drop_per_mille = 0;
    std::uint64_t seed = 0;
};

class Crowd {
public:
    // `threads` runs with one thread; both outlive the crowd.
    Crowd(net::Threads& threads, const base::Clock& clock, CrowdPlan plan);
    ~Crowd();
    Crowd(const Crowd&) = delete;
    Crowd& operator=(const Crowd&) = delete;

    // Before `start`.
    void add_phone(bots::PhonePlan plan);
    void set_desk(bots::DeskPlan plan);

    // Connects everybody. `looked` is called after every frame and beat, on the crowd's thread.
    void start(std::function<void()> looked);
    // Ends every connection and calls nobody any more. Any thread; the threads must run.
    void stop();

    // The desk's socket is dropped and does not come back. The crowd's thread only.
    void dismiss_desk();

    // The crowd's thread only, or after `stop`.
    const std::vector<const bots::Phone*>& phones() const { return phones_; }
    const bots::Desk* desk() const { return desk_; }
    std::uint64_t drops() const { return drops_; }

private:
    class Member;
    void beat();

    net::Threads& threads_;
    const base::Clock& clock_;
    CrowdPlan plan_;
    std::shared_ptr<live::Executor> strand_;
    std::unique_ptr<live::Alarm> alarm_;
    base::Rng rng_;
    std::vector<std::shared_ptr<Member>> members_;
    std::shared_ptr<Member> desk_member_;
    std::vector<const bots::Phone*> phones_;
    const bots::Desk* desk_ = nullptr;
    std::function<void()> looked_;
    std::uint64_t drops_ = 0;
    bool stopped_ = false;
};

}  // namespace cli
