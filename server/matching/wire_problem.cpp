#include <initializer_list>
#include <tuple>

#include "matching/wire.hpp"
#include "matching/wire_lines.hpp"

namespace matching {
namespace {

constexpr std::int64_t capacity_max = 20;
constexpr std::int64_t score_max = 100;
constexpr std::int64_t favour_max = 20;
constexpr std::int64_t small_max = 1'000'000;
constexpr std::int64_t lottery_max = (1 << 24) - 1;

void add_line(std::string& text, std::initializer_list<std::int64_t> numbers) {
    bool first = true;
    for (const std::int64_t number : numbers) {
        text += (first ? "" : " ") + std::to_string(number);
        first = false;
    }
    text += '\n';
}

class ProblemReader {
public:
    explicit ProblemReader(std::string_view text) : lines_(text) {}

    base::Result<Problem, WireFault> read() {
        lines_.word("quadrille-problem 1");
        problem_.rule = static_cast<Rule>(lines_.row<1>("rule", {2})[0]);
        problem_.pool = static_cast<Pool>(lines_.row<1>("pool", {1})[0]);
        const auto options = lines_.row<2>("options", {1, 1});
        problem_.balance = options[0] == 1;
        problem_.instant = options[1] == 1;
        read_people();
        read_acceptable();
        read_locks();
        lines_.word("end");
        lines_.done();
        if (!lines_.ok()) {
            return lines_.fault();
        }
        return std::move(problem_);
    }

private:
    void read_people() {
        const auto count = lines_.row<1>("people", {std::int64_t{wire_people_max}})[0];
        for (std::int64_t i = 0; i < count && lines_.ok(); ++i) {
            const auto row = lines_.row<2>("", {problem_.pool == Pool::one ? 0 : 1, capacity_max});
            if (row[1] < 1) {
                lines_.fail("a capacity is below 1");
            }
            problem_.people.push_back(
                {static_cast<std::uint8_t>(row[0]), static_cast<std::uint32_t>(row[1])});
        }
    }

    // The pair of a row, in promised orientation and order.
    bool check_pair(std::int64_t a, std::int64_t b, const std::tuple<Index, Index>* before) {
        const auto people = static_cast<std::int64_t>(problem_.people.size());
        if (a >= people || b >= people) {
            lines_.fail("a pair names a person that is not there");
            return false;
        }
        const auto& one = problem_.people[static_cast<std::size_t>(a)];
        const auto& other = problem_.people[static_cast<std::size_t>(b)];
        const bool oriented = problem_.pool == Pool::one ? a < b : one.side == 0 && other.side == 1;
        const std::tuple<Index, Index> pair(a, b);
        if (!oriented || (before != nullptr && !(*before < pair))) {
            lines_.fail("the pairs are out of order");
            return false;
        }
        return true;
    }

    void read_acceptable() {
        const auto count = lines_.row<1>("acceptable", {std::int64_t{wire_pairs_max}})[0];
        std::tuple<Index, Index> before;
        for (std::int64_t i = 0; i < count && lines_.ok(); ++i) {
            const auto row = lines_.row<10>(
                "", {wire_people_max, wire_people_max, small_max, score_max, favour_max, small_max,
                     score_max, favour_max, small_max, lottery_max});
            if (!lines_.ok() || !check_pair(row[0], row[1], i == 0 ? nullptr : &before)) {
                return;
            }
            if (row[2] < 1 || row[5] < 1) {
                lines_.fail("a level is below 1");
            }
            before = {row[0], row[1]};
            const auto opinion = [&row](std::size_t at) {
                return Opinion{static_cast<std::uint32_t>(row[at]),
                               static_cast<std::int32_t>(row[at + 1]),
                               static_cast<std::uint32_t>(row[at + 2])};
            };
            problem_.acceptable.push_back(
                {static_cast<Index>(row[0]), static_cast<Index>(row[1]), opinion(2), opinion(5),
                 static_cast<std::uint32_t>(row[8]), static_cast<std::uint32_t>(row[9])});
        }
    }

    void read_locks() {
        const auto count = lines_.row<1>("locks", {std::int64_t{wire_pairs_max}})[0];
        std::vector<std::uint32_t> taken(problem_.people.size(), 0);
        std::tuple<Index, Index> before;
        for (std::int64_t i = 0; i < count && lines_.ok(); ++i) {
            const auto row =
                lines_.row<4>("", {wire_people_max, wire_people_max, score_max, score_max});
            if (!lines_.ok() || !check_pair(row[0], row[1], i == 0 ? nullptr : &before)) {
                return;
            }
            before = {row[0], row[1]};
            const LockedPair lock{static_cast<Index>(row[0]), static_cast<Index>(row[1]),
                                  static_cast<std::int32_t>(row[2]),
                                  static_cast<std::int32_t>(row[3])};
            for (const Index who : {lock.a, lock.b}) {
                if (++taken[who] > problem_.people[who].capacity && problem_.rule != Rule::mutual) {
                    lines_.fail("a lock is above a capacity");
                }
            }
            problem_.locks.push_back(lock);
        }
    }

    WireLines lines_;
    Problem problem_;
};

}  // namespace

std::string write_problem(const Problem& problem) {
    std::string text = "quadrille-problem 1\n";
    text += "rule " + std::to_string(static_cast<int>(problem.rule)) + '\n';
    text += "pool " + std::to_string(static_cast<int>(problem.pool)) + '\n';
    text += std::string("options ") + (problem.balance ? "1 " : "0 ") +
            (problem.instant ? "1\n" : "0\n");
    text += "people " + std::to_string(problem.people.size()) + '\n';
    for (const Person& person : problem.people) {
        add_line(text, {person.side, person.capacity});
    }
    text += "acceptable " + std::to_string(problem.acceptable.size()) + '\n';
    for (const AcceptablePair& pair : problem.acceptable) {
        add_line(text, {pair.a, pair.b, pair.of_a.level, pair.of_a.score_tenths, pair.of_a.favour,
                        pair.of_b.level, pair.of_b.score_tenths, pair.of_b.favour, pair.overlap,
                        pair.lottery});
    }
    text += "locks " + std::to_string(problem.locks.size()) + '\n';
    for (const LockedPair& lock : problem.locks) {
        add_line(text, {lock.a, lock.b, lock.score_a_tenths, lock.score_b_tenths});
    }
    return text + "end\n";
}

base::Result<Problem, WireFault> read_problem(std::string_view text) {
    return ProblemReader(text).read();
}

}  // namespace matching
