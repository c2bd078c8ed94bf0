#include "live/pictures.hpp"

#include "limits.hpp"
#include "live/gate/desk.hpp"
#include "live/gate/helper.hpp"
#include "live/gate/public.hpp"
#include "live/gate/visitor.hpp"
#include "live/gate/wall.hpp"

namespace live {

void Pictures::show(const Touched& touched) {
    if (!touched.any() || needs_.sessions.empty()) {
        return;
    }
    const gate::Cast cast(needs_.room);
    const gate::Extras extras = needs_.extras();
    Text everybody;
    if (touched.everybody) {
        everybody = gate::public_picture(cast, extras);
    }
    Text wall;
    if (touched.wall) {
        wall = gate::wall_picture(cast, extras);
    }
    for (auto& [number, session] : needs_.sessions.all()) {
        const auto* attached = session.attached();
        if (attached == nullptr) {
            if (touched.visitors) {
                show_visitor(session);
            }
            continue;
        }
        const auto& who = attached->who;
        if (who.person && (touched.participants || touched.people.contains(*who.person))) {
            show_own(cast, session, extras.now);
        }
        if (who.audience == Audience::wall && wall) {
            session.show(Slot::own, wall);
        }
        if (everybody) {
            session.show(Slot::everybody, everybody);
        }
    }
    if (touched.staff) {
        refresh_staff_soon();
    }
}

void Pictures::show_all(Session& session) {
    const gate::Cast cast(needs_.room);
    const gate::Extras extras = needs_.extras();
    const auto& who = session.attached()->who;
    if (who.person) {
        show_own(cast, session, extras.now);
    } else if (who.audience == Audience::wall) {
        session.show(Slot::own, gate::wall_picture(cast, extras));
    } else {
        show_staff_to(cast, extras, session);
    }
    session.show(Slot::everybody, gate::public_picture(cast, extras));
}

void Pictures::show_page(Session& session) {
    show_staff_to(gate::Cast(needs_.room), needs_.extras(), session);
}

void Pictures::include(room::ParticipantId who, const std::string& command_id) {
    auto& ids = includes_[who];
    ids.push_back(command_id);
    if (ids.size() > limits::client_unanswered_max) {
        ids.pop_front();
    }
}

void Pictures::show_own(const gate::Cast& cast, Session& session, base::Instant now) {
    const auto who = *session.attached()->who.person;
    session.show(Slot::own, gate::own_picture(cast, who, now, includes_[who], lengths(cast)));
}

void Pictures::show_visitor(Session& session) {
    const auto& asked = std::get<Visitor>(session.state).asked;
    if (!asked) {
        return;
    }
    if (const auto picture = gate::visitor_picture(needs_.room, *asked)) {
        session.show(Slot::own, *picture);
    }
}

const gate::OwnLengths& Pictures::lengths(const gate::Cast& cast) {
    const auto& stage = cast.room.stage;
    if (!lengths_ || stage.phase != lengths_phase_ || stage.round != lengths_round_ ||
        cast.room.people.size() != lengths_people_) {
        lengths_ = gate::own_lengths(cast);
        lengths_phase_ = stage.phase;
        lengths_round_ = stage.round;
        lengths_people_ = cast.room.people.size();
    }
    return *lengths_;
}

void Pictures::refresh_staff_soon() {
    if (desks_wait_) {
        return;
    }
    const base::Instant now = needs_.extras().now;
    const base::Instant next = desks_shown_ + limits::desk_refresh_min;
    if (next <= now) {
        refresh_staff();
        return;
    }
    desks_wait_ = true;
    needs_.refresh_later(next);
}

void Pictures::refresh_staff() {
    desks_wait_ = false;
    const gate::Extras extras = needs_.extras();
    desks_shown_ = extras.now;
    const gate::Cast cast(needs_.room);
    for (auto& [number, session] : needs_.sessions.all()) {
        if (session.attached() != nullptr) {
            show_staff_to(cast, extras, session);
        }
    }
}

void Pictures::show_staff_to(const gate::Cast& cast, const gate::Extras& extras, Session& session) {
    const auto& attached = *session.attached();
    const bool organizer = attached.who.audience == Audience::organizer;
    if (!organizer && attached.who.audience != Audience::helper) {
        return;
    }
    session.show(Slot::own, organizer
                                ? gate::desk_picture(cast, extras, needs_.pin_fresh(attached.who))
                                : gate::helper_picture(cast));
    if (attached.page && (organizer || gate::is_for_helpers(*attached.page))) {
        session.show(Slot::page, gate::page_picture(cast, extras, *attached.page));
    }
}

}  // namespace live
