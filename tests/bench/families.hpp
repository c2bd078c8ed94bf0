#pragma once
// Events made up as MATCHING 3.3 describes: who met whom, what they thought of one another, and
// the problem that follows. The same seed gives the same event.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <optional>
#include <vector>

#include "../matching/worlds.hpp"
#include "base/core/rng.hpp"
#include "matching/problem.hpp"

namespace bench {

struct Event {
    std::size_t first = 50;
    std::size_t second = 50;  // 0: one pool
    std::size_t meetings = 15;
    std::uint32_t capacity_second = 1;
};

// How scores come about: one line of the table.
struct Family {
    const char* name = "";
    enum class Kind : std::uint8_t { uniform, latent, columbia } kind = Kind::latent;
    double quality = 1, leniency = 0.5, noise = 1;  // of latent
    int least_first = 3, least_second = 3;          // acceptable from this rating on
    double second_share = 1;                        // how many of side B per one of side A
};

class Draw {
public:
    explicit Draw(std::uint64_t seed) : rng(seed) {}
    double unit() { return static_cast<double>(rng.next() >> 11) * 0x1p-53; }
    double normal() {
        const double radius = std::sqrt(-2 * std::log(1 - unit()));
        return radius * std::cos(2 * std::numbers::pi * unit());
    }
    base::Rng rng;
};

struct Person {
    double quality = 0, leniency = 0;
};

struct Said {
    bool yes = false;
    int tenths = 0;
};

// What each of two people says of the other; nothing when a rating is missing.
class Opinions {
public:
    Opinions(const Family& family, Draw& draw, std::size_t people)
        : family_(family), draw_(draw), people_(people) {
        for (Person& person : people_) {
            person = {draw.normal(), draw.normal()};
        }
    }

    std::array<std::optional<Said>, 2> of(std::size_t a, std::size_t b) {
        const double shared = draw_.normal();
        std::array<std::optional<Said>, 2> said;
        for (int side = 0; side < 2; ++side) {
            const double missing = family_.kind == Family::Kind::columbia ? 0.028 : 0.02;
            const Said each = family_.kind == Family::Kind::columbia
                                  ? columbia(side, side == 0 ? a : b, side == 0 ? b : a, shared)
                                  : rating(side, side == 0 ? a : b, side == 0 ? b : a);
            if (draw_.unit() >= missing) {
                said[static_cast<std::size_t>(side)] = each;
            }
        }
        return said;
    }

private:
    Said rating(int side, std::size_t rater, std::size_t rated) {
        const int least = side == 0 ? family_.least_first : family_.least_second;
        int rating = 1;
        if (family_.kind == Family::Kind::uniform) {
            const double drawn = draw_.unit();
            for (const double up_to : {0.10, 0.30, 0.60, 0.85}) {
                rating += drawn >= up_to ? 1 : 0;
            }
        } else {
            const double q = family_.quality;
            const double l = family_.leniency;
            const double e = family_.noise;
            const double score =
                (q * people_[rated].quality + l * people_[rater].leniency + e * draw_.normal()) /
                std::sqrt(q * q + l * l + e * e);
            for (const double above : {-1.28, -0.52, 0.25, 1.04}) {
                rating += score > above ? 1 : 0;
            }
        }
        return {rating >= least, 10 * rating};
    }

    // Fitted to the experiment: two-way random effects, tastes of a pair correlated by 0.21.
    Said columbia(int side, std::size_t rater, std::size_t rated, double shared) {
        constexpr std::array<double, 11> yes_by_like{0,     0.018, 0.031, 0.033, 0.080, 0.174,
                                                     0.378, 0.589, 0.751, 0.840, 0.855};
        const double taste = std::sqrt(0.21) * shared + std::sqrt(0.79) * draw_.normal();
        const Person& by = people_[rater];
        const Person& of = people_[rated];
        const double like = side == 0
                                ? 6.28 + 0.95 * by.leniency + 0.69 * of.quality + 1.31 * taste
                                : 5.99 + 1.03 * by.leniency + 0.76 * of.quality + 1.40 * taste;
        const auto rounded = static_cast<std::size_t>(std::clamp(std::lround(like), 0L, 10L));
        return {draw_.unit() < yes_by_like[rounded], static_cast<int>(10 * rounded)};
    }

