#pragma once
// The committed lottery of PRODUCT 4: the last stage of every matching. Pure; any thread.

#include <cstdint>
#include <string_view>

namespace instance {

// n(a,b): the first 3 bytes, big-endian, of SHA-256(seed ‖ 00 ‖ smaller id ‖ 00 ‖ larger id), ids
// compared as bytes. Symmetric in `one` and `other`.
std::uint32_t lottery_number(std::string_view seed, std::string_view one, std::string_view other);

}  // namespace instance
