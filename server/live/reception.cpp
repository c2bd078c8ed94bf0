#include "live/reception.hpp"

#include <utility>

#include "base/core/ensure.hpp"
#include "base/secrets.hpp"
#include "limits.hpp"
#include "live/gate/replies.hpp"
#include "live/gate/visitor.hpp"
#include "live/trial.hpp"

namespace live {

namespace {

// Who speaks, as in receipts and logs.
std::string speaker(const Identity& who) {
    return who.person ? "person " + std::to_string(who.person->value)
                      : "staff " + std::to_string(who.staff->value);
}

}  // namespace

void Reception::hear(Session& session, const protocol::ClientMessage& message) {
    needs_.sessions.hear(session, needs_.now());
    const auto* attached = session.attached();
    const auto who = attached == nullptr ? std::nullopt : std::optional(attached->who);
    const gate::Heard heard = gate::understand(message, who);
    if (who) {
        heard_from_person(session, heard, message);
    } else {
        heard_from_visitor(session, heard);
    }
}

void Reception::heard_from_visitor(Session& session, const gate::Heard& heard) {
    if (const auto* greeting = std::get_if<gate::Greeting>(&heard)) {
        greet(session, *greeting);
    } else if (const auto* claim = std::get_if<gate::Knock>(&heard)) {
        knock(session, *claim);
    } else if (const auto* request = std::get_if<gate::Request>(&heard)) {
        ask_to_join(session, *request);
    } else if (const auto* beat = std::get_if<gate::Beat>(&heard)) {
        session.screen->reply(gate::pong(beat->sent, needs_.now()));
    } else {
        needs_.sessions.close(session.number, protocol::CloseCode::bad_message, needs_.now());
    }
}

void Reception::greet(Session& session, const gate::Greeting& greeting) {
    const auto close = [&](protocol::CloseCode code) {
        needs_.sessions.close(session.number, code, needs_.now());
    };
    if (!greeting.our_protocol) {
        return close(protocol::CloseCode::upgrade_required);
    }
    const auto who = holder_of(needs_.shown, greeting.ticket);
    if (!who) {
        return close(needs_.shown.erased ? protocol::CloseCode::room_closed
                                         : protocol::CloseCode::bad_ticket);
    }
    if (is_removed(needs_.shown, *who)) {
        return close(protocol::CloseCode::removed);
    }
    needs_.sessions.attach(session, *who, greeting.ticket);
    if (who->audience == Audience::organizer) {
        session.screen->allow_long_messages();
    }
    session.screen->reply(gate::welcome(who->audience, needs_.now(), true));
    needs_.pictures.show_all(session);
    needs_.connections_changed();
}

void Reception::knock(Session& session, const gate::Knock& knock) {
    Wish wish{FromServer{room::ActorKind::visitor}, knock.claim, knock.id, {}, {}, {}};
    wish.answer = [this, number = session.number, id = knock.id](const Verdict& verdict) {
        needs_.answer(number,
                      verdict.done() ? gate::ack(id, {}) : gate::reject(id, verdict.reason));
    };
    needs_.submit(std::move(wish));
}

void Reception::ask_to_join(Session& session, const gate::Request& request) {
    room::AskToJoin ask = request.ask;
    ask.words = gate::two_words(needs_.shown, base::random_number());
    Wish wish{FromServer{room::ActorKind::visitor}, std::move(ask), request.id, {}, {}, {}};
    wish.answer = [this, number = session.number, request](const Verdict& verdict) {
        asked(number, request, verdict);
    };
    needs_.submit(std::move(wish));
}

void Reception::asked(std::uint64_t number, const gate::Request& request, const Verdict& verdict) {
    auto* session = needs_.sessions.find(number);
    if (verdict.done() && session != nullptr) {
        if (auto* visitor = std::get_if<Visitor>(&session->state)) {
            visitor->asked = request.ask.ticket;
            if (const auto picture = gate::visitor_picture(needs_.shown, request.ask.ticket)) {
                session->show(Slot::own, *picture);
            }
        }
    }
    needs_.answer(number, verdict.done() ? gate::ack(request.id, {})
                                         : gate::reject(request.id, verdict.reason));
}

void Reception::heard_from_person(Session& session, const gate::Heard& heard,
                                  const protocol::ClientMessage& message) {
    if (const auto* beat = std::get_if<gate::Beat>(&heard)) {
        session.screen->reply(gate::pong(beat->sent, needs_.now()));
    } else if (const auto* look = std::get_if<gate::Look>(&heard)) {
        session.attached()->page = look->page;
        needs_.pictures.show_page(session);
    } else if (const auto* typed = std::get_if<gate::Pin>(&heard)) {
        pin(session, *typed);
    } else if (const auto* wanted = std::get_if<gate::Wanted>(&heard)) {
        wish(session, *wanted,
             gate::receipt_of(receipt_key(), speaker(session.attached()->who), message));
    } else if (const auto* attempt = std::get_if<gate::Try>(&heard)) {
        preview(session, *attempt);
    } else if (const auto* impossible = std::get_if<gate::Impossible>(&heard)) {
        needs_.answer(session.number,
                      gate::reject(impossible->id, room::name_of(impossible->reason)));
    } else if (const auto* again = std::get_if<gate::Greeting>(&heard);
               again != nullptr && again->ticket == session.attached()->ticket) {
        session.screen->reply(gate::welcome(session.attached()->who.audience, needs_.now(),
                                            session.attached()->acting));
    } else {
        // Somebody else's hello, a claim or a request to join: this device already is somebody.
        needs_.sessions.close(session.number, protocol::CloseCode::bad_message, needs_.now());
    }
}

const std::string& Reception::receipt_key() {
    if (receipt_key_.empty()) {
        receipt_key_ = gate::receipt_key(needs_.shown);
    }
    return receipt_key_;
}

void Reception::wish(Session& session, const gate::Wanted& wanted, std::string receipt) {
    Wish wish{
        FromScreen{session.number}, wanted.command, wanted.id, wanted.at_step, wanted.effect, {}};
    wish.answer = [this, number = session.number, id = wanted.id,
                   receipt = std::move(receipt)](const Verdict& verdict) {
        needs_.answer(number,
                      verdict.done() ? gate::ack(id, receipt) : gate::reject(id, verdict.reason));
    };
    needs_.submit(std::move(wish));
}

void Reception::preview(Session& session, const gate::Try& attempt) {
    const auto& wanted = attempt.wanted;
    const Wish wish{FromScreen{session.number}, wanted.command, {}, wanted.at_step, {}, {}};
    const auto stamped = needs_.stamp(wish);
    if (!stamped) {
        return needs_.answer(session.number, gate::reject(wanted.id, "not_yours"));
    }
    try {
        const auto words = try_out(needs_.shown, *stamped);
        needs_.answer(session.number, words
                                          ? gate::effect_picture(wanted.id, *words)
                                          : gate::reject(wanted.id, room::name_of(words.error())));
    } catch (const base::InvariantBroken& broken) {
        needs_.log.error(std::string("a preview broke an invariant: ") + broken.what());
        needs_.answer(session.number, gate::reject(wanted.id, "internal_fault"));
    }
}

void Reception::pin(Session& session, const gate::Pin& pin) {
    const auto& who = session.attached()->who;
    const auto number = session.number;
    if (who.audience != Audience::organizer) {
        return needs_.answer(number, gate::reject(pin.id, "not_allowed"));
    }
    const auto done = [this, number, device = *who.staff, id = pin.id](PinGuard::Answer answer) {
        switch (answer) {
            case PinGuard::Answer::right:
                needs_.pins.refresh(device, needs_.now());
                needs_.answer(number, gate::ack(id, {}));
                needs_.pictures.refresh_staff();
                return;
            case PinGuard::Answer::wrong:
                if (const auto until = needs_.pins.paused_until(); until) {
                    needs_.pins_paused(*until);
                }
                return needs_.answer(number, gate::reject(id, "wrong_pin"));
            case PinGuard::Answer::paused:
                return needs_.answer(number, gate::reject(id, "pin_paused"));
        }
    };
    if (needs_.shown.pin_hash.empty()) {
        return done(PinGuard::Answer::right);
    }
    needs_.pins.check({needs_.shown.pin_hash, pin.typed, needs_.now(), done});
}

}  // namespace live
