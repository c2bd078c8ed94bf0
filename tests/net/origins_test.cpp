#include <catch2/catch.hpp>
#include <string>

#include "net/origins.hpp"

using net::Origins;

TEST_CASE("N12 only pages of this server may connect or change anything") {
    const Origins origins({"https://ball.example", "http://127.0.0.1:8080"});
    const std::string host = "ball.example";
    CHECK(origins.allow("https://ball.example", host));  // control
    CHECK(origins.allow("http://127.0.0.1:8080", "127.0.0.1:8080"));
    const auto foreign = GENERATE(
        as<std::string>{}, "", "null", "NULL", "*", "ball.example", "//ball.example",
        "http://ball.example", "https://ball.example:443", "https://ball.example:8443",
        "https://ball.example/", "https://ball.example.evil.example", "https://evilball.example",
        "https://evil.example/https://ball.example", "https://ball.example@evil.example",
        "https://BALL.example", "https://Ball.Example", "HTTPS://ball.example",
        "https://sub.ball.example", "https://ball.example.", "https://.ball.example",
        "https://ball.example%00.evil.example", " https://ball.example", "https://ball.example ",
        "https://ball.example\t", "https://b\xC3\xA4ll.example", "https://xn--bll-qla.example",
        "wss://ball.example", "ws://ball.example", "file://", "data:text/html,x",
        "chrome-extension://abcdef", "http://127.0.0.1", "http://127.0.0.1:80",
        "http://127.0.0.1:8081", "http://127.1:8080", "http://2130706433:8080",
        "http://localhost:8080", "http://[::1]:8080", "https://127.0.0.1:8080",
        "http://127.0.0.1:8080.evil.example", "https://ball.example, https://evil.example");
    CAPTURE(foreign);
    CHECK_FALSE(origins.allow(foreign, host));
}

TEST_CASE("N12 no Origin at all is no browser and passes; tickets travel in messages") {
    CHECK(Origins({}).allow(std::nullopt, "anything"));
}

TEST_CASE("N12 a page may talk to the IP address it came from, but to no name") {
    const Origins origins({});
    CHECK(origins.allow("http://192.168.1.5:8080", "192.168.1.5:8080"));
    CHECK(origins.allow("http://[fe80::1]:8080", "[fe80::1]:8080"));
    CHECK(origins.allow("http://10.0.0.1", "10.0.0.1"));
    CHECK_FALSE(origins.allow("http://192.168.1.5:8080", "192.168.1.6:8080"));
    CHECK_FALSE(origins.allow("http://evil.example:8080", "evil.example:8080"));
    CHECK_FALSE(origins.allow("http://", ""));
}

TEST_CASE("N12 the origin of a URL is spelled as browsers do") {
    CHECK(net::origin_of("https://Ball.Example/path?x#y") == "https://ball.example");
    CHECK(net::origin_of("http://ball.example:80") == "http://ball.example");
    CHECK(net::origin_of("https://ball.example:443/") == "https://ball.example");
    CHECK(net::origin_of("https://ball.example:80") == "https://ball.example:80");
    CHECK(net::origin_of("ftp://ball.example").empty());
    CHECK(net::origin_of("ball.example").empty());
    CHECK(net::origin_of("http://a b").empty());
}
