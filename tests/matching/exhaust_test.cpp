// All small events, up to symmetry, against the oracle. A test run takes a sample of them; with
// QUADRILLE_EXHAUST set (scripts/exhaust) every one, and 200,000 drawn events of four by four.

#include <array>
#include <catch2/catch.hpp>
#include <cstdlib>

#include "checking/matching.hpp"
#include "matching/solve.hpp"
#include "oracle.hpp"
#include "worlds.hpp"

using matching::Problem;

namespace {

constexpr std::size_t n = 3;
constexpr std::size_t people = 2 * n;

// Three people a side: rank[i][k] is the level at which person i holds the k-th of the other side,
// 0 where the pair is not acceptable.
using Ranks = std::array<std::array<int, n>, people>;

// All ways to order `count` partners with ties: levels dense from 1.
std::vector<std::vector<int>> weak_orders(std::size_t count) {
    std::vector<std::vector<int>> orders;
    std::size_t codes = 1;
    for (std::size_t i = 0; i < count; ++i) {
        codes *= count;
    }
    for (std::size_t code = 0; code < codes; ++code) {
        std::vector<int> order;
        std::size_t rest = code;
        int most = 0;
        for (std::size_t i = 0; i < count; ++i, rest /= count) {
            order.push_back(1 + static_cast<int>(rest % count));
            most = std::max(most, order.back());
        }
        bool dense = true;
        for (int level = 1; level <= most; ++level) {
            dense = dense && std::find(order.begin(), order.end(), level) != order.end();
        }
        if (dense) {
            orders.push_back(order);
        }
    }
    return orders;
}

// The same event with people renamed, and the sides changed about where asked.
Ranks renamed(const Ranks& ranks, const std::array<std::size_t, n>& first,
              const std::array<std::size_t, n>& second, bool change_sides) {
    Ranks image{};
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t k = 0; k < n; ++k) {
            image[change_sides ? n + first[i] : first[i]][second[k]] = ranks[i][k];
            image[change_sides ? second[k] : n + second[k]][first[i]] = ranks[n + k][i];
        }
    }
    return image;
}

// One of each class of renamings: the smallest.
bool is_representative(const Ranks& ranks) {
    std::array<std::size_t, n> first{0, 1, 2};
    do {
        std::array<std::size_t, n> second{0, 1, 2};
        do {
            if (renamed(ranks, first, second, false) < ranks ||
                renamed(ranks, first, second, true) < ranks) {
                return false;
            }
        } while (std::next_permutation(second.begin(), second.end()));
    } while (std::next_permutation(first.begin(), first.end()));
    return true;
}

Problem problem_of(const Ranks& ranks, base::Rng& rng) {
    Problem problem;
    for (std::size_t i = 0; i < people; ++i) {
        problem.people.push_back({static_cast<std::uint8_t>(i < n ? 0 : 1), 1});
    }
    for (matching::Index a = 0; a < n; ++a) {
        for (matching::Index k = 0; k < n; ++k) {
            if (ranks[a][k] > 0) {
                problem.acceptable.push_back({a,
                                              static_cast<matching::Index>(n + k),
                                              {1, 40 - 10 * ranks[a][k], 0},
                                              {1, 40 - 10 * ranks[n + k][a], 0},
                                              0,
                                              static_cast<std::uint32_t>(rng.below(1 << 24))});
            }
        }
    }
    worlds::set_levels(problem);
    return problem;
}

void require_best(const Problem& problem) {
    const matching::Answer answer = matching::solve(problem);
    const bool sound = checking::check_matching(problem, answer).empty();
    const oracle::Best best = oracle::Oracle(problem).run();
    const bool same = oracle::Oracle(problem).key_of(answer.pairs) == best.key &&
                      (best.winners != 1 || answer.pairs == best.pairs);
    if (!sound || !same || answer.size_proof == matching::Proof::none) {
        REQUIRE(sound);
        REQUIRE(same);
        REQUIRE(answer.size_proof != matching::Proof::none);
    }
}

// Every way to fill in orders for the acceptable pairs of `support`, `step` codes apart.
class Orders {
public:
    explicit Orders(std::uint32_t support) : support_(support) {
        for (std::size_t i = 0; i < people; ++i) {
            for (std::size_t k = 0; k < n; ++k) {
                if (accepts(i, k)) {
                    partners_[i].push_back(k);
                }
            }
            orders_[i] = weak_orders(partners_[i].size());
            count_ *= orders_[i].size();
        }
    }
    std::size_t count() const { return count_; }
    Ranks at(std::size_t code) const {
        Ranks ranks{};
        for (std::size_t i = 0; i < people; ++i) {
            const auto& order = orders_[i][code % orders_[i].size()];
            code /= orders_[i].size();
            for (std::size_t k = 0; k < order.size(); ++k) {
                ranks[i][partners_[i][k]] = order[k];
            }
        }
        return ranks;
    }

private:
    bool accepts(std::size_t i, std::size_t k) const {
        const std::size_t pair = i < n ? i * n + k : k * n + (i - n);
        return ((support_ >> pair) & 1U) != 0;
    }
    std::uint32_t support_;
    std::size_t count_ = 1;
    std::array<std::vector<std::size_t>, people> partners_;
    std::array<std::vector<std::vector<int>>, people> orders_;
};

bool everything() {
    return std::getenv("QUADRILLE_EXHAUST") != nullptr;
}

}  // namespace

TEST_CASE("M14 every event of up to three by three, with ties and incomplete lists") {
    base::Rng rng(333);
    const std::size_t step = everything() ? 1 : 4099;  // prime: no order is left out for good
    std::size_t tried = 0;
    std::size_t code = 0;
    for (std::uint32_t support = 1; support < (1U << (n * n)); ++support) {
        const Orders orders(support);
        for (; code < orders.count(); code += step) {
            const Ranks ranks = orders.at(code);
            if (step > 1 || is_representative(ranks)) {
                require_best(problem_of(ranks, rng));
                ++tried;
            }
        }
        code -= orders.count();
    }
    CHECK(tried > 1000);
    if (everything()) {
        WARN(tried << " events of three by three");
    }
}

TEST_CASE("M14 events of four by four, drawn") {
    base::Rng rng(444);
    const int count = everything() ? 200'000 : 300;
    for (int i = 0; i < count; ++i) {
        CAPTURE(i);
        require_best(worlds::random(rng, {4, 4, 1, 1, 1 + rng.below(5), 3 + rng.below(8), 0}));
    }
}
