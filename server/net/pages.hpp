#pragma once
// The web client's files as answers: found by exact path, with entity tags, caching and the policy
// that lets no foreign script run. Nothing here touches the file system. Any thread.

#include <optional>
#include <string>

#include "net/http_message.hpp"

namespace net {

// The answer to GET or HEAD of a page or asset; nothing when there is none of that path.
std::optional<HttpResponse> page_for(const HttpRequest& request);

// What every answer of this server says: no referrer, no sniffing, no foreign content.
void add_security_headers(HttpResponse& response, const HttpRequest& request);

}  // namespace net
