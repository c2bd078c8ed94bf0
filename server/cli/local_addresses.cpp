#include "cli/local_addresses.hpp"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>

#include <array>
#include <memory>

namespace cli {
namespace {

std::string first_outward_address() {
    ifaddrs* found = nullptr;
    if (getifaddrs(&found) != 0) {
        return {};
    }
    const std::unique_ptr<ifaddrs, decltype(&freeifaddrs)> all(found, freeifaddrs);
    for (const ifaddrs* at = all.get(); at != nullptr; at = at->ifa_next) {
        const bool usable = at->ifa_addr != nullptr && at->ifa_addr->sa_family == AF_INET &&
                            (at->ifa_flags & IFF_UP) != 0 && (at->ifa_flags & IFF_LOOPBACK) == 0;
        if (!usable) {
            continue;
        }
        std::array<char, INET_ADDRSTRLEN> text{};
        const auto* address = reinterpret_cast<const sockaddr_in*>(at->ifa_addr);
        if (inet_ntop(AF_INET, &address->sin_addr, text.data(), text.size()) != nullptr) {
            return text.data();
        }
    }
    return {};
}

}  // namespace

std::string default_base_url(const net::Address& address) {
    net::Address shown = address;
    if (shown.host == "0.0.0.0" || shown.host == "::") {
        shown.host = first_outward_address();
        if (shown.host.empty()) {
            shown.host = "127.0.0.1";
        }
    }
    return "http://" + net::to_text(shown);
}

}  // namespace cli
