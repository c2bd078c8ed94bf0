// The table of network abuse (RELIABILITY 2.6) against the real transport, with short waits.
#include <sys/resource.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "echo.hpp"
#include "raw_peer.hpp"

using namespace net_test;
using std::chrono::milliseconds;

namespace {

// A peer whose WebSocket is open.
std::unique_ptr<RawPeer> opened(const EchoServer& server, int receive_buffer = 0) {
    auto peer = std::make_unique<RawPeer>(server.port(), receive_buffer);
    peer->say(upgrade_request());
    REQUIRE(peer->hear_until("\r\n\r\n").find("101 Switching Protocols") != std::string::npos);
    peer->forget();
    return peer;
}

// The positive control of every test of an ended peer: an honest one is served at the same time.
void check_honest_peer(const EchoServer& server) {
    const auto peer = opened(server);
    peer->say(frame(text_frame, "hello"));
    CHECK(peer->hear_until("hello") == std::string("\x81\x05hello"));
}

// Says one byte at a time until the other side stops taking them; true when it did so.
bool drips_until_closed(RawPeer& peer, std::string_view byte) {
    constexpr int drips_max = 500;
    for (int i = 0; i < drips_max; ++i) {
        if (!peer.say(byte) || peer.is_closed(10)) {
            return true;
        }
    }
    return false;
}

}  // namespace

TEST_CASE("N1 a silent connection is ended after the handshake wait") {
    EchoServer server;
    RawPeer silent(server.port());
    CHECK(silent.is_closed());
    CHECK(silent.heard().empty());
    check_honest_peer(server);
}

