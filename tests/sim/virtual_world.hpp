#pragma once
// Time and threads of a world without either: a heap of moments and functions, run one after
// another by one thread. A Process groups the strands of one server, so that a crash ends them all.

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <utility>

#include "base/clock.hpp"
#include "live/executor.hpp"

namespace sim {

class VirtualWorld final : public base::Clock {
public:
    base::Instant now() const override { return now_; }

    void at(base::Instant when, std::function<void()> task) {
        tasks_.emplace(std::pair{std::max(when.ms, now_.ms), ++order_}, std::move(task));
    }
    void after(base::Duration wait, std::function<void()> task) { at(now_ + wait, task); }

    // Runs the next task, at its time. False when there is none.
    bool turn() {
        if (tasks_.empty()) {
            return false;
        }
        auto first = tasks_.extract(tasks_.begin());
        now_ = base::Instant{first.key().first};
        first.mapped()();
        return true;
    }

    // Runs everything up to `until`; at most `turns_max` tasks.
    void run_until(base::Instant until, std::size_t turns_max = 2'000'000) {
        while (turns_max-- > 0 && !tasks_.empty() && tasks_.begin()->first.first <= until.ms) {
            turn();
        }
        now_ = std::max(now_, until);
    }
    void run_for(base::Duration wait) { run_until(now_ + wait); }

    // Runs until `reached` or `until`; true when reached.
    bool run(const std::function<bool()>& reached, base::Instant until) {
        while (!reached()) {
            if (tasks_.empty() || tasks_.begin()->first.first > until.ms) {
                return false;
            }
            turn();
        }
        return true;
    }

private:
    base::Instant now_{1'790'000'000'000};
    std::uint64_t order_ = 0;
    std::map<std::pair<std::int64_t, std::uint64_t>, std::function<void()>> tasks_;
};

// The threads of one run of a server. After `kill` nothing of it runs any more.
class Process final : public live::Threads {
public:
    explicit Process(VirtualWorld& world) : world_(world) {}
    ~Process() override { kill(); }

    void kill() { *alive_ = false; }

    std::shared_ptr<live::Executor> new_strand() override {
        return std::make_shared<Strand>(world_, alive_);
    }
    std::unique_ptr<live::Alarm> new_alarm(std::shared_ptr<live::Executor>) override {
        return std::make_unique<Ring>(world_, alive_);
    }

private:
    using Alive = std::shared_ptr<bool>;

    class Strand final : public live::Executor {
    public:
        Strand(VirtualWorld& world, Alive alive) : world_(world), alive_(std::move(alive)) {}
        void post(std::function<void()> task) override {
            world_.after(base::Duration{0},
                         [alive = alive_, running = running_, task = std::move(task)] {
                             if (*alive) {
                                 *running = true;
                                 task();
                                 *running = false;
                             }
                         });
        }
        bool running_here() const override { return *running_; }

    private:
        VirtualWorld& world_;
        Alive alive_;
        Alive running_ = std::make_shared<bool>(false);
    };

    class Ring final : public live::Alarm {
    public:
        Ring(VirtualWorld& world, Alive alive) : world_(world), alive_(std::move(alive)) {}
        ~Ring() override { ++*generation_; }
        void arm(base::Instant at, std::function<void()> ring) override {
            const auto mine = ++*generation_;
            world_.at(at, [alive = alive_, generation = generation_, mine, ring = std::move(ring)] {
                if (*alive && *generation == mine) {
                    ring();
                }
            });
        }
        void disarm() override { ++*generation_; }

    private:
        VirtualWorld& world_;
        Alive alive_;
        std::shared_ptr<std::uint64_t> generation_ = std::make_shared<std::uint64_t>(0);
    };

    VirtualWorld& world_;
    Alive alive_ = std::make_shared<bool>(true);
};

}  // namespace sim
