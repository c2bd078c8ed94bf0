#pragma once
// A whole server of the virtual world: directory, rooms and journal, which a crash ends and a start
// brings back. The solver answers after a moment, in the same world.

#include <memory>
#include <optional>
#include <string>

#include "base/core/rng.hpp"
#include "journal/memory.hpp"
#include "live/live_directory.hpp"
#include "matching/solve.hpp"
#include "sim/virtual_world.hpp"

namespace sim {

class Solving final : public live::Solver {
public:
    explicit Solving(VirtualWorld& world) : world_(world) {}
    // So many of the next questions stay without an answer.
    int fails = 0;

    void solve(matching::Problem problem,
               std::function<void(std::optional<matching::Answer>)> done) override {
        const bool failing = fails > 0;
        fails -= failing ? 1 : 0;
        // As long as the ratings make it: nobody but staff may notice how long.
        base::Rng luck(problem.acceptable.size() * 7919 + mix_of(problem));
        const base::Duration wait{50 + static_cast<std::int64_t>(luck.next() % 2'000)};
        world_.after(wait, [failing, problem = std::move(problem), done] {
            done(failing ? std::nullopt : std::optional(matching::solve(problem)));
        });
    }

private:
    static std::uint64_t mix_of(const matching::Problem& problem) {
        std::uint64_t sum = 0;
        for (const auto& pair : problem.acceptable) {
            sum = sum * 31 + pair.a * 1'009 + pair.b + pair.of_a.level * 7 + pair.of_b.level;
        }
        return sum;
    }

    VirtualWorld& world_;
};

class Server {
public:
    // `delay` of the next turn of the disk.
    Server(VirtualWorld& world, std::function<base::Duration()> delay)
        : world_(world), solver_(world), journal_([&world, delay](std::function<void()> turn) {
              world.after(delay(), std::move(turn));
          }) {
        start();
    }

    void start() {
        process_ = std::make_unique<Process>(world_);
        live::LiveOptions options;
        options.log = [this](base::LogLevel level, std::string_view, std::string_view what) {
            if (level != base::LogLevel::info) {
                log_ += std::string(what) + "\n";
            }
        };
        directory_ = std::make_unique<live::LiveDirectory>(
            live::LiveParts{world_, *process_, journal_, rehearsals_, solver_}, options);
        directory_->start();
    }
    // Power cut: nothing of the process runs any more, what was not synced is forgotten.
    void crash() {
        process_->kill();
        directory_.reset();
        journal_.crash();
    }
    bool running() const { return directory_ != nullptr; }

    live::LiveDirectory& directory() { return *directory_; }
    journal::MemoryJournal& journal() { return journal_; }
    Solving& solver() { return solver_; }
    const std::string& log() const { return log_; }

private:
    VirtualWorld& world_;
    Solving solver_;
    journal::MemoryJournal journal_;
    journal::MemoryJournal rehearsals_;
    std::unique_ptr<Process> process_;
    std::unique_ptr<live::LiveDirectory> directory_;
    std::string log_;
};

}  // namespace sim