TEST_CASE("N1 a header that drips in is ended, a long one is refused") {
    EchoServer server;
    RawPeer drip(server.port());
    CHECK(drips_until_closed(drip, "G"));
    RawPeer longer(server.port());
    longer.say("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(20'000, 'x') + "\r\n\r\n");
    CHECK(longer.hear_all().starts_with("HTTP/1.1 431 "));
    check_honest_peer(server);
}

TEST_CASE("N1 a body that drips in is ended, a long one is refused") {
    EchoServer server;
    RawPeer drip(server.port());
    drip.say("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 900\r\n\r\n");
    CHECK(drips_until_closed(drip, "b"));
    RawPeer longer(server.port());
    longer.say("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1001\r\n\r\n");
    CHECK(longer.hear_all().starts_with("HTTP/1.1 413 "));
    RawPeer right(server.port());
    right.say("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbody");
    CHECK(right.hear_until("body").starts_with("HTTP/1.1 200 OK\r\n"));
}

TEST_CASE("N2 a request that can be read in two ways is refused and ends the connection") {
    EchoServer server;
    const std::string head = "POST / HTTP/1.1\r\nHost: a\r\n";
    const auto smuggled = GENERATE_COPY(
        as<std::string>{},
        head + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        head + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
        head + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        head + "Transfer-Encoding: xchunked\r\nContent-Length: 4\r\n\r\nbody",
        head + "Content-Length: 4\r\nContent-Length: 5\r\n\r\nbody",
        head + "Content-Length: 4\r\nContent-Length: 4\r\n\r\nbody",
        head + "Content-Length: +4\r\n\r\nbody", head + "Content-Length: 4, 4\r\n\r\nbody",
        head + "X: a\r\n b\r\nContent-Length: 4\r\n\r\nbody",
        std::string("\x16\x03\x01\x02\r\n\r\n"), head + "Content-Length : 4\r\n\r\nbody",
        head + "Host: b\r\nContent-Length: 4\r\n\r\nbody",
        std::string("POST / HTTP/1.1\nHost: a\nContent-Length: 4\n\nbody"),
        std::string("POST / HTTP/1.1\r\nHo\0st: a\r\n\r\n", 29),
        std::string("POST / HTTP/9.9\r\nHost: a\r\nContent-Length: 4\r\n\r\nbody"),
        std::string("DELETE / HTTP/1.1\r\nHost: a\r\n\r\n"));
    RawPeer peer(server.port());
    peer.say(smuggled + "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n");
    const std::string answer = peer.hear_all();
    CAPTURE(smuggled, answer);
    CHECK(answer.find(" 200 ") == std::string::npos);
    CHECK(answer.find("HTTP/1.1") == answer.rfind("HTTP/1.1"));
    CHECK(peer.is_closed());
}

TEST_CASE("N2 requests on one connection are answered in order") {
    EchoServer server;
    RawPeer peer(server.port());
    peer.say(
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\noneGET / HTTP/1.1\r\n"
        "Host: a\r\n\r\nHEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    const std::string answer = peer.hear_all();
    CHECK(answer.find("one") < answer.find("ok"));
    CHECK(answer.ends_with("\r\n\r\n"));  // no body after HEAD
}

TEST_CASE("N3 messages arrive whole, in pieces and around pings") {
    EchoServer server;
    const auto peer = opened(server);
    const std::string longer(3000, 'l');
    peer->say(frame(text_begins, "he") + frame(ping_frame, "") + frame(text_goes_on, "l") +
              frame(text_ends, "lo"));
    CHECK(peer->hear_until("hello").ends_with("\x81\x05hello"));
    peer->forget();
    peer->say(frame(text_frame, longer));
    CHECK(peer->hear_until(longer).ends_with(longer));
}

TEST_CASE("N3 what is no text message ends the socket with its reason") {
    EchoServer server;
    const auto peer = opened(server);
    const std::string unmasked("\x81\x01x", 3);
    struct Case {
        std::string bytes;
        std::string_view close;  // the frame that must come, as far as it is fixed
    };
    const auto fault = GENERATE_COPY(
        values<Case>({{frame(text_frame, std::string(5000, 'x')), "\x0F\xA0"},  // 4000 too_large
                      {frame(binary_frame, "x"), "\x0F\xA1"},                   // 4001 not_text
                      {unmasked, "\x03\xEA"},                                   // 1002
                      {frame(0x83, "x"), "\x03\xEA"},
                      {frame(text_frame, "\xC3\x28"), "\x03\xEF"},  // 1007
                      {std::string("\x81\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 10), ""}}));
    peer->say(fault.bytes);
    const std::string answer = peer->hear_all();
    REQUIRE(answer.size() >= 4);
    CHECK(static_cast<unsigned char>(answer[0]) == 0x88);
    CHECK(answer.substr(2).starts_with(fault.close));
    CHECK(peer->is_closed());
    check_honest_peer(server);
}

TEST_CASE("N4 a message that drips in is ended, also as empty fragments") {
    EchoServer server;
    const auto payload = opened(server);
    payload->say(std::string("\x81\xFE\x03\x00\0\0\0\0", 8));
    CHECK(drips_until_closed(*payload, "d"));
    const auto fragments = opened(server);
    fragments->say(frame(text_begins, ""));
    CHECK(drips_until_closed(*fragments, frame(text_goes_on, "")));
    check_honest_peer(server);
}

TEST_CASE("N4 a peer that ignores pings is ended, one that answers stays") {
    EchoServer server;
    const auto deaf = opened(server);
    CHECK(deaf->is_closed());
    const auto polite = opened(server);
    for (int i = 0; i < 6; ++i) {
        polite->hear_until("\x89");
        polite->forget();
        REQUIRE(polite->say(frame(0x8A, "")));
    }
    polite->say(frame(text_frame, "still here"));
    CHECK(polite->hear_until("still here").ends_with("still here"));
}

TEST_CASE("N5 who does not read is ended, and others are served") {
    EchoServer server;
    const auto slow = opened(server, 4096);
    slow->say(frame(text_frame, "hello"));
    CHECK(slow->hear_until("hello").ends_with("hello"));
    CHECK(server.application.open == 1);
    slow->say(frame(text_frame, "never read again"));
    check_honest_peer(server);
    constexpr int looks = 3000;
    for (int i = 0; i < looks && server.application.open > 0; ++i) {
        std::this_thread::sleep_for(milliseconds{10});
    }
    CHECK(server.application.open == 0);
}

TEST_CASE("N5 who floods with pings and reads no answer is ended") {
    EchoServer server;
    const auto flood = opened(server, 4096);
    std::string pings;
    for (int i = 0; i < 4096; ++i) {
        pings += frame(ping_frame, "ping");
    }
    constexpr int looks = 3000;
    for (int i = 0; i < looks && server.application.open > 0; ++i) {
        flood->push(pings);
        std::this_thread::sleep_for(milliseconds{10});
    }
    CHECK(server.application.open == 0);
    check_honest_peer(server);
}

TEST_CASE("N5 a flood is read no faster than the rate, and others are served") {
    auto options = short_waits();
    options.read_bytes_per_second = 4096;
    options.message_wait = milliseconds{2000};
    EchoServer server(options);
    const auto flood = opened(server);
    std::string empty;
    for (int i = 0; i < 4096; ++i) {
        empty += frame(ping_frame, "");
    }
    std::size_t sent = 0;
    for (int i = 0; i < 4096; ++i) {
        sent += flood->push(empty);
    }
    CHECK(flood->push(empty) == 0);  // the pipe is full: nobody reads at that speed
    CHECK(sent < 64U * 1024 * 1024);
    check_honest_peer(server);
}

TEST_CASE("N5 who was read no faster than the rate is read on, and every message is answered") {
    auto options = short_waits();
    options.read_bytes_per_second = 4096;
    options.message_wait = milliseconds{5000};
    options.idle_wait = milliseconds{5000};
    EchoServer server(options);
    const auto hasty = opened(server);
    // Three times the rate at once: the first second's worth is taken, the rest as time goes by.
    std::string burst;
    while (burst.size() < 3U * 4096) {
        burst += frame(text_frame, std::string(100, 'x'));
    }
    REQUIRE(hasty->say(burst + frame(text_frame, "the last")));
    CHECK(hasty->hear_until("the last").ends_with("the last"));
    hasty->forget();
    hasty->say(frame(text_frame, "and one more"));
    CHECK(hasty->hear_until("and one more").ends_with("and one more"));
}

TEST_CASE("N6 out of descriptors the listener rests and then goes on") {
    EchoServer server;
    rlimit before{};
    getrlimit(RLIMIT_NOFILE, &before);
    const auto peer = opened(server);
    std::vector<std::unique_ptr<std::ifstream>> hoard;
    const rlimit few{64, before.rlim_max};
    setrlimit(RLIMIT_NOFILE, &few);
    while (hoard.size() < 64) {
        hoard.push_back(std::make_unique<std::ifstream>("/dev/null"));
    }
    hoard.pop_back();
    for (auto& file : hoard) {
        if (!file->is_open()) {
            file.reset();
        }
    }
    // One descriptor for the client's end, none for the server's.
    for (auto& file : hoard) {
        if (file) {
            file.reset();
            break;
        }
    }
    RawPeer waiting(server.port());
    waiting.say("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    peer->say(frame(text_frame, "meanwhile"));
    CHECK(peer->hear_until("meanwhile").ends_with("meanwhile"));
    CHECK(waiting.hear_until("ok", 100).empty());  // control: it could not be accepted yet
    setrlimit(RLIMIT_NOFILE, &before);
    CHECK(waiting.hear_all().ends_with("ok"));
}

TEST_CASE("N6 beyond the cap a connection is told to come later") {
    auto options = short_waits();
    options.connections_max = 2;
    EchoServer server(options);
    const auto first = opened(server);
    const auto second = opened(server);
    RawPeer third(server.port());
    CHECK(third.hear_all().starts_with("HTTP/1.1 503 "));
    first->say(frame(text_frame, "hello"));
    CHECK(first->hear_until("hello").ends_with("hello"));
}

TEST_CASE("N7 a stopped listener takes nobody, and dropping ends everybody") {
    EchoServer server;
    const auto peer = opened(server);
    server.listener().stop_accepting();
    server.listener().drop_all();
    CHECK(peer->is_closed());
    CHECK_THROWS([&] {
        for (int i = 0; i < 100; ++i) {
            RawPeer late(server.port());
            std::this_thread::sleep_for(milliseconds{10});
        }
    }());
}

TEST_CASE("N7 a taken port and a wrong address are told in words") {
    EchoServer server;
    EchoServer other;
    base::SystemClock clock;
    net::Threads threads(clock);
    EchoApplication application;
    CHECK_THROWS_WITH(net::listen(threads, {"127.0.0.1", server.port()}, application, clock),
                      Catch::Contains("is taken by another program"));
    CHECK(net::parse_address("127.0.0.1").fault.find("no port") != std::string::npos);
    CHECK(net::parse_address("nowhere:80").fault.find("not an IP address") != std::string::npos);
    CHECK(net::parse_address("127.0.0.1:99999").fault.find("not a port") != std::string::npos);
    CHECK(net::parse_address("[::1]:80").address.host == "::1");
    CHECK(net::is_loopback({"::1", 1}));
    CHECK_FALSE(net::is_loopback({"0.0.0.0", 1}));
}
