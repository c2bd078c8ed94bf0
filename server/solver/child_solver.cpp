#include "solver/child_solver.hpp"

#include <utility>

#include "matching/wire.hpp"

namespace solver {
namespace {

// Two large events may close at the same moment; more wait their turn.
constexpr std::size_t children_max = 2;

std::optional<matching::Answer> understood(const std::string& text) {
    auto read = matching::read_answer(text);
    if (!read) {
        return std::nullopt;
    }
    return std::move(*read);
}

}  // namespace

ChildSolver::ChildSolver(std::vector<std::string> command, ChildLimits limits)
    : command_(std::move(command)), limits_(limits) {
    for (std::size_t i = 0; i < children_max; ++i) {
        workers_.emplace_back([this] { work(); });
    }
}

ChildSolver::~ChildSolver() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    asked_.notify_all();
    for (std::thread& worker : workers_) {
        worker.join();
    }
    for (const Question& question : questions_) {
        question.done(std::nullopt);
    }
}

void ChildSolver::solve(matching::Problem problem,
                        std::function<void(std::optional<matching::Answer>)> done) {
    Question question{matching::write_problem(problem), std::move(done)};
    {
        const std::lock_guard lock(mutex_);
        questions_.push_back(std::move(question));
    }
    asked_.notify_one();
}

void ChildSolver::work() {
    for (;;) {
        Question question;
        {
            std::unique_lock lock(mutex_);
            asked_.wait(lock, [this] { return stop_ || !questions_.empty(); });
            if (stop_) {
                return;
            }
            question = std::move(questions_.front());
            questions_.pop_front();
        }
        const auto text = run_child(command_, question.input, limits_, stop_);
        question.done(text ? understood(*text) : std::nullopt);
    }
}

// Not the path behind it: a program that was replaced or moved while it runs would not be found.
std::string own_program() {
    return "/proc/self/exe";
}

}  // namespace solver
