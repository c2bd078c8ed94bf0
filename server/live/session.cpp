#include "live/session.hpp"

#include <algorithm>
#include <utility>

#include "limits.hpp"
#include "live/gate/replies.hpp"

namespace live {

void Session::show(Slot slot, Text picture) {
    auto& last = sent.at(static_cast<std::size_t>(slot));
    if (last && *last == *picture) {
        return;
    }
    last = picture;
    screen->show(slot, std::move(picture));
}

Session& Sessions::open(std::uint64_t number, std::shared_ptr<Screen> screen, base::Instant now) {
    Session session;
    session.number = number;
    session.screen = std::move(screen);
    session.since = now;
    session.heard = now;
    return all_.insert_or_assign(number, std::move(session)).first->second;
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
    for (auto& [number, other] : all_) {
        if (other.attached() != nullptr && other.attached()->who == who) {
            tell(other, false);
        }
    }
    std::erase_if(vacancies_, [&who](const Vacancy& vacancy) { return vacancy.who == who; });
    session.state = Attached{who, ticket, true, ++order_, std::nullopt};
    if (who.person) {
        ++sockets_[*who.person];
        last_heard_[*who.person] = session.heard;
    } else if (who.audience == Audience::organizer) {
        ++organizers_[*who.staff];
    }
}

void Sessions::hear(Session& session, base::Instant now) {
    session.heard = now;
    const auto* attached = session.attached();
    if (attached != nullptr && attached->who.person) {
        last_heard_[*attached->who.person] = now;
    }
}

void Sessions::gone(std::uint64_t number, base::Instant now) {
    const auto found = all_.find(number);
    if (found == all_.end()) {
        return;
    }
    if (const auto* attached = found->second.attached()) {
        if (attached->who.person) {
            --sockets_[*attached->who.person];
        } else if (attached->who.audience == Audience::organizer &&
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
    sockets_.clear();
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

std::optional<base::Instant> Sessions::turn(base::Instant now) {
    std::vector<std::uint64_t> mute;
    std::optional<base::Instant> next;
    const auto sooner = [&next](base::Instant at) { next = next ? std::min(*next, at) : at; };
    for (const auto& [number, session] : all_) {
        const auto* visitor = std::get_if<Visitor>(&session.state);
        if (visitor == nullptr || visitor->asked) {
            continue;
        }
        const base::Instant until = session.heard + limits::hello_wait;
        if (until <= now) {
            mute.push_back(number);
        } else {
            sooner(until);
        }
    }
    for (const auto number : mute) {
        close(number, protocol::CloseCode::idle, now);
    }
    for (const auto& vacancy : vacancies_) {
        if (vacancy.from > now) {
            sooner(vacancy.from);
            continue;
        }
        Session* newest = nullptr;
        for (auto& [number, session] : all_) {
            const auto* attached = session.attached();
            if (attached != nullptr && attached->who == vacancy.who &&
                (newest == nullptr || attached->order > newest->attached()->order)) {
                newest = &session;
            }
        }
        if (newest != nullptr) {
            tell(*newest, true);
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
    const auto found = sockets_.find(person);
    return found != sockets_.end() && found->second > 0;
}

}  // namespace live
