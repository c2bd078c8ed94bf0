#include "live/session.hpp"

#include <algorithm>
#include <functional>
#include <string_view>
#include <utility>

#include "limits.hpp"
#include "live/gate/replies.hpp"

namespace live {

namespace {

std::uint64_t key_of(const Identity& who) {
    constexpr std::uint64_t staff = std::uint64_t{1} << 32U;
    return who.person ? who.person->value : staff + who.staff->value;
}

}  // namespace

void Session::show(Slot slot, Text picture) {
    const LastShown now{picture->size(), std::hash<std::string_view>{}(*picture)};
    auto& last = shown.at(static_cast<std::size_t>(slot));
    if (last == now) {
        return;
    }
    last = now;
    screen->show(slot, std::move(picture));
}

Session& Sessions::open(std::uint64_t number, std::shared_ptr<Screen> screen, base::Instant now) {
    Session session;
    session.number = number;
    session.screen = std::move(screen);
    session.since = now;
    session.heard = now;
    visitors_.insert(number);
    return all_.insert_or_assign(number, std::move(session)).first->second;
}

const Sessions::Screens& Sessions::screens_of(const Identity& who) const {
    static const Screens none;
    const auto found = attached_.find(key_of(who));
    return found == attached_.end() ? none : found->second;
}

const std::vector<std::uint64_t>& Sessions::screens_of(room::ParticipantId person) const {
    return screens_of(Identity{Audience::participant, person, std::nullopt});
}

Session* Sessions::find(std::uint64_t number) {
    const auto found = all_.find(number);
    return found == all_.end() ? nullptr : &found->second;
}

void Sessions::tell(Session& session, bool acting) {
    auto& attached = *session.attached();
    if (attached.acting != acting) {
        attached.acting = acting;
        session.screen->reply(gate::standing(acting));
    }
}

void Sessions::attach(Session& session, const Identity& who, const room::SecretHash& ticket) {
    for (const auto number : screens_of(who)) {
        tell(all_.at(number), false);
    }
    visitors_.erase(session.number);
    attached_[key_of(who)].push_back(session.number);
    std::erase_if(vacancies_, [&who](const Vacancy& vacancy) { return vacancy.who == who; });
    session.state = Attached{who, ticket, true, ++order_, std::nullopt};
    if (who.person) {
        note_heard(*who.person, session.heard);
    } else if (who.audience == Audience::organizer) {
        ++organizers_[*who.staff];
    }
}

void Sessions::hear(Session& session, base::Instant now) {
    session.heard = now;
    const auto* attached = session.attached();
    if (attached != nullptr && attached->who.person) {
        note_heard(*attached->who.person, now);
    }
}

void Sessions::note_heard(room::ParticipantId person, base::Instant now) {
    const auto [last, first_time] = last_heard_.try_emplace(person, now);
    silence_broken_ = silence_broken_ || first_time || now - last->second > limits::silent_phone;
    last->second = now;
}

void Sessions::gone(std::uint64_t number, base::Instant now) {
    const auto found = all_.find(number);
    if (found == all_.end()) {
        return;
    }
    visitors_.erase(number);
    if (const auto* attached = found->second.attached()) {
        const auto screens = attached_.find(key_of(attached->who));
        std::erase(screens->second, number);
        if (screens->second.empty()) {
            attached_.erase(screens);
        }
        if (attached->who.audience == Audience::organizer &&
            --organizers_[*attached->who.staff] == 0) {
            organizers_.erase(*attached->who.staff);
        }
        if (attached->acting) {
            vacancies_.push_back({attached->who, now + limits::takeover_wait});
        }
    }
    all_.erase(found);
}

void Sessions::close(std::uint64_t number, protocol::CloseCode code, base::Instant now) {
    if (auto* session = find(number)) {
        const auto screen = session->screen;
        gone(number, now);
        screen->close(code);
    }
}

void Sessions::close_all(protocol::CloseCode code) {
    const auto closing = std::exchange(all_, {});
    visitors_.clear();
    attached_.clear();
    organizers_.clear();
    vacancies_.clear();
    for (const auto& [number, session] : closing) {
        session.screen->close(code);
    }
}

void Sessions::evict(const room::Room& room, base::Instant now) {
    std::vector<std::pair<std::uint64_t, protocol::CloseCode>> leaving;
    for (const auto& [number, session] : all_) {
        const auto* attached = session.attached();
        if (attached == nullptr) {
            continue;
        }
        if (is_removed(room, attached->who)) {
            leaving.emplace_back(number, protocol::CloseCode::removed);
        } else if (!still_holds(room, attached->who, attached->ticket)) {
            leaving.emplace_back(number, room.erased ? protocol::CloseCode::room_closed
                                                     : protocol::CloseCode::revoked);
        }
    }
    for (const auto& [number, code] : leaving) {
        close(number, code, now);
    }
}

void Sessions::close_mute_visitors(base::Instant now, std::optional<base::Instant>& next) {
    std::vector<std::uint64_t> mute;
    for (const auto number : visitors_) {
        const Session& session = all_.at(number);
        if (std::get<Visitor>(session.state).asked) {
            continue;
        }
        const base::Instant until = session.since + limits::hello_wait;  // pings do not count
        if (until <= now) {
            mute.push_back(number);
        } else {
            next = next ? std::min(*next, until) : until;
        }
    }
    for (const auto number : mute) {
        close(number, protocol::CloseCode::idle, now);
    }
}

std::optional<base::Instant> Sessions::turn(base::Instant now) {
    std::optional<base::Instant> next;
    close_mute_visitors(now, next);
    for (const auto& vacancy : vacancies_) {
        if (vacancy.from > now) {
            next = next ? std::min(*next, vacancy.from) : vacancy.from;
        } else if (const auto& screens = screens_of(vacancy.who); !screens.empty()) {
            tell(all_.at(screens.back()), true);
        }
    }
    std::erase_if(vacancies_, [now](const Vacancy& vacancy) { return vacancy.from <= now; });
    return next;
}

std::optional<base::Instant> Sessions::heard(room::ParticipantId person) const {
    const auto found = last_heard_.find(person);
    return found == last_heard_.end() ? std::nullopt : std::optional(found->second);
}

bool Sessions::connected(room::ParticipantId person) const {
    return !screens_of(person).empty();
}

}  // namespace live
