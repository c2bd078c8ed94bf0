#include "cli/rehearsal_room.hpp"

#include <chrono>
#include <utility>

#include "base/core/hash.hpp"
#include "cli/waiting.hpp"

namespace cli {
namespace {

using namespace std::chrono_literals;

std::string ask(const RehearsalSite& site, net::FetchRequest request) {
    constexpr auto patience = 30s;
    const std::string what = request.method + ' ' + request.path.substr(0, request.path.find('?'));
    request.ticket = site.ticket;
    const auto response = wait_for<net::FetchResponse>(patience, [&](auto done) {
        net::fetch(site.threads, site.target, std::move(request), std::move(done));
    });
    if (!response) {
        throw RehearsalError(what + ": no answer");
    }
    if (response->status != 200) {
        throw RehearsalError(what + ": " +
                             (response->status == 0
                                  ? response->fault
                                  : std::to_string(response->status) + ' ' + response->body));
    }
    return response->body;
}

template <class Body>
Body read_or_throw(const std::string& text) {
    auto body = protocol::read_http<Body>(text);
    if (!body) {
        throw RehearsalError("the server's answer was not understood: " +
                             protocol::sentence_of(body.error()));
    }
    return std::move(*body);
}

void import_roster(const RehearsalSite& site, const std::string& path, const std::string& csv) {
    const auto preview = read_or_throw<protocol::RosterPreviewAnswer>(
        ask(site, {"POST", path + "/roster/preview", {}, csv, "text/csv"}));
    if (!preview.errors.empty()) {
        throw RehearsalError("people.csv:" + std::to_string(preview.errors.front().line) + ": " +
                             preview.errors.front().message);
    }
    ask(site, {"POST", path + "/roster/confirm?digest=" + preview.digest, {}, csv, "text/csv"});
}

}  // namespace

std::string secret_of(const std::string& link) {
    return link.substr(link.rfind('.') + 1);
}

void claim_server(const RehearsalSite& site, const std::string& link) {
    constexpr std::string_view key = "#server=";
    const auto at = link.find(key);
    if (at == std::string::npos) {
        throw RehearsalError(link + ": not a server link (…/desk#server=…)");
    }
    ask(site, {"POST",
               "/server/claim",
               {},
               protocol::write_http(protocol::ServerClaimRequest{link.substr(at + key.size()),
                                                                 base::sha256_hex(site.ticket)}),
               "application/json"});
}

RehearsalRoom make_room(const RehearsalSite& site, const RehearsalWish& wish) {
    protocol::CreateRoomRequest request;
    request.title = wish.settings.title;
    request.kind = protocol::RoomKind::rehearsal;
    request.settings = wish.settings;
    request.lottery_seed = wish.lottery_seed;
    request.ticket_hash = base::sha256_hex(site.ticket);
    const auto made = read_or_throw<protocol::CreateRoomAnswer>(
        ask(site, {"POST", "/rooms", {}, protocol::write_http(request), "application/json"}));
    RehearsalRoom room{made.room, made.pin, {}};
    furnish_room(site, wish, room);
    return room;
}

void furnish_room(const RehearsalSite& site, const RehearsalWish& wish, RehearsalRoom& room) {
    const std::string path = "/rooms/" + room.room;
    import_roster(site, path, wish.people_csv);
    ask(site,
        {"PUT",
         path + "/rules",
         {},
         wish.rules_json.empty() ? std::string(R"({"reporting_line":"off"})") : wish.rules_json,
         "application/json"});
    for (const auto& row : read_or_throw<protocol::SlipsAnswer>(
             ask(site, {"POST", path + "/slips", {}, "{}", "application/json"}))) {
        room.slips.push_back({row.badge, secret_of(row.link)});
    }
}

std::string read_room(const RehearsalSite& site, const std::string& room, const std::string& path) {
    return ask(site, {"GET", "/rooms/" + room + path, {}, {}, {}});
}

}  // namespace cli
