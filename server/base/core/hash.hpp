#pragma once
// SHA-256 (FIPS 180-4, by libsodium) and its spelling in hexadecimal. Pure; any thread.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace base {

using Digest = std::array<std::uint8_t, 32>;

// SHA-256 of the bytes of `text`.
Digest sha256(std::string_view text);

// Lower-case hexadecimal, two characters a byte.
std::string hex(std::string_view bytes);
std::string hex(const Digest& digest);

// SHA-256 in lower-case hexadecimal.
std::string sha256_hex(std::string_view text);

}  // namespace base
