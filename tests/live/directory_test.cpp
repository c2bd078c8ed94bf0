#include "live_room.hpp"

using namespace std::chrono_literals;
using test::LiveRoom;

TEST_CASE("S12 a room is revived once, however many ask for it") {
    LiveRoom hall;
    hall.server.crash();
    hall.server.start();
    std::vector<std::shared_ptr<live::RoomHandle>> found;
    for (int i = 0; i < 5; ++i) {
        hall.server.directory().find(hall.created.room,
                                     [&found](std::shared_ptr<live::RoomHandle> handle,
                                              const std::string&) { found.push_back(handle); });
    }
    hall.wait(1s);
    REQUIRE(found.size() == 5);
    CHECK(std::count(found.begin(), found.end(), found.front()) == 5);
    CHECK(found.front());
}

TEST_CASE("S13 what is not there is not found, and a typed code finds its room") {
    LiveRoom hall;
    std::string why;
    hall.server.directory().find(
        std::string(32, '0'),
        [&why](const std::shared_ptr<live::RoomHandle>& handle, std::string reason) {
            CHECK_FALSE(handle);
            why = std::move(reason);
        });
    std::vector<std::optional<std::string>> codes;
    const auto keep = [&codes](std::optional<std::string> found) { codes.push_back(found); };
    std::string typed = hall.created.code;
    typed.insert(4, "-");
    for (auto& c : typed) {
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    hall.server.directory().find_code(typed, keep);
    hall.server.directory().find_code("no code", keep);
    hall.wait(1s);
    CHECK_FALSE(why.empty());
    REQUIRE(codes.size() == 2);
    CHECK(std::count(codes.begin(), codes.end(), std::optional(hall.created.room)) == 1);
    CHECK(std::count(codes.begin(), codes.end(), std::nullopt) == 1);
}

TEST_CASE("S14 settings that no evening can have create no room") {
    LiveRoom hall;
    std::optional<live::CreateFailure> failure;
    hall.server.directory().create(
        "{\"title\":\"x\"}", [](const live::CreatedRoom&) { FAIL("created"); },
        [&failure](live::CreateFailure why) { failure = std::move(why); });
    hall.wait(1s);
    REQUIRE(failure);
    CHECK(failure->status == 400);
    CHECK_FALSE(failure->detail.empty());
}

TEST_CASE("S15 going down tells every screen to come back") {
    LiveRoom hall;
    auto desk = hall.hello(hall.desk_ticket);
    desk.room->receive(desk.key, protocol::Control{"last",
                                                   desk.last<protocol::PublicView>()->step,
                                                   protocol::ControlAction::open,
                                                   {},
                                                   {}});
    bool down = false;
    hall.server.directory().shut_down([&down] { down = true; });
    hall.listen(desk);
    CHECK(down);
    CHECK(desk.screen->closed() == protocol::CloseCode::restarting);
    // The wish was under way: its batch was finished before.
    CHECK(desk.answer_to("last") == "ack");
}

TEST_CASE("S16 a room that nobody looks at leaves memory and comes back the same") {
    LiveRoom hall;
    const auto first = hall.find();
    hall.wait(3min);
    const auto second = hall.find();
    CHECK(first != second);
    auto desk = hall.hello(hall.desk_ticket);
    CHECK(desk.last<protocol::DeskView>()->join_code == hall.created.code);
}
