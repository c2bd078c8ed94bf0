#include "cli/demo.hpp"

#include <array>
#include <memory>
#include <optional>
#include <utility>

#include "base/clock.hpp"
#include "base/core/hash.hpp"
#include "base/secrets.hpp"
#include "cli/crowd.hpp"
#include "cli/rehearsal_room.hpp"
#include "cli/running_server.hpp"
#include "cli/waiting.hpp"
#include "live/directory.hpp"
#include "protocol/codec.hpp"

namespace cli {
namespace {

using namespace std::chrono_literals;

// Invented people. The first twelve are one side.
constexpr std::array<std::string_view, 24> guests{
    "Ada Birch",    "Bo Cedar",     "Cleo Dune",    "Dan Elm",     "Eve Fjord",  "Finn Grove",
    "Gil Heath",    "Hana Islet",   "Ivo Juniper",  "June Knoll",  "Kai Lagoon", "Lin Meadow",
    "Mia Northway", "Nils Orchard", "Olga Prairie", "Pia Quarry",  "Quin Ridge", "Rosa Spring",
    "Sam Tarn",     "Tess Upland",  "Uma Valley",   "Vito Willow", "Wim Yarrow", "Zoe Acorn"};
constexpr std::array<std::string_view, 8> subjects{"spreadsheets",    "budgets",      "photography",
                                                   "public speaking", "data privacy", "chess",
                                                   "negotiation",     "short videos"};

std::string roster() {
    std::string csv = "id,name,side,wants,offers\n";
    for (std::size_t i = 0; i < guests.size(); ++i) {
        const bool first = i < guests.size() / 2;
        csv += "g" + std::to_string(i + 1) + ',' + std::string(guests[i]) + ',' +
               (first ? "Junior" : "Senior") + ',' + std::string(subjects[i % subjects.size()]) +
               ',' + std::string(subjects[(i + 3) % subjects.size()]) + '\n';
    }
    return csv;
}

// Short enough to watch, long enough to see what happens.
protocol::Settings settings(const std::string& note) {
    protocol::Settings chosen;
    chosen.title = "Demo: 24 invented guests";
    chosen.theme = note;
    chosen.side_names = {"Junior", "Senior"};
    chosen.rounds = 4;
    chosen.move_ms = 10'000;
    chosen.talk_ms = 20'000;
    chosen.rate_ms = 10'000;
    chosen.break_ms = 15'000;
    chosen.review_ms = 20'000;
    chosen.breaks_after = {2};
    chosen.scale.choices = {{"Very gladly", true, 100},
                            {"Gladly", true, 70},
                            {"Possible", true, 40},
                            {"Rather not", false, 0}};
    chosen.prompts = {"What would you like to learn this year?", "What do others come to you for?",
                      "Which rule of your work would you drop?", "What surprised you lately?"};
    return chosen;
}

// The same guest thinks the same of the same partner, and not everybody likes everybody.
std::optional<protocol::Choice> liking(std::uint32_t of, std::uint32_t about) {
    const auto scale = settings({}).scale.choices;
    base::Rng rng(std::uint64_t{of} * 1000 + about);
    const auto& choice = scale[rng.below(scale.size())];
    return protocol::Choice{choice.accepts, choice.score_tenths};
}

// In its first lobby the demo needs somebody who opens it; after that, the organizer is a person.
bots::DeskPlan opener(const RehearsalRoom& room, const std::string& ticket) {
    bots::DeskPlan plan;
    plan.name = "opener";
    plan.ticket = ticket;
    plan.pin = room.pin;
    plan.people = 1'000'000;  // never starts
    plan.publishes = false;
    return plan;
}

}  // namespace

struct Demo::Parts {
    explicit Parts(RunningServer& running)
        : server(running),
          threads(clock),
          site{threads, {running.address().host, running.address().port}, base::random_token()} {
        threads.start(1);
    }

