// The slots and the ring of one socket, without a network.
#include <catch2/catch.hpp>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "net/socket_screen.hpp"
#include "one_room.hpp"
#include "protocol/codec.hpp"

using live::Slot;
using net_test::OneRoom;
using net_test::OneRoomDirectory;

namespace {

live::Text text(std::string content) {
    return std::make_shared<const std::string>(std::move(content));
}

// A socket whose strand turns when told, and whose peer reads when told.
class HandSocket final : public net::ServerSocket {
public:
    void post(std::function<void()> task) override { tasks.push_back(std::move(task)); }
    void read() override { ++reads; }
    void send(net::Text sending) override { sent.push_back(*sending); }
    void close(std::uint16_t code, std::string_view) override { closed = code; }
    void message_bytes_max(std::size_t bytes) override { bytes_max = bytes; }

    void turn() {
        while (!tasks.empty()) {
            const auto task = std::move(tasks.front());
            tasks.pop_front();
            task();
        }
    }

    std::deque<std::function<void()>> tasks;
    std::vector<std::string> sent;
    std::uint16_t closed = 0;
    std::size_t bytes_max = 0;
    int reads = 0;
};

struct Stage {
    explicit Stage(const std::string& room = net_test::room_id)
        : screen(std::make_shared<net::SocketScreen>(room, directory)) {
        screen->opened(socket);
        socket->turn();
    }
    // The write in flight is done, and so on until nothing waits.
    void peer_reads_all() {
        std::size_t seen = 0;
        socket->turn();
        while (seen < socket->sent.size()) {
            ++seen;
            screen->sent();
            socket->turn();
        }
    }
    std::string ping() const { return protocol::encode_client_message(protocol::Ping{1}); }

    OneRoomDirectory directory;
    std::shared_ptr<HandSocket> socket = std::make_shared<HandSocket>();
    std::shared_ptr<net::SocketScreen> screen;
};

}  // namespace

TEST_CASE("N8 answers go first, then own, everybody, page") {
    Stage stage;
    stage.screen->show(Slot::page, text("page"));
    stage.screen->show(Slot::everybody, text("everybody"));
    stage.screen->show(Slot::own, text("own"));
    stage.screen->reply(text("first"));
    stage.screen->reply(text("second"));
    stage.peer_reads_all();
    CHECK(stage.socket->sent ==
          std::vector<std::string>{"first", "second", "own", "everybody", "page"});
}

TEST_CASE("N8 of many pictures in a slot only the latest is sent") {
    Stage stage;
    stage.screen->show(Slot::own, text("1"));
    stage.socket->turn();  // in flight
    for (int i = 2; i <= 1000; ++i) {
        stage.screen->show(Slot::own, text(std::to_string(i)));
    }
    stage.peer_reads_all();
    CHECK(stage.socket->sent == std::vector<std::string>{"1", "1000"});
}

TEST_CASE("N8 any number of pictures cost one hand-over and one write in flight") {
    Stage stage;
    for (int i = 0; i < 100; ++i) {
        stage.screen->show(Slot::own, text("picture"));
        stage.screen->show(Slot::everybody, text("picture"));
    }
    CHECK(stage.socket->tasks.size() == 1);
    stage.socket->turn();
    CHECK(stage.socket->sent.size() == 1);
}

TEST_CASE("N9 a ring that overflows closes as slow and sends nothing more") {
    Stage stage;
    stage.screen->reply(text("in flight"));
    stage.socket->turn();
    for (std::size_t i = 0; i < limits::replies_max; ++i) {
        stage.screen->reply(text("waits"));
    }
    stage.socket->turn();
    CHECK(stage.socket->closed == 0);  // control: a full ring is no overflow
    stage.screen->reply(text("too much"));
    stage.screen->show(Slot::own, text("late"));
    stage.peer_reads_all();
    CHECK(stage.socket->sent == std::vector<std::string>{"in flight"});
    CHECK(stage.socket->closed == static_cast<int>(protocol::CloseCode::slow));
}

TEST_CASE("N9 what waits before a close is sent, what comes after it is not") {
    Stage stage;
    stage.screen->reply(text("ack"));
    stage.screen->show(Slot::own, text("own"));
    stage.screen->close(protocol::CloseCode::revoked);
    stage.screen->reply(text("never"));
    stage.screen->show(Slot::own, text("never"));
    stage.screen->close(protocol::CloseCode::idle);
    stage.peer_reads_all();
    CHECK(stage.socket->sent == std::vector<std::string>{"ack", "own"});
    CHECK(stage.socket->closed == static_cast<int>(protocol::CloseCode::revoked));
}

TEST_CASE("N10 a peer with sixteen unanswered commands is not read until one is answered") {
    Stage stage;
    REQUIRE(stage.socket->reads == 1);
    stage.screen->message(stage.ping());
    CHECK(stage.socket->reads == 2);  // control: read on
    stage.directory.room->waiting = limits::replies_max;
    stage.screen->message(stage.ping());
    CHECK(stage.socket->reads == 2);
    stage.directory.room->waiting = limits::replies_max - 1;
    stage.screen->reply(text("ack"));
    stage.peer_reads_all();
    CHECK(stage.socket->reads == 3);
    CHECK(stage.directory.room->received == 2);
}

TEST_CASE("N11 a frame that is no message closes for good") {
    Stage stage;
    stage.screen->message("{\"type\":\"hello\"}");
    stage.peer_reads_all();
    CHECK(stage.socket->closed == static_cast<int>(protocol::CloseCode::bad_message));
    CHECK(stage.directory.room->fault == protocol::CloseCode::bad_message);
    CHECK(stage.directory.room->received == 0);
}

TEST_CASE("N11 a socket for a room that is not there closes for good") {
    Stage stage(std::string(32, 'f'));
    CHECK(stage.socket->closed == static_cast<int>(protocol::CloseCode::room_closed));
    CHECK(stage.socket->reads == 0);
}

TEST_CASE("N11 an organizer's device may say more at once") {
    Stage stage;
    CHECK(stage.socket->bytes_max == 0);
    stage.screen->allow_long_messages();
    stage.socket->turn();
    CHECK(stage.socket->bytes_max == limits::organizer_message_in_bytes_max);
}

TEST_CASE("N9 an ended socket leaves its room, and nothing is sent to it") {
    Stage stage;
    CHECK(stage.directory.room->attached != nullptr);
    stage.screen->ended();
    CHECK(stage.directory.room->attached == nullptr);
    stage.screen->show(Slot::own, text("late"));
    stage.socket->turn();
    CHECK(stage.socket->sent.empty());
}
