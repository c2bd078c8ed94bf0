#include <algorithm>
#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <vector>

#include "base/core/hash.hpp"
#include "base/secrets.hpp"
#include "net/router.hpp"
#include "one_room.hpp"

using net::HttpRequest;
using net::HttpResponse;
using net_test::room_id;

namespace {

class HandClock final : public base::Clock {
public:
    base::Instant now() const override { return at; }
    base::Instant at{1'000'000};
};

const std::string ticket(32, '1');

struct Stage {
    Stage() {
        base::init_secrets();
        access.new_link([this](std::string made) { secret = std::move(made); });
    }
    HttpResponse ask(const std::string& method, const std::string& target,
                     const std::string& body = "", const std::string& bearer = "") {
        HttpRequest request;
        request.method = method;
        request.target = target;
        request.host = "127.0.0.1:8080";
        request.body = body;
        request.authorization = bearer.empty() ? "" : "Bearer " + bearer;
        return ask(request);
    }
    HttpResponse ask(const HttpRequest& request) {
        HttpResponse given;
        int answers = 0;
        router.serve(request, [&](HttpResponse response) {
            given = std::move(response);
            ++answers;
        });
        REQUIRE(answers == 1);
        return given;
    }
    std::string claim_body(const std::string& for_ticket) const {
        return R"({"secret":")" + secret + R"(","ticket_hash":")" + base::sha256_hex(for_ticket) +
               "\"}";
    }

    HandClock clock;
    net_test::OneRoomDirectory directory;
    bool store_works = true;
    std::string claimed;
    std::string secret;
    net::ServerAccess access{
        {},
        {[](const std::string&, const std::function<void(bool)>& done) { done(true); },
         [](const std::string&) {}}};
    net::Router router{{clock, directory, access, [this] { return store_works; },
                        [this](const std::string& hash) { claimed = hash; }},
                       net::Origins({"http://127.0.0.1:8080"})};
};

std::string header(const HttpResponse& response, const std::string& name) {
    const auto found = std::find_if(response.headers.begin(), response.headers.end(),
                                    [&name](const auto& entry) { return entry.first == name; });
    return found == response.headers.end() ? "" : found->second;
}

}  // namespace

