#pragma once
// Sets up a rehearsal room on a server over HTTP, as a desk does it: claims the server link,
// creates the room, imports the roster and takes the slips. Blocks; main thread only.

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "net/client.hpp"
#include "protocol/http_messages.hpp"

namespace net {
class Threads;
}

namespace cli {

struct RehearsalError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// One server, and who we are there.
struct RehearsalSite {
    net::Threads& threads;
    net::Target target;
    std::string ticket;  // 32 hexadecimal digits; an organizer's of the server after `claim`
};

struct RehearsalWish {
    protocol::Settings settings;
    std::string people_csv;
    std::string rules_json;                                  // empty: no rule is on
    std::optional<std::string> lottery_seed = std::nullopt;  // the server draws one
};

struct Slip {
    std::uint32_t badge = 0;
    std::string secret;
};

struct RehearsalRoom {
    std::string room;
    std::string pin;
    std::vector<Slip> slips;
};

// Uses up a server link ("…/desk#server=SECRET").
void claim_server(const RehearsalSite& site, const std::string& link);

RehearsalRoom make_room(const RehearsalSite& site, const RehearsalWish& wish);

// The part of it that follows once the room is there: roster, rules, slips.
void furnish_room(const RehearsalSite& site, const RehearsalWish& wish, RehearsalRoom& room);

// GET of a path below the room.
std::string read_room(const RehearsalSite& site, const std::string& room, const std::string& path);

// What stands after the '.' of a slip's or role's link.
std::string secret_of(const std::string& link);

}  // namespace cli
