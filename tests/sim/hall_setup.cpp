// How an evening is set up: the room, its people, their slips.

#include "base/core/hash.hpp"
#include "protocol/http_messages.hpp"
#include "room/decide.hpp"
#include "sim/hall_parts.hpp"

namespace sim {

std::string token(std::uint64_t seed, const std::string& what) {
    constexpr std::size_t digits = 32;
    return base::sha256_hex(std::to_string(seed) + "/" + what).substr(0, digits);
}

namespace {

// Argon2id of it at the least cost, so that a thousand evenings do not wait for it.
constexpr const char* known_pin_hash =
    "$argon2id$v=19$m=8,t=1,p=1$O9uAsSMvdmjX9uYSBOpFTQ$HyDP3s4JwjZryKey392445zU+XbJ4Ac1TfXpl6LViUs";

room::CreateRoom creation(const HallPlan& plan, const std::string& ticket) {
    using namespace std::chrono_literals;
    room::CreateRoom create;
    create.kind = room::RoomKind::real;
    create.code = "ABCD2345";
    create.settings = room::settings_of(room::Template::reverse_mentoring);
    create.settings.title = "An evening";
    create.settings.rounds = plan.rounds;
    create.settings.breaks_after.clear();
    create.settings.durations = {10s, 10s, 10s, 10s, 60s};
    create.settings.pool = plan.right == 0;
    if (plan.rule == "mutual") {
        create.settings.rule = room::MatchRule::mutual;
    }
    create.seating_seed = plan.seed;
    create.lottery_seed = token(plan.seed, "lottery");
    create.recovery = {base::sha256_hex("recovery")};
    create.pin_hash = known_pin_hash;
    create.organizer_ticket = {base::sha256_hex(ticket)};
    return create;
}

}  // namespace

void Hall::create() {
    const room::RoomId id(room_);
    bool durable = false;
    server_->journal().claim_new(id, [&, this](journal::Claim claim) {
        room::Stamped wish;
        wish.actor.kind = room::ActorKind::operator_;
        wish.now = world_.now();
        wish.command = creation(plan_, organizer_ticket_);
        journal::Append append{claim, 0, {}, {}};
        append.catalogue.code = "ABCD2345";
        auto events = room::decide(room::Room(id), wish);
        for (auto& event : *events) {
            append.events.push_back({wish.now, std::move(event)});
        }
        server_->journal().append(std::move(append), [&durable](journal::Outcome outcome) {
            durable = outcome == journal::Outcome::durable;
        });
    });
    world_.run([&durable] { return durable; }, world_.now() + std::chrono::seconds(5));
}

std::string Hall::ask(live::Request request) {
    request.ticket = organizer_ticket_;
    std::optional<live::Response> answered;
    server_->directory().find(
        room_, [&](std::shared_ptr<live::RoomHandle> handle, const std::string&) {
            handle->request(request, [&](live::Response response) { answered = response; });
        });
    world_.run([&answered] { return answered.has_value(); },
               world_.now() + std::chrono::seconds(5));
    if (!answered || answered->status != 200) {
        trouble_ += "a request failed: " + (answered ? answered->body : "no answer") + "\n";
    }
    return answered ? answered->body : std::string();
}

void Hall::import_people() {
    std::string csv = plan_.right == 0 ? "id,name\n" : "id,name,side\n";
    for (std::uint32_t i = 1; i <= people(); ++i) {
        csv += "g" + std::to_string(i) + ",Guest " + std::to_string(i);
        csv += plan_.right == 0 ? "\n" : i <= plan_.left ? ",one\n" : ",other\n";
    }
    const auto preview = protocol::read_http<protocol::RosterPreviewAnswer>(
        ask({live::Ask::roster_preview, {}, csv, {}, false}));
    if (preview) {
        ask({live::Ask::roster_confirm, {}, csv, preview->digest, false});
    }
}

void Hall::hand_out_slips() {
    const auto slips =
        protocol::read_http<protocol::SlipsAnswer>(ask({live::Ask::slips, {}, "{}", {}, false}));
    if (!slips) {
        trouble_ += "no slips\n";
        return;
    }
    for (const auto& slip : *slips) {
        auto made = std::make_unique<Device>();
        made->badge = slip.badge;
        bots::PhonePlan phone;
        phone.name = "p" + std::to_string(slip.badge);
        phone.ticket = token(plan_.seed, phone.name);
        phone.secret = slip.link.substr(slip.link.find('.', slip.link.find('#')) + 1);
        phone.opinion = [this, rater = slip.badge](std::uint32_t rated) {
            if (plan_.opinion) {
                return plan_.opinion(rater, rated);
            }
            base::Rng mind(plan_.seed * 1'000'003 + rater * 1'009 + rated);
            static constexpr int scores[] = {100, 70, 40, 0};
            const auto choice = mind.below(4);
            return std::optional(protocol::Choice{choice != 3, scores[choice]});
        };
        made->phone.emplace(phone);
        devices_.push_back(std::move(made));
    }
}

}  // namespace sim
