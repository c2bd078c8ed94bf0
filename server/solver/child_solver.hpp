#pragma once
// live::Solver by a child process `quadrille solve`: a crash, a hang or rubbish there costs an
// answer, never the server. What comes back is judged here, off every strand, before it is handed
// on, and once more by `decide`. Any thread may ask; answers come on threads of this class.

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "limits.hpp"
#include "live/solver.hpp"
#include "solver/child_process.hpp"

namespace solver {

class ChildSolver final : public live::Solver {
public:
    // `command`: program and arguments, as {"/usr/bin/quadrille", "solve"}.
    explicit ChildSolver(std::vector<std::string> command,
                         ChildLimits limits = {limits::solver_memory_bytes,
                                               limits::solver_answer_bytes_max});
    // Ends a child that still runs; what was asked is answered with nothing.
    ~ChildSolver() override;
    ChildSolver(const ChildSolver&) = delete;
    ChildSolver& operator=(const ChildSolver&) = delete;

    void solve(matching::Problem problem,
               std::function<void(std::optional<matching::Answer>)> done) override;

private:
    struct Question {
        matching::Problem problem;
        std::function<void(std::optional<matching::Answer>)> done;
    };
    void work();

    const std::vector<std::string> command_;
    const ChildLimits limits_;
    std::atomic<bool> stop_ = false;
    std::mutex mutex_;
    std::condition_variable asked_;
    std::deque<Question> questions_;
    std::vector<std::thread> workers_;
};

// This program, however it was called: what to run as {own_program(), "solve"}.
std::string own_program();

}  // namespace solver
