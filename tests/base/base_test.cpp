#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <numeric>
#include <set>
#include <vector>

#include "base/clock.hpp"
#include "base/core/flow.hpp"
#include "base/core/hash.hpp"
#include "base/core/rng.hpp"
#include "base/qr.hpp"
#include "base/secrets.hpp"

namespace {

struct Arc {
    std::size_t from;
    std::size_t to;
    std::int64_t capacity;
};

// The smallest cut between node 0 and the last one, by looking at every set of nodes.
std::int64_t smallest_cut(std::size_t nodes, const std::vector<Arc>& arcs) {
    std::int64_t smallest = INT64_MAX;
    for (std::uint32_t inside = 0; inside < (1U << nodes); ++inside) {
        const auto holds = [inside](std::size_t node) { return ((inside >> node) & 1U) != 0; };
        if (!holds(0) || holds(nodes - 1)) {
            continue;
        }
        std::int64_t cut = 0;
        for (const Arc& arc : arcs) {
            cut += holds(arc.from) && !holds(arc.to) ? arc.capacity : 0;
        }
        smallest = std::min(smallest, cut);
    }
    return smallest;
}

std::vector<Arc> random_network(base::Rng& rng, std::size_t nodes) {
    std::vector<Arc> arcs;
    const std::size_t count = rng.below(3 * nodes);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t from = rng.below(nodes);
        const std::size_t to = rng.below(nodes);
        if (from != to) {
            arcs.push_back({from, to, static_cast<std::int64_t>(rng.below(6))});
        }
    }
    return arcs;
}

}  // namespace

TEST_CASE("B1 hashes are those of FIPS 180-4") {
    CHECK(base::sha256_hex("") ==
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(base::sha256_hex("abc") ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(base::sha256_hex(std::string(1'000'000, 'a')) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    CHECK(base::hex(std::string("\x00\xff\x10", 3)) == "00ff10");
}

TEST_CASE("B2 the same seed gives the numbers of the published generator everywhere") {
    base::Rng rng(0);
    CHECK(rng.next() == 0x99ec5f36cb75f2b4ULL);
    CHECK(rng.next() == 0xbf6e1f784956452aULL);
    CHECK(rng.next() == 0x1a5f849d4933e6e0ULL);
}

TEST_CASE("B2 draws stay below their bound and reach every number, and a shuffle loses nothing") {
    base::Rng rng(7);
    for (const std::uint64_t bound : {1ULL, 2ULL, 3ULL, 10ULL, (1ULL << 63) + 1}) {
        for (int i = 0; i < 200; ++i) {
            REQUIRE(rng.below(bound) < bound);
        }
    }
    std::set<std::uint64_t> seen;
    for (int i = 0; i < 200; ++i) {
        seen.insert(rng.below(10));
    }
    CHECK(seen.size() == 10);
    std::vector<int> cards(52);
    std::iota(cards.begin(), cards.end(), 0);
    auto shuffled = cards;
    rng.shuffle(shuffled);
    CHECK(shuffled != cards);
    std::sort(shuffled.begin(), shuffled.end());
    CHECK(shuffled == cards);
}

TEST_CASE("B3 a maximum flow equals the smallest cut, on every arc and at every node") {
    base::Rng rng(11);
    bool control = false;
    for (int world = 0; world < 500; ++world) {
        const std::size_t nodes = 2 + rng.below(6);
        const auto arcs = random_network(rng, nodes);
        base::Flow flow(nodes);
        for (const Arc& arc : arcs) {
            flow.add(arc.from, arc.to, arc.capacity);
        }
        const std::int64_t value = flow.run(0, nodes - 1);
        REQUIRE(value == smallest_cut(nodes, arcs));
        std::vector<std::int64_t> balance(nodes, 0);
        std::int64_t crossing = 0;
        for (std::size_t i = 0; i < arcs.size(); ++i) {
            REQUIRE(flow.on(i) >= 0);
            REQUIRE(flow.on(i) <= arcs[i].capacity);
            balance[arcs[i].from] -= flow.on(i);
            balance[arcs[i].to] += flow.on(i);
            const bool over = flow.reached(arcs[i].from) && !flow.reached(arcs[i].to);
            crossing += over ? arcs[i].capacity : 0;
        }
        REQUIRE(crossing == value);
        for (std::size_t node = 1; node + 1 < nodes; ++node) {
            REQUIRE(balance[node] == 0);
        }
        // Seeded fault: with one arc a unit wider the cut is another one in some world.
        auto wider = arcs;
        if (!wider.empty()) {
            wider.front().capacity += 1;
            control = control || smallest_cut(nodes, wider) != value;
        }
    }
    CHECK(control);
}

TEST_CASE("B4 what people type is folded to what was printed, and nothing else is") {
    base::init_secrets();
    for (int i = 0; i < 50; ++i) {
        const std::string code = base::random_code();
        REQUIRE(code.size() == 8);
        CHECK(base::fold_code(code) == code);
    }
    CHECK(base::fold_code("7k3m-9qxa") == "7K3M9QXA");
    CHECK(base::fold_code("oiIl uU11") == "0111VV11");
    for (const char* wrong : {"", "7K3M9QX", "7K3M9QXAA", "7K3M9QX!", "7K3M9QX\xc3\xa4"}) {
        CHECK(base::fold_code(wrong).empty());
    }
}

TEST_CASE("B4 secrets differ, and a PIN is known again by its hash only") {
    base::init_secrets();
    std::set<std::string> tokens;
    for (int i = 0; i < 100; ++i) {
        tokens.insert(base::random_token());
    }
    CHECK(tokens.size() == 100);
    CHECK(tokens.begin()->size() == 32);
    const std::string hash = base::hash_pin("123456");
    CHECK(hash.find("123456") == std::string::npos);
    CHECK(base::pin_matches(hash, "123456"));
    CHECK_FALSE(base::pin_matches(hash, "123457"));
    CHECK_FALSE(base::pin_matches("no hash", "123456"));
    CHECK(base::hash_pin("123456") != hash);  // salted
}

TEST_CASE("B5 a QR code is drawn module by module, with its quiet zone") {
    const base::QrCode code = base::qr_of("http://127.0.0.1:8080/#s=x");
    REQUIRE(code.dark.size() == code.size * code.size);
    // The three finder patterns, and none at the fourth corner.
    const auto finder = [&code](std::uint32_t x, std::uint32_t y) {
        return code.at(x, y) && !code.at(x + 1, y + 1) && code.at(x + 3, y + 3);
    };
    const std::uint32_t far = code.size - 7;
    CHECK(finder(0, 0));
    CHECK(finder(far, 0));
    CHECK(finder(0, far));
    CHECK_FALSE(
        (finder(far, far) && code.at(code.size - 1, code.size - 1) && code.at(code.size - 1, far)));
    CHECK(base::svg_path(code).starts_with("M4 4"));
    const std::string text = base::terminal_text(code);
    const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    CHECK(lines == (code.size + 2 * base::qr_quiet_zone + 1) / 2);
    CHECK_THROWS_AS(base::qr_of(std::string(3000, 'x')), std::length_error);
}

TEST_CASE("B6 the clock does not run backwards") {
    const base::SystemClock clock;
    base::Instant before = clock.now();
    CHECK(before.ms > 1'700'000'000'000);
    for (int i = 0; i < 10'000; ++i) {
        const base::Instant now = clock.now();
        REQUIRE(now >= before);
        before = now;
    }
}
