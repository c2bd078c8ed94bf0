#pragma once
// HTTP requests for a room: bodies → wishes, rooms and rosters → answers (HTTP contract in
// protocol/openapi.yaml). Secrets are drawn here and leave as links; the room gets their hashes.
// Used on the room's strand.

#include <functional>
#include <string>

#include "live/identity.hpp"
#include "live/room_handle.hpp"
#include "live/wish.hpp"

namespace live::gate {

struct HttpNeeds {
    const room::Room& shown;
    base::Instant now;
    std::string base_url;
    std::function<bool(const room::Actor&)> pin_fresh;
    std::function<void(Wish)> submit;
};

// Answers exactly once, now or when the wish is durable. `shown` must live until then.
void serve(const HttpNeeds& needs, const Request& what, std::function<void(Response)> answer);

// {"error": code, "detail": sentence}
Response failure(int status, const std::string& code, const std::string& sentence);

}  // namespace live::gate
