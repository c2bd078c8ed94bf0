#include "instance/lottery.hpp"

#include <algorithm>
#include <string>

#include "base/core/hash.hpp"

namespace instance {

std::uint32_t lottery_number(std::string_view seed, std::string_view one, std::string_view other) {
    const auto [smaller, larger] = std::minmax(one, other);
    std::string text;
    text.reserve(seed.size() + smaller.size() + larger.size() + 2);
    text.append(seed).push_back('\0');
    text.append(smaller).push_back('\0');
    text.append(larger);
    const base::Digest digest = base::sha256(text);
    return (std::uint32_t{digest[0]} << 16) | (std::uint32_t{digest[1]} << 8) | digest[2];
}

}  // namespace instance
