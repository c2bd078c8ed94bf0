#include <boost/asio/ip/address.hpp>
#include <charconv>

#include "net/transport.hpp"

namespace net {

ParsedAddress parse_address(const std::string& text) {
    const auto colon = text.rfind(':');
    const auto wrong = [&text](const std::string& why) {
        return ParsedAddress{{}, text + ": " + why + " (expected ADDRESS:PORT, as 127.0.0.1:8080)"};
    };
    if (colon == std::string::npos) {
        return wrong("no port");
    }
    std::string host = text.substr(0, colon);
    if (host.size() > 2 && host.front() == '[' && host.back() == ']') {
        host = host.substr(1, host.size() - 2);
    }
    if (host == "localhost") {
        host = "127.0.0.1";
    }
    boost::system::error_code error;
    boost::asio::ip::make_address(host, error);
    if (error) {
        return wrong("not an IP address");
    }
    std::uint16_t port = 0;
    const char* end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data() + colon + 1, end, port);
    if (parsed.ec != std::errc{} || parsed.ptr != end) {
        return wrong("not a port");
    }
    return {{host, port}, {}};
}

bool is_loopback(const Address& address) {
    boost::system::error_code error;
    const auto parsed = boost::asio::ip::make_address(address.host, error);
    return !error && parsed.is_loopback();
}

std::string to_text(const Address& address) {
    const bool six = address.host.find(':') != std::string::npos;
    return (six ? '[' + address.host + ']' : address.host) + ':' + std::to_string(address.port);
}

}  // namespace net
