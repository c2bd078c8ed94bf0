#pragma once
// Chance that nobody can guess: the operating system's entropy, spelled for links, codes and words.
// Only the shell draws; secrets reach rooms as hashes, as data. Any thread, after `init_secrets`.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace base {

// Must be called once before anything else here; throws std::runtime_error when libsodium refuses.
void init_secrets();

// `bytes` random bytes.
std::string random_bytes(std::size_t bytes);

// A random 64-bit number (seeds).
std::uint64_t random_number();

// 128 random bits as 32 lower-case hexadecimal digits: tickets, slip secrets, room ids.
std::string random_token();

// Eight characters of Crockford's base32, without look-alikes: what people type.
std::string random_code();

// `count` random decimal digits: a PIN.
std::string random_digits(std::size_t count);

// Argon2id of a short secret, salted; slow on purpose (some 50 ms, 16 MiB), so never on a strand
// that people wait for. Throws std::runtime_error when there is no memory for it.
std::string hash_pin(const std::string& pin);
bool pin_matches(const std::string& hash, const std::string& typed);

// Folds what a person typed to the alphabet of random_code: upper case, O→0, I and L→1, U→V, spaces
// and hyphens dropped. Empty when another character or length is found.
std::string fold_code(std::string_view typed);

}  // namespace base
