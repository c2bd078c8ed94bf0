#include "live/matching_errand.hpp"

#include <string>

#include "live/gate/proposal.hpp"
#include "room/matching_input.hpp"

namespace live {

namespace {

constexpr int exact_attempts = 1;  // the same question fails the same way again
constexpr int attempts_max = 3;

gate::Question question_of(const room::Room& room) {
    return {room.matching_request, room.matching_input, room::matching_input(room)};
}

gate::Question question_of(const room::Room& room, const room::WhatIf& what_if) {
    return {what_if.number, what_if.input_hash, room::what_if_input(room, what_if.forbids)};
}

}  // namespace

void MatchingErrand::look() {
    const auto& room = needs_.shown;
    if (room.matching_pending && fetching_ != room.matching_request) {
        fetching_ = room.matching_request;
        ask({Kind::matching, room.matching_request, 0});
    }
    const auto* what_if = room::open_what_if(room);
    if (what_if != nullptr && what_if->state == room::WhatIfState::asked &&
        trying_ != what_if->number) {
        trying_ = what_if->number;
        ask({Kind::what_if, what_if->number, 0});
    }
}

void MatchingErrand::again() {
    if (is_failing() && !stopped_) {
        ask({Kind::matching, needs_.shown.matching_request, 0});
    }
}

bool MatchingErrand::is_failing() const {
    const auto& room = needs_.shown;
    return room.matching_pending && room.matching_request == failing_;
}

// A what-if is compared with the proposal, so it is answered in the same way.
bool MatchingErrand::is_instant(const Asked& asked) const {
    if (asked.kind == Kind::what_if) {
        return needs_.shown.proposal && needs_.shown.proposal->instant_only;
    }
    return asked.attempt >= exact_attempts;
}

bool MatchingErrand::is_waited_for(const Asked& asked) const {
    const auto& room = needs_.shown;
    if (asked.kind == Kind::matching) {
        return room.matching_pending && room.matching_request == asked.number;
    }
    const auto* what_if = room::open_what_if(room);
    return what_if != nullptr && what_if->number == asked.number &&
           what_if->state == room::WhatIfState::asked;
}

void MatchingErrand::ask(Asked asked) {
    const auto& room = needs_.shown;
    const auto input = asked.kind == Kind::matching
                           ? room::matching_input(room)
                           : room::what_if_input(room, room.what_ifs.back().forbids);
    auto built = instance::build(input);
    if (!built) {
        needs_.log.error("the matching problem contradicts itself");
        asked.attempt = attempts_max;
        return failed(asked);
    }
    matching::Problem problem = std::move(built->problem);
    problem.instant = is_instant(asked);
    needs_.solver.solve(std::move(problem), [this, home = needs_.home(),
                                             asked](std::optional<matching::Answer> answer) {
        home([this, asked, answer = std::move(answer)] { answered(asked, answer); });
    });
}

void MatchingErrand::answered(Asked asked, std::optional<matching::Answer> answer) {
    if (stopped_ || !is_waited_for(asked)) {
        return;
    }
    if (answer) {
        return bring(asked, *answer);
    }
    needs_.log.warning("the solver gave no answer, attempt " + std::to_string(asked.attempt + 1));
    ++asked.attempt;
    failed(asked);
}

void MatchingErrand::bring(const Asked& asked, const matching::Answer& answer) {
    const auto& room = needs_.shown;
    if (asked.kind == Kind::matching) {
        failing_ = 0;
        needs_.wish(room::ProposeMatching{
            gate::proposal_of(room, question_of(room), answer, is_instant(asked))});
    } else {
        const auto question = question_of(room, room.what_ifs.back());
        needs_.wish(room::AnswerWhatIf{
            asked.number, gate::proposal_of(room, question, answer, is_instant(asked))});
    }
}

void MatchingErrand::failed(Asked asked) {
    const int attempts = asked.kind == Kind::matching ? attempts_max : exact_attempts;
    if (asked.attempt < attempts) {
        return ask(asked);
    }
    if (asked.kind == Kind::what_if) {
        return needs_.wish(room::GiveUpWhatIf{asked.number});
    }
    needs_.log.error("no matching could be computed; it is tried again soon");
    failing_ = asked.number;
    needs_.failing();
}

}  // namespace live
