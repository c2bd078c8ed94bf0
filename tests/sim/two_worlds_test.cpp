#include <catch2/catch.hpp>

#include "sim/hall.hpp"

namespace {

constexpr std::uint32_t watched = 1;

protocol::Choice choice_of(std::uint64_t number) {
    static constexpr int scores[] = {100, 70, 40, 0};
    return {number % 4 != 3, scores[number % 4]};
}

// The watched person rates the same in both worlds, everybody else as `salt` says.
sim::HallPlan plan_of(std::uint64_t seed, std::uint64_t salt) {
    sim::HallPlan plan;
    plan.seed = seed;
    plan.left = 4;
    plan.right = 4;
    plan.faults.disk = base::Duration{1};
    plan.faults.network = base::Duration{1};
    plan.record = true;
    plan.desk_looks_after = base::Duration{10'000};  // longer than any solver takes
    plan.opinion = [seed, salt](std::uint32_t rater,
                                std::uint32_t rated) -> std::optional<protocol::Choice> {
        base::Rng mind(seed * 7'919 + rater * 101 + rated + (rater == watched ? 0 : salt));
        return choice_of(mind.next());
    };
    return plan;
}

struct Seen {
    std::vector<sim::Recorded> before;  // publication
    std::string result;
    std::size_t result_bytes = 0;
};

Seen watch(const sim::HallPlan& plan) {
    sim::Hall hall(plan);
    REQUIRE(hall.evening());
    hall.settle();
    Seen seen;
    for (const auto& frame : hall.recorded(watched)) {
        const bool after = frame.text.find("\"state\":\"ready\"") != std::string::npos;
        if (after && seen.result.empty()) {
            seen.result = frame.text;
            seen.result_bytes = frame.text.size();
        }
        const bool published = frame.text.find("\"phase\":\"published\"") != std::string::npos;
        if (seen.result.empty() && !published) {
            seen.before.push_back(frame);
        }
    }
    return seen;
}

// The first difference in words; empty when there is none.
std::string difference(const Seen& one, const Seen& other) {
    if (one.before.size() != other.before.size()) {
        return "another number of frames";
    }
    for (std::size_t i = 0; i < one.before.size(); ++i) {
        if (one.before[i].text != other.before[i].text) {
            return "frame " + std::to_string(i) + ":\n" + one.before[i].text + "\n" +
                   other.before[i].text;
        }
        if (one.before[i].at_ms != other.before[i].at_ms) {
            return "frame " + std::to_string(i) + " came at another time";
        }
    }
    return {};
}

}  // namespace

TEST_CASE("V2 what others rated changes no byte and no moment of what a person gets") {
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        const Seen one = watch(plan_of(seed, 0));
        REQUIRE(one.before.size() > 20);
        for (std::uint64_t salt = 1; salt <= 2; ++salt) {
            const Seen other = watch(plan_of(seed, salt * 1'000'003));
            CHECK(difference(one, other).empty());
            // The result itself may differ, its length may not.
            CHECK(one.result_bytes == other.result_bytes);
        }
    }
}

TEST_CASE("V2 the comparison of two worlds notices a leak of one bit") {
    // The watched phone's own pictures carry, as a blank behind the last brace, whether somebody
    // said yes to this person: the smallest leak that the gate could have.
    const auto leaking = [](std::uint64_t salt) {
        auto plan = plan_of(1, salt);
        plan.leak = [](const room::Room& room, std::uint32_t badge, std::string& frame) {
            std::uint32_t liked = 0;
            for (const auto& talk : room.encounters) {
                for (const auto rater : {talk.a, talk.b}) {
                    const auto& opinion = room::opinion_of(room, talk, rater);
                    liked += rater.value != badge && room::partner_in(talk, rater).value == badge &&
                                     opinion.rating && opinion.rating->accepts
                                 ? 1
                                 : 0;
                }
            }
            frame += std::string(liked % 2, ' ');
        };
        return plan;
    };
    const Seen one = watch(leaking(0));
    bool noticed = false;
    for (std::uint64_t salt = 1; salt <= 4 && !noticed; ++salt) {
        noticed = !difference(one, watch(leaking(salt * 1'000'003))).empty();
    }
    CHECK(noticed);
}