    const Family& family_;
    Draw& draw_;
    std::vector<Person> people_;
};

// Distinct random cyclic shifts over two random seat orders; in one pool rounds of the circle.
inline std::vector<std::array<std::size_t, 2>> meetings(const Event& event, Draw& draw) {
    std::vector<std::array<std::size_t, 2>> met;
    const bool pool = event.second == 0;
    const std::size_t seats = pool ? event.first - 1 : std::max(event.first, event.second);
    std::vector<std::size_t> first(event.first);
    std::vector<std::size_t> second(pool ? 0 : event.second);
    std::vector<std::size_t> shifts(pool ? seats : std::min(seats, second.size()));
    for (auto* list : {&first, &second, &shifts}) {
        for (std::size_t i = 0; i < list->size(); ++i) {
            (*list)[i] = i;
        }
        draw.rng.shuffle(*list);
    }
    const bool many_places = event.capacity_second > 1;
    for (std::size_t k = 0; k < std::min(event.meetings, shifts.size()); ++k) {
        for (std::size_t i = 0; i < (pool ? event.first / 2 : event.first); ++i) {
            if (pool) {
                const auto seat = [&](std::size_t at) { return (at + shifts[k]) % seats; };
                met.push_back({first[seat(i)], i == 0 ? first[seats] : first[seat(seats - i)]});
                continue;
            }
            const std::size_t seat = (i + shifts[k]) % (many_places ? second.size() : seats);
            if (seat < second.size()) {
                met.push_back({first[i], event.first + second[seat]});
            }
        }
    }
    return met;
}

inline matching::Problem problem_of(const Family& family, Event event, std::uint64_t seed) {
    Draw draw(seed);
    event.second =
        static_cast<std::size_t>(static_cast<double>(event.second) * family.second_share);
    matching::Problem problem;
    problem.pool = event.second == 0 ? matching::Pool::one : matching::Pool::two_sided;
    for (std::size_t i = 0; i < event.first + event.second; ++i) {
        const bool is_first = i < event.first;
        problem.people.push_back(
            {static_cast<std::uint8_t>(is_first ? 0 : 1), is_first ? 1 : event.capacity_second});
    }
    auto met = meetings(event, draw);
    Opinions opinions(family, draw, problem.people.size());
    for (auto& [a, b] : met) {
        if (a > b) {
            std::swap(a, b);
        }
        const auto said = opinions.of(a, b);
        const auto lottery = static_cast<std::uint32_t>(draw.rng.below(1 << 24));
        if (said[0] && said[1] && said[0]->yes && said[1]->yes) {
            problem.acceptable.push_back({static_cast<matching::Index>(a),
                                          static_cast<matching::Index>(b),
                                          {1, said[0]->tenths, 0},
                                          {1, said[1]->tenths, 0},
                                          0,
                                          lottery});
        }
    }
    std::sort(problem.acceptable.begin(), problem.acceptable.end(),
              [](const auto& one, const auto& two) {
                  return one.a != two.a ? one.a < two.a : one.b < two.b;
              });
    worlds::set_levels(problem);
    return problem;
}

inline std::vector<Family> families() {
    using Kind = Family::Kind;
    return {{"columbia-like", Kind::columbia},
            {"uniform5 th2", Kind::uniform, 0, 0, 0, 2, 2},
            {"uniform5 th3", Kind::uniform, 0, 0, 0, 3, 3},
            {"uniform5 th4", Kind::uniform, 0, 0, 0, 4, 4},
            {"popular th3", Kind::latent, 1, 0.5, 1, 3, 3},
            {"popular th4", Kind::latent, 1, 0.5, 1, 4, 4},
            {"master th3", Kind::latent, 2, 0.3, 0.4, 3, 3},
            {"asym 3/4", Kind::latent, 1, 0.5, 1, 3, 4},
            {"unbal th3", Kind::latent, 1, 0.5, 1, 3, 3, 0.8}};
}

}  // namespace bench