    void set_up() {
        room = create();
        furnish_room(site, {{}, roster(), {}}, room);
        crowd.emplace(threads, clock, CrowdPlan{site.target, room.room, 0, base::random_number()});
        // The last guest has no phone: the desk hands their slip to whoever tries the demo.
        room.slips.pop_back();
        for (const Slip& slip : room.slips) {
            bots::PhonePlan phone;
            phone.name = 'g' + std::to_string(slip.badge);
            phone.ticket = base::random_token();
            phone.secret = slip.secret;
            phone.opinion = [self = slip.badge](std::uint32_t badge) {
                return liking(self, badge);
            };
            crowd->add_phone(std::move(phone));
        }
        crowd->set_desk(opener(room, site.ticket));
        crowd->start([this] { look(); });
    }

    // Straight at the directory: no server link is used up for it.
    RehearsalRoom create() {
        protocol::CreateRoomRequest request;
        request.settings = settings("Simulated guests, kept in memory only.");
        request.title = request.settings->title;
        request.kind = protocol::RoomKind::rehearsal;
        request.ticket_hash = base::sha256_hex(site.ticket);
        using Outcome = std::pair<live::CreatedRoom, std::string>;
        const auto made = wait_for<Outcome>(10s, [&](auto done) {
            server.directory().create(
                protocol::write_http(request),
                [done](live::CreatedRoom created) {
                    done(Outcome{std::move(created), {}});
                },
                [done](const live::CreateFailure& why) {
                    done(Outcome{{}, why.detail});
                });
        });
        if (!made || !made->second.empty()) {
            throw RehearsalError("the demo event: " + (made ? made->second : "no answer"));
        }
        return {made->first.room, made->first.pin, {}};
    }

    void look() {
        const auto& shown = crowd->desk()->shown();
        if (shown && shown->clock.phase >= protocol::Phase::lobby && !dismissed) {
            dismissed = true;
            crowd->dismiss_desk();
        }
    }

    // On the crowd's thread: asks for an organizer link and uses it for the other device.
    void admit(const std::string& ticket_hash) {
        net::fetch(threads, site.target,
                   {"POST", "/rooms/" + room.room + "/links", site.ticket,
                    protocol::write_http(protocol::LinkRequest{protocol::LinkRole::organizer}),
                    "application/json"},
                   [this, ticket_hash](const net::FetchResponse& response) {
                       const auto link = protocol::read_http<protocol::LinkAnswer>(response.body);
                       if (link) {
                           claim(secret_of(link->link), ticket_hash);
                       }
                   });
    }

    void claim(const std::string& secret, const std::string& ticket_hash) {
        const auto socket = std::make_shared<std::shared_ptr<net::ClientSocket>>();
        net::ClientEvents events;
        events.opened = [socket, secret, ticket_hash] {
            (*socket)->send(
                protocol::encode_client_message(protocol::Claim{"admit", secret, ticket_hash}));
        };
        events.message = [socket](std::string_view) { (*socket)->close(); };
        events.closed = [socket](std::uint16_t) { socket->reset(); };
        *socket = net::connect(threads, site.target, "/rooms/" + room.room + "/socket",
                               std::move(events));
    }

    RunningServer& server;
    base::SystemClock clock;
    net::Threads threads;
    RehearsalSite site;
    RehearsalRoom room;
    std::optional<Crowd> crowd;
    bool dismissed = false;
};

Demo::Demo(RunningServer& server) : parts_(std::make_unique<Parts>(server)) {
    parts_->set_up();
}

Demo::~Demo() {
    if (parts_->crowd) {
        parts_->crowd->stop();
    }
    parts_->threads.stop();
}

void Demo::admit(const std::string& ticket_hash) {
    parts_->threads.new_strand()->post(
        [parts = parts_.get(), ticket_hash] { parts->admit(ticket_hash); });
}

const std::string& Demo::pin() const {
    return parts_->room.pin;
}

}  // namespace cli
