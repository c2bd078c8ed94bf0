#include "cli/rehearsal.hpp"

#include <algorithm>
#include <future>
#include <memory>
#include <optional>
#include <ostream>

#include "base/clock.hpp"
#include "base/secrets.hpp"
#include "cli/crowd.hpp"
#include "limits.hpp"

namespace cli {
namespace {

using namespace std::chrono_literals;

Positions ordered(std::size_t one, std::size_t other) {
    return {std::min(one, other), std::max(one, other)};
}

std::uint32_t attending(const files::PeopleFile& people) {
    return static_cast<std::uint32_t>(
        std::count_if(people.rows.begin(), people.rows.end(),
                      [](const files::PersonRow& row) { return row.attends; }));
}

protocol::Settings settings_for(const RehearsalPlan& plan) {
    const files::PeopleFile& people = plan.input.people;
    protocol::Settings settings;
    settings.title = "Rehearsal";
    settings.pool = !people.two_sided;
    if (people.two_sided) {
        settings.side_names.assign(people.sides.begin(), people.sides.end());
    }
    settings.rounds = plan.rounds != 0 ? plan.rounds : rounds_for(people, plan.tables);
    settings.tables = plan.tables;
    settings.move_ms = plan.move_ms;
    settings.talk_ms = plan.talk_ms;
    settings.rate_ms = plan.rate_ms;
    settings.breaks_after.clear();
    constexpr std::uint32_t review_ms = 60'000;  // ended by the desk when all have said theirs
    settings.review_ms = review_ms;
    settings.scale.choices = {{"Yes", true, std::nullopt}, {"No", false, std::nullopt}};
    settings.scale.free_score = true;
    settings.balance = plan.input.input.balance;
    const matching::Rule rule = plan.input.input.rule;
    settings.rule = rule == matching::Rule::mutual  ? protocol::MatchRule::mutual
                    : rule == matching::Rule::pairs ? protocol::MatchRule::pairs
                                                    : protocol::MatchRule::most;
    return settings;
}

using Opinions = std::map<std::pair<std::size_t, std::size_t>, protocol::Choice>;

std::shared_ptr<const Opinions> opinions_of(const instance::Input& input) {
    auto opinions = std::make_shared<Opinions>();
    for (const instance::RatingRow& row : input.ratings) {
        protocol::Choice choice;
        choice.accepts = row.rating.accepts;
        choice.score_tenths = row.rating.score_tenths;
        opinions->insert({{row.rater, row.rated}, choice});
    }
    return opinions;
}

// Badges are given in the order of the roster, from 1.
std::size_t position_of(std::uint32_t badge) {
    return badge - 1;
}

// Every phone sees the Review, and all that it wanted to say is saved.
bool everybody_has_spoken(const Crowd& crowd) {
    return std::all_of(crowd.phones().begin(), crowd.phones().end(), [](const bots::Phone* phone) {
        return phone->shown() && phone->own() && phone->unsaved() == 0 &&
               phone->shown()->clock.phase == protocol::Phase::review &&
               phone->own()->step == phone->shown()->step;
    });
}

void fill(Crowd& crowd, const RehearsalSite& site, const RehearsalRoom& room,
          const RehearsalPlan& plan) {
    const auto opinions = opinions_of(plan.input.input);
    for (const Slip& slip : room.slips) {
        const std::size_t self = position_of(slip.badge);
        if (self >= plan.input.people.rows.size() || !plan.input.people.rows[self].attends) {
            continue;
        }
        bots::PhonePlan phone;
        phone.name = 'p' + std::to_string(slip.badge);
        phone.ticket = base::random_token();
        phone.secret = slip.secret;
        phone.opinion = [opinions, self](std::uint32_t badge) -> std::optional<protocol::Choice> {
            const auto found = opinions->find({self, position_of(badge)});
            return found == opinions->end() ? std::nullopt : std::optional(found->second);
        };
        crowd.add_phone(std::move(phone));
    }
    bots::DeskPlan desk;
    desk.ticket = site.ticket;
    desk.pin = room.pin;
    desk.people = attending(plan.input.people);
    // Not everybody rates everybody; on a busy machine the last ratings come when Review runs.
    desk.waits_for_ratings = false;
    desk.may_close = [&crowd] { return everybody_has_spoken(crowd); };
    crowd.set_desk(std::move(desk));
}

// Watches the evening from the crowd's thread: says what phase it is, and when it is over.
class Watch {
public:
    Watch(const Crowd& crowd, std::ostream& err) : crowd_(crowd), err_(err) {}

    void look() {
        const bots::Desk& desk = *crowd_.desk();
        if (desk.shown()) {
            say_phase(desk.shown()->clock);
        }
        if (!over_ && desk.done() && everybody_has_result()) {
            over_ = true;
            promise_.set_value();
        }
    }

    bool wait(base::Duration patience) {
        return promise_.get_future().wait_for(patience) == std::future_status::ready;
    }

private:
    bool everybody_has_result() const {
        return std::all_of(
            crowd_.phones().begin(), crowd_.phones().end(), [](const bots::Phone* phone) {
                return phone->own() && phone->own()->result.state == protocol::ResultState::ready;
            });
    }

