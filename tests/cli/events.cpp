#include "events.hpp"

#include <array>
#include <iterator>
#include <utility>

namespace events {
namespace {

using Words = std::vector<std::string>;

std::string recorded(int wave, std::size_t which) {
    std::ifstream file(runner::wave(wave)[which], std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// Lines `a,b,a's score,b's score` of pairs that both accept.
std::string both_ways(const std::string& lines) {
    std::string text = "rater,rated,accepts,score\n";
    for (const auto& row : second::read_csv(lines)) {
        text += row[0] + ',' + row[1] + ",1," + row[2] + '\n';
        text += row[1] + ',' + row[0] + ",yes," + row[3] + '\n';
    }
    return text;
}

const char* const couples = "id,side\na0,A\na1,A\nb2,B\nb3,B\n";
const char* const two_couples = "id,side\nb4,B\nb5,B\na0,A\na1,A\na2,A\na3,A\nb6,B\nb7,B\n";
// a0 and b2 love each other; whoever else there is would have only them.
const char* const lovers = "a0,b2,9,9\na0,b3,5,5\na1,b2,5,5\n";
const char* const mentors =
    "id,side,name,capacity\nann,junior,=Ann,1\nben,junior,,1\ncat,junior,,1\n"
    "bob,senior,\"Bob, B\",2\nsue,senior,,1\n";
const char* const mentored = "ann,bob,9,9\nben,bob,7,5\ncat,bob,8,5\nann,sue,4,10\n";
const char* const twice_two = "a,x,8,8\nb,y,7,7\n";

// A lock without ratings, a forbid between two who would be paired, and every rule.
Event ruled() {
    return {
        "locks, forbids and rules",
        {"id,side,group,manager,wants,offers\r\nzoe,A,x,,sql;go,\r\nann,A,y,bob,,cooking\r\n"
         "ben,A,x,,,go\r\nbob,B,y,,cooking,sql\r\nsue,B,z,,,sql;sql\r\n\r\ntim,B,x,,go,\r\n",
         both_ways("zoe,bob,9,9\nzoe,sue,8,8\nann,sue,7,7\nben,sue,9,6.5\nann,tim,4,\n"
                   "zoe,tim,5,5\nann,bob,10,10\n"),
         R"({"reporting_line": true, "same_group": true, "groups_allowed": )"
         R"([["z","x"],["x","y"],["y","z"],["z","x"]], "never": [["nobody","ann"]], )"
         R"("met_before": [["tim","zoe"]]})"},
        {"--rule", "pairs", "--seed", "s \"q\" \\", "--lock", "ben,bob", "--forbid", "sue,zoe"}};
}

const char* const circle = "a,b,9,5\nb,c,9,5\nc,a,9,5\n";
// A relaxation would rather have each of the three half.
const char* const odd_three = "a,b,5,5\nb,c,5,5\nc,a,5,5\nd,e,1,1\n";

std::string names_of(std::size_t number) {
    static constexpr std::array names = {"",   "=1+1", "\"Ada \"\"A\"\" L, Countess\"",
                                         "@x", "Zoë",  "-"};
    return names[number % names.size()];
}

std::string drawn_score(base::Rng& rng) {
    const std::uint64_t half = rng.below(12);
    return half == 11  ? ""
           : half == 5 ? "7.5"
           : half == 7 ? "10.0"
                       : std::to_string(rng.below(4) + 6);
}

struct Drawn {
    base::Rng& rng;
    bool two_sided;
    std::size_t count;

    std::string id(std::size_t i) const { return (i % 2 == 0 ? "q" : "p") + std::to_string(i); }
    const char* side(std::size_t i) const { return !two_sided ? "" : i % 3 == 0 ? "L" : "R"; }

    std::string people(bool capacities) const {
        std::string text = "name,id,side,capacity,group,manager,wants,offers,attends\n";
        for (std::size_t i = 0; i < count; ++i) {
            text += names_of(rng.below(9)) + ',' + id(i) + ',' + side(i) + ',' +
                    (capacities ? std::to_string(1 + rng.below(3)) : "") + ',' +
                    (rng.chance(1, 2) ? "g" + std::to_string(rng.below(2)) : "") + ',' +
                    (i > 0 && rng.chance(1, 4) ? id(i - 1) : "") + ',' +
                    (rng.chance(1, 2) ? "go;sql" : "") + ',' + (rng.chance(1, 2) ? "sql" : "") +
                    (rng.chance(1, 12) ? ",0\n" : ",1\n");
        }
        return text;
    }

    std::string ratings() const {
        std::string text = "rater,rated,accepts,score,favourite\n";
        for (std::size_t i = 0; i < count; ++i) {
            for (std::size_t k = 0; k < count; ++k) {
                const bool may = i != k && (!two_sided || side(i) != side(k));
                if (may && rng.chance(4, 5)) {
                    text += id(i) + ',' + id(k) + (rng.chance(4, 5) ? ",1," : ",no,") +
                            drawn_score(rng) + (rng.chance(1, 4) ? ",2\n" : ",\n");
                }
            }
        }
        return text;
    }
};

}  // namespace

Written::Written(Event event) : event_(std::move(event)) {
    files_ = {"--people", folder_.write("people.csv", event_.inputs.people), "--ratings",
              folder_.write("ratings.csv", event_.inputs.ratings)};
    if (!event_.inputs.rules.empty()) {
        files_.emplace_back("--rules");
        files_.push_back(folder_.write("rules.json", event_.inputs.rules));
    }
}

runner::Ran Written::match(const std::vector<std::string>& more) const {
    using runner::operator+;
    return runner::run(Words{"match"} + files_ + event_.options + more);
}

runner::Ran Written::verify(const std::string& result) const {
    using runner::operator+;
    return runner::run(Words{"verify", folder_.write("result.json", result)} + files_);
}

std::vector<Event> of_every_shape() {
    const Words pairs = {"--rule", "pairs"};
    using runner::operator+;
    return {
        {"a recorded evening", {recorded(6, 1), recorded(6, 3), ""}, pairs + Words{"--seed", "7"}},
        {"lambda", {couples, both_ways(lovers), ""}, pairs},
        {"lambda twice",
         {two_couples,
          both_ways("a0,b4,9,9\na0,b5,5,5\na1,b4,5,5\na2,b6,9,9\na2,b7,5,5\na3,b6,5,5\n"), ""},
         pairs},
        {"capacities on both sides",
         {"id,side,capacity\na,A,2\nb,A,2\nx,B,2\ny,B,2\n", both_ways(twice_two), ""},
         pairs},
        {"a score that only search proves",
         {"id\na\nb\nc\nd\ne\n", both_ways(odd_three), ""},
         pairs},
        {"capacities", {mentors, both_ways(mentored), ""}, pairs + Words{"--balance"}},
        {"one pool", {"id\nd\nb\nc\na\n", both_ways("a,b,9,9\nb,c,8,8\nc,d,7,7.5\n"), ""}, pairs},
        {"no stable matching", {"id\nc\na\nb\n", both_ways(circle), ""}, pairs},
        ruled(),
        {"most", {couples, both_ways(lovers), ""}, {"--rule", "most"}},
        {"mutual", {mentors, both_ways(mentored), ""}, {"--rule", "mutual", "--lock", "cat,sue"}},
        {"instant", {mentors, both_ways(mentored), ""}, pairs + Words{"--instant"}},
    };
}

Event drawn(base::Rng& rng) {
    static constexpr std::array rules = {"mutual", "pairs", "pairs", "most"};
    const Drawn draw{rng, rng.chance(2, 3), 4 + rng.below(6)};
    Event event{"drawn", {draw.people(rng.chance(1, 2)), draw.ratings(), ""}, {"--rule"}};
    event.options.emplace_back(rules[rng.below(rules.size())]);
    if (rng.chance(1, 2)) {
        event.options.emplace_back("--seed");
        event.options.push_back("seed " + std::to_string(rng.below(1000)));
    }
    if (rng.chance(1, 4)) {
        event.inputs.rules = R"({"reporting_line": "direct", "same_group": true})";
    } else if (rng.chance(1, 3)) {
        event.options.emplace_back("--lock");
        event.options.push_back(draw.id(0) + ',' + draw.id(1));
    }
    if (rng.chance(1, 3)) {
        event.options.emplace_back("--forbid");
        event.options.push_back(draw.id(2) + ',' + draw.id(3));
    }
    return event;
}

}  // namespace events
