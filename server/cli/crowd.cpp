#include "cli/crowd.hpp"

#include <optional>
#include <utility>

#include "cli/waiting.hpp"
#include "protocol/codec.hpp"

namespace cli {
namespace {

using namespace std::chrono_literals;

constexpr base::Duration beat_every = 250ms;
constexpr base::Duration come_back_after = 100ms;
constexpr std::uint32_t per_mille = 1000;

}  // namespace

// One bot and its connection, whichever bot it is.
class Crowd::Member : public std::enable_shared_from_this<Crowd::Member> {
public:
    explicit Member(Crowd& crowd) : crowd_(crowd) {}
    virtual ~Member() = default;
    Member(const Member&) = delete;
    Member& operator=(const Member&) = delete;

    void connect() {
        net::ClientEvents events;
        events.opened = [self = shared_from_this()] {
            self->open_ = true;
            self->say(self->connected(self->crowd_.clock_.now()));
        };
        events.message = [self = shared_from_this()](std::string_view text) { self->hear(text); };
        events.closed = [self = shared_from_this()](std::uint16_t code) { self->lost_it(code); };
        socket_ = net::connect(crowd_.threads_, crowd_.plan_.target,
                               "/rooms/" + crowd_.plan_.room + "/socket", std::move(events));
    }

    void beat() {
        const base::Instant now = crowd_.clock_.now();
        if (open_) {
            say(time(now));
        } else if (back_at_ && now >= *back_at_) {
            back_at_.reset();
            connect();
        }
    }

    void stop() {
        leaving_ = true;
        back_at_.reset();
        if (socket_) {
            socket_->drop();
        }
    }

protected:
    virtual bots::Messages connected(base::Instant now) = 0;
    virtual bots::Messages heard(const protocol::ServerMessage& message, base::Instant now) = 0;
    virtual bots::Messages time(base::Instant now) = 0;
    virtual bool lost(std::uint16_t code) = 0;
    virtual const std::optional<protocol::PublicView>& shown() const = 0;

private:
    void say(const bots::Messages& messages) {
        for (const protocol::ClientMessage& message : messages) {
            socket_->send(protocol::encode_client_message(message));
        }
    }

    void hear(std::string_view text) {
        if (leaving_ || !open_) {
            return;
        }
        const auto message = protocol::decode_server_message(text);
        if (!message) {
            return;
        }
        say(heard(*message, crowd_.clock_.now()));
        maybe_drop();
        crowd_.looked_();
    }

    // Once in each phase chance may break the connection.
    void maybe_drop() {
        if (!shown() || shown()->clock.phase == phase_) {
            return;
        }
        phase_ = shown()->clock.phase;
        const bool drops = crowd_.plan_.drop_per_mille > 0 &&
                           crowd_.rng_.chance(crowd_.plan_.drop_per_mille, per_mille);
        if (drops) {
            ++crowd_.drops_;
            socket_->drop();
        }
    }

    void lost_it(std::uint16_t code) {
        open_ = false;
        const bool comes_back = lost(code);
        if (comes_back && !leaving_) {
            back_at_ = crowd_.clock_.now() + come_back_after;
        }
    }

    Crowd& crowd_;
    std::shared_ptr<net::ClientSocket> socket_;
    std::optional<base::Instant> back_at_;
    std::optional<protocol::Phase> phase_;
    bool open_ = false;
    bool leaving_ = false;
};

namespace {

// Gives a bot the shape of a member.
template <class Member, class Bot, class Plan>
class Playing final : public Member {
public:
    template <class Crowd>
    Playing(Crowd& crowd, Plan plan) : Member(crowd), bot(std::move(plan)) {}
    Bot bot;

protected:
    bots::Messages connected(base::Instant now) override { return bot.on_connected(now); }
    bots::Messages heard(const protocol::ServerMessage& message, base::Instant now) override {
        return bot.on_message(message, now);
    }
    bots::Messages time(base::Instant now) override { return bot.on_time(now); }
    bool lost(std::uint16_t code) override { return bot.on_lost(code); }
    const std::optional<protocol::PublicView>& shown() const override { return bot.shown(); }
};

}  // namespace

Crowd::Crowd(net::Threads& threads, const base::Clock& clock, CrowdPlan plan)
    : threads_(threads),
      clock_(clock),
      plan_(std::move(plan)),
      strand_(threads.new_strand()),
      alarm_(threads.new_alarm(strand_)),
      rng_(plan_.seed) {}

Crowd::~Crowd() = default;

void Crowd::add_phone(bots::PhonePlan plan) {
    auto member =
        std::make_shared<Playing<Member, bots::Phone, bots::PhonePlan>>(*this, std::move(plan));
    phones_.push_back(&member->bot);
    members_.push_back(std::move(member));
}

void Crowd::set_desk(bots::DeskPlan plan) {
    auto member =
        std::make_shared<Playing<Member, bots::Desk, bots::DeskPlan>>(*this, std::move(plan));
    desk_ = &member->bot;
    desk_member_ = member;
    members_.push_back(std::move(member));
}

void Crowd::dismiss_desk() {
    desk_member_->stop();
}

void Crowd::start(std::function<void()> looked) {
    looked_ = std::move(looked);
    strand_->post([this] {
        for (const auto& member : members_) {
            member->connect();
        }
        beat();
    });
}

void Crowd::beat() {
    if (stopped_) {
        return;
    }
    for (const auto& member : members_) {
        member->beat();
    }
    looked_();
    alarm_->arm(clock_.now() + beat_every, [this] { beat(); });
}

void Crowd::stop() {
    wait_for<bool>(5s, [this](auto done) {
        strand_->post([this, done] {
            stopped_ = true;
            alarm_->disarm();
            for (const auto& member : members_) {
                member->stop();
            }
            // After the drops, which were posted before.
            strand_->post([done] { done(true); });
        });
    });
}

}  // namespace cli