    void say_phase(const protocol::Clock& clock) {
        using protocol::Phase;
        const bool between = clock.phase == Phase::talk || clock.phase == Phase::rate;
        if (between || (clock.phase == phase_ && clock.round == round_)) {
            return;
        }
        phase_ = clock.phase;
        round_ = clock.round;
        if (clock.phase == Phase::move) {
            err_ << "round " << clock.round << " of " << clock.rounds << std::endl;
        } else if (clock.phase == Phase::review) {
            err_ << "review" << std::endl;
        } else if (clock.phase == Phase::closed) {
            err_ << "ratings closed, matching" << std::endl;
        } else if (clock.phase == Phase::published) {
            err_ << "published" << std::endl;
        }
    }

    const Crowd& crowd_;
    std::ostream& err_;
    std::optional<protocol::Phase> phase_;
    std::uint32_t round_ = 0;
    bool over_ = false;
    std::promise<void> promise_;
};

Rehearsed gather(const Crowd& crowd) {
    Rehearsed found;
    std::map<Positions, int> sides_shown;
    for (const bots::Phone* phone : crowd.phones()) {
        found.acks += phone->acks();
        found.commitments.insert(phone->shown() ? phone->shown()->lottery_commitment : "");
        const auto& own = *phone->own();
        const std::size_t self = position_of(own.me.badge);
        for (const protocol::Met& met : own.met) {
            found.met.insert(ordered(self, position_of(met.partner.badge)));
        }
        for (const protocol::ResultPartner& partner : own.result.partners) {
            ++sides_shown[ordered(self, position_of(partner.card.badge))];
        }
    }
    for (const auto& [pair, sides] : sides_shown) {
        found.shown.insert(pair);
        if (sides != 2) {
            found.oddities.push_back("badges " + std::to_string(pair.first + 1) + " and " +
                                     std::to_string(pair.second + 1) +
                                     ": only one of the two phones shows the pair");
        }
    }
    found.drops = crowd.drops();
    return found;
}

// Generous: a busy machine is slow, and a hung event must still end.
base::Duration patience_for(const protocol::Settings& settings) {
    const base::Duration round{settings.move_ms + settings.talk_ms + settings.rate_ms};
    return 180s + 4 * settings.rounds * round;
}

std::string standstill(const Crowd& crowd) {
    std::string why = "the event did not end in time";
    const bots::Desk& desk = *crowd.desk();
    if (desk.shown()) {
        why += "; phase " + std::to_string(static_cast<int>(desk.shown()->clock.phase)) +
               ", round " + std::to_string(desk.shown()->clock.round) + ", " +
               std::to_string(desk.shown()->here) + " here";
    }
    if (!desk.last_refusal().empty()) {
        why += "; the desk was last refused: " + desk.last_refusal();
    }
    return why;
}

}  // namespace

std::uint32_t rounds_for(const files::PeopleFile& people, std::uint32_t tables) {
    std::uint64_t first = 0;
    std::uint64_t all = 0;
    for (const files::PersonRow& row : people.rows) {
        all += row.attends ? 1 : 0;
        first += row.attends && people.two_sided && row.side == people.sides[0] ? 1 : 0;
    }
    const std::uint64_t second = all - first;
    const std::uint64_t talks = people.two_sided ? first * second : all * (all - 1) / 2;
    std::uint64_t at_once = people.two_sided ? std::min(first, second) : all / 2;
    if (tables != 0) {
        at_once = std::min<std::uint64_t>(at_once, tables);
    }
    if (at_once == 0) {
        return 1;
    }
    // Rounds in which nobody is left to meet are not run, so a few too many cost nothing.
    const std::uint64_t least = (talks + at_once - 1) / at_once;
    return static_cast<std::uint32_t>(
        std::min<std::uint64_t>(least + least / 2 + 2, limits::rounds_max));
}

Rehearsed rehearse_on(const RehearsalSite& site, const RehearsalPlan& plan, std::ostream& err) {
    RehearsalWish wish{settings_for(plan), plan.people_csv, plan.rules_json, plan.lottery_seed};
    const RehearsalRoom room = make_room(site, wish);
    err << "event with " << room.slips.size() << " people, up to " << wish.settings.rounds
        << " rounds" << std::endl;
    const base::SystemClock clock;
    Crowd crowd(site.threads, clock,
                {site.target, room.room, plan.drop_per_mille, base::random_number()});
    fill(crowd, site, room, plan);
    Watch watch(crowd, err);
    crowd.start([&watch] { watch.look(); });
    const bool ended = watch.wait(patience_for(wish.settings));
    std::string released;
    if (ended) {
        released = read_room(site, room.room, "/export/result.json");
    }
    crowd.stop();
    if (!ended) {
        throw RehearsalError(standstill(crowd));
    }
    Rehearsed found = gather(crowd);
    found.released = std::move(released);
    return found;
}

}  // namespace cli
