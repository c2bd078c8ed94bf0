#include "live/pictures.hpp"

#include <algorithm>
#include <utility>

#include "limits.hpp"
#include "live/gate/desk.hpp"
#include "live/gate/helper.hpp"
#include "live/gate/public.hpp"
#include "live/gate/visitor.hpp"
#include "live/gate/wall.hpp"

namespace live {

namespace {

gate::PublicFor public_for(const Identity& who) {
    const bool staff = who.audience == Audience::organizer || who.audience == Audience::helper;
    return staff ? gate::PublicFor::staff : gate::PublicFor::guests;
}

}  // namespace

const gate::Cast& Pictures::cast() {
    if (!cast_) {
        cast_.emplace(needs_.room);
    }
    return *cast_;
}

const Text& Pictures::everybody(gate::PublicFor whom) {
    Text& kept = whom == gate::PublicFor::guests ? for_guests_ : for_staff_;
    if (!kept) {
        kept = gate::public_picture(cast(), needs_.extras(), whom);
    }
    return kept;
}

void Pictures::forget(const Touched& touched) {
    lengths_stale_ = lengths_stale_ || touched.texts;
    for_guests_.reset();
    for_staff_.reset();
    if (touched.course) {
        cast_.reset();
    }
}

void Pictures::show(const Touched& touched) {
    if (!touched.any() || needs_.sessions.empty()) {
        return;
    }
    if (touched.everybody || touched.participants || touched.wall || touched.visitors) {
        show_to_all(touched);
    } else {
        const base::Instant now = needs_.extras().now;
        for (const auto person : touched.people) {
            for (const auto number : needs_.sessions.screens_of(person)) {
                show_own(*needs_.sessions.find(number), now);
            }
        }
    }
    counts_wait_ = counts_wait_ || touched.counts;
    if (touched.staff || touched.counts) {
        refresh_staff_soon();
    }
}

void Pictures::show_to_all(const Touched& touched) {
    const gate::Extras extras = needs_.extras();
    Text wall;
    if (touched.wall) {
        wall = gate::wall_picture(cast(), extras);
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
            show_own(session, extras.now);
        }
        if (who.audience == Audience::wall && wall) {
            session.show(Slot::own, wall);
        }
        if (touched.everybody) {
            session.show(Slot::everybody, everybody(public_for(who)));
        }
    }
}

void Pictures::show_all(Session& session) {
    const auto& who = session.attached()->who;
    if (who.person) {
        show_own(session, needs_.extras().now);
    } else if (who.audience == Audience::wall) {
        session.show(Slot::own, gate::wall_picture(cast(), needs_.extras()));
    } else {
        show_staff_to(needs_.extras(), session);
    }
    session.show(Slot::everybody, everybody(public_for(who)));
}

void Pictures::show_page(Session& session) {
    show_staff_to(needs_.extras(), session);
}

void Pictures::include(room::ParticipantId who, const std::string& command_id) {
    auto& ids = includes_[who];
    ids.push_back(command_id);
    if (ids.size() > limits::client_unanswered_max) {
        ids.pop_front();
    }
}

void Pictures::show_own(Session& session, base::Instant now) {
    const auto who = *session.attached()->who.person;
    session.show(Slot::own, gate::own_picture(cast(), who, now, includes_[who], lengths()));
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

const gate::OwnLengths& Pictures::lengths() {
    const auto& stage = needs_.room.stage;
    const bool anew = !lengths_ || stage.phase != lengths_phase_ || stage.round != lengths_round_;
    if (anew || lengths_stale_) {
        const auto needed = gate::own_lengths(cast());
        lengths_ = {anew ? needed.pictures : std::max(lengths_->pictures, needed.pictures)};
        lengths_phase_ = stage.phase;
        lengths_round_ = stage.round;
        lengths_stale_ = false;
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
    for (auto& [number, session] : needs_.sessions.all()) {
        if (session.attached() != nullptr) {
            show_staff_to(extras, session);
        }
    }
    if (std::exchange(counts_wait_, false)) {
        Touched counts;
        counts.everybody = counts.wall = true;
        show(counts);
    }
}

void Pictures::show_staff_to(const gate::Extras& extras, Session& session) {
    const auto& attached = *session.attached();
    const bool organizer = attached.who.audience == Audience::organizer;
    if (!organizer && attached.who.audience != Audience::helper) {
        return;
    }
    session.show(Slot::own, organizer
                                ? gate::desk_picture(cast(), extras, needs_.pin_fresh(attached.who))
                                : gate::helper_picture(cast()));
    if (attached.page && (organizer || gate::is_for_helpers(*attached.page))) {
        session.show(Slot::page, gate::page_picture(cast(), extras, *attached.page));
    }
}

}  // namespace live
