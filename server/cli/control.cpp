#include "cli/control.hpp"

#include <sstream>
#include <utility>

#include "protocol/http_messages.hpp"

namespace cli {
namespace {

using Answer = std::function<void(net::ControlAnswer)>;

// "code: sentence" of an error answer of a room.
std::string fault_of(const live::Response& response) {
    const auto error = protocol::read_http<protocol::ErrorAnswer>(response.body);
    return error ? error->error + ": " + error->detail
                 : "status " + std::to_string(response.status);
}

void ask_room(live::Directory& directory, const std::string& room, live::Request request,
              std::function<void(live::Response)> done) {
    directory.find(room,
                   [request = std::move(request), done = std::move(done)](
                       const std::shared_ptr<live::RoomHandle>& found, const std::string& why) {
                       if (!found) {
                           done({404,
                                 "application/json",
                                 protocol::write_http(protocol::ErrorAnswer{
                                     "no_such_room", why.empty() ? "there is no such event" : why}),
                                 {}});
                           return;
                       }
                       found->request(request, done);
                   });
}

void room_link(live::Directory& directory, const std::string& room, const Answer& answer) {
    live::Request request;
    request.ask = live::Ask::link;
    request.from_operator = true;
    request.body = protocol::write_http(protocol::LinkRequest{protocol::LinkRole::organizer});
    ask_room(directory, room, std::move(request), [answer](const live::Response& response) {
        const auto link = protocol::read_http<protocol::LinkAnswer>(response.body);
        answer(link ? net::ControlAnswer{true, link->link}
                    : net::ControlAnswer{false, fault_of(response)});
    });
}

void room_export(live::Directory& directory, const std::string& room, const std::string& format,
                 const Answer& answer) {
    if (format != "csv" && format != "json") {
        answer({false, "the format is csv or json"});
        return;
    }
    live::Request request;
    request.ask = format == "csv" ? live::Ask::export_pairs_csv : live::Ask::export_result_json;
    request.from_operator = true;
    ask_room(directory, room, std::move(request), [answer](const live::Response& response) {
        answer(response.status == 200 ? net::ControlAnswer{true, response.body}
                                      : net::ControlAnswer{false, fault_of(response)});
    });
}

}  // namespace

net::ControlHandler control_handler(const ControlParts& parts) {
    return [parts](const std::string& request, const Answer& answer) {
        std::istringstream words(request);
        std::string what;
        std::string room;
        std::string format;
        words >> what >> room >> format;
        if (what == "ping") {
            answer({true, parts.base_url});
        } else if (what == "organizer-link" && room.empty()) {
            parts.access.new_link([base = parts.base_url, answer](const std::string& secret) {
                answer(secret.empty() ? net::ControlAnswer{false, "the link could not be kept"}
                                      : net::ControlAnswer{true, server_link(base, secret)});
            });
        } else if (what == "organizer-link") {
            room_link(parts.directory, room, answer);
        } else if (what == "export") {
            room_export(parts.directory, room, format, answer);
        } else {
            answer({false, "unknown request"});
        }
    };
}

std::string server_link(const std::string& base_url, const std::string& secret) {
    return base_url + "/desk#server=" + secret;
}

}  // namespace cli
