#include "solver/child_solver.hpp"

#include <utility>

#include "checking/matching.hpp"
#include "matching/wire.hpp"

namespace solver {
namespace {

// Two large events may close at the same moment; more wait their turn.
constexpr std::size_t children_max = 2;

// Nothing when it is no answer, or none to this problem: a figure, proof or certificate is wrong.
std::optional<matching::Answer> judged(const matching::Problem& problem, const std::string& text) {
    auto read = matching::read_answer(text);
    if (!read || !checking::check_matching(problem, *read).empty()) {
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
    {
        const std::lock_guard lock(mutex_);
        questions_.push_back({std::move(problem), std::move(done)});
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
        const std::string input = matching::write_problem(question.problem);
        const auto text = run_child(command_, input, limits_, stop_);
        question.done(text ? judged(question.problem, *text) : std::nullopt);
    }
}

// Not the path behind it: a program that was replaced or moved while it runs would not be found.
std::string own_program() {
    return "/proc/self/exe";
}

}  // namespace solver
