#include <algorithm>
#include <list>
#include <regex>

#include "events.hpp"
#include "runner.hpp"
#include "spoilers.hpp"

using runner::Folder;
using runner::run;
using runner::wave;
using runner::operator+;
using Words = std::vector<std::string>;

namespace {

runner::Ran verify(const Folder& folder, const std::string& text, const Words& files) {
    return run(Words{"verify", folder.write("spoilt.json", text)} + files);
}

// What is wrong with a refusal; empty when it is one that names the matter.
std::string complaint(const runner::Ran& ran, const std::regex& says) {
    if (ran.status != 1 && ran.status != 2) {
        return "status " + std::to_string(ran.status) + ": " + ran.out;
    }
    if (!ran.out.empty()) {
        return "something on stdout: " + ran.out;
    }
    return std::regex_search(ran.err, says) ? "" : "says only: " + ran.err;
}

// Written events of every shape with their results.
struct Good {
    events::Written event;
    second::Value result;

    explicit Good(const events::Event& of)
        : event(of), result(second::read_json(event.match().out)) {}
};

// Every spoiler on every shape, or on those named; what is let through, or badly refused, fails.
void spoil_all_shapes(const std::vector<spoilers::Spoiler>& table, const Words& named = {}) {
    std::list<Good> shapes;
    for (const auto& event : events::of_every_shape()) {
        if (named.empty() || std::count(named.begin(), named.end(), event.name) != 0) {
            shapes.emplace_back(event);
        }
    }
    for (const auto& spoiler : table) {
        const std::regex says(spoiler.says);
        int applied = 0;
        for (const Good& good : shapes) {
            second::Value spoilt = good.result;
            if (!spoiler.spoil(spoilt)) {
                continue;
            }
            ++applied;
            if (spoiler.rehash) {
                spoilt.at("input_sha256").text =
                    second::input_sha256(good.event.event().inputs, spoilt);
            }
            INFO(good.event.event().name << ": " << spoiler.what);
            CHECK(complaint(good.event.verify(second::one_line(spoilt)), says) == "");
        }
        INFO(spoiler.what);
        CHECK(applied > 0);
    }
}

// All numbers of both certificates twice as large; false: the scale would be.
bool certificates_doubled(second::Value& result) {
    const auto twice = [](second::Value& value) {
        value.text = std::to_string(2 * std::stoll(value.text));
    };
    for (second::Value& certificate : result.at("certificate").items) {
        if (certificate.is_null()) {
            continue;
        }
        for (std::size_t i = 0; i < certificate.keys.size(); ++i) {
            second::Value& member = certificate.items[i];
            if (member.kind == second::Value::Kind::number) {
                twice(member);
            }
            for (second::Value& dual : member.items) {
                twice(dual.items.back());
            }
        }
        if (std::stoll(certificate.at("scale").text) > 1 << 20) {
            return false;
        }
    }
    return true;
}

std::string accepted(const events::Written& event, const std::string& result) {
    const auto ran = event.verify(result);
    return ran.status == 0 ? "" : ran.err;
}

}  // namespace

TEST_CASE("O3 every result with spoilt pairs is refused and the matter named") {
    spoil_all_shapes(spoilers::of_pairs());
}

TEST_CASE("O3 every result with a spoilt figure is refused and the matter named") {
    spoil_all_shapes(spoilers::of_figures());
}

TEST_CASE("O3 every result with a spoilt certificate is refused and the matter named") {
    spoil_all_shapes(spoilers::of_certificates());
}

TEST_CASE("O3 every result for another input is refused, whatever hash it states") {
    spoil_all_shapes(spoilers::of_inputs());
}

TEST_CASE("O3 every result with a spoilt key is refused and the matter named") {
    spoil_all_shapes(spoilers::of_keys(), {"lambda", "capacities", "mutual"});
}

TEST_CASE("O3 every damaged text is refused and the matter named") {
    for (const auto& event : events::of_every_shape()) {
        const events::Written written(event);
        const std::string good = written.match().out;
        for (const auto& spoiler : spoilers::of_text()) {
            INFO(event.name << ": " << spoiler.what);
            CHECK(complaint(written.verify(spoiler.spoil(good)), std::regex(spoiler.says)) == "");
        }
    }
}

TEST_CASE("O3 positive control: what spoils nothing is not refused") {
    const events::Written written(events::of_every_shape().front());
    const second::Value good = second::read_json(written.match().out);
    CHECK(complaint(written.verify(second::one_line(good)), std::regex(".")) != "");
}

TEST_CASE("O3 every right result is accepted, and so is a certificate that is doubled throughout") {
    base::Rng rng(3);
    auto all = events::of_every_shape();
    for (int i = 0; i < 60; ++i) {
        all.push_back(events::drawn(rng));
    }
    int doubled = 0;
    for (const auto& event : all) {
        const events::Written written(event);
        const auto ran = written.match();
        if (ran.status == 2) {
            continue;  // a lock that was drawn against a rule
        }
        INFO(event.name << "\n" << ran.out << event.inputs.people << event.inputs.ratings);
        REQUIRE(accepted(written, ran.out) == "");
        second::Value twice = second::read_json(ran.out);
        if (!twice.at("certificate").is_null() && certificates_doubled(twice)) {
            ++doubled;
            REQUIRE(accepted(written, second::result_text(twice)) == "");
        }
    }
    CHECK(doubled > 30);
}

TEST_CASE("O3 a result is refused when the ratings changed, even with the new hash") {
    const auto shapes = events::of_every_shape();
    const events::Written written(shapes[1]);
    second::Value result = second::read_json(written.match().out);
    const auto refused = [&](const std::string& from, const std::string& to, const char* says) {
        events::Event other = shapes[1];
        const auto at = other.inputs.ratings.find(from);
        REQUIRE(at != std::string::npos);
        other.inputs.ratings.replace(at, from.size(), to);
        result.at("input_sha256").text = second::input_sha256(other.inputs, result);
        CHECK(complaint(events::Written(other).verify(second::one_line(result)),
                        std::regex(says)) == "");
    };
    refused("a0,b2,1,9", "a0,b2,0,9", "not acceptable to both");
    refused("a0,b2,1,9", "a0,b2,1,8.5", "\"score_sum\"");
    refused("a0,b2,1,9", "a0,b2,1,1", "\"stable\"|certificate|score_sum");
}

TEST_CASE("O3 a result of other ratings is refused, and so is no result") {
    const Folder folder;
    const std::string good = run(Words{"match", "--rule", "mutual"} + wave(6)).out;
    CHECK(verify(folder, good, wave(6)).status == 0);
    CHECK(verify(folder, good, wave(5)).status == 1);
    CHECK(verify(folder, "{}", wave(6)).status == 2);
    CHECK(verify(folder, "", wave(6)).status == 2);
    CHECK(run(Words{"verify", folder.path("none.json")} + wave(6)).status == 2);
}

TEST_CASE("O3 verify says what holds and what is not proven") {
    const Folder folder;
    const auto said = [&folder](int number, const Words& more = {}) {
        const std::string text = run(Words{"match", "--rule", "pairs"} + more + wave(number)).out;
        return verify(folder, text, wave(number)).out;
    };
    CHECK(said(6) ==
          "holds: 4 pairs, score sum 67.0, stable\nsize: proven the best by what was checked here\n"
          "score sum: proven the best by what was checked here\n");
    CHECK(said(2, {"--instant"}).find("size: not proven the best; at most 12\n") !=
          std::string::npos);
}
