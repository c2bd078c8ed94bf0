#include "live/gate/http_in.hpp"

#include <algorithm>
#include <utility>

#include "base/core/hash.hpp"
#include "base/qr.hpp"
#include "base/secrets.hpp"
#include "files/rules_json.hpp"
#include "live/gate/cast.hpp"
#include "live/gate/create_in.hpp"
#include "live/gate/export.hpp"
#include "live/gate/links.hpp"
#include "live/gate/participant.hpp"
#include "live/gate/roster_in.hpp"
#include "live/gate/settings_in.hpp"

namespace live::gate {

namespace {

using Answer = std::function<void(Response)>;

Response json(std::string body) {
    Response response;
    response.body = std::move(body);
    return response;
}

Response nothing() {
    return json("{}");
}

// Reasons that say more than "not now".
int status_of(const std::string& reason) {
    if (reason == "not_allowed" || reason == "pin_needed" || reason == "unknown_secret" ||
        reason == "not_yours") {
        return 403;
    }
    if (reason == "bad_settings" || reason == "bad_roster" || reason == "bad_text") {
        return 400;
    }
    if (reason == "no_such_person" || reason == "no_such_encounter") {
        return 404;
    }
    if (reason == "unavailable") {
        return 503;
    }
    return reason == "internal_fault" ? 500 : 409;
}

Response refused(const std::string& reason) {
    return failure(status_of(reason), reason, "the room did not do it");
}

Response unread(const protocol::HttpFault& fault) {
    return failure(400, std::string(protocol::name_of(fault.error)), protocol::sentence_of(fault));
}

// One request on its way: who asks, and where its answer goes.
class Errand {
public:
    Errand(const HttpNeeds& needs, const Request& what, Answer answer)
        : needs_(needs), what_(what), answer_(std::move(answer)) {}

    void run() {
        if (what_.ask == Ask::recover) {
            return recover();
        }
        if (!what_.from_operator) {
            ticket_ = room::SecretHash{base::sha256_hex(what_.ticket)};
            who_ = what_.ticket.empty() ? std::nullopt : holder_of(room(), ticket_);
            if (!who_ || is_removed(room(), *who_)) {
                return answer_(failure(401, "bad_ticket", "this device is not known here"));
            }
        }
        const bool own =
            what_.ask == Ask::note || what_.ask == Ask::profile || what_.ask == Ask::own_data;
        const bool fits = own ? is_participant() : is_organizer();
        if (!fits) {
            return answer_(failure(403, "not_allowed", "this device may not do that"));
        }
        return own ? run_own() : run_organizer();
    }

private:
    const room::Room& room() const { return needs_.shown; }
    bool is_participant() const { return who_ && who_->audience == Audience::participant; }
    bool is_organizer() const {
        return what_.from_operator || (who_ && who_->audience == Audience::organizer);
    }

    void run_own() {
        switch (what_.ask) {
            case Ask::note:
                return note();
            case Ask::profile:
                return profile();
            default:
                return answer_(json(own_data(Cast(room()), *who_->person, needs_.now)));
        }
    }

    void run_organizer() {
        switch (what_.ask) {
            case Ask::settings_read:
                return answer_(json(protocol::write_http(to_wire(room().settings))));
            case Ask::settings_write:
                return settings();
            case Ask::roster_preview:
                return answer_(json(protocol::write_http(read_roster(room(), what_.body).preview)));
            case Ask::roster_confirm:
                return roster();
            case Ask::rules_write:
                return rules();
            case Ask::slips:
                return slips();
            case Ask::link:
                return link();
            default:
                return export_file();
        }
    }

    // Submits, and answers with `done` when it is durable.
    void wish(room::Command command, Response done) {
        Wish wish;
        wish.from = what_.from_operator ? Origin(FromServer{room::ActorKind::operator_})
                                        : Origin(FromTicket{ticket_});
        wish.command = std::move(command);
        wish.answer = [answer = answer_, done = std::move(done)](const Verdict& verdict) {
            answer(verdict.done() ? done : refused(verdict.reason));
        };
        needs_.submit(std::move(wish));
    }

    template <class Body>
    std::optional<Body> read() {
        auto body = protocol::read_http<Body>(what_.body);
        if (!body) {
            answer_(unread(body.error()));
            return std::nullopt;
        }
        return std::move(*body);
    }

    void recover() {
        const auto body = read<protocol::RecoverRequest>();
        if (!body) {
            return;
        }
        // Typed like an event code: case, O and I do not matter.
        const auto hash = base::sha256_hex(fold_recovery(body->recovery_code));
        Wish wish;
        wish.from = FromServer{room::ActorKind::visitor};
        wish.command = room::RecoverOrganizer{{hash}, {body->ticket_hash}};
        wish.answer = [answer = answer_](const Verdict& verdict) {
            answer(verdict.done() ? nothing() : refused(verdict.reason));
        };
        needs_.submit(std::move(wish));
    }

