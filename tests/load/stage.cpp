#include "load/stage.hpp"

#include <array>
#include <chrono>
#include <utility>

#include "base/core/hash.hpp"
#include "base/secrets.hpp"
#include "load/device.hpp"
#include "load/http.hpp"
#include "protocol/http_messages.hpp"

namespace load {
namespace {

using namespace std::chrono_literals;
using protocol::ControlAction;

constexpr std::uint32_t phase_ms = std::chrono::milliseconds(1h).count();
constexpr std::uint32_t changes_in_a_round = 3;  // move, talk, rate

struct Site {
    const Endpoint& server;
    std::string ticket;
};

template <class Body>
Body read(const std::string& text) {
    auto body = protocol::read_http<Body>(text);
    if (!body) throw LoadError("an answer was not understood: " + sentence_of(body.error()));
    return std::move(*body);
}

// Names, wants and offers of usual length, so that the pictures have their usual size.
std::string people_csv(std::uint32_t people) {
    constexpr std::array first{"Ada", "Bo",   "Cleo", "Dan",  "Eve", "Finn",
                               "Gil", "Hana", "Ivo",  "June", "Kai", "Lin"};
    constexpr std::array last{"North", "South", "East", "West", "Hill", "Lake", "Stone"};
    constexpr std::array topics{"public speaking", "sql", "leading a team", "short videos"};
    std::string csv = "id,name,side,wants,offers\n";
    for (std::uint32_t i = 0; i < people; ++i) {
        csv += 'p' + std::to_string(i + 1) + ',' + first[i % first.size()] + ' ' +
               last[i / first.size() % last.size()] + (i % 2 == 0 ? ",Junior," : ",Senior,") +
               topics[i % topics.size()] + ',' + topics[(i + 1) % topics.size()] + '\n';
    }
    return csv;
}

protocol::CreateRoomAnswer create_room(const Site& site, std::uint32_t number) {
    protocol::CreateRoomRequest request;
    request.title = "Load " + std::to_string(number);
    request.ticket_hash = base::sha256_hex(site.ticket);
    return read<protocol::CreateRoomAnswer>(
        ask_http(site.server, site.ticket, {"POST", "/rooms", protocol::write_http(request)}));
}

// The template's settings with phases that nobody waits for and rounds enough.
void adapt_settings(const Site& site, const std::string& path, std::uint32_t rounds) {
    auto settings = read<protocol::Settings>(
        ask_http(site.server, site.ticket, {"GET", path + "/settings", {}}));
    settings.rounds = rounds;
    settings.breaks_after.clear();
    settings.move_ms = settings.talk_ms = settings.rate_ms = phase_ms;
    settings.wait_for_tap = false;
    ask_http(site.server, site.ticket, {"PUT", path + "/settings", protocol::write_http(settings)});
    ask_http(site.server, site.ticket, {"PUT", path + "/rules", R"({"reporting_line":"off"})"});
}

void import_people(const Site& site, const std::string& path, std::uint32_t people) {
    const std::string csv = people_csv(people);
    const auto seen = read<protocol::RosterPreviewAnswer>(
        ask_http(site.server, site.ticket, {"POST", path + "/roster/preview", csv, "text/csv"}));
    ask_http(site.server, site.ticket,
             {"POST", path + "/roster/confirm?digest=" + seen.digest, csv, "text/csv"});
}

// A phone scans its slip, says hello, consents and goes to sleep.
void let_in(const Site& site, StagedRoom& room, const protocol::SlipRow& slip) {
    StagedPhone phone{base::random_token(), slip.badge};
    Device device(site.server, room.room, phone.ticket);
    device.claim(slip.link.substr(slip.link.rfind('.') + 1));
    device.hello();
    const std::string policy = device.shown().policy_hash;
    device.must(protocol::Consent{"consent", true, policy}, "consent");
    room.choices = device.shown().scale.choices;
    room.phones.push_back(std::move(phone));
}

void begin_first_talk(Device& desk, StagedRoom& room) {
    desk.control(ControlAction::open_lobby);
    protocol::SetPresence everybody;
    everybody.id = "here";
    for (const StagedPhone& phone : room.phones)
        everybody.badges.push_back(phone.badge);
    desk.must(everybody, everybody.id);
    desk.wait_for([&room](const auto& view) { return view.here == room.phones.size(); });
    desk.control(ControlAction::start);
    desk.control(ControlAction::skip);
    if (desk.shown().clock.phase != protocol::Phase::talk) {
        throw LoadError("the first talk did not begin");
    }
}

StagedRoom make_room(const Site& site, std::uint32_t number, std::uint32_t people,
                     std::uint32_t rounds) {
    const auto made = create_room(site, number);
    const std::string path = "/rooms/" + made.room;
    adapt_settings(site, path, rounds);
    import_people(site, path, people);
    StagedRoom room{made.room, site.ticket, {}, {}};
    Device desk(site.server, room.room, site.ticket);
    desk.hello();
    desk.control(ControlAction::open);
    const auto slips = read<protocol::SlipsAnswer>(
        ask_http(site.server, site.ticket, {"POST", path + "/slips", "{}"}));
    for (const auto& slip : slips)
        let_in(site, room, slip);
    begin_first_talk(desk, room);
    return room;
}

}  // namespace

std::vector<StagedRoom> set_stage(const Endpoint& server, const Options& options) {
    base::init_secrets();
    const Site site{server, base::random_token()};
    const protocol::ServerClaimRequest claim{options.server_secret, base::sha256_hex(site.ticket)};
    ask_http(server, site.ticket, {"POST", "/server/claim", protocol::write_http(claim)});
    const auto rounds = changes_in(options.phases) / changes_in_a_round + 2;
    const auto share = options.phones / options.rooms;
    if (rounds > share / 2) {
        throw LoadError(std::to_string(rounds) + " rounds need as many people on each side");
    }
    std::vector<StagedRoom> rooms;
    auto left = options.phones;
    for (std::uint32_t i = 0; i < options.rooms; ++i) {
        const auto people = i + 1 == options.rooms ? left : share;
        rooms.push_back(make_room(site, i + 1, people, rounds));
        left -= people;
    }
    return rooms;
}

}  // namespace load
