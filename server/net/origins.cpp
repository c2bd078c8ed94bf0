#include "net/origins.hpp"

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <cctype>

namespace net {
namespace {

bool is_ip_with_port(std::string_view host) {
    const auto colon = host.rfind(':');
    const bool bracketed_end = !host.empty() && host.back() == ']';
    std::string address(colon == std::string_view::npos || bracketed_end ? host
                                                                         : host.substr(0, colon));
    if (address.size() > 2 && address.front() == '[' && address.back() == ']') {
        address = address.substr(1, address.size() - 2);
    }
    boost::system::error_code error;
    boost::asio::ip::make_address(address, error);
    return !error;
}

}  // namespace

bool Origins::allow(const std::optional<std::string>& origin, std::string_view host) const {
    if (!origin || allowed_.contains(*origin)) {
        return true;
    }
    return *origin == "http://" + std::string(host) && is_ip_with_port(host);
}

std::string origin_of(const std::string& url) {
    const auto scheme_end = url.find("://");
    if (scheme_end == std::string::npos) {
        return {};
    }
    const std::string scheme = url.substr(0, scheme_end);
    std::string host = url.substr(scheme_end + 3);
    host = host.substr(0, host.find_first_of("/?#"));
    if ((scheme != "http" && scheme != "https") || !is_plain_host(host)) {
        return {};
    }
    std::transform(host.begin(), host.end(), host.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    const std::string usual_port = scheme == "http" ? ":80" : ":443";
    if (host.ends_with(usual_port)) {
        host.resize(host.size() - usual_port.size());
    }
    return scheme + "://" + host;
}

bool is_plain_host(std::string_view host) {
    return !host.empty() && host.size() <= 255 &&
           std::all_of(host.begin(), host.end(), [](unsigned char letter) {
               return std::isalnum(letter) != 0 || letter == '.' || letter == '-' ||
                      letter == ':' || letter == '[' || letter == ']';
           });
}

}  // namespace net