    void note() {
        const auto body = read<protocol::NoteRequest>();
        if (!body) {
            return;
        }
        std::uint32_t number = 0;
        for (const char digit : what_.parameter) {
            if (digit < '0' || digit > '9' || number > 100'000'000) {
                return answer_(refused("no_such_encounter"));
            }
            number = number * 10 + static_cast<std::uint32_t>(digit - '0');
        }
        wish(room::WriteNote{room::EncounterId(number), body->text}, nothing());
    }

    void profile() {
        const auto body = read<protocol::ProfileRequest>();
        if (body) {
            wish(room::ChangeProfile{body->wants, body->offers, body->contact}, nothing());
        }
    }

    void settings() {
        const auto body = read<protocol::Settings>();
        if (!body) {
            return;
        }
        const auto settings = to_room(*body);
        const auto complaint = room::complaint_about(settings, room().kind);
        if (!complaint.empty()) {
            return answer_(failure(400, "bad_settings", complaint));
        }
        wish(room::ChangeSettings{settings}, nothing());
    }

    void roster() {
        auto read = read_roster(room(), what_.body);
        if (!read.preview.errors.empty()) {
            return answer_(failure(400, "bad_roster", read.preview.errors.front().message));
        }
        if (read.preview.digest != what_.parameter) {
            return answer_(failure(409, "effect_changed", "the list or the event has changed"));
        }
        protocol::RosterConfirmAnswer count;
        for (const auto& row : read.preview.rows) {
            count.added += row.change == protocol::RosterChange::new_person ? 1 : 0;
            count.changed += row.change == protocol::RosterChange::changed ? 1 : 0;
        }
        wish(room::ConfirmRoster{std::move(read.entries)}, json(protocol::write_http(count)));
    }

    void rules() {
        files::Problems problems("rules.json");
        const auto file = files::read_rules(what_.body, as_file(room()), problems);
        if (!file) {
            return answer_(failure(400, "bad_rules", problems.report()));
        }
        wish(room::ChangeRules{to_room(*file)}, nothing());
    }

    void slips() {
        const auto body = read<protocol::SlipsRequest>();
        if (!body) {
            return;
        }
        room::IssueSlips issue;
        protocol::SlipsAnswer rows;
        for (const auto& person : room().people) {
            const bool asked =
                body->badges
                    ? std::count(body->badges->begin(), body->badges->end(), person.id.value) > 0
                    : !person.ticket && person.presence != room::Presence::removed &&
                          person.entry.attends;
            if (!asked) {
                continue;
            }
            const std::string secret = base::random_token();
            issue.slips.emplace_back(person.id, room::SecretHash{base::sha256_hex(secret)});
            rows.push_back({person.id.value, person.entry.name,
                            slip_link(needs_.base_url, room().id, secret)});
        }
        wish(std::move(issue), json(protocol::write_http(rows)));
    }

    void link() {
        const auto body = read<protocol::LinkRequest>();
        if (!body) {
            return;
        }
        auto role = room::StaffRole::helper;
        if (body->role == protocol::LinkRole::organizer) {
            role = room::StaffRole::organizer;
        } else if (body->role == protocol::LinkRole::wall) {
            role = room::StaffRole::wall;
        }
        const std::string secret = base::random_token();
        protocol::LinkAnswer made;
        made.link = staff_link(needs_.base_url, role, room().id, secret);
        const auto code = base::qr_of(made.link);
        made.qr = base::svg_path(code);
        made.qr_size = code.size + 2 * base::qr_quiet_zone;
        wish(room::IssueLink{role, {base::sha256_hex(secret)}}, json(protocol::write_http(made)));
    }

    void export_file() {
        const bool may = what_.from_operator || room().pin_hash.empty() ||
                         needs_.pin_fresh(actor_of(*who_, false));
        if (!may) {
            return answer_(failure(403, "pin_needed", "enter the PIN on this device first"));
        }
        const bool stands = room().stage.phase == room::Phase::published && room().proposal &&
                            !room().publications.empty() && !room().publications.back().withdrawn;
        if (!stands) {
            return answer_(failure(409, "not_published", "there is no published result"));
        }
        Response response;
        if (what_.ask == Ask::export_pairs_csv) {
            response.type = "text/csv; charset=utf-8";
            response.filename = "pairs.csv";
            response.body = released_pairs(room());
        } else {
            response.filename = "result.json";
            response.body = released_result(room());
        }
        answer_(std::move(response));
    }

    const HttpNeeds& needs_;
    const Request& what_;
    Answer answer_;
    room::SecretHash ticket_;
    std::optional<Identity> who_;
};

}  // namespace

void serve(const HttpNeeds& needs, const Request& what, std::function<void(Response)> answer) {
    Errand(needs, what, std::move(answer)).run();
}

Response failure(int status, const std::string& code, const std::string& sentence) {
    Response response;
    response.status = status;
    response.body = protocol::write_http(protocol::ErrorAnswer{code, sentence});
    return response;
}

}  // namespace live::gate
