#include "net/front_door.hpp"

#include <utility>

namespace net {
namespace {

HttpResponse come_back() {
    HttpResponse response;
    response.status = 503;
    response.headers.emplace_back("Content-Type", "text/plain; charset=utf-8");
    response.headers.emplace_back("Retry-After", "1");
    response.headers.emplace_back("Cache-Control", "no-store");
    response.body = "starting\n";
    return response;
}

}  // namespace

std::size_t FrontDoor::body_bytes_max(const HttpRequest& head) const {
    const Application* behind = behind_;
    return behind != nullptr ? behind->body_bytes_max(head) : limits::message_in_bytes_max;
}

void FrontDoor::serve(HttpRequest request, std::function<void(HttpResponse)> answer) {
    if (Application* behind = behind_) {
        behind->serve(std::move(request), std::move(answer));
        return;
    }
    HttpResponse response = come_back();
    if (request.path() == "/healthz") {
        response.status = 200;
    }
    answer(std::move(response));
}

std::variant<std::shared_ptr<SocketUser>, HttpResponse> FrontDoor::upgrade(
    const HttpRequest& head) {
    if (Application* behind = behind_) {
        return behind->upgrade(head);
    }
    return come_back();
}

}  // namespace net
