#include "live_room.hpp"

#include "base/core/hash.hpp"

namespace test {

using namespace std::chrono_literals;

std::string Device::answer_to(const std::string& id) const {
    for (const auto& message : heard) {
        if (const auto* ack = std::get_if<protocol::Ack>(&message); ack && ack->id == id) {
            return "ack";
        }
        if (const auto* no = std::get_if<protocol::Reject>(&message); no && no->id == id) {
            return no->reason;
        }
    }
    return {};
}

LiveRoom::LiveRoom() : server(world, [] { return base::Duration{1}; }) {
    protocol::CreateRoomRequest request;
    request.title = "An evening";
    request.ticket_hash = base::sha256_hex(desk_ticket);
    server.directory().create(
        protocol::write_http(request), [this](live::CreatedRoom made) { created = made; },
        [](const live::CreateFailure& failure) { FAIL(failure.detail); });
    world.run_for(5s);
    REQUIRE(created.room.size() == 32);
}

std::shared_ptr<live::RoomHandle> LiveRoom::find() {
    std::shared_ptr<live::RoomHandle> found;
    server.directory().find(created.room,
                            [&found](std::shared_ptr<live::RoomHandle> handle, const std::string&) {
                                found = std::move(handle);
                            });
    world.run_for(100ms);
    return found;
}

Device LiveRoom::open() {
    Device device;
    device.room = find();
    REQUIRE(device.room);
    device.key = device.room->attach(device.screen);
    listen(device);
    return device;
}

Device LiveRoom::hello(const std::string& ticket) {
    Device device = open();
    say(device, protocol::Hello{ticket, protocol::version, "s1"});
    return device;
}

void LiveRoom::say(Device& device, protocol::ClientMessage message) {
    device.room->receive(device.key, std::move(message));
    listen(device);
}

void LiveRoom::listen(Device& device) {
    world.run_for(300ms);
    for (auto& text : device.screen->take_all()) {
        auto message = protocol::decode_server_message(text);
        REQUIRE(message.has_value());
        device.heard.push_back(*message);
        device.texts.push_back(std::move(text));
    }
}

live::Response LiveRoom::ask(live::Request request) {
    std::optional<live::Response> answered;
    find()->request(std::move(request),
                    [&answered](live::Response response) { answered = std::move(response); });
    world.run_for(100ms);
    REQUIRE(answered);
    return *answered;
}

std::string LiveRoom::ticket_of(std::uint32_t badge) const {
    const std::string digits = std::to_string(badge);
    return std::string(32 - digits.size(), 'a') + digits;
}

std::string LiveRoom::tap(Device& desk, protocol::ControlAction action,
                          std::optional<std::string> effect) {
    listen(desk);
    const std::string id = "tap" + std::to_string(++ids_);
    const auto seen = desk.last<protocol::PublicView>();
    REQUIRE(seen);
    say(desk, protocol::Control{id, seen->step, action, std::move(effect), std::nullopt});
    return desk.answer_to(id);
}

void LiveRoom::fill(std::uint32_t each_side) {
    std::string csv = "id,name,side\n";
    for (std::uint32_t i = 1; i <= 2 * each_side; ++i) {
        csv += "g" + std::to_string(i) + ",Guest " + std::to_string(i) +
               (i <= each_side ? ",one\n" : ",other\n");
    }
    const auto preview = protocol::read_http<protocol::RosterPreviewAnswer>(
        ask({live::Ask::roster_preview, desk_ticket, csv, {}, false}).body);
    REQUIRE(preview.has_value());
    REQUIRE(ask({live::Ask::roster_confirm, desk_ticket, csv, preview->digest, false}).status ==
            200);
    auto desk = hello(desk_ticket);
    REQUIRE(tap(desk, protocol::ControlAction::open) == "ack");
    const auto slips = protocol::read_http<protocol::SlipsAnswer>(
        ask({live::Ask::slips, desk_ticket, "{}", {}, false}).body);
    REQUIRE(slips.has_value());
    for (const auto& slip : *slips) {
        auto phone = open();
        const auto secret = slip.link.substr(slip.link.rfind('.') + 1);
        say(phone, protocol::Claim{"c", secret, base::sha256_hex(ticket_of(slip.badge))});
        REQUIRE(phone.answer_to("c") == "ack");
        phone.room->gone(phone.key);
    }
    desk.room->gone(desk.key);
    wait(10ms);
}

void LiveRoom::gather() {
    auto desk = hello(desk_ticket);
    REQUIRE(tap(desk, protocol::ControlAction::open_lobby) == "ack");
    std::uint32_t badge = 1;
    for (;; ++badge) {
        auto phone = hello(ticket_of(badge));
        if (phone.screen->closed()) {
            break;
        }
        const auto policy = phone.last<protocol::PublicView>()->policy_hash;
        say(phone, protocol::Consent{"co", true, policy});
        say(phone, protocol::CheckIn{"ci"});
        REQUIRE(phone.answer_to("ci") == "ack");
        phone.room->gone(phone.key);
    }
    desk.room->gone(desk.key);
    wait(10ms);
}

void LiveRoom::run_to_rate() {
    gather();
    auto desk = hello(desk_ticket);
    REQUIRE(tap(desk, protocol::ControlAction::start) == "ack");
    wait(60s + 300s + 1s);
    desk.room->gone(desk.key);
    wait(10ms);
}

}  // namespace test
