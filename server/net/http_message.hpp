#pragma once
// One HTTP request and its answer, as the router sees them: what the transport has already read,
// bounded and checked for ambiguity. Plain data; any thread.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace net {

// Only the header fields that anything here looks at are kept.
struct HttpRequest {
    std::string method;  // GET, HEAD, POST, PUT; the transport refuses others
    std::string target;  // as sent, query included; never decoded, only compared
    std::string host;
    std::optional<std::string> origin;
    std::string authorization;
    std::string if_none_match;
    std::string accept_encoding;
    std::string body;

    std::string_view path() const { return std::string_view(target).substr(0, target.find('?')); }
    // What stands after the first '?', or nothing.
    std::string_view query() const {
        const auto at = target.find('?');
        return at == std::string::npos ? std::string_view{}
                                       : std::string_view(target).substr(at + 1);
    }
};

struct HttpResponse {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers;  // Content-Length is the transport's
    std::string body;
    std::string_view lasting_body;  // instead of `body`: bytes that outlive the process's sockets
    bool close = false;             // end the connection after this answer

    std::string_view content() const { return lasting_body.empty() ? body : lasting_body; }
};

}  // namespace net
