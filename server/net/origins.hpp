#pragma once
// Which pages may talk to this server (RELIABILITY 2.7). Tickets travel in messages and headers,
// not in cookies, so a foreign page could do nothing; it is refused all the same. Immutable; any
// thread.

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace net {

class Origins {
public:
    // `allowed`: origins in full ("http://127.0.0.1:8080"), compared byte for byte.
    explicit Origins(std::set<std::string> allowed) : allowed_(std::move(allowed)) {}

    // Whether a request with this Origin header may pass. None at all: not a browser, it passes.
    // Beside the list, a page may talk to where it came from when that is an IP address: names can
    // be made to point here by a stranger, addresses cannot.
    bool allow(const std::optional<std::string>& origin, std::string_view host) const;

private:
    std::set<std::string> allowed_;
};

// Scheme, host and port of a URL, as a browser states them in Origin; empty when it is not one.
std::string origin_of(const std::string& url);

// What a Host header may consist of, so that it can stand in an answer.
bool is_plain_host(std::string_view host);

}  // namespace net
