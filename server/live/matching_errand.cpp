#include "live/matching_errand.hpp"

#include <string>

#include "live/gate/proposal.hpp"
#include "room/matching_input.hpp"

namespace live {

namespace {
constexpr int exact_attempts = 1;  // the same question fails the same way again
constexpr int attempts_max = 3;
}  // namespace

void MatchingErrand::look() {
    const auto& room = needs_.shown;
    if (room.matching_pending && fetching_ != room.matching_request) {
        ask(room.matching_request, 0);
    }
}

void MatchingErrand::again() {
    if (failing_ && needs_.shown.matching_pending && !stopped_) {
        ask(needs_.shown.matching_request, 0);
    }
}

void MatchingErrand::ask(std::uint32_t request, int attempt) {
    fetching_ = request;
    auto built = instance::build(room::matching_input(needs_.shown));
    if (!built) {
        needs_.log.error("the matching problem contradicts itself");
        return;
    }
    matching::Problem problem = std::move(built->problem);
    problem.instant = attempt >= exact_attempts;
    needs_.solver.solve(std::move(problem), [this, home = needs_.home(), request,
                                             attempt](std::optional<matching::Answer> answer) {
        home([this, request, attempt, answer = std::move(answer)] {
            answered(request, attempt, answer);
        });
    });
}

void MatchingErrand::answered(std::uint32_t request, int attempt,
                              std::optional<matching::Answer> answer) {
    const auto& room = needs_.shown;
    if (stopped_ || !room.matching_pending || room.matching_request != request) {
        return;
    }
    if (answer) {
        failing_ = false;
        const bool instant = attempt >= exact_attempts;
        needs_.propose({gate::proposal_of(room, *answer, instant)});
        return;
    }
    needs_.log.warning("the solver gave no answer, attempt " + std::to_string(attempt + 1));
    if (attempt + 1 < attempts_max) {
        ask(request, attempt + 1);
    } else {
        needs_.log.error("no matching could be computed; it is tried again soon");
        failing_ = true;
        needs_.failing();
    }
}

}  // namespace live