TEST_CASE("N14 every answer carries the policy, and the API is never stored") {
    Stage stage;
    const auto target = GENERATE(as<std::string>{}, "/", "/desk", "/healthz", "/rooms", "/nowhere",
                                 "/codes", "/rooms/x/where");
    const HttpResponse response = stage.ask("GET", target);
    const std::string policy = header(response, "Content-Security-Policy");
    CHECK(policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self'"));
    CHECK(policy.find("unsafe") == std::string::npos);
    CHECK(header(response, "Referrer-Policy") == "no-referrer");
    CHECK(header(response, "X-Content-Type-Options") == "nosniff");
    CHECK_FALSE(header(response, "Cache-Control").empty());
}

TEST_CASE("N14 a Host that is no host does not reach the policy") {
    Stage stage;
    HttpRequest request;
    request.method = "GET";
    request.target = "/";
    request.host = "a; script-src *";
    CHECK(header(stage.ask(request), "Content-Security-Policy").find("script-src *") ==
          std::string::npos);
}

TEST_CASE("N15 pages have tags that revalidate, and paths match exactly or not at all") {
    Stage stage;
    const HttpResponse page = stage.ask("GET", "/");
    CHECK(page.status == 200);
    CHECK(header(page, "Content-Type") == "text/html; charset=utf-8");
    HttpRequest again;
    again.method = "GET";
    again.target = "/";
    again.if_none_match = header(page, "ETag");
    CHECK(stage.ask(again).status == 304);
    const auto wrong =
        GENERATE(as<std::string>{}, "/desk/", "//", "/../etc/passwd", "/%2e%2e/etc/passwd",
                 "/assets/..", "/assets/../index.html", "/./", "/desk%00", "/.vite/manifest.json",
                 "/index.htm", "/INDEX.HTML", "/assets", "http://127.0.0.1/", "*", "");
    CAPTURE(wrong);
    CHECK(stage.ask("GET", wrong).status == 404);
}

TEST_CASE("N15 a page comes packed to who asks for it, and plain to everybody else") {
    Stage stage;
    const auto ask = [&stage](const std::string& encodings, const std::string& tag = {}) {
        HttpRequest request;
        request.method = "GET";
        request.target = "/";
        request.accept_encoding = encodings;
        request.if_none_match = tag;
        return stage.ask(request);
    };
    const HttpResponse plain = ask("");
    for (const std::string refuses : {"br", "*", "gzip;q=0", "gzip; q=0.0, br", "xgzip", "gzip2"}) {
        CAPTURE(refuses);
        CHECK(header(ask(refuses), "Content-Encoding").empty());
        CHECK(ask(refuses).content() == plain.content());
    }
    for (const std::string takes :
         {"gzip", "gzip, deflate, br", "br;q=1.0, gzip;q=0.8", " gzip "}) {
        CAPTURE(takes);
        const HttpResponse packed = ask(takes);
        CHECK(header(packed, "Content-Encoding") == "gzip");
        CHECK(packed.content().starts_with("\x1f\x8b"));
        CHECK(packed.content().size() < plain.content().size());
        CHECK(header(packed, "ETag") != header(plain, "ETag"));
        CHECK(header(packed, "Vary") == "Accept-Encoding");
        CHECK(ask(takes, header(packed, "ETag")).status == 304);
        CHECK(ask(takes, header(plain, "ETag")).status == 200);
    }
}

TEST_CASE("N15 health stays well while readiness follows the store") {
    Stage stage;
    CHECK(stage.ask("GET", "/healthz").status == 200);
    CHECK(stage.ask("GET", "/readyz").status == 503);
    stage.router.set_ready(true);
    CHECK(stage.ask("GET", "/readyz").status == 200);
    stage.store_works = false;
    CHECK(stage.ask("GET", "/readyz").status == 503);
    CHECK(stage.ask("GET", "/healthz").status == 200);
}

TEST_CASE("N16 wrong codes are counted for all together, and right ones are not") {
    Stage stage;
    const std::string right = R"({"code":"7K3M9QXA"})";
    const std::string wrong = R"({"code":"AAAAAAAA"})";
    for (int i = 0; i < 500; ++i) {
        REQUIRE(stage.ask("POST", "/codes", right).body == "{\"room\":\"" + room_id + "\"}");
    }
    for (int i = 0; i < limits::code_failures_per_second_max; ++i) {
        REQUIRE(stage.ask("POST", "/codes", wrong).status == 404);
    }
    CHECK(stage.ask("POST", "/codes", wrong).status == 429);
    CHECK(stage.ask("POST", "/codes", right).status == 429);
    stage.clock.at = stage.clock.at + std::chrono::milliseconds{999};
    CHECK(stage.ask("POST", "/codes", right).status == 429);
    stage.clock.at = stage.clock.at + std::chrono::milliseconds{1};
    CHECK(stage.ask("POST", "/codes", right).status == 200);
}

TEST_CASE("N17 only a device that claimed the server link lists and creates events") {
    Stage stage;
    CHECK(stage.ask("GET", "/rooms").status == 401);
    CHECK(stage.ask("GET", "/rooms", "", ticket).status == 401);
    CHECK(stage.ask("POST", "/rooms", "{}", ticket).status == 401);
    CHECK(stage.ask("POST", "/server/claim", "{}").status == 400);
    CHECK(stage.ask("POST", "/server/claim", stage.claim_body(ticket)).status == 200);
    CHECK(stage.claimed == base::sha256_hex(ticket));
    CHECK(stage.ask("POST", "/server/claim", stage.claim_body("another")).status == 403);
    CHECK(stage.ask("GET", "/rooms", "", ticket).body ==
          "[{\"room\":\"" + room_id +
              "\",\"title\":\"Ball\",\"phase\":\"lobby\",\"code\":\"7K3M9QXA\","
              "\"kind\":\"rehearsal\",\"created_tick\":5}]");
    CHECK(stage.ask("POST", "/rooms", "{}", ticket).status == 200);
    CHECK(stage.ask("POST", "/rooms", "refuse", ticket).status == 409);
    CHECK(stage.ask("GET", "/rooms", "", std::string(32, 'G')).status == 401);
}

TEST_CASE("N18 what a room is asked arrives whole, and its answer leaves as it is") {
    Stage stage;
    const std::string room = "/rooms/" + room_id;
    CHECK(stage.ask("GET", room + "/where").body == "{\"here\":true}");
    CHECK(stage.ask("GET", "/rooms/" + std::string(32, 'b') + "/where").status == 404);
    const HttpResponse answer =
        stage.ask("POST", room + "/roster/confirm?digest=0af", "id\nada\n", ticket);
    CHECK(answer.status == 409);
    CHECK(header(answer, "Content-Disposition") == "attachment; filename=\"pairs.csv\"");
    const auto& asked = stage.directory.room->asked;
    REQUIRE(asked);
    CHECK(asked->ask == live::Ask::roster_confirm);
    CHECK(asked->ticket == ticket);
    CHECK(asked->body == "id\nada\n");
    CHECK(asked->parameter == "0af");
    CHECK_FALSE(asked->from_operator);
    stage.ask("PUT", room + "/notes/17", "{}", ticket);
    CHECK(asked->ask == live::Ask::note);
    CHECK(asked->parameter == "17");
}

TEST_CASE("N18 paths of a room are exact, and other methods are refused") {
    Stage stage;
    const std::string room = "/rooms/" + room_id;
    CHECK(stage.ask("GET", room + "/settings", "", ticket).status == 409);  // control: asked
    CHECK(stage.ask("POST", room + "/settings").status == 405);
    CHECK(stage.ask("GET", room + "/links").status == 405);
    const auto wrong =
        GENERATE(as<std::string>{}, "/settings/", "/notes/", "/notes/x", "/notes/-1",
                 "/notes/99999999999", "/export/pairs", "/socket", "/", "", "/../where");
    CAPTURE(wrong);
    CHECK(stage.ask("GET", room + wrong).status == 404);
    CHECK(stage.ask("GET", "/rooms/" + std::string(32, 'A') + "/where").status == 404);
}

TEST_CASE("N12 a page of another site changes nothing") {
    Stage stage;
    HttpRequest request;
    request.method = "POST";
    request.target = "/codes";
    request.host = "127.0.0.1:8080";
    request.body = R"({"code":"7K3M9QXA"})";
    request.origin = "http://127.0.0.1:8080";
    CHECK(stage.ask(request).status == 200);  // control
    request.origin = "http://evil.example";
    CHECK(stage.ask(request).status == 403);
    HttpRequest upgrade;
    upgrade.method = "GET";
    upgrade.target = "/rooms/" + room_id + "/socket";
    upgrade.host = "127.0.0.1:8080";
    CHECK(std::holds_alternative<std::shared_ptr<net::SocketUser>>(stage.router.upgrade(upgrade)));
    upgrade.origin = "http://evil.example";
    CHECK(std::holds_alternative<HttpResponse>(stage.router.upgrade(upgrade)));
}

TEST_CASE("N1 bodies are bounded by what their path needs") {
    Stage stage;
    const auto bound = [&stage](const std::string& method, const std::string& target) {
        HttpRequest head;
        head.method = method;
        head.target = target;
        return stage.router.body_bytes_max(head);
    };
    CHECK(bound("GET", "/rooms") == 0);
    CHECK(bound("POST", "/codes") <= 4096);
    CHECK(bound("PUT", "/rooms/" + room_id + "/profile") <= 4096);
    CHECK(bound("POST", "/rooms/" + room_id + "/roster/preview") == limits::http_body_bytes_max);
}
