#include "net/router.hpp"

#include <algorithm>
#include <utility>

#include "net/pages.hpp"
#include "net/room_paths.hpp"
#include "net/socket_screen.hpp"
#include "protocol/enum_names.hpp"
#include "protocol/http_messages.hpp"

namespace net {
namespace {

HttpResponse json(int status, std::string body) {
    HttpResponse response;
    response.status = status;
    response.headers.emplace_back("Content-Type", "application/json");
    response.headers.emplace_back("Cache-Control", "no-store");
    response.body = std::move(body);
    return response;
}

HttpResponse failure(int status, std::string code, std::string detail) {
    return json(status,
                protocol::write_http(protocol::ErrorAnswer{std::move(code), std::move(detail)}));
}

HttpResponse not_found() {
    return failure(404, "not_found", "there is nothing at this address");
}

HttpResponse wrong_method() {
    return failure(405, "wrong_method", "this address takes another method");
}

HttpResponse bad_body(const protocol::HttpFault& fault) {
    return failure(400, std::string(protocol::name_of(fault.error)), protocol::sentence_of(fault));
}

HttpResponse text(int status, std::string body) {
    HttpResponse response;
    response.status = status;
    response.headers.emplace_back("Content-Type", "text/plain; charset=utf-8");
    response.headers.emplace_back("Cache-Control", "no-store");
    response.body = std::move(body);
    return response;
}

HttpResponse from_room(live::Response said) {
    HttpResponse response;
    response.status = said.status;
    response.headers.emplace_back("Content-Type", std::move(said.type));
    response.headers.emplace_back("Cache-Control", "no-store");
    if (!said.filename.empty()) {
        response.headers.emplace_back("Content-Disposition",
                                      "attachment; filename=\"" + said.filename + '"');
    }
    response.body = std::move(said.body);
    return response;
}

template <class Enum>
Enum named(std::string_view name, Enum otherwise) {
    const auto& names = protocol::names_of<Enum>;
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? otherwise
                                : static_cast<Enum>(std::distance(names.begin(), found));
}

protocol::RoomRow to_row(const live::RoomSummary& summary) {
    return {summary.room,
            summary.title,
            named(summary.phase, protocol::Phase::draft),
            summary.code,
            named(summary.kind, protocol::RoomKind::real),
            summary.created_tick};
}

bool changes(const HttpRequest& request) {
    return request.method == "POST" || request.method == "PUT";
}

}  // namespace

bool CodeBudget::exhausted() {
    const std::lock_guard lock(mutex_);
    const base::Instant second_ago = clock_.now() - std::chrono::seconds{1};
    while (!failures_.empty() && failures_.front() <= second_ago) {
        failures_.pop_front();
    }
    return failures_.size() >= limits::code_failures_per_second_max;
}

void CodeBudget::failed() {
    const std::lock_guard lock(mutex_);
    failures_.push_back(clock_.now());
}

Router::Router(RouterParts parts, Origins origins)
    : parts_(std::move(parts)), origins_(std::move(origins)), codes_(parts_.clock) {}

std::size_t Router::body_bytes_max(const HttpRequest& head) const {
    if (!changes(head)) {
        return 0;
    }
    if (const auto path = room_path(head.path())) {
        return room_body_bytes_max(*path);
    }
    constexpr std::size_t settings = 512 * 1024;
    return head.path() == "/rooms" ? settings : limits::message_in_bytes_max;
}

void Router::serve(HttpRequest request, Answer answer) {
    const auto kept = std::make_shared<const HttpRequest>(std::move(request));
    const Answer finish = [kept, answer = std::move(answer)](HttpResponse response) {
        add_security_headers(response, *kept);
        answer(std::move(response));
    };
    if (changes(*kept) && !origins_.allow(kept->origin, kept->host)) {
        finish(failure(403, "foreign_origin", "pages of other sites may not change anything here"));
        return;
    }
    route(*kept, finish);
}

void Router::route(const HttpRequest& request, Answer answer) {
    const std::string_view path = request.path();
    const bool posts = request.method == "POST";
    if (path == "/healthz" || path == "/readyz") {
        answer(health(request));
    } else if (path == "/server/claim") {
        posts ? claim(request, std::move(answer)) : answer(wrong_method());
    } else if (path == "/codes") {
        posts ? find_code(request, std::move(answer)) : answer(wrong_method());
    } else if (path == "/rooms") {
        posts ? create_room(request, std::move(answer)) : list_rooms(request, std::move(answer));
    } else if (path.starts_with("/rooms/")) {
        ask_room(request, std::move(answer));
    } else if (auto page = page_for(request)) {
        answer(changes(request) ? wrong_method() : std::move(*page));
    } else {
        answer(not_found());
    }
}

HttpResponse Router::health(const HttpRequest& request) const {
    if (request.path() == "/readyz" && !(ready_ && parts_.store_works())) {
        return text(503, "not ready\n");
    }
    return text(200, "ok\n");
}

void Router::claim(const HttpRequest& request, Answer answer) {
    auto body = protocol::read_http<protocol::ServerClaimRequest>(request.body);
    if (!body) {
        answer(bad_body(body.error()));
        return;
    }
    const std::string hash = body->ticket_hash;
    parts_.access.claim(body->secret, hash, [this, hash, answer = std::move(answer)](bool claimed) {
        if (!claimed) {
            answer(failure(403, "bad_link", "this link was used already or never existed"));
            return;
        }
        if (parts_.claimed) {
            parts_.claimed(hash);
        }
        answer(json(200, "{}"));
    });
}

void Router::find_code(const HttpRequest& request, Answer answer) {
    auto body = protocol::read_http<protocol::CodeRequest>(request.body);
    if (!body) {
        answer(bad_body(body.error()));
        return;
    }
    if (codes_.exhausted()) {
        answer(failure(429, "codes_paused", "too many wrong codes; wait a second"));
        return;
    }
    parts_.directory.find_code(
        body->code, [this, answer = std::move(answer)](std::optional<std::string> room) {
            if (!room) {
                codes_.failed();
                answer(failure(404, "no_such_code", "no event has this code"));
                return;
            }
            answer(json(200, protocol::write_http(protocol::CodeAnswer{*room})));
        });
}

void Router::list_rooms(const HttpRequest& request, Answer answer) {
    if (!parts_.access.allows(bearer_of(request))) {
        answer(failure(401, "not_yours", "this needs the ticket of an organizer of this server"));
        return;
    }
    parts_.directory.list([answer = std::move(answer)](const std::vector<live::RoomSummary>& all) {
        protocol::RoomsAnswer rows;
        std::transform(all.begin(), all.end(), std::back_inserter(rows), to_row);
        answer(json(200, protocol::write_http(rows)));
    });
}

void Router::create_room(const HttpRequest& request, Answer answer) {
    if (!parts_.access.allows(bearer_of(request))) {
        answer(failure(401, "not_yours", "this needs the ticket of an organizer of this server"));
        return;
    }
    parts_.directory.create(
        request.body,
        [answer](const live::CreatedRoom& room) {
            answer(json(200, protocol::write_http(protocol::CreateRoomAnswer{
                                 room.room, room.code, room.pin, room.recovery_code})));
        },
        [answer](const live::CreateFailure& why) {
            answer(failure(why.status, why.code, why.detail));
        });
}

void Router::ask_room(const HttpRequest& request, Answer answer) {
    const auto path = room_path(request.path());
    if (!path) {
        answer(not_found());
        return;
    }
    const bool where = path->rest == "where" && !changes(request);
    RoomAsk ask = room_ask(*path, request);
    if (!where && !ask.request) {
        answer(ask.known ? wrong_method() : not_found());
        return;
    }
    parts_.directory.find(
        path->room, [where, asked = std::move(ask.request), answer = std::move(answer)](
                        const std::shared_ptr<live::RoomHandle>& room, const std::string&) {
            if (!room) {
                answer(not_found());
            } else if (where) {
                answer(json(200, protocol::write_http(protocol::WhereAnswer{})));
            } else {
                room->request(
                    *asked, [answer](live::Response said) { answer(from_room(std::move(said))); });
            }
        });
}

std::variant<std::shared_ptr<SocketUser>, HttpResponse> Router::upgrade(const HttpRequest& head) {
    const auto path = room_path(head.path());
    if (!path || path->rest != "socket") {
        return not_found();
    }
    if (!origins_.allow(head.origin, head.host)) {
        return failure(403, "foreign_origin", "pages of other sites may not connect");
    }
    return std::make_shared<SocketScreen>(path->room, parts_.directory);
}

}  // namespace net
